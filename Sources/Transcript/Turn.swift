import OllamaWire

/// One prompt and the answers to it.
public struct Turn: Equatable, Sendable {
  /// Names the prompt.
  public let id: TurnID
  /// What the person asked.
  public let prompt: String
  /// When it was asked; nil: not known.
  public let created: Timestamp?
  /// The answers, oldest first; a retry adds one.
  public private(set) var alternates: [Reply] = []
  /// Which of the alternates is shown and goes on in the conversation.
  public private(set) var current = 0
  /// Whether the user took it out of the conversation.
  public internal(set) var isDeleted = false
  /// Which turn of the tree it comes after, and which of that one's answers; nil: it is a first one.
  var parent: ReplyPlace?

  /// Makes a turn without an answer yet.
  public init(id: TurnID = TurnID(value: 0), prompt: String, created: Timestamp? = nil) {
    self.id = id
    self.prompt = prompt
    self.created = created
  }

  /// The answer that counts; nil before the first.
  public var reply: Reply? {
    alternates.indices.contains(current) ? alternates[current] : nil
  }

  /// The answers that were not deleted, by their index in ``alternates``.
  public var shown: [Int] {
    alternates.indices.filter { !alternates[$0].isDeleted }
  }

  /// Whether the model of an answer had been asked the prompt before, and so may have it cached.
  public func isRetry(alternate index: Int) -> Bool {
    alternates[..<index].contains { $0.model == alternates[index].model }
  }

  /// Adds an answer and makes it the one that counts.
  public mutating func add(_ reply: Reply) {
    alternates.append(reply)
    current = alternates.count - 1
  }

  /// Changes one answer in place.
  public mutating func update<Value>(alternate index: Int, _ change: (inout Reply) -> Value)
    -> Value
  {
    change(&alternates[index])
  }

  /// The prompt alone.
  var withoutAlternates: Turn {
    var turn = self
    turn.alternates = []
    turn.current = 0
    return turn
  }

  /// Makes another answer the one that counts.
  mutating func choose(_ index: Int) {
    current = index
  }
}

/// A place in the tree of a conversation: a turn, and one of the answers to it.
struct ReplyPlace: Hashable, Sendable {
  var turn: Int
  var alternate: Int
}
