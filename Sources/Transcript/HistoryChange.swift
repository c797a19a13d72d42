import OllamaWire

/// Something that was said or done, as a store takes it down.
///
/// A store takes changes in their order. Each can be taken twice and says nothing new then.
public enum HistoryChange: Equatable, Sendable {
  // MARK: Conversations
  /// A conversation began, or its header changed; `title` is what the list calls it, `leaf` the
  /// prompt or the reply that the way shown ends with.
  case conversation(ConversationHeader, title: String, leaf: TurnID?)
  /// A conversation was deleted at this time; nil: the user took that back.
  case conversationDeleted(ConversationID, Timestamp?)

  // MARK: Turns
  /// A prompt was sent, or a reply began or was written by the user.
  case turn(TurnRow, in: ConversationID)
  /// How a reply is asked, known only when its request goes out.
  case asked(TurnID, AskedRequest)
  /// This was appended to a reply, of which there was so much before; nil: it was not counted, and
  /// taking the change twice appends it twice.
  case grew(TurnID, content: String, thinking: String, at: ReplyLength? = nil)
  /// Nothing more comes to a reply: its state, tool calls and figures are final.
  case ended(TurnID, ReplyState, toolCalls: [ToolCall], Figures)
  /// A prompt or a reply was deleted at this time, and all below it goes with it; nil: the user
  /// took that back.
  case turnDeleted(TurnID, Timestamp?)

  // MARK: Typing
  /// What stands in the input box of a conversation; empty: nothing.
  case draft(ConversationID, String)
  /// Something was sent that Up brings back.
  case prompted(String, Timestamp)

  // MARK: The list of conversations
  /// A conversation was given this name; nil: its first prompt names it again.
  case renamed(ConversationID, String?)
  /// A conversation was put on top of the list, or not any more.
  case pinned(ConversationID, Bool)
  /// A conversation was archived, or not any more.
  case archived(ConversationID, Bool)
}

/// How much of a reply there is, in bytes of UTF-8.
public struct ReplyLength: Hashable, Sendable {
  /// Of its answer.
  public var content: Int
  /// Of its reasoning.
  public var thinking: Int

  /// Makes a length.
  public init(content: Int, thinking: Int) {
    self.content = content
    self.thinking = thinking
  }
}

/// What the list of conversations shows of one.
public struct ConversationSummary: Equatable, Sendable {
  /// Names it.
  public let id: ConversationID
  /// What it is called.
  public var title: String
  /// The model that it was last held with; nil: none.
  public var model: String?
  /// When something was last said in it.
  public var updated: Timestamp
  /// How many prompts and replies it has, those of ways not shown included.
  public var turns: Int
  /// Their texts' size in bytes of UTF-8.
  public var bytes: Int
  /// Whether it stands on top.
  public var isPinned: Bool
  /// Whether it is left out unless asked.
  public var isArchived: Bool

  /// Makes a summary.
  public init(
    id: ConversationID, title: String, model: String? = nil, updated: Timestamp, turns: Int = 0,
    bytes: Int = 0, isPinned: Bool = false, isArchived: Bool = false
  ) {
    self.id = id
    self.title = title
    self.model = model
    self.updated = updated
    self.turns = turns
    self.bytes = bytes
    self.isPinned = isPinned
    self.isArchived = isArchived
  }
}

/// A conversation as a store holds it.
public struct StoredConversation: Equatable, Sendable {
  /// Its header and its turns; a reply that was cut off has the state ``ReplyState/interrupted``.
  public var conversation: Conversation
  /// What was typed in it and not sent.
  public var draft: String
  /// Whether another program on this machine writes a reply of it at this moment.
  public var isBusyElsewhere: Bool

  /// Makes one of its parts.
  public init(_ conversation: Conversation, draft: String = "", isBusyElsewhere: Bool = false) {
    self.conversation = conversation
    self.draft = draft
    self.isBusyElsewhere = isBusyElsewhere
  }
}
