import Statistics
import TextUI
import Transcript

/// The view of the replies of the conversation that is shown: a table, and their eval rates.
struct ConversationFigures: Equatable, Sendable {
  /// What the table shows, and is sorted by.
  enum Column: CaseIterable, Hashable, Sendable {
    case place, model, tokens, first, prompt, eval, load, total

    /// The figure in the column; nil: it has none.
    var measure: Measure? {
      switch self {
      case .place, .model: nil
      case .tokens: .evalTokens
      case .first: .firstToken
      case .prompt: .promptRate
      case .eval: .evalRate
      case .load: .load
      case .total: .total
      }
    }
  }

  /// A reply and its figures.
  struct Row: Equatable, Sendable {
    let spot: ReplySpot
    let sample: ReplySample
    /// Where it stands in the conversation, from 0.
    let index: Int
  }

  private(set) var rows: [Row] = []
  var window = FigureWindow()
  private(set) var sorting = Column.place
  private(set) var isDescending = false
  /// What ``rows`` was made of.
  private var spots: [ReplySpot] = []
  private var running: ReplyID?

  init() {}

  /// The selected reply.
  var selected: Row? {
    rows.indices.contains(window.selection) ? rows[window.selection] : nil
  }

  /// The rows as samples, in their order.
  var samples: [ReplySample] { rows.map(\.sample) }

  /// Takes the replies that are shown now; only what has changed costs more than a look.
  mutating func look(at model: Model) {
    let spots = model.conversation.replySpots
    guard spots != self.spots || running != model.running?.id else { return }
    self.spots = spots
    running = model.running?.id
    let id = selected?.spot.id
    rows = spots.enumerated().map { index, spot in
      Row(spot: spot, sample: model.conversation.sample(of: spot), index: index)
    }
    sort(selecting: id)
  }

  /// Sorts by a column, or the other way round where it is sorted by it already.
  mutating func sort(by column: Column) {
    isDescending = column == sorting ? !isDescending : column.measure != nil
    sorting = column
    sort(selecting: selected?.spot.id)
  }

  /// Sorts by the next column.
  mutating func sortByNext() {
    let all = Column.allCases
    let index = all.firstIndex(of: sorting) ?? 0
    sort(by: all[(index + 1) % all.count])
  }

  private mutating func sort(selecting id: TurnID?) {
    let keys: [(name: String, value: Double?)] = rows.map { row in
      switch sorting {
      case .place: ("", Double(row.index))
      case .model: (row.sample.model, nil)
      case .tokens, .first, .prompt, .eval, .load, .total:
        ("", sorting.measure?.value(of: row.sample))
      }
    }
    let order = rows.indices.sorted { one, other in
      let (left, right) = (keys[one], keys[other])
      switch (left.value, right.value) {
      case (let left?, let right?) where left != right:
        return isDescending ? left > right : left < right
      case (.some, nil): return true
      case (nil, .some): return false
      default:
        guard left.name == right.name else {
          return isDescending ? left.name > right.name : left.name < right.name
        }
        return rows[one].index < rows[other].index
      }
    }
    rows = order.map { rows[$0] }
    if let index = rows.firstIndex(where: { $0.spot.id == id }) {
      window.fit(count: rows.count, visible: window.visible)
      window.select(index)
    }
  }

  // MARK: - On the screen

  /// The columns that have room.
  func table(columns: Int, _ strings: Strings) -> FigureTable<Column> {
    FigureTable(
      [
        .number(.place, "#", 5, rank: 0),
        .name(.model, strings[.columnModel], 10, most: 28, rank: 4),
        .number(.tokens, strings[.columnTokens], 7, rank: 5),
        .number(.first, strings[.columnFirst], 8, rank: 2),
        .number(.prompt, strings[.columnPrompt], 9, rank: 3),
        .number(.eval, strings[.columnEval], 7, rank: 1),
        .number(.load, strings[.columnLoad], 8, rank: 6),
        .number(.total, strings[.columnTotal], 8, rank: 7),
      ], columns: columns)
  }

  /// The head of the table and the rows in view.
  func tableLines(columns: Int, _ strings: Strings) -> [Line] {
    let table = table(columns: columns, strings)
    return [table.head(sortedBy: sorting, descending: isDescending)]
      + window.range.map { index in
        table.row(isSelected: index == window.selection) { cell(rows[index], $0, strings) }
      }
  }

  private func cell(_ row: Row, _ column: Column, _ strings: Strings)
    -> FigureTable<Column>.Cell
  {
    switch column {
    case .place: return .init(row.spot.name)
    case .model: return .init(displayed(row.sample.model))
    case .prompt:
      switch row.sample.promptRate {
      case .known(let rate): return .init(Format.rate(rate))
      case .upperBound(let rate): return .init(Format.atMost + Format.rate(rate), .dim)
      case .unknown: return .missing
      }
    case .tokens, .first, .eval, .load, .total:
      guard let measure = column.measure, let value = measure.value(of: row.sample) else {
        return .missing
      }
      return .init(Format.cell(value, of: measure))
    }
  }

  /// The eval rates in the order of the conversation.
  func plot(columns: Int, rows count: Int, _ strings: Strings, marks: PlotMarks) -> [Line] {
    // Where there is none, the curve has a gap.
    let points = rows.sorted { $0.index < $1.index }.map { row in
      Plot.Point(
        x: Double(row.index + 1), y: Measure.evalRate.value(of: row.sample) ?? .nan)
    }
    guard points.contains(where: \.y.isFinite), count >= 4 else { return [] }
    let chosen = points.filter { $0.x == Double((selected?.index ?? -1) + 1) }
    let plot = Plot(
      [Plot.Series(points), Plot.Series(chosen, isJoined: false, role: .gaugeHigh)],
      x: PlotAxis(
        unit: "#", range: 1...Double(max(2, rows.count)), ticks: ticks(columns: columns)),
      y: PlotAxis(hasZero: true))
    return [heading(strings[.evalByReply], "tok/s", columns)]
      + plot.lines(size: Size(columns: columns, rows: count - 1), marks: marks)
  }

  /// Whole numbers of replies, as many as have room.
  private func ticks(columns: Int) -> [PlotTick] {
    let step = max(1, (rows.count * 8 + columns - 1) / max(8, columns))
    return stride(from: 1, through: max(1, rows.count), by: step).map {
      PlotTick(Double($0), "\($0)")
    }
  }
}
