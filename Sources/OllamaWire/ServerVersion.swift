/// The version of a server.
///
/// Source: Ollama API, /api/version.
package struct ServerVersion: Codable, Hashable, Sendable {
  /// `major.minor.patch[-rcN]`; a server built by hand may say anything (`0.0.0`).
  package var version: String

  /// Makes a version.
  package init(version: String) {
    self.version = version
  }
}

/// The answer of `HEAD /`: someone is there.
package struct Alive: Hashable, Sendable {
  /// Makes the answer.
  package init() {}
}
