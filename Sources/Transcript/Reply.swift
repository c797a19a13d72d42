import OllamaWire

/// Where a reply stands; the order is that of a reply's life.
public enum ReplyState: Hashable, Sendable {
  /// It waits here, for a server or for a model to be chosen.
  case queued
  /// The request is on its way.
  case connecting
  /// The server is silent: it queues, loads the model or reads the prompt.
  case waiting
  /// Reasoning arrives.
  case thinking
  /// The answer arrives.
  case answering
  /// The final chunk came.
  case finished
  /// The user stopped it.
  case cancelled
  /// It ended with an error.
  case failed(OllamaError)
  /// The stream ended without a final chunk and without an error.
  case incomplete
  /// The program ended while it came.
  case interrupted
  /// The user wrote it, from an earlier answer.
  case edited

  /// Whether nothing more will come.
  public var isOver: Bool {
    switch self {
    case .queued, .connecting, .waiting, .thinking, .answering: false
    case .finished, .cancelled, .failed, .incomplete, .interrupted, .edited: true
    }
  }
}

extension ReplyState {
  /// What the state is called in files and databases.
  public var name: String {
    switch self {
    case .queued: "queued"
    case .connecting: "connecting"
    case .waiting: "waiting"
    case .thinking: "thinking"
    case .answering: "answering"
    case .finished: "finished"
    case .cancelled: "cancelled"
    case .failed: "failed"
    case .incomplete: "incomplete"
    case .interrupted: "interrupted"
    case .edited: "edited"
    }
  }

  /// Reads what ``name`` wrote; nil: it is the name of none, or of one that has an error.
  public init?(name: String) {
    let plain: [ReplyState] = [
      .queued, .connecting, .waiting, .thinking, .answering, .finished, .cancelled, .incomplete,
      .interrupted, .edited,
    ]
    guard let state = plain.first(where: { $0.name == name }) else { return nil }
    self = state
  }
}

/// One answer of a model: what it said, how it was asked, and what it cost.
public struct Reply: Equatable, Sendable {
  /// Names it.
  public let id: TurnID
  /// How it was asked.
  public var asked: AskedRequest
  /// When it was asked for; nil: not known.
  public let created: Timestamp?
  /// The answer so far.
  public private(set) var content: String
  /// The reasoning so far.
  public private(set) var thinking: String
  /// Tools the model asked for.
  public private(set) var toolCalls: [ToolCall]
  /// Where it stands.
  public var state: ReplyState
  /// What it cost.
  public var figures = Figures()
  /// Whether the user took it out of the conversation.
  public internal(set) var isDeleted = false

  /// Makes a reply; usually one to which nothing has come yet.
  public init(
    id: TurnID = TurnID(value: 0), _ asked: AskedRequest, created: Timestamp? = nil,
    content: String = "", thinking: String = "", toolCalls: [ToolCall] = [],
    state: ReplyState = .connecting
  ) {
    self.id = id
    self.asked = asked
    self.created = created
    self.content = content
    self.thinking = thinking
    self.toolCalls = toolCalls
    self.state = state
  }

  /// The model that was asked; empty while it waits for one to be chosen.
  public var model: String {
    asked.model
  }

  /// How it was asked.
  public var mode: Mode {
    asked.mode
  }

  /// Appends what came; answers whether that changed the reply's state.
  public mutating func append(_ delta: ReplyDelta) -> Bool {
    thinking += delta.thinking
    content += delta.content
    if !delta.toolCalls.isEmpty { toolCalls += delta.toolCalls }
    figures.chunks += delta.chunks
    figures.skippedLines += delta.skippedLines
    if let final = delta.final {
      figures.metrics = final.metrics
      figures.doneReason = final.doneReason
      figures.finalText = delta.finalText
    }
    guard state != .answering else { return false }
    if !delta.content.isEmpty {
      state = .answering
    } else if !delta.thinking.isEmpty, state != .thinking {
      state = .thinking
    } else {
      return false
    }
    return true
  }
}
