import TextUI
import Transcript

/// Answers to one prompt side by side, or one at a time where there is no room for that.
package struct ColumnsPane: Equatable, Sendable {
  /// No column is narrower than this, or one is shown at a time.
  static let least = 28
  /// As many answers as are compared at once.
  package static let most = 4

  /// Which of the turns shown it is.
  let turn: Int
  /// Names the prompt.
  let prompt: TurnID
  /// Whether some of a model's answers differ in its options, which stand below its name then.
  private(set) var hasOptions = false
  /// The answers, from left to right.
  private(set) var columns: [AnswerColumn]
  /// Which column keys are about.
  private(set) var focus = 0
  /// The line in which a text is typed that is searched for; nil: none is.
  var find: FindBar?
  /// Where keys select in the column in focus; nil: they do not.
  var selecting: SelectMode?
  /// The column whose scroll bar the mouse holds; nil: none.
  private(set) var held: Int?
  /// Whether all columns are scrolled at once.
  var scrollsTogether = true
  /// Cells and rows for all of it.
  private(set) var size = Size(columns: 0, rows: 0)
  /// A row of a column without text.
  private var blank = Line()
  /// The rows of the text, all columns joined.
  private(set) var rows: [Line] = []

  /// Makes the pane of some of a turn's answers.
  init(turn: Int, of conversation: Conversation, alternates: [Int], _ options: TurnOptions) {
    self.turn = turn
    let shown = conversation.turns[turn]
    prompt = shown.id
    columns = alternates.enumerated().map {
      AnswerColumn(index: $0, alternate: $1, of: shown, options)
    }
    focus = alternates.firstIndex(of: shown.current) ?? 0
    takeOptions(shown)
  }

  private mutating func takeOptions(_ turn: Turn) {
    let asked = columns.map { turn.alternates[$0.alternate].asked }
    hasOptions = asked.contains { !ColumnHeads.options(of: $0, among: asked).isEmpty }
  }

  /// The column that keys are about.
  var focused: AnswerColumn {
    columns[focus]
  }

  // MARK: - Room

  /// Whether one column is shown at a time, below a line that names all.
  var isTabbed: Bool {
    Self.width(columns: size.columns, count: columns.count) < Self.least
  }

  /// The columns that are shown.
  var shown: Range<Int> {
    isTabbed ? focus..<focus + 1 : columns.indices
  }

  /// How wide the columns are.
  var width: Int {
    isTabbed ? size.columns : Self.width(columns: size.columns, count: columns.count)
  }

  /// The width for which text is laid out: the last cell is left free before the line that follows.
  var textWidth: Int {
    max(1, width - 1)
  }

  private static func width(columns: Int, count: Int) -> Int {
    (columns - (count - 1) * between.columns) / max(1, count)
  }

  /// Rows for the figures of each column.
  var figureRows: Int {
    size.rows >= 12 ? 2 : size.rows >= 6 ? 1 : 0
  }

  /// Whether the options stand on a line of their own.
  var hasOptionRow: Bool { hasOptions && !isTabbed && size.rows >= 10 }

  /// Whether a line stands between heads and texts.
  var hasRule: Bool { size.rows >= 10 }

  /// Rows above the texts: who answers, the figures, and the line below them.
  var headRows: Int {
    min(size.rows, 1 + (hasOptionRow ? 1 : 0) + figureRows + (hasRule ? 1 : 0))
  }

  /// Rows for the texts.
  var textRows: Int { size.rows - headRows }

  private static let between = Line("│ ", .border)

  /// The column at a cell; nil: there is none.
  func column(at column: Int) -> Int? {
    guard !isTabbed else { return focus }
    let index = column / (width + Self.between.columns)
    return columns.indices.contains(index) ? index : nil
  }

  /// The cell at which a column begins.
  func start(ofColumn index: Int) -> Int {
    isTabbed ? 0 : index * (width + Self.between.columns)
  }

  /// Lines, one for each column that is shown, on one row.
  func joined(_ parts: [Line]) -> Line {
    var spans: [Span] = []
    for (index, part) in parts.enumerated() {
      if index > 0 { spans += Self.between.spans }
      spans += part.truncated(to: textWidth).padded(to: width, .text).spans
    }
    return Line(spans)
  }

  /// The line between heads and texts.
  var rule: Line {
    let parts = shown.map { _ in String(repeating: "─", count: max(0, width)) }
    return Line(parts.joined(separator: "┼─"), .border)
  }

  // MARK: - Following the answers

  /// Fits the pane to a size.
  mutating func arrange(_ size: Size, _ options: TurnOptions, _ conversation: Conversation) {
    self.size = size
    blank = Line(String(repeating: " ", count: textWidth))
    var options = options
    options.columns = textWidth
    for index in columns.indices {
      columns[index].arrange(rows: textRows, options, conversation.turns[turn])
    }
    join()
  }

  /// Takes an answer that has grown or changed its state, if it is one of these.
  mutating func changed(alternate: Int, of conversation: Conversation) {
    guard let index = columns.firstIndex(where: { $0.alternate == alternate }) else { return }
    let bar = bar(index)
    let changed = columns[index].grow(conversation.turns[turn])
    if find?.search != nil { return searchSome(conversation) }
    guard shown.contains(index) else { return }
    guard bar == self.bar(index) else { return join() }
    for row in changed.clamped(to: rows.indices) { rows[row] = joined(row: row) }
  }

  /// Says below each answer what figures tell of it.
  mutating func take(_ marks: ContextMarks, _ conversation: Conversation) {
    let turn = conversation.turns[turn]
    for index in columns.indices {
      columns[index].take(TurnContext(turn.alternates[columns[index].alternate], marks), turn)
    }
    join()
  }

  /// Shows another answer in the place of the one in focus; its end is followed.
  mutating func replaceFocused(
    with alternate: Int, _ options: TurnOptions, _ conversation: Conversation
  ) {
    let shown = conversation.turns[turn]
    let search = focused.search
    columns[focus] = AnswerColumn(index: focus, alternate: alternate, of: shown, options)
    takeOptions(shown)
    arrange(size, options, conversation)
    if search != nil { change(focus, conversation) { $0.search(search, $1) } }
  }

  /// Joins the columns' lines to rows; the lines themselves are as they were.
  private mutating func join() {
    rows.removeAll(keepingCapacity: true)
    for row in 0..<textRows { rows.append(joined(row: row)) }
  }

  private func joined(row: Int) -> Line {
    var spans: [Span] = []
    for index in shown {
      if index > shown.lowerBound { spans.append(Span("│ ", .border)) }
      let lines = columns[index].visible
      spans += row < lines.count ? lines[row].spans : blank.spans
      if let bar = bar(index) {
        spans.append(bar.cellBesideBorder(row: row))
      } else if index < shown.upperBound - 1 {
        spans.append(Span(" "))
      }
    }
    return Line(spans)
  }

  /// The scroll bar of a column; nil: the end is followed, or all is in view.
  func bar(_ index: Int) -> ScrollBar? {
    // Asked for every row of a growing answer: a column is large to copy.
    guard held == index || !columns[index].isFollowing else { return nil }
    return ScrollBar(columns[index], isHeld: held == index)
  }

  /// Changes a column, and what is seen of it.
  mutating func change(
    _ index: Int, _ conversation: Conversation, _ change: (inout AnswerColumn, Turn) -> Void
  ) {
    change(&columns[index], conversation.turns[turn])
    join()
  }

  /// Lets go of what is selected.
  mutating func select(nothing conversation: Conversation) {
    for index in columns.indices where columns[index].marks.selection != nil {
      change(index, conversation) { $0.mark($1) { $0.selection = nil } }
    }
  }

  /// Holds the scroll bar of a column; nil: none any more.
  mutating func hold(bar index: Int?) {
    guard index != held else { return }
    held = index
    join()
  }

  // MARK: - Keys

  /// Makes another column the one that keys are about.
  mutating func focus(on index: Int) {
    guard columns.indices.contains(index) else { return }
    focus = index
    join()
  }

  /// Scrolls all columns, or one alone; nil: the one in focus.
  mutating func scroll(_ motion: Motion, column: Int? = nil, _ conversation: Conversation) {
    let turn = conversation.turns[turn]
    let alone = column ?? focus
    for index in scrollsTogether ? columns.indices : alone..<alone + 1 {
      switch motion {
      case .lines(let lines): columns[index].scroll(by: lines, turn)
      case .pages(let pages):
        columns[index].scroll(by: pages * max(1, textRows - 1), turn)
      case .start: columns[index].scrollToStart(turn)
      case .end: columns[index].follow(turn)
      }
    }
    join()
  }

  /// How columns are scrolled.
  enum Motion: Sendable {
    case lines(Int)
    case pages(Int)
    case start
    case end
  }
}
