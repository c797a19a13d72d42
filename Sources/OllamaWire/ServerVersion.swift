/// The version of a server.
///
/// Source: Ollama API, /api/version.
public struct ServerVersion: Codable, Hashable, Sendable {
  /// `major.minor.patch[-rcN]`; a server built by hand may say anything (`0.0.0`).
  public var version: String

  /// Makes a version.
  public init(version: String) {
    self.version = version
  }
}

/// The answer of `HEAD /`: someone is there.
public struct Alive: Hashable, Sendable {
  /// Makes the answer.
  public init() {}
}
