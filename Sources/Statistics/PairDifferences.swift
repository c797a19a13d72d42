/// All differences of a number of one group and one of another, in order, none of them stored.
///
/// Rows and columns of their table are in order, so that those up to a value are counted in one
/// walk along a staircase, as long as both groups together. The one of a rank is found by halving
/// the range of values, until those in it are few enough to be looked at: in some 20 walks, and in
/// 90 at most where many are equal.
struct PairDifferences {
  private let first: [Double]
  private let second: [Double]

  /// Takes two groups, each in ascending order and not empty.
  init(sorted first: [Double], _ second: [Double]) {
    self.first = first
    self.second = second
  }

  /// How many there are.
  var count: Int { first.count * second.count }

  /// The median of all differences: the estimate of Hodges and Lehmann.
  var median: Double {
    let lower = self[rank: (count + 1) / 2]
    guard count.isMultiple(of: 2), number(upTo: lower) == count / 2 else { return lower }
    return lower + (least(above: lower) - lower) / 2
  }

  /// The difference of a rank, from 1 for the least.
  subscript(rank rank: Int) -> Double {
    var low = (first[0] - second[second.count - 1]).place
    var high = (first[first.count - 1] - second[0]).place
    var below = 0
    var upTo = count
    var step = 0
    while low < high {
      if upTo - below <= 2 * (first.count + second.count) {
        var few = Selection(differences(from: Double(place: low), to: Double(place: high)))
        return few.number(rank: rank - below - 1)
      }
      let middle = middle(low, high, step: step)
      let number = number(upTo: Double(place: middle))
      if number >= rank {
        (high, upTo) = (middle, number)
      } else {
        (low, below) = (middle + 1, number)
      }
      step += 1
    }
    return Double(place: low)
  }

  /// A place from the lower one on and before the higher one.
  private func middle(_ low: Int64, _ high: Int64, step: Int) -> Int64 {
    // Halving values parts the differences better, but near zero it would not come to an end.
    if step < 24 {
      let middle = (Double(place: low) / 2 + Double(place: high) / 2).place
      if (low..<high).contains(middle) { return middle }
    }
    // Both ends may be far from zero on either side, so that their sum could overflow.
    return low + Int64(bitPattern: UInt64(bitPattern: high &- low) / 2)
  }

  /// How many differences are at most this.
  private func number(upTo limit: Double) -> Int {
    first.withUnsafeBufferPointer { first in
      second.withUnsafeBufferPointer { second in
        var sum = 0
        var start = 0
        for value in first {
          while start < second.count, value - second[start] > limit { start += 1 }
          sum += second.count - start
          if start == second.count { break }
        }
        return sum
      }
    }
  }

  /// The differences between two values, both included, in any order.
  private func differences(from low: Double, to high: Double) -> [Double] {
    var found: [Double] = []
    var start = 0
    for value in first {
      while start < second.count, value - second[start] > high { start += 1 }
      var place = start
      while place < second.count, value - second[place] >= low {
        found.append(value - second[place])
        place += 1
      }
    }
    return found
  }

  /// The least difference that is greater than this; infinite where there is none.
  private func least(above limit: Double) -> Double {
    var least = Double.infinity
    var start = 0
    for value in first {
      while start < second.count, value - second[start] > limit { start += 1 }
      if start > 0 { least = min(least, value - second[start - 1]) }
    }
    return least
  }
}

extension Double {
  /// Where a number stands among all, so that halving reaches every one of them.
  fileprivate var place: Int64 {
    let bits = Int64(bitPattern: bitPattern)
    return bits < 0 ? .min &- bits : bits
  }

  /// The number at a place.
  fileprivate init(place: Int64) {
    self.init(bitPattern: UInt64(bitPattern: place < 0 ? .min &- place : place))
  }
}
