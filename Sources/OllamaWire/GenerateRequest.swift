/// The body of /api/generate.
///
/// What is nil or empty is not sent, except `stream`.
public struct GenerateRequest: Hashable, Sendable {
  /// `[host/][namespace/]name[:tag]`.
  public var model: String
  /// The prompt; an empty one loads the model, with `keepAlive` 0 unloads it.
  public var prompt: String
  /// Text after the gap to fill; needs the capability `insert`.
  public var suffix: String?
  /// Replaces the model's own system text.
  public var system: String?
  /// A Go template in place of the model's own.
  public var template: String?
  /// Whether the prompt is used as it is; forbids template, system and context.
  public var raw: Bool?
  /// Pictures as standard base64 without a `data:` prefix.
  public var images: [String]
  /// Continuation tokens of the reply before; deprecated by Ollama.
  public var context: [Int]
  /// Whether the reply comes in chunks.
  ///
  /// Always sent: the server's default is true.
  public var stream: Bool
  /// Whether to think; nil leaves it to the model.
  public var think: Think?
  /// Holds the reply to JSON.
  public var format: ReplyFormat?
  /// Sampling and load-time options.
  public var options: ModelOptions
  /// How long the model stays; nil keeps what the request before said.
  public var keepAlive: KeepAlive?
  /// Whether a prompt that is too long is cut instead of refused.
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
    prompt: String = "",
    suffix: String? = nil,
    system: String? = nil,
    template: String? = nil,
    raw: Bool? = nil,
    images: [String] = [],
    context: [Int] = [],
    stream: Bool = true,
    think: Think? = nil,
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
    self.prompt = prompt
    self.suffix = suffix
    self.system = system
    self.template = template
    self.raw = raw
    self.images = images
    self.context = context
    self.stream = stream
    self.think = think
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

extension GenerateRequest: Codable {
  private enum CodingKeys: String, CodingKey {
    case model, prompt, suffix, system, template, raw, images, context
    case stream, think, format, options
    case keepAlive = "keep_alive"
    case truncate, shift, logprobs
    case topLogprobs = "top_logprobs"
    case debugRenderOnly = "_debug_render_only"
  }

  /// Reads a request as a server does: what is missing has the server's default.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    model = try container.decodeIfPresent(String.self, forKey: .model) ?? ""
    prompt = try container.decodeIfPresent(String.self, forKey: .prompt) ?? ""
    suffix = try container.decodeIfPresent(String.self, forKey: .suffix)
    system = try container.decodeIfPresent(String.self, forKey: .system)
    template = try container.decodeIfPresent(String.self, forKey: .template)
    raw = try container.decodeIfPresent(Bool.self, forKey: .raw)
    images = try container.decodeIfPresent([String].self, forKey: .images) ?? []
    context = try container.decodeIfPresent([Int].self, forKey: .context) ?? []
    stream = try container.decodeIfPresent(Bool.self, forKey: .stream) ?? true
    think = try container.decodeIfPresent(Think.self, forKey: .think)
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
    try container.encodeFilled(prompt, .prompt)
    try container.encodeFilled(suffix ?? "", .suffix)
    try container.encodeFilled(system ?? "", .system)
    try container.encodeFilled(template ?? "", .template)
    try container.encodeIfPresent(raw, forKey: .raw)
    try container.encodeFilled(images, .images)
    try container.encodeFilled(context, .context)
    try container.encode(stream, forKey: .stream)
    try container.encodeIfPresent(think, forKey: .think)
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
