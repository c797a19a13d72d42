import OllamaWire
import Transcript

extension StatisticsReport {
  /// Makes a report of samples that come one by one, as from a database.
  ///
  /// It keeps four numbers of a sample at most, and no sample: a million takes 32 to 64 MB.
  package struct Builder: Sendable {
    private let filter: StatisticsFilter
    private let byOptions: Bool
    private var places: [Group: Int] = [:]
    private var tallies: [Tally] = []
    /// The group before: samples of one often follow each other.
    private var last: (group: Group, place: Int)?

    /// Makes a builder.
    ///
    /// - Parameters:
    ///   - filter: the samples that count.
    ///   - byOptions: whether each set of options gets a row of its own.
    package init(filter: StatisticsFilter = StatisticsFilter(), byOptions: Bool = false) {
      self.filter = filter
      self.byOptions = byOptions
    }

    /// Looks at a sample.
    package mutating func add(_ sample: ReplySample) {
      guard filter.admits(sample) else { return }
      let group = Group(
        model: sample.model, host: sample.host, options: byOptions ? sample.options : nil)
      tallies[place(of: group)].add(sample)
    }

    private mutating func place(of group: Group) -> Int {
      if let last, last.group == group { return last.place }
      let place = places[group] ?? tallies.count
      if place == tallies.count {
        places[group] = place
        tallies.append(Tally(group: group))
      }
      last = (group, place)
      return place
    }

    /// The report of what was added.
    package consuming func finished() -> StatisticsReport {
      StatisticsReport(rows: tallies.map { $0.row() })
    }
  }

  /// The numbers of one row.
  private struct Tally: Sendable {
    let group: Group
    var count = 0
    var lastUsed: Timestamp?
    var loads: [Double] = []
    var firstTokens: [Double] = []
    var promptRates: [Double] = []
    var evalRates: [Double] = []

    init(group: Group) {
      self.group = group
    }

    mutating func add(_ sample: ReplySample) {
      count += 1
      if let created = sample.created { lastUsed = max(lastUsed ?? created, created) }
      if let load = Measure.load.value(of: sample) { loads.append(load) }
      if let first = Measure.firstToken.value(of: sample) { firstTokens.append(first) }
      if let rate = Measure.promptRate.value(of: sample) { promptRates.append(rate) }
      if let rate = Measure.evalRate.value(of: sample) { evalRates.append(rate) }
    }

    consuming func row() -> Row {
      let sorted = loads.sorted()
      let warm = LoadSplit.warmCount(sorted: sorted)
      return Row(
        group: group, count: count, coldLoad: Spot(sorted: sorted[warm...]),
        warmLoad: Spot(sorted: sorted[..<warm]), firstToken: Spot(firstTokens),
        promptRate: Spot(promptRates), evalRate: Spot(evalRates), lastUsed: lastUsed)
    }
  }
}

extension StatisticsReport.Spot {
  /// Looks at finite numbers in any order; nil where there are none.
  init?(_ numbers: consuming [Double]) {
    let count = numbers.count
    var selection = Selection(numbers)
    guard let median = selection.quantile(0.5), let p5 = selection.quantile(0.05),
      let p95 = selection.quantile(0.95)
    else { return nil }
    self.init(count: count, median: median, p5: p5, p95: p95)
  }

  fileprivate init?(sorted: ArraySlice<Double>) {
    let sorted = Array(sorted)
    guard let median = quantile(sorted, 0.5), let p5 = quantile(sorted, 0.05),
      let p95 = quantile(sorted, 0.95)
    else { return nil }
    self.init(count: sorted.count, median: median, p5: p5, p95: p95)
  }
}
