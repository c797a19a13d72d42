/// What the last object of a reply tells beside its text.
///
/// Source: Ollama API, responses of /api/chat and /api/generate with `done:true`.
public struct FinalChunk: Equatable, Sendable {
  /// Why it ended: `stop`, `length`, `load`, `unload`, or a word not known yet; nil when the server
  /// gave none.
  ///
  /// `stop` also when a tool was called.
  public var doneReason: String?
  /// The server's figures.
  public var metrics: Metrics
  /// Tokens to continue from; only /api/generate without `raw`.
  public var context: [Int]?
  /// The model as the server names it.
  public var model: String?
  /// When it was made, RFC 3339, as written; see ``WireDate``.
  public var createdAt: String?
  /// The model behind a stub for a remote one.
  public var remoteModel: String?
  /// The host behind a stub for a remote model.
  public var remoteHost: String?
  /// The rendered prompt, if that was asked for instead of a reply.
  public var debugInfo: DebugInfo?

  /// Makes a final chunk.
  public init(
    doneReason: String? = nil,
    metrics: Metrics = Metrics(),
    context: [Int]? = nil,
    model: String? = nil,
    createdAt: String? = nil,
    remoteModel: String? = nil,
    remoteHost: String? = nil,
    debugInfo: DebugInfo? = nil
  ) {
    self.doneReason = doneReason
    self.metrics = metrics
    self.context = context
    self.model = model
    self.createdAt = createdAt
    self.remoteModel = remoteModel
    self.remoteHost = remoteHost
    self.debugInfo = debugInfo
  }
}

/// What `_debug_render_only` answers: the prompt as the model would get it.
public struct DebugInfo: Equatable, Sendable {
  /// The prompt after the template.
  public var renderedTemplate: String
  /// How many images go with it.
  public var imageCount: Int?

  /// Makes a rendered prompt.
  public init(renderedTemplate: String, imageCount: Int? = nil) {
    self.renderedTemplate = renderedTemplate
    self.imageCount = imageCount
  }
}

// MARK: - Decoding

extension DebugInfo: Decodable {
  private enum CodingKeys: String, CodingKey {
    case renderedTemplate = "rendered_template"
    case imageCount = "image_count"
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    renderedTemplate = container.lenient(String.self, .renderedTemplate) ?? ""
    imageCount = container.count(.imageCount)
  }
}

extension FinalChunk: Decodable {
  private enum CodingKeys: String, CodingKey {
    case doneReason = "done_reason"
    case context, model
    case createdAt = "created_at"
    case remoteModel = "remote_model"
    case remoteHost = "remote_host"
    case debugInfo = "_debug_info"
  }

  /// Reads everything there is; nothing is required, a field of a wrong type is missing.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let reason = container.lenient(String.self, .doneReason)
    doneReason = reason == "" ? nil : reason
    metrics = try Metrics(from: decoder)
    context = container.lenient([Int].self, .context)
    model = container.lenient(String.self, .model)
    createdAt = container.lenient(String.self, .createdAt)
    remoteModel = container.lenient(String.self, .remoteModel)
    remoteHost = container.lenient(String.self, .remoteHost)
    debugInfo = container.lenient(DebugInfo.self, .debugInfo)
  }
}
