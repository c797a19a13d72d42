import OllamaWire

/// Where a reply stands; the order is that of a reply's life.
package enum ReplyState: Hashable, Sendable {
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

  /// Whether nothing more will come.
  package var isOver: Bool {
    switch self {
    case .queued, .connecting, .waiting, .thinking, .answering: false
    case .finished, .cancelled, .failed, .incomplete: true
    }
  }
}

/// One answer of a model: what it said, how it was asked, and what it cost.
package struct Reply: Equatable, Sendable {
  /// The model that was asked; empty while it waits for one to be chosen.
  package var model: String
  /// How it was asked.
  package let mode: Mode
  /// The system text it was asked with.
  package let system: String?
  /// Whether it was to think; nil: as the model does by itself.
  package let think: Think?
  /// The model options it was asked with.
  package let options: ModelOptions
  /// The answer so far.
  package private(set) var content = ""
  /// The reasoning so far.
  package private(set) var thinking = ""
  /// Tools the model asked for.
  package private(set) var toolCalls: [ToolCall] = []
  /// Where it stands.
  package var state: ReplyState = .connecting
  /// What it cost.
  package var figures = Figures()

  /// Makes a reply to which nothing has come yet.
  package init(
    model: String, mode: Mode, system: String? = nil, think: Think? = nil,
    options: ModelOptions = [:]
  ) {
    self.model = model
    self.mode = mode
    self.system = system
    self.think = think
    self.options = options
  }

  /// Appends what came; answers whether that changed the reply's state.
  package mutating func append(_ delta: ReplyDelta) -> Bool {
    thinking += delta.thinking
    content += delta.content
    if !delta.toolCalls.isEmpty { toolCalls += delta.toolCalls }
    figures.chunks += delta.chunks
    figures.skippedLines += delta.skippedLines
    if let final = delta.final {
      figures.metrics = final.metrics
      figures.doneReason = final.doneReason
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
