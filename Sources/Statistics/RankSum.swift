#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The statistic of Mann and Whitney of two groups, and how it is distributed by chance.
///
/// U counts the pairs of a number of the first group and one of the second in which the first is
/// greater, equal ones as a half. Where both groups come from one source, every order of the
/// numbers is as likely as any other.
struct RankSum {
  /// How many numbers the groups have.
  let first: Int
  let second: Int
  /// U of the first group.
  private(set) var u = 0.0
  /// The sum of `t³ - t` over all sets of `t` equal numbers.
  private(set) var ties = 0.0

  /// Counts pairs of two groups, each in ascending order and not empty.
  init(sorted one: [Double], _ other: [Double]) {
    first = one.count
    second = other.count
    var left = 0
    var right = 0
    while left < one.count || right < other.count {
      let value =
        right == other.count || left < one.count && one[left] <= other[right]
        ? one[left] : other[right]
      let leftStart = left
      let rightStart = right
      while left < one.count, one[left] == value { left += 1 }
      while right < other.count, other[right] == value { right += 1 }
      let lefts = Double(left - leftStart)
      let rights = Double(right - rightStart)
      u += lefts * (Double(rightStart) + rights / 2)
      let equal = lefts + rights
      ties += equal * equal * equal - equal
    }
  }

  /// How many pairs there are.
  var pairs: Double { Double(first) * Double(second) }

  /// Whether the distribution is counted out: there are no equal numbers, and few pairs.
  var isExact: Bool { ties == 0 && pairs <= 2500 }

  /// The chance of a U as far from the middle as this one, or farther, on either side.
  var p: Double {
    if isExact {
      let lower = min(u, pairs - u)
      return min(1, 2 * shares(upTo: Int(lower)).reduce(0, +))
    }
    guard deviation > 0 else { return 1 }
    // A whole number stands for half a unit around it: the correction for continuity.
    let distance = max(0, abs(u - pairs / 2) - 0.5)
    return erfc(distance / deviation / 2.0.squareRoot())
  }

  /// The least p that any order of so many numbers has.
  var leastP: Double {
    var orders = 1.0
    for count in 1...min(first, second) {
      orders *= Double(max(first, second) + count) / Double(count)
    }
    return min(1, 2 / orders)
  }

  /// Which of the ordered differences of all pairs bounds their interval.
  ///
  /// - Parameter level: how sure, such as 0.95.
  /// - Returns: a rank that counts from 1, from either end.
  func rank(level: Double) -> Int {
    let tail = (1 - level) / 2
    if isExact {
      var sum = 0.0
      for (index, share) in shares(upTo: Int(pairs / 2)).enumerated() {
        sum += share
        if sum >= tail { return max(1, index) }
      }
    }
    let rank = pairs / 2 + 0.5 - normalQuantile(upperTail: tail) * deviation
    return max(1, Int(rank))
  }

  /// The standard deviation of U by chance, smaller where numbers are equal.
  private var deviation: Double {
    let total = Double(first + second)
    let variance = pairs / 12 * (total + 1 - ties / (total * (total - 1)))
    return max(0, variance).squareRoot()
  }

  /// The chances of U = 0, 1, … up to a limit of at most half the pairs, without equal numbers.
  ///
  /// They are the coefficients of the Gaussian binomial `(first + second) over first`, the product
  /// of `(1 - x^(second + i)) / (1 - x^i)`, divided by their sum.
  private func shares(upTo limit: Int) -> [Double] {
    var counts = [Double](repeating: 0, count: limit + 1)
    counts[0] = 1
    var orders = 1.0
    for factor in 1...first {
      let above = second + factor
      if above <= limit {
        for index in (above...limit).reversed() { counts[index] -= counts[index - above] }
      }
      if factor <= limit {
        for index in factor...limit { counts[index] += counts[index - factor] }
      }
      orders *= Double(above) / Double(factor)
    }
    return counts.map { $0 / orders }
  }
}

/// The number that a normal deviate exceeds with a chance of at most a half.
func normalQuantile(upperTail tail: Double) -> Double {
  var low = 0.0
  var high = 40.0
  for _ in 0..<60 {
    let middle = (low + high) / 2
    if erfc(middle / 2.0.squareRoot()) / 2 > tail { low = middle } else { high = middle }
  }
  return (low + high) / 2
}
