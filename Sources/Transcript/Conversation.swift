import OllamaWire

/// What a person and models said to each other: a tree, of which one way is shown.
///
/// Prompts hang below answers and answers below prompts. A retry adds an answer to a prompt; an
/// edited prompt stands beside the earlier one. Nothing is ever taken out of the tree: what was
/// deleted is only not shown, so that it can come back.
public struct Conversation: Equatable, Sendable {
  /// All that is known beside the turns.
  public var header: ConversationHeader
  /// Every turn, in the order in which they came.
  @usableFromInline var nodes: [Turn] = []
  /// Where the turns that are shown are among ``nodes``, oldest first.
  @usableFromInline var path: [Int] = []

  /// Makes an empty conversation.
  public init(_ header: ConversationHeader) {
    self.header = header
  }

  /// Makes an empty conversation without a name of its own.
  public init(system: String? = nil) {
    self.init(
      ConversationHeader(
        id: ConversationID(value: 0), system: system, created: Timestamp(milliseconds: 0)))
  }

  /// Names it.
  public var id: ConversationID {
    header.id
  }

  /// What the models are told before anything else; nil: the model's own system text counts.
  public var system: String? {
    get { header.system }
    set { header.system = newValue }
  }

  /// The turns that are shown, oldest first.
  @inlinable public var turns: TurnPath {
    TurnPath(turns: nodes, path: path)
  }

  /// Whether nothing was ever said in it; what was deleted counts.
  public var isUntouched: Bool { nodes.isEmpty }

  /// Every turn that was not deleted, also those of ways that are not shown, as they came.
  public var allTurns: [Turn] {
    nodes.filter { !$0.isDeleted }
  }

  /// A name for it: the user's, or the first line of the first prompt.
  public var title: String {
    header.name ?? path.first.map { Self.title(ofPrompt: nodes[$0].prompt) } ?? ""
  }

  /// What a conversation is called that begins with this prompt: its first line.
  public static func title(ofPrompt prompt: String) -> String {
    String(prompt.drop(while: \.isWhitespace).prefix(120).prefix { !$0.isNewline })
  }

  /// Adds a turn below what is shown.
  public mutating func add(_ turn: Turn) {
    var turn = turn
    turn.parent = path.last.map { ReplyPlace(turn: $0, alternate: nodes[$0].current) }
    nodes.append(turn)
    path.append(nodes.count - 1)
  }

  /// Changes one turn of those that are shown in place, so that text grows without being copied.
  @inlinable public mutating func update<Value>(turn index: Int, _ change: (inout Turn) -> Value)
    -> Value
  {
    change(&nodes[path[index]])
  }

  // MARK: - What goes over the wire

  /// The request that a reply of the turns shown was or will be asked with; nil: it was not asked.
  public func request(turn: Int, alternate: Int) -> ReplyRequest? {
    var messages: [TurnID: Message] = [:]
    for turn in nodes {
      messages[turn.id] = .user(turn.prompt)
      for reply in turn.alternates { messages[reply.id] = .assistant(reply.content) }
    }
    return turns[turn].alternates[alternate].asked.body { messages[$0] }
  }
}
