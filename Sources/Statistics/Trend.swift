import Transcript

/// How a figure went over time: its median in each hour, day or week.
package struct Trend: Equatable, Sendable {
  /// A stretch of time that gets one point.
  package enum Bucket: Int64, CaseIterable, Hashable, Sendable {
    case hour = 3_600_000
    case day = 86_400_000
    /// From Monday on.
    case week = 604_800_000

    /// The stretch for so much time: hours up to three days, days up to half a year, else weeks.
    package init(spanning milliseconds: Int64) {
      self =
        milliseconds <= 3 * Self.day.rawValue
        ? .hour : milliseconds <= 26 * Self.week.rawValue ? .day : .week
    }

    /// How long it is, in milliseconds.
    package var milliseconds: Int64 { rawValue }

    /// The first moment of the stretch that a moment lies in, as local clocks count.
    fileprivate func start(of hour: Int64) -> Int64 {
      // 1 January 1970 was a Thursday.
      let shift: Int64 = self == .week ? 3 * 24 : 0
      let hours = rawValue / Self.hour.rawValue
      let rest = (hour + shift) % hours
      return hour - (rest < 0 ? rest + hours : rest)
    }
  }

  /// One stretch that has values.
  package struct Point: Hashable, Sendable {
    /// Its first moment.
    package var start: Timestamp
    /// How many values it has.
    package var count: Int
    package var median: Double
    /// The middle half of the values lies between these.
    package var lowerQuartile: Double
    package var upperQuartile: Double
  }

  /// The figure.
  package var measure: Measure
  /// How long a stretch is.
  package var bucket: Bucket
  /// The stretches that have values, oldest first; those without are left out.
  package var points: [Point]

  /// Looks at samples one by one, keeping none of them.
  ///
  /// - Parameters:
  ///   - measure: the figure.
  ///   - samples: in any order; those without a date or the figure don't count.
  ///   - filter: the samples that count.
  ///   - offset: seconds that local time is ahead of UTC, so that days begin at midnight.
  package init(
    of measure: Measure, in samples: some Sequence<ReplySample>,
    filter: StatisticsFilter = StatisticsFilter(), utcOffset offset: Int = 0
  ) {
    var builder = Builder(measure, filter: filter, utcOffset: offset)
    for sample in samples { builder.add(sample) }
    self = builder.finished()
  }

  fileprivate init(measure: Measure, bucket: Bucket, points: [Point]) {
    self.measure = measure
    self.bucket = bucket
    self.points = points
  }
}

extension Trend {
  /// Makes a trend of samples that come one by one; it keeps two numbers of each.
  package struct Builder: Sendable {
    private let measure: Measure
    private let filter: StatisticsFilter
    private let offset: Int64
    private var values: [(hour: Int64, value: Double)] = []
    /// Some 30,000 years on either side of 1970: what is beyond is damage, and would overflow.
    private static let believable: ClosedRange<Int64> =
      -1_000_000_000_000_000...1_000_000_000_000_000

    /// Makes a builder; the parameters are those of the trend.
    package init(
      _ measure: Measure, filter: StatisticsFilter = StatisticsFilter(), utcOffset: Int = 0
    ) {
      self.measure = measure
      self.filter = filter
      // No clock on Earth is farther ahead than 14 hours.
      offset = Int64(min(max(utcOffset, -50_400), 50_400)) * 1000
    }

    /// Looks at a sample.
    package mutating func add(_ sample: ReplySample) {
      guard let created = sample.created, filter.admits(sample),
        Self.believable.contains(created.milliseconds), let value = measure.value(of: sample)
      else { return }
      let (whole, rest) = (created.milliseconds + offset).quotientAndRemainder(
        dividingBy: Bucket.hour.rawValue)
      values.append((rest < 0 ? whole - 1 : whole, value))
    }

    /// The trend of what was added.
    package consuming func finished() -> Trend {
      let hour = Bucket.hour.rawValue
      let hours = (values.lazy.map(\.hour).min() ?? 0, values.lazy.map(\.hour).max() ?? 0)
      let bucket = Bucket(spanning: (hours.1 - hours.0) * hour)
      var groups: [Int64: [Double]] = [:]
      for (hour, value) in values { groups[bucket.start(of: hour), default: []].append(value) }
      let points = groups.keys.sorted().compactMap { start -> Point? in
        var selection = Selection(groups.removeValue(forKey: start) ?? [])
        let count = selection.count
        guard let median = selection.quantile(0.5), let lower = selection.quantile(0.25),
          let upper = selection.quantile(0.75)
        else { return nil }
        return Point(
          start: Timestamp(milliseconds: start * hour - offset), count: count, median: median,
          lowerQuartile: lower, upperQuartile: upper)
      }
      return Trend(measure: measure, bucket: bucket, points: points)
    }
  }
}
