/// Two groups of numbers against each other: how far apart they are, and whether chance does that.
///
/// Made by ranks, so that a few replies that hung for a minute don't decide it, and no shape of the
/// distribution is assumed. Differences are the first group minus the second.
package struct Comparison: Hashable, Sendable {
  /// What may be said at the chosen level.
  package enum Verdict: Hashable, Sendable {
    /// No order of so few numbers could show a difference.
    case tooFew
    /// Two groups of one source differ as much, more often than the level allows.
    case withinNoise
    /// The groups differ.
    case differs
  }

  /// How many numbers the groups have; those that are not finite don't count.
  package var firstCount: Int
  package var secondCount: Int
  package var firstMedian: Double
  package var secondMedian: Double
  /// Pairs of one of each group in which the first is greater, equal ones as a half: the statistic
  /// of Mann and Whitney, and R's W.
  package var u: Double
  /// The chance, both ways, of a U as extreme where the groups are of one source.
  package var p: Double
  /// Whether ``p`` was counted out (no equal numbers, at most 2,500 pairs); otherwise it comes from
  /// the normal distribution, corrected for equal numbers and for continuity.
  package var isExact: Bool
  /// The median of the differences of all pairs, by Hodges and Lehmann: what the first group has
  /// more.
  package var difference: Double
  /// Where the true difference is, as sure as ``level``; may be a little surer with few numbers.
  package var interval: ClosedRange<Double>
  /// How sure the verdict and the interval are, such as 0.95.
  package var level: Double
  /// What may be said.
  package var verdict: Verdict

  /// Compares two groups; nil where one has no finite number.
  ///
  /// - Parameters:
  ///   - first: numbers in any order.
  ///   - second: those to compare with.
  ///   - level: how sure, above 0 and below 1.
  package init?(_ first: [Double], _ second: [Double], level: Double = 0.95) {
    precondition(level > 0 && level < 1, "a level is a share")
    let first = first.filter(\.isFinite).sorted()
    let second = second.filter(\.isFinite).sorted()
    guard let firstMedian = quantile(first, 0.5), let secondMedian = quantile(second, 0.5) else {
      return nil
    }
    let ranks = RankSum(sorted: first, second)
    let differences = PairDifferences(sorted: first, second)
    let rank = ranks.rank(level: level)
    firstCount = first.count
    secondCount = second.count
    self.firstMedian = firstMedian
    self.secondMedian = secondMedian
    u = ranks.u
    p = ranks.p
    isExact = ranks.isExact
    difference = differences.median
    interval = differences[rank: rank]...differences[rank: differences.count + 1 - rank]
    self.level = level
    if ranks.leastP > 1 - level {
      verdict = .tooFew
    } else {
      verdict = ranks.p <= 1 - level ? .differs : .withinNoise
    }
  }

  /// The chance that one of the first group is greater than one of the second, a draw as a half.
  package var superiority: Double {
    u / (Double(firstCount) * Double(secondCount))
  }

  /// The first median over the second: 1.2 means a fifth more; nil unless both are above zero.
  package var ratio: Double? {
    guard firstMedian > 0, secondMedian > 0 else { return nil }
    return firstMedian / secondMedian
  }
}
