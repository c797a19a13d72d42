import Statistics
import TextUI
import Transcript

/// The rows of the statistics pane as they are on the screen, and what a click on them means.
struct StatisticsScreen: Equatable, Sendable {
  private(set) var lines: [Line] = []
  /// Where the cursor stands among the rows; nil: nothing is typed.
  private(set) var cursor: Position?
  /// The row of the table's head.
  private(set) var headRow: Int?
  private(set) var chipRow: Int?
  /// How many rows of the table follow its head.
  private(set) var tableCount = 0
  private var size = Size(columns: 0, rows: 0)
  private var tabs: [Range<Int>] = []

  init() {}

  /// Makes a screen that has the views' names alone.
  init(_ pane: StatisticsPane, _ size: Size, _ strings: Strings) {
    self.size = size
    let (line, places) = Self.tabs(pane.view, columns: size.columns, strings)
    lines = size.rows > 0 ? [line] : []
    tabs = places
  }

  /// The names of all views, those of the others only their numbers where it is narrow.
  private static func tabs(_ view: StatisticsPane.View, columns: Int, _ strings: Strings)
    -> (Line, [Range<Int>])
  {
    let all = StatisticsPane.View.allCases
    let names = all.map { strings[$0.name] }
    let whole = names.reduce(1) { $0 + TextUI.columns(of: $1) + 5 }
    var (spans, places, column) = ([Span(" ", .dim)], [Range<Int>](), 1)
    for (index, other) in all.enumerated() {
      let isCurrent = other == view
      let text = isCurrent || whole <= columns ? " \(names[index])" : ""
      let width = TextUI.columns(of: text) + 1
      spans.append(Span("\(index + 1)", isCurrent ? .accent : .keyName))
      spans.append(Span(text, isCurrent ? .title : .dim))
      spans.append(Span("   ", .dim))
      places.append(column..<column + width)
      column += width + 3
    }
    return (Line(spans.filter { !$0.text.isEmpty }).truncated(to: columns), places)
  }

  // MARK: - Sharing out the rows

  /// Rows of the conversation's table, its head included: the rest is for a plot.
  static func tableRows(rows: Int, of count: Int) -> Int {
    guard rows >= 14 else { return max(2, rows) }
    return max(2, min(count + 1, rows - 9))
  }

  /// The same for the history, which has two more lines above and two below.
  static func historyRows(rows: Int, of count: Int) -> Int {
    guard rows >= 16 else { return max(2, rows - (rows >= 8 ? 2 : 1)) }
    return max(2, min(count + 1, rows - 13))
  }

  // MARK: - Filling it

  /// Adds lines, as many as have room.
  mutating func add(_ more: some Sequence<Line>) {
    lines += more
    lines.removeLast(max(0, lines.count - size.rows))
  }

  mutating func add(_ figures: ConversationFigures, _ model: Model) {
    let strings = model.strings
    guard !figures.rows.isEmpty else {
      return add(wrapped(strings[.noReplies], .dim, size.columns))
    }
    headRow = lines.count
    tableCount = figures.window.range.count
    add(figures.tableLines(columns: size.columns, strings))
    let rest = size.rows - lines.count - 1
    guard rest >= 6 else { return }
    add([[]])
    add(
      figures.plot(
        columns: size.columns, rows: min(rest, 14), strings, marks: model.looks.plotMarks))
  }

  mutating func add(
    _ figures: HistoryFigures, _ model: Model, isTyping: Bool, at time: Timestamp
  ) {
    let strings = model.strings
    let (columns, rows) = (size.columns, size.rows)
    let (filter, column) = figures.filterLine(columns: columns, isTyping: isTyping, strings)
    if isTyping { cursor = Position(column: column, row: lines.count) }
    add([filter])
    if rows >= 9 {
      chipRow = lines.count
      add([figures.chips(columns: columns, strings).line])
    }
    guard model.store.isOn else { return add(wrapped(strings[.needsStore], .warning, columns)) }
    guard !figures.rows.isEmpty else {
      let text: Term =
        figures.isUnreadable
        ? .unreadable
        : figures.reading.map { $0.total == 0 ? .nothingKept : .nothingFits } ?? .reading
      return add(wrapped(strings[text], .dim, columns))
    }
    headRow = lines.count
    tableCount = figures.window.range.count
    add(figures.tableLines(columns: columns, at: time, strings))
    guard rows - lines.count >= 3 else { return }
    add([[]])
    add(figures.details(columns: columns, strings))
    let rest = rows - lines.count - 1
    guard rest >= 6 else { return }
    add([[]])
    add(
      figures.trendLines(
        columns: columns, rows: min(rest, 14), strings, marks: model.looks.plotMarks))
  }

  /// Puts the line in which a file is named over the last row.
  mutating func ask(_ editor: InputEditor, _ strings: Strings) {
    guard size.rows > 1 else { return }
    while lines.count < size.rows { lines.append([]) }
    let title = " " + strings[.exportTitle]
    let start = TextUI.columns(of: title)
    let typed = editor.line(columns: max(1, size.columns - start - 1))
    lines[size.rows - 1] = Line([Span(title, .title)] + typed.line.spans)
      .truncated(to: size.columns)
    cursor = Position(
      column: min(start + typed.cursor, max(0, size.columns - 1)), row: size.rows - 1)
  }

  /// Puts two characters of ASCII in the place of a sign and a blank that have no form of one.
  mutating func spellOut() {
    for (row, line) in lines.enumerated()
    where line.text.contains(where: { "\u{2264}\u{2265}".contains($0) }) {
      lines[row].spans = line.spans.map { span in
        Span(
          span.text.replacing(Format.atMost, with: "<=").replacing(Format.atLeast, with: ">="),
          span.role)
      }
    }
  }

  // MARK: - Where things are

  /// The view whose name is at a column of the first row.
  func view(at column: Int) -> StatisticsPane.View? {
    tabs.firstIndex { $0.contains(column) }.map { StatisticsPane.View.allCases[$0] }
  }

  /// Which of the table's rows in view a row of the screen is, from 0.
  func tableRow(at row: Int) -> Int? {
    guard let headRow, row > headRow, row <= headRow + tableCount else { return nil }
    return row - headRow - 1
  }
}
