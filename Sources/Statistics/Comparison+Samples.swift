import OllamaWire
import Transcript

extension Comparison {
  /// Compares a figure of two kinds of samples that come one by one, such as those of two models.
  ///
  /// It keeps one number of a sample that is of either kind; one of both counts twice.
  package struct Builder: Sendable {
    private let measure: Measure
    private let filters: (first: StatisticsFilter, second: StatisticsFilter)
    private var first: [Double] = []
    private var second: [Double] = []

    /// Makes a builder.
    ///
    /// - Parameters:
    ///   - measure: the figure.
    ///   - first: which samples are of the first kind.
    ///   - second: those to compare with.
    package init(_ measure: Measure, of first: StatisticsFilter, and second: StatisticsFilter) {
      self.measure = measure
      filters = (first, second)
    }

    /// Looks at a sample.
    package mutating func add(_ sample: ReplySample) {
      guard let value = measure.value(of: sample) else { return }
      if filters.first.admits(sample) { first.append(value) }
      if filters.second.admits(sample) { second.append(value) }
    }

    /// The comparison of what was added; nil where a kind has no value.
    ///
    /// - Parameter level: how sure, above 0 and below 1.
    /// - Returns: first kind against second.
    package consuming func finished(level: Double = 0.95) -> Comparison? {
      Comparison(first, second, level: level)
    }
  }

  /// The comparison as one row, with the names of both groups.
  ///
  /// - Parameters:
  ///   - measure: what was compared.
  ///   - first: what the first group is called.
  ///   - second: what the other is called.
  /// - Returns: a table for export.
  package func table(of measure: Measure, first: String, second: String) -> StatisticsTable {
    let unit = measure.unit
    var table = StatisticsTable(columns: [
      .init("measure"), .init("first"), .init("second"), .init("first_count"),
      .init("second_count"), .init("first_median", unit), .init("second_median", unit),
      .init("difference", unit), .init("difference_low", unit), .init("difference_high", unit),
      .init("ratio"), .init("superiority"), .init("p"), .init("level"), .init("verdict"),
    ])
    table.append([
      .text(measure.rawValue), .text(first), .text(second), .integer(firstCount),
      .integer(secondCount), .number(firstMedian), .number(secondMedian), .number(difference),
      .number(interval.lowerBound), .number(interval.upperBound), .init(ratio),
      .number(superiority), .number(p), .number(level), .text(verdict.name),
    ])
    return table
  }
}

extension Comparison.Verdict {
  /// What it is called in tables.
  package var name: String {
    switch self {
    case .tooFew: "too_few"
    case .withinNoise: "within_noise"
    case .differs: "differs"
    }
  }
}
