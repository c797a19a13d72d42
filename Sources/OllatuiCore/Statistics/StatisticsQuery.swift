import Statistics
import Transcript

/// Counts what is asked of the history's figures, so that the answer to an earlier question is told
/// from the present one's.
package struct StatisticsTicket: Hashable, Sendable {
  /// Counted from 1.
  package let value: Int

  /// Makes a ticket of its number.
  package init(value: Int) {
    self.value = value
  }
}

/// What is asked of the figures of all replies that are kept.
package struct StatisticsQuery: Equatable, Sendable {
  /// From when on replies count.
  package enum Since: Equatable, Sendable {
    case ever
    /// Since midnight, as the user's clock has it.
    case today
    /// So many days of 24 hours.
    case days(Int)
    /// Since that midnight, by the days since 1970.
    case date(Int)
  }

  /// Two groups and the figure they are compared by.
  package struct Pair: Equatable, Sendable {
    package var first: StatisticsReport.Group
    package var second: StatisticsReport.Group
    package var measure: Measure

    /// Makes a pair.
    package init(
      first: StatisticsReport.Group, second: StatisticsReport.Group, measure: Measure
    ) {
      self.first = first
      self.second = second
      self.measure = measure
    }
  }

  /// Names of models, or parts of them, in small letters; one of them is enough, none: all.
  package var models: [String] = []
  /// The same for hosts; `local` means this machine.
  package var hosts: [String] = []
  /// Each has to be in the name of the model or of the host.
  package var words: [String] = []
  package var since = Since.ever
  /// The last day that counts, by the days since 1970; nil: the present one.
  package var until: Int?
  /// How many tokens the prompt has.
  package var promptTokens: ClosedRange<Int>?
  package var origins = StatisticsFilter.Origins.all
  /// Whether each set of options gets a row of its own.
  package var byOptions = false
  /// The figure whose course is wanted.
  package var measure = Measure.evalRate
  /// The row whose course is wanted; nil: the first.
  package var group: StatisticsReport.Group?
  /// What is compared; nil: nothing.
  package var pair: Pair?
  /// Whether replies may have come since the question before.
  package var isRefresh = false

  /// Makes a question about all replies.
  package init() {}

  /// Whether a model on a host is asked about.
  package func admits(model: String, host: String?) -> Bool {
    let (model, host) = (model.lowercased(), (host ?? "").lowercased())
    guard models.isEmpty || models.contains(where: { model.contains($0) }) else { return false }
    guard hosts.isEmpty || hosts.contains(where: { Self.isHost(host, $0) }) else { return false }
    return words.allSatisfy { model.contains($0) || host.contains($0) }
  }

  private static func isHost(_ host: String, _ wanted: String) -> Bool {
    guard wanted == "local" else { return host.contains(wanted) }
    return ["127.", "localhost", "[::1]", "::1"].contains { host.hasPrefix($0) }
      || host.contains("://127.") || host.contains("://localhost") || host.contains("://[::1]")
  }
}

/// The answer: figures of groups, never of single replies, however many there are.
package struct StatisticsReading: Equatable, Sendable {
  /// How often values of two groups lie in the same ranges.
  package struct Distribution: Equatable, Sendable {
    /// The least value of the first range and the greatest of the last one.
    package var range: ClosedRange<Double>
    package var first: [Int]
    package var second: [Int]

    /// Counts values in ranges of equal width; those of the outermost hundredths of all values
    /// fall into the first and the last one, so that one long wait doesn't hide all else.
    package init?(_ first: [Double], _ second: [Double], bins: Int = 120) {
      let all = (first + second).filter(\.isFinite).sorted()
      guard bins > 0, let low = quantile(all, 0.01), let high = quantile(all, 0.99) else {
        return nil
      }
      range = low...max(high, low)
      self.first = [Int](repeating: 0, count: bins)
      self.second = self.first
      let width = (range.upperBound - low) / Double(bins)
      func place(_ value: Double) -> Int {
        guard width > 0 else { return bins / 2 }
        return Int(min(max((value - low) / width, 0), Double(bins - 1)))
      }
      for value in first where value.isFinite { self.first[place(value)] += 1 }
      for value in second where value.isFinite { self.second[place(value)] += 1 }
    }
  }

  /// What became of the pair that was asked for.
  package struct Compared: Equatable, Sendable {
    package var pair: StatisticsQuery.Pair
    /// Nil: a group has no figures.
    package var first: Summary?
    package var second: Summary?
    package var comparison: Comparison?
    package var distribution: Distribution?

    /// Compares the values of two groups.
    package init(_ pair: StatisticsQuery.Pair, _ first: [Double], _ second: [Double]) {
      self.pair = pair
      // What is in order is put into it again in no time.
      let first = first.filter(\.isFinite).sorted()
      let second = second.filter(\.isFinite).sorted()
      self.first = Summary(sorted: first)
      self.second = Summary(sorted: second)
      comparison = Comparison(first, second)
      distribution = Distribution(first, second)
    }
  }

  package var report: StatisticsReport
  /// The row that ``trend`` is of; nil: there are no rows.
  package var group: StatisticsReport.Group?
  package var trend: Trend?
  package var compared: Compared?
  /// How many replies there are, also those that the filter leaves out.
  package var total: Int
  /// Seconds that the user's clock is ahead of UTC, by which days begin.
  package var utcOffset: Int

  /// Makes an answer.
  package init(report: StatisticsReport, total: Int, utcOffset: Int = 0) {
    self.report = report
    self.total = total
    self.utcOffset = utcOffset
  }
}
