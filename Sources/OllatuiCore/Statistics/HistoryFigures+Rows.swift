import Statistics
import TextUI
import Transcript

extension HistoryFigures {
  typealias Column = StatisticsReport.Column

  /// What a key or a click chooses from, under the line that is typed.
  enum Chip: Hashable, Sendable {
    case since(String?)
    case origin(String?)

    static let all: [Chip] = [
      .since(nil), .since("90d"), .since("30d"), .since("7d"), .since("today"), .origin(nil),
      .origin("talk"), .origin("bench"),
    ]

    var filter: String {
      switch self {
      case .since: "since"
      case .origin: "origin"
      }
    }

    var value: String? {
      switch self {
      case .since(let value), .origin(let value): value
      }
    }

    func name(_ strings: Strings) -> String {
      switch self {
      case .since(nil): strings[.periodAll]
      case .since("today"): strings[.periodToday]
      case .since(let days?): strings[.periodDays, [.count: String(days.dropLast())]]
      case .origin("talk"): strings[.originTalk]
      case .origin("bench"): strings[.originBench]
      case .origin: strings[.originAll]
      }
    }
  }

  /// Whether a chip says what is typed.
  func isOn(_ chip: Chip) -> Bool {
    let query = StatisticsQuery(typed: editor.text)
    var other = query
    let value = chip.value.map { "\(chip.filter):\($0)" } ?? "\(chip.filter):all"
    let own = StatisticsQuery(typed: value)
    switch chip {
    case .since: other.since = own.since
    case .origin: other.origins = own.origins
    }
    return other == query
  }

  /// The chip after the one that is on.
  func next(_ filter: String) -> Chip? {
    let chips = Chip.all.filter { $0.filter == filter }
    guard let index = chips.firstIndex(where: isOn) else { return chips.first }
    return chips[(index + 1) % chips.count]
  }

  /// The chips, those that are on in brackets, and what columns the name of each takes.
  func chips(columns: Int, _ strings: Strings) -> (line: Line, places: [(Chip, Range<Int>)]) {
    var spans: [Span] = []
    var places: [(Chip, Range<Int>)] = []
    var column = 1
    for chip in Chip.all {
      if chip == .origin(nil) {
        spans.append(Span(" ·", .dim))
        column += 2
      }
      let name = chip.name(strings)
      let width = TextUI.columns(of: name)
      guard column + width < columns else { break }
      // Weight alone is not seen everywhere.
      spans.append(isOn(chip) ? Span("[\(name)]", .accent) : Span(" \(name) ", .dim))
      places.append((chip, column..<column + width))
      column += width + 2
    }
    return (Line(spans).truncated(to: columns), places)
  }

  /// The line that is typed into, and where its cursor stands.
  func filterLine(columns: Int, isTyping: Bool, _ strings: Strings) -> (line: Line, cursor: Int) {
    let title = " " + strings[.filter]
    let unread = isTyping ? [] : StatisticsQuery.unread(in: editor.text)
    var right = Line()
    if !unread.isEmpty {
      right = Line(
        strings[.filterUnread, [.thing: strings.list(unread.map(displayed))]] + " ", .warning)
    } else if isReading {
      right = Line(strings[.reading] + " ", .accent)
    } else if let reading {
      right = Line(
        strings[
          .readCount,
          [
            .count: Format.grouped(reading.report.count), .high: Format.grouped(reading.total),
          ]] + " ", .dim)
    }
    let start = TextUI.columns(of: title)
    let room = max(1, columns - start - right.columns - 2)
    let typed = editor.line(columns: room)
    let text =
      editor.isEmpty && !isTyping ? [Span(strings[.filterHint], .placeholder)] : typed.line.spans
    return (
      Line.sides(Line([Span(title, .title)] + text), right, columns: columns),
      start + typed.cursor
    )
  }

  // MARK: - The table

  /// The columns that have room; where all have room with it, the slow end stands beside medians.
  func table(columns: Int, _ strings: Strings) -> (table: FigureTable<Column>, isWide: Bool) {
    let wide = FigureTable(heads(isWide: true, strings), columns: columns)
    if wide.heads.count == heads(isWide: true, strings).count { return (wide, true) }
    return (FigureTable(heads(isWide: false, strings), columns: columns), false)
  }

  private func heads(isWide: Bool, _ strings: Strings) -> [FigureTable<Column>.Head] {
    let (time, rate) = isWide ? (18, 15) : (8, 7)
    func head(_ term: Term) -> String { strings[term] + (isWide ? " p50 p95" : "") }
    var heads: [FigureTable<Column>.Head] = [
      .name(.model, strings[.columnModel], 12, most: 30, rank: 0),
      .name(.host, strings[.columnHost], 10, most: 24, rank: 5),
    ]
    if byOptions { heads.append(.name(.options, strings[.columnOptions], 12, most: 40, rank: 1)) }
    return heads + [
      .number(.count, strings[.columnCount], 7, rank: 3),
      .number(.coldLoad, head(.columnCold), time, rank: 6),
      .number(.warmLoad, head(.columnWarm), time, rank: 8),
      .number(.firstToken, head(.columnFirst), time, rank: 2),
      .number(.promptRate, head(.columnPrompt), rate, rank: 4),
      .number(.evalRate, head(.columnEval), rate, rank: 1),
      .number(.lastUsed, strings[.columnUsed], 7, rank: 7),
    ]
  }

  /// The head of the table and the rows in view.
  func tableLines(columns: Int, at time: Timestamp, _ strings: Strings) -> [Line] {
    let (table, isWide) = table(columns: columns, strings)
    return [table.head(sortedBy: sorting, descending: isDescending)]
      + window.range.map { index in
        let row = rows[index]
        return table.row(isSelected: index == window.selection) { column in
          cell(row, column, isWide: isWide, at: time, strings)
        }
      }
  }

  /// What stands before the model of a group: its mark; blanks where only others are marked.
  private func mark(of group: StatisticsReport.Group) -> String {
    guard marks.first != nil || marks.second != nil else { return "" }
    return group == marks.first ? "A " : group == marks.second ? "B " : "  "
  }

  private func cell(
    _ row: StatisticsReport.Row, _ column: Column, isWide: Bool, at time: Timestamp,
    _ strings: Strings
  ) -> FigureTable<Column>.Cell {
    func spot(_ spot: StatisticsReport.Spot?, _ measure: Measure) -> FigureTable<Column>.Cell {
      guard let spot else { return .missing }
      let median = Format.cell(spot.median, of: measure)
      return .init(isWide ? "\(median) \(Format.cell(spot.p95, of: measure))" : median)
    }
    switch column {
    case .model: return .init(mark(of: row.group) + displayed(row.group.model))
    case .host: return row.group.host.map { .init(displayed($0), .dim) } ?? .missing
    case .options:
      let text = row.group.optionText
      return text.isEmpty ? .missing : .init(displayed(text), .dim)
    case .count: return .init(Format.grouped(row.count))
    case .coldLoad: return spot(row.coldLoad, .load)
    case .warmLoad: return spot(row.warmLoad, .load)
    case .firstToken: return spot(row.firstToken, .firstToken)
    case .promptRate: return spot(row.promptRate, .promptRate)
    case .evalRate: return spot(row.evalRate, .evalRate)
    case .lastUsed:
      return row.lastUsed.map { .init(strings.age(of: $0, at: time), .dim) } ?? .missing
    }
  }
}
