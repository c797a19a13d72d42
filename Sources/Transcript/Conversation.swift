import OllamaWire

/// How a prompt is put to the model.
package enum Mode: String, CaseIterable, Hashable, Sendable {
  /// The whole conversation goes to `/api/chat`.
  case chat
  /// One prompt, without what came before, goes to `/api/generate`.
  case generate

  /// The other mode.
  package var other: Mode {
    switch self {
    case .chat: .generate
    case .generate: .chat
    }
  }
}

/// What a person and models said to each other, oldest first.
package struct Conversation: Equatable, Sendable {
  /// The turns, oldest first.
  package private(set) var turns: [Turn] = []
  /// What the models are told before anything else; nil: the model's own system text counts.
  package var system: String?

  /// Makes an empty conversation.
  package init(system: String? = nil) {
    self.system = system
  }

  /// A name for it: the first line of the first prompt.
  package var title: String {
    guard let prompt = turns.first?.prompt else { return "" }
    return String(prompt.drop(while: \.isWhitespace).prefix { !$0.isNewline }.prefix(120))
  }

  /// Adds a turn at the end.
  package mutating func add(_ turn: Turn) {
    turns.append(turn)
  }

  /// Forgets all turns; the system text stays.
  package mutating func removeTurns() {
    turns = []
  }

  /// Changes one turn in place, so that text grows without being copied.
  package mutating func update<Value>(turn index: Int, _ change: (inout Turn) -> Value) -> Value {
    change(&turns[index])
  }

  /// The messages for `/api/chat`, up to and with the prompt of one turn; system text first.
  ///
  /// A partial answer stays as the assistant's; a turn that brought no text at all is left out,
  /// since two user messages in a row confuse models.
  ///
  /// - Parameters:
  ///   - last: the turn whose prompt is the last message.
  ///   - system: the system text; none where it is nil or empty.
  /// - Returns: the messages in the order of the wire.
  package func messages(upTo last: Int, system: String?) -> [Message] {
    var messages: [Message] = []
    if let system, !system.isEmpty {
      messages.append(.system(system))
    }
    for turn in turns[..<last] {
      guard let reply = turn.reply, !reply.content.isEmpty else { continue }
      messages.append(.user(turn.prompt))
      messages.append(.assistant(reply.content))
    }
    messages.append(.user(turns[last].prompt))
    return messages
  }
}

/// One prompt and the answers to it.
package struct Turn: Equatable, Sendable {
  /// What the person asked.
  package let prompt: String
  /// The answers, oldest first; a retry adds one.
  package private(set) var alternates: [Reply] = []
  /// Which of the alternates is shown and goes on in the conversation.
  package private(set) var current = 0

  /// Makes a turn without an answer yet.
  package init(prompt: String) {
    self.prompt = prompt
  }

  /// The answer that counts; nil before the first.
  package var reply: Reply? {
    alternates.indices.contains(current) ? alternates[current] : nil
  }

  /// Adds an answer and makes it the one that counts.
  package mutating func add(_ reply: Reply) {
    alternates.append(reply)
    current = alternates.count - 1
  }

  /// Changes one answer in place.
  package mutating func update<Value>(alternate index: Int, _ change: (inout Reply) -> Value)
    -> Value
  {
    change(&alternates[index])
  }
}
