/// Quantiles of numbers whose order doesn't matter otherwise: found in about as many steps as there
/// are numbers, without sorting them.
struct Selection {
  private var numbers: [Double]

  /// Takes finite numbers, which it puts into another order.
  init(_ numbers: consuming [Double]) {
    self.numbers = numbers
  }

  /// How many there are.
  var count: Int { numbers.count }

  /// The same as ``quantile(_:_:)`` of the sorted numbers.
  mutating func quantile(_ share: Double) -> Double? {
    guard !numbers.isEmpty else { return nil }
    let place = Double(numbers.count - 1) * min(max(share, 0), 1)
    let index = Int(place)
    return numbers.withUnsafeMutableBufferPointer { numbers in
      let low = Self.select(index, of: numbers)
      // All that is greater stands behind.
      guard index + 1 < numbers.count, let high = numbers[(index + 1)...].min() else { return low }
      return low + (place - Double(index)) * (high - low)
    }
  }

  /// The number of a rank, from 0 for the least.
  mutating func number(rank: Int) -> Double {
    numbers.withUnsafeMutableBufferPointer { Self.select(rank, of: $0) }
  }

  /// Hoare's FIND: puts the number of a rank to its place, no greater ones before it and no lesser
  /// ones behind it.
  private static func select(
    _ rank: Int, of numbers: UnsafeMutableBufferPointer<Double>
  ) -> Double {
    var low = 0
    var high = numbers.count - 1
    while low < high {
      // The middle one of three serves numbers that are in order already.
      let ends = (numbers[low], numbers[high])
      let pivot = max(min(ends.0, ends.1), min(max(ends.0, ends.1), numbers[(low + high) / 2]))
      var left = low
      var right = high
      while left <= right {
        while numbers[left] < pivot { left += 1 }
        while numbers[right] > pivot { right -= 1 }
        guard left <= right else { break }
        numbers.swapAt(left, right)
        left += 1
        right -= 1
      }
      if rank <= right {
        high = right
      } else if rank >= left {
        low = left
      } else {
        break
      }
    }
    return numbers[rank]
  }
}
