/// A request that is refused, in Ollama's words.
struct RequestError: Error, Equatable {
  /// The HTTP status code.
  var status: Int
  /// The text of the `error` field.
  var message: String

  /// A request that cannot be understood or done.
  static func bad(_ message: String) -> RequestError {
    RequestError(status: 400, message: message)
  }

  /// A model that is not there, by the name it was asked for.
  static func noModel(_ name: String) -> RequestError {
    RequestError(status: 404, message: "model '\(name)' not found")
  }
}
