#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// How many numbers lie in each of some neighbouring ranges.
package struct Histogram: Equatable, Sendable {
  /// One range.
  package struct Bin: Hashable, Sendable {
    /// The least number that belongs to it.
    package var lower: Double
    /// The least number that doesn't any more; the last bin has this one too.
    package var upper: Double
    package var count: Int

    /// Makes a range.
    package init(lower: Double, upper: Double, count: Int) {
      self.lower = lower
      self.upper = upper
      self.count = count
    }
  }

  /// The ranges in ascending order, without gaps; empty where there are no numbers.
  package private(set) var bins: [Bin]
  /// Numbers without a place: not finite, or zero and less where ranges grow.
  package private(set) var outside: Int

  /// Ranges of equal width.
  ///
  /// - Parameters:
  ///   - numbers: in any order.
  ///   - count: how many ranges there are; fewer where all numbers are equal.
  /// - Returns: a histogram from the least number to the greatest.
  package static func linear(_ numbers: [Double], bins count: Int) -> Histogram {
    let finite = numbers.filter(\.isFinite)
    guard count > 0, let low = finite.min(), let high = finite.max() else {
      return Histogram(bins: [], outside: numbers.count)
    }
    let edges =
      low < high
      ? (0...count).map { low + (high - low) * (Double($0) / Double(count)) } : [low, low]
    return Histogram(finite, edges: edges, outside: numbers.count - finite.count)
  }

  /// Ranges that grow: from 1 to 2, 2 to 5, 5 to 10, and so on by powers of ten; by powers of ten
  /// alone where those would be too many.
  ///
  /// - Parameters:
  ///   - numbers: in any order; only those above zero have a place.
  ///   - most: how many ranges there may be, at least 1; more only where powers of ten need them.
  /// - Returns: a histogram that holds the least number and the greatest.
  package static func logarithmic(_ numbers: [Double], atMost most: Int) -> Histogram {
    let positive = numbers.filter { $0.isFinite && $0 > 0 }
    guard let low = positive.min(), let high = positive.max() else {
      return Histogram(bins: [], outside: numbers.count)
    }
    let powers = Int(log10(low).rounded(.down))...Int(log10(high).rounded(.up))
    let tens = powers.map { pow(10, Double($0)) }
    let fine = tens.flatMap { [$0, 2 * $0, 5 * $0] }
    let edges = tidy(fine, low, high)
    return Histogram(
      positive, edges: edges.count - 1 <= most ? edges : tidy(tens, low, high),
      outside: numbers.count - positive.count)
  }

  private init(bins: [Bin], outside: Int) {
    self.bins = bins
    self.outside = outside
  }

  /// Counts numbers, none of which is below the first edge or above the last.
  private init(_ numbers: [Double], edges: [Double], outside: Int) {
    var bins = zip(edges, edges.dropFirst()).map { Bin(lower: $0, upper: $1, count: 0) }
    for number in numbers {
      let place = edges.partitioningIndex { $0 > number } - 1
      bins[min(max(place, 0), bins.count - 1)].count += 1
    }
    self.init(bins: bins, outside: outside)
  }

  /// The edges from the last one that isn't above the least number to the first that isn't below
  /// the greatest; at least two.
  private static func tidy(_ edges: [Double], _ low: Double, _ high: Double) -> [Double] {
    let first = max(0, edges.partitioningIndex { $0 > low } - 1)
    let last = min(edges.count - 1, max(first + 1, edges.partitioningIndex { $0 >= high }))
    return last > first ? Array(edges[first...last]) : [low, high]
  }
}
