#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Tells loads from disk (cold) from those where the model was in memory (warm).
///
/// The server reports a `load_duration` for both. A warm one takes from one to some tens of
/// milliseconds; a cold one from a quarter of a second, for the smallest models from the page
/// cache, to minutes. Where a model's own loads leave a clear gap between the two, the boundary is
/// put into the gap; otherwise it is ``usual``.
package enum LoadSplit {
  /// Seconds from which a load counts as cold where nothing else is known: 0.2.
  package static let usual = 0.2

  /// How many times longer the shortest cold load must be than the longest warm one.
  private static let clearGap = 3.0
  /// A gap counts only where it may part the two kinds, not where it parts cold loads from slower
  /// ones: seconds of the longest warm load and of the shortest cold one that are believed.
  private static let longestWarm = 0.3
  private static let shortestCold = 0.15

  /// The seconds from which loads of one model and host count as cold.
  ///
  /// - Parameter sorted: its loads in seconds, above zero, in ascending order.
  /// - Returns: the geometric middle of the widest gap, or ``usual``.
  package static func boundary(sorted: [Double]) -> Double {
    var boundary = usual
    var widest = clearGap
    for (low, high) in zip(sorted, sorted.dropFirst()) where low <= longestWarm {
      guard high >= shortestCold, high >= low * widest else { continue }
      widest = high / low
      boundary = sqrt(low * high)
    }
    return boundary
  }

  /// How many of the loads are warm, which are the first ones.
  package static func warmCount(sorted: [Double]) -> Int {
    let boundary = boundary(sorted: sorted)
    return sorted.partitioningIndex { $0 >= boundary }
  }
}

extension RandomAccessCollection where Index == Int {
  /// The first index from which a claim holds, where it holds for all that follow.
  func partitioningIndex(where holds: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
