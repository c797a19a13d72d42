/// The body of /api/chat.
///
/// What is nil or empty is not sent, except `stream`.
public struct ChatRequest: Hashable, Sendable {
  /// `[host/][namespace/]name[:tag]`.
  public var model: String
  /// The conversation; none at all loads the model, with `keepAlive` 0 unloads it.
  public var messages: [Message]
  /// Whether the reply comes in chunks.
  ///
  /// Always sent: the server's default is true.
  public var stream: Bool
  /// Whether to think; nil leaves it to the model.
  public var think: Think?
  /// Tool definitions, `{"type":"function","function":{…}}` each.
  public var tools: [JSONValue]
  /// Holds the reply to JSON.
  public var format: ReplyFormat?
  /// Sampling and load-time options.
  public var options: ModelOptions
  /// How long the model stays; nil keeps what the request before said.
  public var keepAlive: KeepAlive?
  /// Whether the oldest messages are dropped, silently, when the prompt is too long.
  public var truncate: Bool?
  /// Whether the window slides when the context fills while generating.
  public var shift: Bool?
  /// Whether each token comes with its probability.
  public var logprobs: Bool?
  /// How many alternatives come with each token, 0 to 20; only with `logprobs`.
  public var topLogprobs: Int?
  /// Answers with the rendered prompt instead of a reply.
  public var debugRenderOnly: Bool?

  /// Makes a request that streams and leaves all else to the server.
  public init(
    model: String,
    messages: [Message] = [],
    stream: Bool = true,
    think: Think? = nil,
    tools: [JSONValue] = [],
    format: ReplyFormat? = nil,
    options: ModelOptions = ModelOptions(),
    keepAlive: KeepAlive? = nil,
    truncate: Bool? = nil,
    shift: Bool? = nil,
    logprobs: Bool? = nil,
    topLogprobs: Int? = nil,
    debugRenderOnly: Bool? = nil
  ) {
    self.model = model
    self.messages = messages
    self.stream = stream
    self.think = think
    self.tools = tools
    self.format = format
    self.options = options
    self.keepAlive = keepAlive
    self.truncate = truncate
    self.shift = shift
    self.logprobs = logprobs
    self.topLogprobs = topLogprobs
    self.debugRenderOnly = debugRenderOnly
  }
}

// MARK: - Coding

extension ChatRequest: Codable {
  private enum CodingKeys: String, CodingKey {
    case model, messages, stream, think, tools, format, options
    case keepAlive = "keep_alive"
    case truncate, shift, logprobs
    case topLogprobs = "top_logprobs"
    case debugRenderOnly = "_debug_render_only"
  }

  /// Reads a request as a server does: what is missing has the server's default.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    model = try container.decodeIfPresent(String.self, forKey: .model) ?? ""
    messages = try container.decodeIfPresent([Message].self, forKey: .messages) ?? []
    stream = try container.decodeIfPresent(Bool.self, forKey: .stream) ?? true
    think = try container.decodeIfPresent(Think.self, forKey: .think)
    tools = try container.decodeIfPresent([JSONValue].self, forKey: .tools) ?? []
    format = try container.decodeIfPresent(ReplyFormat.self, forKey: .format)
    options = try container.decodeIfPresent(ModelOptions.self, forKey: .options) ?? [:]
    keepAlive = try container.decodeIfPresent(KeepAlive.self, forKey: .keepAlive)
    truncate = try container.decodeIfPresent(Bool.self, forKey: .truncate)
    shift = try container.decodeIfPresent(Bool.self, forKey: .shift)
    logprobs = try container.decodeIfPresent(Bool.self, forKey: .logprobs)
    topLogprobs = try container.decodeIfPresent(Int.self, forKey: .topLogprobs)
    debugRenderOnly = try container.decodeIfPresent(Bool.self, forKey: .debugRenderOnly)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encodeFilled(model, .model)
    try container.encodeFilled(messages, .messages)
    try container.encode(stream, forKey: .stream)
    try container.encodeIfPresent(think, forKey: .think)
    try container.encodeFilled(tools, .tools)
    try container.encodeIfPresent(format, forKey: .format)
    try container.encodeFilled(options.values, .options)
    try container.encodeIfPresent(keepAlive, forKey: .keepAlive)
    try container.encodeIfPresent(truncate, forKey: .truncate)
    try container.encodeIfPresent(shift, forKey: .shift)
    try container.encodeIfPresent(logprobs, forKey: .logprobs)
    try container.encodeIfPresent(topLogprobs, forKey: .topLogprobs)
    try container.encodeIfPresent(debugRenderOnly, forKey: .debugRenderOnly)
  }
}
