/// A prompt or the answer to it, as something to be selected and acted on.
package struct TurnPlace: Comparable, Hashable, Sendable {
  /// Which of the turns shown.
  package var turn: Int
  /// Whether it is the answer.
  package var isReply: Bool

  /// Names a prompt or an answer.
  init(turn: Int, isReply: Bool) {
    self.turn = turn
    self.isReply = isReply
  }

  package static func < (one: TurnPlace, other: TurnPlace) -> Bool {
    one.turn == other.turn ? !one.isReply && other.isReply : one.turn < other.turn
  }
}

/// Which of how many something is, where there are several.
struct Ordinal: Equatable, Sendable {
  let number: Int
  let count: Int

  /// Counts something; nil: it is the only one.
  init?(_ number: Int, of count: Int) {
    guard count > 1 else { return nil }
    self.number = number
    self.count = count
  }

  /// What stands at the right end of a head line.
  var mark: String {
    "‹\(number)/\(count)›"
  }
}
