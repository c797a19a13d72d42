import OllamaWire
import TextUI
import Timing
import Transcript

// MARK: - Deleting

extension Model {
  /// Deletes a turn with all below it; asks before, if there is more to it than its own answer.
  mutating func delete(_ mode: TurnMode, at now: Moment) throws(CommandError) {
    try checkNothingRuns()
    let turn = mode.place.turn
    let answers = try self.turn(at: turn).shown.count
    let below = conversation.turnsBelow(turn: turn)
    guard below > 0 || answers > 1 else { return delete(mode, onlyAnswer: false, at: now) }
    overlay = .question(
      Question(.deleteTurn(mode, prompt(of: mode), below: below, answers), at: now))
  }

  /// Deletes the answer shown with all below it; asks before, if something is.
  mutating func deleteAnswer(_ mode: TurnMode, at now: Moment) throws(CommandError) {
    try checkNothingRuns()
    let turn = mode.place.turn
    guard try self.turn(at: turn).shown.count > 1 else {
      throw CommandError(message: strings(.onlyAnswer))
    }
    let below = conversation.turnsBelow(turn: turn, ofAnswerShown: true)
    guard below > 0 else { return delete(mode, onlyAnswer: true, at: now) }
    overlay = .question(Question(.deleteAnswer(mode, prompt(of: mode), below: below), at: now))
  }

  /// Deletes a turn, or the answer shown, and selects what is there then.
  mutating func delete(_ mode: TurnMode, onlyAnswer: Bool, at now: Moment) {
    let turn = mode.place.turn
    guard running == nil, conversation.turns.indices.contains(turn) else { return }
    let id = onlyAnswer ? conversation.deleteReply(ofTurn: turn) : conversation.delete(turn: turn)
    deleted.add(.turn(DeletedTurn(conversation: conversation.id, turn: id)))
    store.record(.turnDeleted(id, calendar.time(at: now)))
    recordHeader(at: now)
    wayChanged(from: turn, keeping: mode.place)
    show(mode)
    notice = .good(strings(.turnDeleted), at: now)
  }

  /// Shows another way through the conversation; whether there is such a way.
  @discardableResult
  mutating func showWay(_ change: (inout Conversation) -> Bool) -> Bool {
    let before = shownIDs
    guard change(&shown.conversation) else { return false }
    let after = shownIDs
    let same = zip(before, after).prefix { $0 == $1 }.count
    guard same < max(before.count, after.count) else { return true }
    pane.turnsChanged(from: same, of: conversation)
    searchAgain()
    letGoOfOldText()
    return true
  }

  /// The prompts and the answers that are shown.
  private var shownIDs: [[TurnID?]] {
    conversation.turns.map { [$0.id, $0.reply?.id] }
  }

  private func prompt(of mode: TurnMode) -> String {
    Conversation.title(ofPrompt: conversation.turns[mode.place.turn].prompt)
  }
}
