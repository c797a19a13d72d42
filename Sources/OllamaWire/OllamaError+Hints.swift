extension OllamaError {
  /// What to do about a kind of answer; nil where nothing in general helps.
  static func hint(for kind: Kind, message: String, url: String? = nil) -> String? {
    switch kind {
    case .modelNotFound: "check the name at ollama.com/library, or pick another model (Ctrl+O)"
    case .modelCannot: cannotHint(message)
    case .badRequest: badRequestHint(message)
    case .unauthorized:
      url.map { "sign in at \($0) and retry (Ctrl+R)" }
        ?? #"set OLLAMA_API_KEY, or run "ollama signin" where the server runs"#
    case .forbidden: "is a proxy in between, and does it want an OLLAMA_API_KEY?"
    case .notFound, .notOllama: isItOllama
    case .queueFull: "wait a moment and retry (Ctrl+R)"
    case .rateLimited: "wait a while and retry (Ctrl+R)"
    case .serverFailed: serverHint(message)
    case .outOfMemory: "pick a smaller model (Ctrl+O), or lower num_ctx"
    case .contextTooLong: "shorten the prompt, begin a new conversation or raise num_ctx"
    case .cloudUnavailable: cloudHint(message)
    case .hostRejected, .lineTooLong, .refused, .nameNotResolved, .timedOut, .tls,
      .connectionLost, .cancelled, .unreachable, .badAddress:
      nil
    }
  }

  private static func cannotHint(_ message: String) -> String {
    if message.hasSuffix("thinking") { return "turn thinking off, or pick another model (Ctrl+O)" }
    if message.contains("ultimodal") { return "leave the image out, or pick a model with vision" }
    return "pick another model (Ctrl+O)"
  }

  private static func badRequestHint(_ message: String) -> String? {
    if message == "model is required" { return "pick a model (Ctrl+O)" }
    if message == "invalid model name" { return "is the name spelled right? pick a model (Ctrl+O)" }
    if message.hasPrefix("option ") { return "change or remove that option" }
    if message.hasPrefix("time: ") { return "write keep_alive with a unit, such as 5m" }
    if message.hasPrefix("illegal base64") { return "leave the image out" }
    return nil
  }

  private static func serverHint(_ message: String) -> String {
    if message.hasPrefix("timed out waiting") {
      return "the model did not load in time: retry (Ctrl+R), or pick a smaller one (Ctrl+O)"
    }
    if message.contains("token repeat limit") {
      return "the model repeats itself: retry (Ctrl+R), or raise repeat_penalty"
    }
    return "retry (Ctrl+R); if it happens again, see the server's log"
  }

  private static func cloudHint(_ message: String) -> String {
    if message.contains("disabled") {
      return "allow cloud models on the server, or pick a local model (Ctrl+O)"
    }
    if message.contains("remote model") { return "pick a local model (Ctrl+O)" }
    return "can the server reach ollama.com? retry (Ctrl+R), or pick a local model (Ctrl+O)"
  }

  /// A status as its first line had it: `404 Not Found`.
  static func statusLine(_ status: Int) -> String {
    guard let phrase = statusPhrases[status] else { return "status \(status)" }
    return "\(status) \(phrase)"
  }

  private static let statusPhrases = [
    301: "Moved Permanently", 302: "Found", 303: "See Other", 307: "Temporary Redirect",
    308: "Permanent Redirect", 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden",
    404: "Not Found", 405: "Method Not Allowed", 407: "Proxy Authentication Required",
    408: "Request Timeout", 410: "Gone", 413: "Content Too Large", 429: "Too Many Requests",
    500: "Internal Server Error", 501: "Not Implemented", 502: "Bad Gateway",
    503: "Service Unavailable", 504: "Gateway Timeout",
  ]
}
