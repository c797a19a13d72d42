import Transcript

/// A prompt or a reply that the user deleted and can have back until the program ends.
package struct DeletedTurn: Equatable, Sendable {
  /// Where it was.
  package let conversation: ConversationID
  /// Which prompt or reply it is.
  package let turn: TurnID
}

/// What the user deleted, which can be taken back until the program ends.
package struct DeletedThings: Equatable, Sendable {
  /// One thing that was deleted.
  package enum Thing: Equatable, Sendable {
    case turn(DeletedTurn)
    case conversation(ConversationID)
  }

  /// What comes back once the conversation that it is, or is in, was read.
  struct Awaited: Equatable, Sendable {
    var thing: Thing
    var conversation: ConversationID
    /// Whether the turn is selected then.
    var isSelected = false
    /// How often more was to be brought back meanwhile.
    var more = 0
  }

  /// What was not taken back, the last at the end.
  ///
  /// A turn of a conversation that was deleted after it stands before that, so that the
  /// conversation is back when its turn comes.
  private(set) var stack: [Thing] = []
  /// What the store is asked for; a turn is still part of ``stack``.
  var awaited: Awaited?

  /// Makes an empty list.
  package init() {}

  /// The conversations that were not taken back.
  package var conversations: [ConversationID] {
    stack.compactMap { if case .conversation(let id) = $0 { id } else { nil } }
  }

  /// The prompts and replies that were not taken back.
  package var turns: [TurnID] {
    stack.compactMap { if case .turn(let turn) = $0 { turn.turn } else { nil } }
  }

  /// The last one; nil: nothing is deleted.
  var last: Thing? { stack.last }

  /// Something was deleted.
  mutating func add(_ thing: Thing) {
    stack.append(thing)
  }

  /// Something was brought back, or is gone for good.
  mutating func remove(_ thing: Thing) {
    guard let index = stack.lastIndex(of: thing) else { return }
    stack.remove(at: index)
  }
}
