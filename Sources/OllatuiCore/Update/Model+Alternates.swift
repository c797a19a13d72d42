import OllamaWire
import TextUI
import Transcript

// MARK: - Other answers and other prompts

extension Model {
  /// Shows another answer in the place of one, or another prompt, and what follows that.
  ///
  /// Its head stays where it is on the screen.
  mutating func flip(_ place: TurnPlace, by step: Int) throws(CommandError) {
    try checkNothingRuns()
    _ = try turn(at: place.turn)
    notice = nil
    let isOther =
      place.isReply
      ? conversation.flip(turn: place.turn, by: step)
      : conversation.flipBranch(turn: place.turn, by: step)
    guard isOther else {
      throw CommandError(message: strings(place.isReply ? .noOtherAnswer : .noOtherMessage))
    }
    wayChanged(from: place.turn, keeping: place)
    recordChoices()
  }

  /// Flips what is in view: of the answers there are several of, the last where the end is
  /// followed, else the first; where there are none, the prompts likewise.
  mutating func flipInView(by step: Int) throws(CommandError) {
    try checkNothingRuns()
    let inView = Array(pane.turnsInView).filter(conversation.turns.indices.contains)
    let turns = pane.isFollowing ? inView.reversed() : inView
    if let turn = turns.first(where: { conversation.alternate(ofTurn: $0).count > 1 }) {
      return try flip(TurnPlace(turn: turn, isReply: true), by: step)
    }
    guard let turn = turns.first(where: { conversation.branch(ofTurn: $0).count > 1 }) else {
      throw CommandError(message: strings(.noOtherInView))
    }
    try flip(TurnPlace(turn: turn, isReply: false), by: step)
  }

  /// Shows that other turns are shown from one on.
  mutating func wayChanged(from turn: Int, keeping place: TurnPlace) {
    pane.turnsChanged(from: turn, of: conversation, keeping: place)
    searchAgain()
    letGoOfOldText()
  }
}
