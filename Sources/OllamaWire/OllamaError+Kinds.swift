// From what a server says to what it means. To teach a new text, add a row to `phrases`:
// the first row whose words stand in the message decides, before the status does.

extension OllamaError {
  private static let phrases: [(words: String, kind: Kind)] = [
    ("raw mode does not support", .badRequest),
    ("exceeds the available context size", .contextTooLong),
    ("longer than the context length", .contextTooLong),
    ("exceeds the context length", .contextTooLong),
    ("exceeds the model's maximum context length", .contextTooLong),
    ("does not support", .modelCannot),
    ("image generation models are not currently supported", .modelCannot),
    ("requires mlx support", .modelCannot),
    ("out-of-memory", .outOfMemory),
    ("out of memory", .outOfMemory),
    ("more system memory", .outOfMemory),
    ("unable to allocate", .outOfMemory),
    ("ollama cloud is disabled", .cloudUnavailable),
    ("cannot run this remote model", .cloudUnavailable),
    ("account unavailable", .cloudUnavailable),
    ("maximum pending requests exceeded", .queueFull),
    ("server busy", .queueFull),
    ("must be of type", .badRequest),
    ("must be of an array", .badRequest),
    ("invalid format", .badRequest),
    ("pull model manifest: file does not exist", .modelNotFound),
  ]

  /// Makes the error of a text that Ollama sent as JSON.
  init(_ told: Told, status: Int?) {
    let text = OllamaError.bounded(told.message)
    if let model = OllamaError.missingModel(in: text) {
      self = .modelNotFound(model, status: status)
      return
    }
    let kind = OllamaError.kind(of: text, status: status, isJSON: true)
    self.init(
      kind: kind,
      message: OllamaError.reworded(text, kind: kind, url: told.signInURL),
      hint: OllamaError.hint(for: kind, message: text, url: told.signInURL),
      status: status,
      signInURL: told.signInURL)
  }

  /// What a text and a status mean together.
  static func kind(of text: String, status: Int?, isJSON: Bool) -> Kind {
    let lower = text.lowercased()
    if let row = phrases.first(where: { lower.contains($0.words) }) { return row.kind }
    // Ollama itself answers 502 only when its cloud does not answer.
    if status == 502 && isJSON { return .cloudUnavailable }
    return status.map(kind(status:)) ?? .serverFailed
  }

  /// What a status means by itself.
  static func kind(status: Int) -> Kind {
    switch status {
    case 401, 407: .unauthorized
    case 403: .forbidden
    case 404, 405, 410: .notFound
    case 429: .rateLimited
    case 400..<500: .badRequest
    case 500..<600: .serverFailed
    default: .notOllama
    }
  }

  /// A model that the server does not have.
  public static func modelNotFound(_ model: String, status: Int? = nil) -> OllamaError {
    OllamaError(
      kind: .modelNotFound,
      message: #"model "\#(model)" not found"#,
      hint: model.isEmpty
        ? "pick a model (Ctrl+O)"
        : #"pull it with "ollama pull \#(model)", or pick another model (Ctrl+O)"#,
      status: status)
  }

  /// The name in `model 'x' not found` and its variants; nil in any other text.
  private static func missingModel(in text: String) -> String? {
    for quote: Character in ["'", "\""] {
      let start = "model \(quote)"
      guard text.hasPrefix(start) else { continue }
      let rest = text.dropFirst(start.count)
      guard let end = rest.firstIndex(of: quote) else { continue }
      guard rest[end...].dropFirst().hasPrefix(" not found") else { continue }
      return String(rest[..<end])
    }
    return nil
  }

  /// A server's text in plainer words, where it is plain what it means.
  private static func reworded(_ text: String, kind: Kind, url: String?) -> String {
    switch kind {
    case .queueFull:
      return "the server is busy: its queue is full"
    case .unauthorized where url != nil:
      return "this model runs at ollama.com and wants you to sign in"
    case .modelCannot:
      // Only here the server names a model in full: registry.ollama.ai/library/x:latest
      let full = "registry.ollama.ai/library/"
      guard text.hasPrefix(full) else { return text }
      let words = text.dropFirst(full.count).split(separator: " ", maxSplits: 1)
      return words.count == 2 ? #""\#(words[0])" \#(words[1])"# : text
    case .modelNotFound, .badRequest, .unauthorized, .forbidden, .hostRejected, .notFound,
      .rateLimited, .serverFailed, .outOfMemory, .contextTooLong, .cloudUnavailable, .notOllama,
      .lineTooLong, .refused, .nameNotResolved, .timedOut, .tls, .connectionLost, .cancelled,
      .unreachable, .badAddress:
      return text
    }
  }
}
