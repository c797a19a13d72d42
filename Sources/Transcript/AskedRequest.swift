import OllamaWire

/// How a reply was asked for: with the turns that ``sent`` names, its request can be made again.
public struct AskedRequest: Equatable, Sendable {
  /// The model that was asked; empty while the reply waits for one to be chosen.
  public var model: String
  /// Chat or generate.
  public var mode: Mode
  /// The server, without any credentials; nil: not known.
  public var host: String?
  /// The system text; nil: the model's own counts.
  public var system: String?
  /// Whether it was to think; nil: as the model does by itself.
  public var think: Think?
  /// The model options, and what stands beside them in the request (``ModelOptions/inside``).
  public var options: ModelOptions
  /// How long the model was to stay in memory.
  public var keepAlive: KeepAlive?
  /// The prompts and replies whose texts went out, in the order of the wire; empty before that.
  public var sent: [TurnID] = []
  /// What the model was asked for after those texts, in a message that is no turn: to go on with
  /// an answer that it can't be made to go on with otherwise; nil: nothing.
  public var request: String?

  /// Makes a description of a request that has not gone out.
  public init(
    model: String, mode: Mode, host: String? = nil, system: String? = nil, think: Think? = nil,
    options: ModelOptions = [:], keepAlive: KeepAlive? = nil, sent: [TurnID] = [],
    request: String? = nil
  ) {
    self.model = model
    self.mode = mode
    self.host = host
    self.system = system
    self.think = think
    self.options = options
    self.keepAlive = keepAlive
    self.sent = sent
    self.request = request
  }

  /// The request as it goes over the wire.
  ///
  /// - Parameter message: the message of a turn; nil: there is no such turn any more.
  /// - Returns: nil where a turn is missing.
  public func body(_ message: (TurnID) -> Message?) -> ReplyRequest? {
    var messages: [Message] = []
    for id in sent {
      guard let message = message(id) else { return nil }
      messages.append(message)
    }
    if let request { messages.append(.user(request)) }
    switch mode {
    case .chat:
      if let system, !system.isEmpty { messages.insert(.system(system), at: 0) }
      return .chat(
        ChatRequest(
          model: model, messages: messages, think: think, options: options.inside,
          keepAlive: keepAlive, truncate: options.truncates, shift: options.shifts))
    case .generate:
      guard let prompt = messages.first else { return nil }
      return .generate(
        GenerateRequest(
          model: model, prompt: prompt.content, system: system, think: think,
          options: options.inside, keepAlive: keepAlive, truncate: options.truncates,
          shift: options.shifts))
    }
  }
}
