import OllamaWire
import Transcript

/// What replies cost, by model and server: the table of the statistics pane and of `ollatui bench`.
package struct StatisticsReport: Equatable, Sendable {
  /// What the samples of a row have in common.
  package struct Group: Hashable, Sendable {
    package var model: String
    /// The server; nil: not known.
    package var host: String?
    /// The model options, where samples are told apart by them; nil: any.
    package var options: ModelOptions?

    /// Makes a group.
    package init(model: String, host: String?, options: ModelOptions? = nil) {
      self.model = model
      self.host = host
      self.options = options
    }
  }

  /// Where the values of one figure lie.
  package struct Spot: Hashable, Sendable {
    /// How many samples had the figure.
    package var count: Int
    package var median: Double
    /// 5 of 100 values are at most this: the slow end of a rate.
    package var p5: Double
    /// 95 of 100 values are at most this: the slow end of a duration.
    package var p95: Double
  }

  /// One row.
  package struct Row: Equatable, Sendable {
    package var group: Group
    /// Samples of the group, those without figures too.
    package var count = 0
    /// Seconds of loads from disk, as ``LoadSplit`` tells them apart; nil: there was none.
    package var coldLoad: Spot?
    /// Seconds of loads where the model was in memory.
    package var warmLoad: Spot?
    /// ``Measure/firstToken``, seconds.
    package var firstToken: Spot?
    /// ``Measure/promptRate``, tokens per second, of those samples whose rate is known.
    package var promptRate: Spot?
    /// ``Measure/evalRate``, tokens per second.
    package var evalRate: Spot?
    /// When the newest sample was asked for; nil: no sample has a date.
    package var lastUsed: Timestamp?
  }

  /// What rows can be sorted by.
  package enum Column: String, CaseIterable, Hashable, Sendable {
    case model, host, options, count
    case coldLoad = "cold_load"
    case warmLoad = "warm_load"
    case firstToken = "first_token"
    case promptRate = "prompt_rate"
    case evalRate = "eval_rate"
    case lastUsed = "last_used"
  }

  /// The rows, most used first until they are sorted otherwise.
  package internal(set) var rows: [Row]
  /// How many samples passed the filter.
  package internal(set) var count: Int

  /// Looks at samples one by one, keeping none of them.
  package init(
    of samples: some Sequence<ReplySample>, filter: StatisticsFilter = StatisticsFilter(),
    byOptions: Bool = false
  ) {
    var builder = Builder(filter: filter, byOptions: byOptions)
    for sample in samples { builder.add(sample) }
    self = builder.finished()
  }

  /// Makes a report of rows, some of another one's for instance.
  package init(rows: [Row]) {
    self.rows = rows
    count = rows.reduce(0) { $0 + $1.count }
    sort(by: .count, descending: true)
  }

  /// Puts the rows into another order; those without the figure come last either way, and equal
  /// ones by model, host and options.
  package mutating func sort(by column: Column, descending: Bool) {
    rows.sort { one, other in
      let order = column.order(one, other, descending: descending)
      return order == 0 ? one.group.sortKey < other.group.sortKey : order < 0
    }
  }
}

extension StatisticsReport.Group {
  /// Options in the order of their names, for columns and for sorting.
  package var optionText: String {
    guard let options else { return "" }
    return options.values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.plainText)" }
      .joined(separator: " ")
  }

  fileprivate var sortKey: (String, String, String) { (model, host ?? "", optionText) }
}

extension StatisticsReport.Column {
  /// Below 0: the first row comes first; 0: neither.
  fileprivate func order(
    _ one: StatisticsReport.Row, _ other: StatisticsReport.Row, descending: Bool
  ) -> Int {
    let ascending: Int
    switch (value(of: one), value(of: other)) {
    case (let one?, let other?): ascending = one < other ? -1 : one > other ? 1 : 0
    case (_?, nil): return -1
    case (nil, _?): return 1
    case (nil, nil):
      let names = (name(of: one), name(of: other))
      ascending = names.0 < names.1 ? -1 : names.0 > names.1 ? 1 : 0
    }
    return descending ? -ascending : ascending
  }

  private func value(of row: StatisticsReport.Row) -> Double? {
    switch self {
    case .model, .host, .options: nil
    case .count: Double(row.count)
    case .coldLoad: row.coldLoad?.median
    case .warmLoad: row.warmLoad?.median
    case .firstToken: row.firstToken?.median
    case .promptRate: row.promptRate?.median
    case .evalRate: row.evalRate?.median
    case .lastUsed: row.lastUsed.map { Double($0.milliseconds) }
    }
  }

  private func name(of row: StatisticsReport.Row) -> String {
    switch self {
    case .model: row.group.model
    case .host: row.group.host ?? ""
    case .options: row.group.optionText
    case .count, .coldLoad, .warmLoad, .firstToken, .promptRate, .evalRate, .lastUsed: ""
    }
  }
}
