import OllamaWire
import TextUI
import Timing
import Transcript

// MARK: - Changing what was said

extension Model {
  /// Longer texts open in the editor at once, in bytes of UTF-8.
  private static let longText = 4_000

  /// Puts a message or an answer into the input box, to be changed.
  ///
  /// What stood there comes back afterwards, and can be had by Up besides.
  mutating func edit(_ place: TurnPlace, at now: Moment) throws(CommandError) -> [Effect] {
    try checkNothingRuns()
    let turn = try turn(at: place.turn)
    var (id, text) = (turn.id, turn.prompt)
    if place.isReply {
      guard let reply = turn.reply else { throw CommandError(message: strings(.noReply)) }
      (id, text) = (reply.id, reply.content)
    }
    if shown.editing != nil { giveUpEdit() }
    let draft = isTypingCommand ? "" : input.editor.text
    if !draft.isEmpty { remember(draft, at: now) }
    shown.editing = Editing(id: id, isReply: place.isReply, original: text, draft: draft)
    leaveTurns()
    edit { $0.replaceAll(with: text) }
    notice = .warning(strings(place.isReply ? .editingAnswer : .editingMessage))
    return text.utf8.count > Self.longText ? [.openEditor(text)] : []
  }

  /// Takes Enter while something earlier is changed: it becomes a branch, or another answer.
  mutating func finishEdit(_ editing: Editing, at now: Moment) -> [Effect] {
    let text = input.editor.text
    guard running == nil else {
      notice = .warning(strings(.messageStays))
      return []
    }
    guard text.contains(where: { !$0.isWhitespace }) else {
      notice = .error(strings(.editEmpty))
      return []
    }
    let isThere = showWay { $0.show(editing.id) }
    guard isThere, let turn = conversation.index(of: editing.id) else {
      shown.editing = nil
      notice = .error(strings(.editedGone))
      return []
    }
    guard editing.isReply || !asksBeforeSending([planned(text)], .typed, at: now) else { return [] }
    if !editing.isReply { remember(text, at: now) }
    endEdit(editing)
    notice = nil
    guard !editing.isReply else {
      if text != editing.original { store(text, asAnswerTo: turn, at: now) }
      return []
    }
    if text == editing.original {
      return attempt { (model) throws(CommandError) in try model.retry(turn: turn, at: now) }
    }
    return branch(text, atTurn: turn, at: now)
  }

  /// Leaves the earlier text as it is; what was changed can be had by Up.
  mutating func giveUpEdit() {
    guard let editing = shown.editing else { return }
    let text = input.editor.text
    let isChanged = text != editing.original && text.contains { !$0.isWhitespace }
    if isChanged { prompts.add(text) }
    endEdit(editing)
    notice = isChanged ? .warning(strings(.editGivenUp)) : nil
  }

  /// Puts what stood in the input box before back into it.
  private mutating func endEdit(_ editing: Editing) {
    shown.editing = nil
    edit { $0.replaceAll(with: editing.draft) }
  }

  /// Asks another prompt in the place of one, which stays with all below it.
  private mutating func branch(_ prompt: String, atTurn turn: Int, at now: Moment) -> [Effect] {
    conversation.branch(
      Turn(id: ids.make(), prompt: prompt, created: calendar.time(at: now)), atTurn: turn)
    wayChanged(from: turn, keeping: TurnPlace(turn: turn, isReply: false))
    recordPrompt(ofTurn: turn, at: now)
    return ask(turn: turn, asked: nil, at: now)
  }

  /// Adds an answer that the user wrote; it counts as asked like the one that it was made from.
  private mutating func store(_ text: String, asAnswerTo turn: Int, at now: Moment) {
    guard let asked = conversation.turns[turn].reply?.asked else { return }
    let reply = Reply(
      id: ids.make(), asked, created: calendar.time(at: now), content: text, state: .edited)
    _ = conversation.add(reply, toTurn: turn)
    wayChanged(from: turn, keeping: TurnPlace(turn: turn, isReply: true))
    store.record(.turn(.reply(reply, parent: conversation.turns[turn].id), in: conversation.id))
    recordHeader(at: now)
  }

  /// A turn of those shown.
  func turn(at index: Int) throws(CommandError) -> Turn {
    guard conversation.turns.indices.contains(index) else {
      throw CommandError(message: strings(.nothingAsked))
    }
    return conversation.turns[index]
  }
}
