/// A number of tokens, perhaps by estimate.
package struct TokenCount: Hashable, Sendable {
  /// The likeliest number.
  package var value: Double
  /// How far the true number may be from it, to either side; 0: it was counted.
  package var spread: Double

  /// No tokens.
  package static let none = TokenCount(value: 0)

  /// Makes a count.
  package init(value: Double, spread: Double = 0) {
    self.value = value
    self.spread = spread
  }

  /// Makes what a server counted.
  package init(exactly tokens: Int) {
    self.init(value: Double(tokens))
  }

  /// Whether the server counted it.
  package var isExact: Bool { spread == 0 }
  /// The least it may be.
  package var low: Double { max(0, value - spread) }
  /// The most it may be.
  package var high: Double { value + spread }
  /// The likeliest number as a whole one.
  package var rounded: Int { Int(min(max(value, 0), 1e12).rounded()) }

  /// Two counts together; an estimator errs to one side, so that spreads add up.
  package static func + (one: TokenCount, other: TokenCount) -> TokenCount {
    TokenCount(value: one.value + other.value, spread: one.spread + other.spread)
  }

  /// Adds another count.
  package static func += (sum: inout TokenCount, other: TokenCount) {
    sum = sum + other
  }
}
