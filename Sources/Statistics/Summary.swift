#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What numbers have in common: where they lie and how far apart.
package struct Summary: Hashable, Sendable {
  /// How many there are; at least one.
  package var count: Int
  package var minimum: Double
  package var maximum: Double
  package var mean: Double
  package var median: Double
  /// A quarter of the numbers is at most this.
  package var lowerQuartile: Double
  /// Three quarters of the numbers are at most this.
  package var upperQuartile: Double
  /// 95 of 100 numbers are at most this.
  package var p95: Double
  /// Of a sample: squares are divided by `count - 1`; nil of a single number.
  package var standardDeviation: Double?

  /// The width of the middle half of the numbers.
  package var interquartileRange: Double {
    upperQuartile - lowerQuartile
  }

  /// Looks at numbers; those that are not finite are left out.
  ///
  /// - Returns: nil where none is left.
  package init?(_ numbers: some Sequence<Double>) {
    self.init(sorted: numbers.filter(\.isFinite).sorted())
  }

  /// Looks at finite numbers that are in ascending order; nil where there are none.
  package init?(sorted: [Double]) {
    guard let minimum = sorted.first, let maximum = sorted.last,
      let median = quantile(sorted, 0.5), let lower = quantile(sorted, 0.25),
      let upper = quantile(sorted, 0.75), let p95 = quantile(sorted, 0.95)
    else { return nil }
    // Welford's way: differences from the mean so far lose no digits to a large mean.
    var mean = 0.0
    var squares = 0.0
    for (index, number) in sorted.enumerated() {
      let difference = number - mean
      mean += difference / Double(index + 1)
      squares += difference * (number - mean)
    }
    count = sorted.count
    self.minimum = minimum
    self.maximum = maximum
    self.mean = mean
    self.median = median
    lowerQuartile = lower
    upperQuartile = upper
    self.p95 = p95
    standardDeviation = count > 1 ? sqrt(squares / Double(count - 1)) : nil
  }
}

/// The number below which a share of the numbers lies.
///
/// Between two neighbours it is interpolated along a line: type 7 of Hyndman and Fan (1996), the
/// default of R and NumPy. The place is `(count - 1) * share`, counted from 0.
///
/// - Parameters:
///   - sorted: numbers in ascending order.
///   - share: 0 to 1; 0.5 gives the median.
/// - Returns: nil where there are no numbers.
package func quantile(_ sorted: [Double], _ share: Double) -> Double? {
  guard !sorted.isEmpty else { return nil }
  let place = Double(sorted.count - 1) * min(max(share, 0), 1)
  let index = Int(place)
  guard index + 1 < sorted.count else { return sorted[index] }
  let low = sorted[index]
  return low + (place - Double(index)) * (sorted[index + 1] - low)
}
