import SeededNumbers
import Statistics
import Testing

@Suite struct ComparisonTests {
  @Test func `the example of R's wilcox test has R's figures`() throws {
    // From `?wilcox.test`: permeability constants, Hollander & Wolfe (1973), p. 69.
    let atTerm = [0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46]
    let early = [1.15, 0.88, 0.90, 0.74, 1.21]
    let comparison = try #require(Comparison(atTerm, early))
    #expect(comparison.u == 35 && comparison.isExact)
    #expect(comparison.p.isClose(to: 0.254412254412254))
    #expect(comparison.difference.isClose(to: 0.305))
    #expect(comparison.interval.lowerBound.isClose(to: -0.15))
    #expect(comparison.interval.upperBound.isClose(to: 0.76))
    #expect(comparison.superiority.isClose(to: 0.7))
    #expect(comparison.verdict == .withinNoise)
  }

  @Test func `rates of two models that hardly overlap differ`() throws {
    let slow = [61.2, 63.3, 60.8, 64.1, 62.7, 59.9, 63.0, 62.2]
    let fast = [66.1, 65.2, 67.8, 64.9, 66.6, 65.7, 63.9, 68.0]
    let comparison = try #require(Comparison(slow, fast))
    #expect(comparison.u == 1)
    #expect(comparison.p.isClose(to: 0.000310800310800311))
    #expect(comparison.difference.isClose(to: -3.9))
    #expect(comparison.interval.lowerBound.isClose(to: -5.3))
    #expect(comparison.interval.upperBound.isClose(to: -2.2))
    #expect(comparison.ratio?.isClose(to: 62.45 / 65.9) == true)
    #expect(comparison.verdict == .differs)
  }

  @Test func `equal numbers are judged by the normal distribution, corrected`() throws {
    // SciPy's mannwhitneyu, asymptotic with correction for ties and continuity.
    let comparison = try #require(
      Comparison([1, 2, 2, 3, 5, 5, 8], [2, 4, 5, 6, 7, 9, 9, 10]))
    #expect(comparison.u == 12 && !comparison.isExact)
    #expect(comparison.p.isClose(to: 0.0705494281301480))
    #expect(comparison.difference == -3)
  }

  @Test(arguments: [(1, 5), (2, 6), (3, 4), (4, 4), (5, 6)])
  func `the chance is that of all orders counted one by one`(first: Int, second: Int) throws {
    let total = first + second
    var counts = [Int](repeating: 0, count: first * second + 1)
    let orders = (0..<(1 << total)).filter { $0.nonzeroBitCount == first }
    for order in orders { counts[u(of: order, total)] += 1 }
    for order in orders {
      let one = (0..<total).filter { order >> $0 & 1 == 1 }.map(Double.init)
      let other = (0..<total).filter { order >> $0 & 1 == 0 }.map(Double.init)
      let comparison = try #require(Comparison(one, other))
      let u = u(of: order, total)
      let tail = counts[0...min(u, first * second - u)].reduce(0, +)
      #expect(comparison.u == Double(u))
      #expect(comparison.p.isClose(to: min(1, 2 * Double(tail) / Double(orders.count))))
    }
  }

  /// Pairs in which a number of the first group (a set bit) is above one of the second.
  private func u(of order: Int, _ total: Int) -> Int {
    var seconds = 0
    var sum = 0
    for place in 0..<total {
      if order >> place & 1 == 1 { sum += seconds } else { seconds += 1 }
    }
    return sum
  }

  @Test(arguments: [(3, 5), (7, 7), (16, 9), (40, 31), (60, 70)], [false, true])
  func `difference and interval are those of all pairs sorted`(
    counts: (Int, Int), hasEqual: Bool
  ) throws {
    var numbers = SeededNumbers(seed: UInt64(counts.0 * 100 + counts.1))
    func group(_ count: Int) -> [Double] {
      (0..<count).map { _ in
        let number = Double.random(in: -50...50, using: &numbers)
        return hasEqual ? number.rounded() / 8 : number
      }
    }
    let first = group(counts.0)
    let second = group(counts.1)
    let comparison = try #require(Comparison(first, second))
    let all = first.flatMap { one in second.map { one - $0 } }.sorted()
    #expect(comparison.difference.isClose(to: quantile(all, 0.5) ?? .nan))
    let place = try #require(all.firstIndex(of: comparison.interval.lowerBound))
    let last = try #require(all.lastIndex(of: comparison.interval.lowerBound))
    let upper = comparison.interval.upperBound
    #expect((place...last).contains { all[all.count - 1 - $0] == upper })
  }

  @Test func `the interval holds the true difference as often as it says`() throws {
    var numbers = SeededNumbers(seed: 5)
    for count in [8, 60] {
      var hits = 0
      for _ in 0..<400 {
        let first = (0..<count).map { _ in Double.random(in: 0...1, using: &numbers) }
        let second = (0..<count).map { _ in Double.random(in: 3...4, using: &numbers) }
        if try #require(Comparison(first, second)).interval.contains(-3) { hits += 1 }
      }
      #expect((370...397).contains(hits), "\(hits) of 400")
    }
  }

  @Test func `too few numbers show no difference, however far apart`() {
    #expect(Comparison([1, 2, 3], [7, 8, 9])?.verdict == .tooFew)
    #expect(Comparison([1], [900])?.verdict == .tooFew)
    #expect(Comparison([1, 2, 3, 4], [7, 8, 9, 10])?.verdict == .differs)
    #expect(Comparison([1, 2, 3, 4], [7, 8, 9, 10], level: 0.99)?.verdict == .tooFew)
  }

  @Test func `groups that are all equal don't differ`() {
    let comparison = Comparison([Double](repeating: 2, count: 9), [Double](repeating: 2, count: 12))
    #expect(comparison?.p == 1 && comparison?.verdict == .withinNoise)
    #expect(comparison?.difference == 0 && comparison?.superiority == 0.5)
  }

  @Test func `a group without a finite number can't be compared`() {
    #expect(Comparison([], [1]) == nil)
    #expect(Comparison([1], [.nan, .infinity]) == nil)
    #expect(Comparison([1, .nan], [0])?.firstCount == 1)
    #expect(Comparison([-1], [0])?.ratio == nil)
  }

  @Test func `large groups are compared without a table of their pairs`() throws {
    let first = (0..<20_000).map { Double($0) }
    let second = (0..<20_000).map { Double($0) - 500 }
    let comparison = try #require(Comparison(first, second))
    #expect(comparison.difference == 500)
    #expect(comparison.interval.contains(500) && comparison.verdict == .differs)
  }
}
