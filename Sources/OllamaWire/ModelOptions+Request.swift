/// What is set like an option but stands beside `options` in a request.
///
/// Servers before 0.12.6 pass over both, as over all that they do not know. Source: Ollama API,
/// `/api/chat` and `/api/generate`.
extension ModelOptions {
  private static let fields: Set = ["truncate", "shift"]

  /// What stands in `options`.
  public var inside: ModelOptions {
    ModelOptions(values.filter { !Self.fields.contains($0.key) })
  }

  /// Whether the oldest messages are dropped where a prompt is too long (the server's default), or
  /// the request is refused; nil: left to the server.
  public var truncates: Bool? { self["truncate"]?.boolValue }

  /// Whether older text is given up where the window runs full while a reply is written (the server's
  /// default but for few models), or the reply ends there; nil: left to the server.
  public var shifts: Bool? { self["shift"]?.boolValue }
}
