import OllamaWire
import TextUI
import Timing
import Transcript

// MARK: - Taking back what was deleted

extension Model {
  /// Brings back what was deleted last, in whichever conversation, and shows where it is.
  mutating func undo(at now: Moment) throws(CommandError) -> [Effect] {
    guard deleted.awaited == nil else {
      deleted.awaited?.more += 1
      return []
    }
    switch deleted.last {
    case .turn(let turn): return try undo(turn, at: now)
    case .conversation(let id): return try restore(id, at: now)
    case nil: throw CommandError(message: strings(.noneDeleted))
    }
  }

  /// Brings back the conversation that was deleted last, whatever was deleted since.
  mutating func restoreConversation(at now: Moment) throws(CommandError) -> [Effect] {
    guard let id = deleted.conversations.last else {
      throw CommandError(message: strings(.noneDeleted))
    }
    return try restore(id, at: now)
  }

  private mutating func restore(
    _ id: ConversationID, at now: Moment
  ) throws(CommandError) -> [Effect] {
    deleted.remove(.conversation(id))
    guard let index = kept.deleted.lastIndex(where: { $0.summary.id == id }) else {
      throw CommandError(message: strings(.conversationGone))
    }
    let thing = kept.deleted.remove(at: index)
    if !store.keepsAll { others[id] = thing.open }
    kept.set(thing.summary)
    store.record(.conversationDeleted(id, nil))
    var effects: [Effect] = []
    if !changeList({ $0.select(id) }) {
      effects = open(id)
      if conversation.id != id {
        deleted.awaited = DeletedThings.Awaited(thing: .conversation(id), conversation: id)
      }
    }
    notice = .good(strings(.broughtBack, [.title: title(of: id)]), at: now)
    return effects
  }

  // MARK: - Turns

  /// Brings back a turn: at once where its conversation is in memory, else when it was read.
  private mutating func undo(
    _ turn: DeletedTurn, at now: Moment
  ) throws(CommandError) -> [Effect] {
    var isSelected = false
    if case .turns = overlay { isSelected = true }
    let effects = open(turn.conversation)
    if conversation.id == turn.conversation {
      try restore(turn, isSelected: isSelected, at: now)
    } else {
      deleted.awaited = DeletedThings.Awaited(
        thing: .turn(turn), conversation: turn.conversation, isSelected: isSelected)
    }
    return effects
  }

  /// A conversation was read, or is not stored any more: what was to come back with it, or in it.
  mutating func restoreAwaited(in id: ConversationID, isThere: Bool, at now: Moment) -> [Effect] {
    guard let awaited = deleted.awaited, awaited.conversation == id else { return [] }
    deleted.awaited = nil
    guard isThere else {
      deleted.remove(awaited.thing)
      return []
    }
    return attempt { (model) throws(CommandError) in
      switch awaited.thing {
      case .conversation:
        model.notice = .good(
          model.strings(.broughtBack, [.title: model.title(of: id)]), at: now)
      case .turn(let turn): try model.restore(turn, isSelected: awaited.isSelected, at: now)
      }
      var effects: [Effect] = []
      for _ in 0..<awaited.more { effects += try model.undo(at: now) }
      return effects
    }
  }

  /// Brings back a turn of the conversation that is shown.
  private mutating func restore(
    _ thing: DeletedTurn, isSelected: Bool, at now: Moment
  ) throws(CommandError) {
    try checkNothingRuns()
    deleted.remove(.turn(thing))
    var isBack = false
    showWay { conversation in
      isBack = conversation.restore(thing.turn)
      return isBack
    }
    guard isBack, let turn = conversation.index(of: thing.turn) else {
      throw CommandError(message: strings(.turnGone))
    }
    store.record(.turnDeleted(thing.turn, nil))
    recordHeader(at: now)
    let place = TurnPlace(turn: turn, isReply: conversation.turns[turn].id != thing.turn)
    if case .turns(var mode) = overlay {
      mode.place = place
      show(mode)
    } else if isSelected {
      pane.hold()
      show(TurnMode(at: place, followedTop: nil))
    } else if let line = pane.line(ofHead: place, conversation) {
      pane.reveal(line, conversation)
      pane.followAtEnd()
    }
    notice = .good(
      strings(.turnBack, [.number: "\(turn + 1)", .title: title(of: conversation.id)]), at: now)
  }
}
