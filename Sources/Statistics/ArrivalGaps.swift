/// The time between chunks of a reply: how even the stream was, and its longest stall.
package struct ArrivalGaps: Hashable, Sendable {
  /// How many gaps there are, which is one less than chunks.
  package var count: Int
  /// Seconds.
  package var p50: Double
  package var p95: Double
  package var longest: Double

  /// Looks at gaps in seconds, in any order; those that are negative or not finite don't count.
  ///
  /// Nil where there are none.
  package init?(_ gaps: [Double]) {
    let gaps = gaps.filter { $0.isFinite && $0 >= 0 }
    guard let longest = gaps.max() else { return nil }
    count = gaps.count
    self.longest = longest
    var selection = Selection(gaps)
    p50 = selection.quantile(0.5) ?? 0
    p95 = selection.quantile(0.95) ?? 0
  }

  init(count: Int, p50: Double, p95: Double, longest: Double) {
    self.count = count
    self.p50 = p50
    self.p95 = p95
    self.longest = longest
  }
}

/// Gaps counted while a reply comes: a chunk costs the same however many came before.
///
/// Each gap falls into one of 64 bins per doubling, from a microsecond to an hour, so that the
/// quantiles are within 0.8 %; the longest is exact. Takes 8 KB.
package struct GapTally: Equatable, Sendable {
  private static let binsPerDoubling = 64
  /// From 2⁻²⁰ s to 2¹² s.
  private static let exponents = -20...12

  private var counts = [UInt32](repeating: 0, count: exponents.count * binsPerDoubling)
  private var count = 0
  private var longest = 0.0
  /// The first bin that counted something.
  private var firstBin = exponents.count * binsPerDoubling

  /// Makes a tally without gaps.
  package init() {}

  /// Counts a gap in seconds; one that is negative or not finite doesn't count.
  package mutating func add(_ gap: Double) {
    guard gap.isFinite, gap >= 0 else { return }
    let bin = Self.bin(of: gap)
    counts[bin] += 1
    firstBin = min(firstBin, bin)
    count += 1
    longest = max(longest, gap)
  }

  /// What was counted; nil: nothing.
  package var gaps: ArrivalGaps? {
    guard count > 0 else { return nil }
    return ArrivalGaps(
      count: count, p50: quantile(0.5), p95: quantile(0.95), longest: longest)
  }

  private func quantile(_ share: Double) -> Double {
    let rank = Int(Double(count - 1) * share) + 1
    var sum = 0
    for bin in firstBin..<counts.count {
      sum += Int(counts[bin])
      if sum >= rank { return min(longest, Self.middle(of: bin)) }
    }
    return longest
  }

  /// The bin of a gap: its exponent, and the first six bits after the point.
  private static func bin(of gap: Double) -> Int {
    guard gap >= Double(sign: .plus, exponent: exponents.lowerBound, significand: 1) else {
      return 0
    }
    let exponent = Int(gap.exponent)
    guard exponent <= exponents.upperBound else { return exponents.count * binsPerDoubling - 1 }
    let part = Int((gap.significand - 1) * Double(binsPerDoubling))
    return (exponent - exponents.lowerBound) * binsPerDoubling + part
  }

  private static func middle(of bin: Int) -> Double {
    // What is less than a microsecond came in one read.
    guard bin > 0 else { return 0 }
    let (doubling, part) = bin.quotientAndRemainder(dividingBy: binsPerDoubling)
    return Double(
      sign: .plus, exponent: doubling + exponents.lowerBound,
      significand: 1 + (Double(part) + 0.5) / Double(binsPerDoubling))
  }
}
