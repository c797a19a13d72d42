import Statistics
import TextUI
import Transcript

/// The view of two groups against each other.
struct CompareFigures {
  private let history: HistoryFigures
  private let strings: Strings

  init(_ history: HistoryFigures, _ strings: Strings) {
    self.history = history
    self.strings = strings
  }

  /// All lines of the view.
  func lines(columns: Int, marks: PlotMarks) -> [Line] {
    let (first, second) = history.marks
    let groups = [("A", first), ("B", second)]
    var lines = groups.map { name, group in
      Line([Span(" \(name)  ", .accent), Span(group.map(text) ?? "–", .text)])
        .truncated(to: columns)
    }
    guard first != nil, second != nil else {
      return wrapped(strings[.markTwo], .dim, columns) + [[]] + lines
    }
    let measure = history.measure
    let title = strings[.measureCompared, [.name: strings[measure.name]]]
    lines += [[], heading(title, measure.unit.symbol, columns)]
    guard let compared = history.reading?.compared, compared.pair == history.query.pair else {
      let text = history.isUnreadable ? strings[.unreadable] : strings[.reading]
      return lines + [Line(" " + text, .dim)]
    }
    lines += [("A", compared.first), ("B", compared.second)].flatMap { name, summary in
      wrapped("\(name)  " + text(of: summary, measure), .text, columns)
    }
    guard let comparison = compared.comparison else { return lines }
    lines += [[]] + wrapped(verdict(comparison, measure), verdictRole(comparison, measure), columns)
    // An interval as sure as that would have no ends.
    if comparison.verdict != .tooFew {
      lines += wrapped(difference(comparison, measure), .dim, columns)
    }
    lines += wrapped(chance(comparison), .dim, columns)
    guard let distribution = compared.distribution else { return lines }
    return lines + [[]] + plots(distribution, measure, columns, marks)
  }

  private func text(_ group: StatisticsReport.Group) -> String {
    [group.model, group.host ?? "", group.optionText].filter { !$0.isEmpty }.map { displayed($0) }
      .joined(separator: " · ")
  }

  private func text(of summary: Summary?, _ measure: Measure) -> String {
    guard let summary else { return strings[.noFigures] }
    func value(_ value: Double) -> String { Format.value(value, of: measure) }
    return strings[
      .groupFigures,
      [
        .count: Format.grouped(summary.count), .number: value(summary.median),
        .low: value(summary.lowerQuartile), .high: value(summary.upperQuartile),
        .last: value(summary.p95),
      ], of: summary.count]
  }

  // MARK: - In words

  private func difference(_ comparison: Comparison, _ measure: Measure) -> String {
    func value(_ value: Double) -> String {
      (value > 0 ? "+" : "") + Format.value(value, of: measure)
    }
    return strings[
      .difference,
      [
        .number: value(comparison.difference), .rate: Format.percent(comparison.level),
        .low: value(comparison.interval.lowerBound), .high: value(comparison.interval.upperBound),
      ]]
  }

  private func chance(_ comparison: Comparison) -> String {
    let p = comparison.p < 0.001 ? "< 0.001" : "= " + Format.fixed(comparison.p, 3)
    let u = Format.fixed(comparison.u, comparison.u == comparison.u.rounded() ? 0 : 1)
    return strings[.chance, [.number: u, .rate: p]]
  }

  /// What may be said, in hundredths of the second group's median.
  private func verdict(_ comparison: Comparison, _ measure: Measure) -> String {
    switch comparison.verdict {
    case .tooFew: return strings[.tooFew]
    case .withinNoise: return strings[.withinNoise]
    case .differs: break
    }
    let base = comparison.secondMedian
    guard base > 0 else { return difference(comparison, measure) }
    let isMore = comparison.difference > 0
    let ends = [comparison.interval.lowerBound, comparison.interval.upperBound]
      .map { (isMore ? $0 : -$0) / base }.sorted()
    // What is nearly the same would look the same.
    let decimals = ends[1] - ends[0] < 0.02 ? 1 : 0
    let term: Term =
      switch (measure.unit, isMore) {
      case (.tokensPerSecond, true): .isFaster
      case (.tokensPerSecond, false): .isSlower
      case (.seconds, true): .takesMore
      case (.seconds, false): .takesLess
      case (.tokens, true): .hasMore
      case (.tokens, false): .hasLess
      }
    return strings[
      term,
      [
        .number: Format.fixed(abs(comparison.difference) / base * 100, decimals),
        .low: Format.fixed(ends[0] * 100, decimals),
        .high: Format.fixed(ends[1] * 100, decimals),
      ]]
  }

  private func verdictRole(_ comparison: Comparison, _ measure: Measure) -> Role {
    guard comparison.verdict == .differs, let moreIsBetter = measure.moreIsBetter else {
      return .title
    }
    return (comparison.difference > 0) == moreIsBetter ? .good : .warning
  }

  // MARK: - Both distributions

  private func plots(
    _ distribution: StatisticsReading.Distribution, _ measure: Measure, _ columns: Int,
    _ marks: PlotMarks
  ) -> [Line] {
    let rows = 7
    let low = distribution.range.lowerBound
    let span = distribution.range.upperBound - low
    return [("A", distribution.first, Role.plot), ("B", distribution.second, .gaugeHigh)].flatMap {
      name, counts, role in
      let merged = Self.shape(of: counts, columns: columns)
      let sum = Double(max(1, merged.reduce(0, +)))
      // Steps, so that the area of a range is what is seen.
      let points = merged.enumerated().flatMap { index, count in
        [0.02, 0.98].map { place in
          Plot.Point(
            x: low + (Double(index) + place) / Double(merged.count) * span,
            y: Double(count) / sum * 100)
        }
      }
      let plot = Plot(
        [Plot.Series(points, role: role)],
        x: PlotAxis(unit: measure.unit.symbol, range: low...max(low + span, low)),
        y: PlotAxis(hasZero: true))
      return [heading("\(name)  \(strings[.distribution])", "%", columns)]
        + plot.lines(size: Size(columns: columns, rows: rows), marks: marks)
    }
  }

  /// Counts in the ranges that are seen: some twenty show a shape, more would show chance.
  static func shape(of counts: [Int], columns: Int) -> [Int] {
    let number = min(24, max(8, min(counts.count, columns * 2)))
    return (0..<number).map { index in
      counts[(index * counts.count / number)..<((index + 1) * counts.count / number)]
        .reduce(0, +)
    }
  }
}
