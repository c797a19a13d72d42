import OllamaWire
import TextUI
import Timing
import Transcript

// MARK: - Going on with an answer, and going on elsewhere

extension Model {
  /// What a model is asked for that can't be made to go on with its own words.
  static let goOnRequest = "Continue exactly where you stopped, without repeating anything."

  /// Lets the model go on with an answer: another one, which begins with the text so far.
  ///
  /// The text so far is the last message, which a model goes on with by itself. One that thinks
  /// would begin by thinking, so that it is asked to go on. It always goes over chat.
  mutating func goOn(turn: Int, selected mode: TurnMode? = nil, at now: Moment)
    throws(CommandError) -> [Effect]
  {
    try checkNothingRuns()
    guard let reply = try self.turn(at: turn).reply, !reply.content.isEmpty else {
      throw CommandError(message: strings(.nothingToGoOn))
    }
    var asked = loadedAsNow(reply.asked)
    asked.mode = .chat
    let thinks = server.models?.first { $0.name == chosenModel }?.canThink ?? false
    asked.request = thinks ? Self.goOnRequest : nil
    let request = PlannedRequest(asked: asked.of(chosenModel), turn: turn, earlier: reply)
    guard !asksBeforeSending([request], .goOn(turn: turn, mode), at: now) else { return [] }
    notice = nil
    return ask(turn: turn, asked: asked, from: reply, at: now)
  }

  /// How an answer was asked for at first, where it goes on from others.
  func firstAsked(_ reply: Reply, of turn: Turn) -> AskedRequest {
    var first = reply
    for _ in turn.alternates {
      guard let earlier = turn.continued(by: first) else { break }
      first = earlier
    }
    return first.asked
  }

  /// Begins a conversation with the way up to a turn and its answer.
  mutating func fork(turn: Int, at now: Moment) throws(CommandError) -> [Effect] {
    try checkNothingRuns()
    let last = try self.turn(at: turn)
    let copy = conversation.copy(
      with: &ids, upTo: last.reply?.id ?? last.id, created: calendar.time(at: now))
    // The command is no draft of the conversation that is left.
    if isTypingCommand { input.editor.clear() }
    show(OpenConversation(StoredConversation(copy)))
    recordHeader(at: now)
    for row in copy.rows { store.record(.turn(row, in: copy.id)) }
    notice = .good(strings(.forked, count: copy.turns.count), at: now)
    return []
  }
}
