import Foundation
import OllamaWire

// The texts of failures that only this target can have.

extension OllamaError {
  /// The server points elsewhere; a request with a body doesn't follow.
  static func redirected(to location: String, status: Int) -> OllamaError {
    guard var parts = URLComponents(string: location) else {
      return OllamaError(status: status, body: [])
    }
    parts.user = nil
    parts.password = nil
    parts.query = nil
    parts.fragment = nil
    if let api = parts.path.range(of: "/api/") { parts.path.removeSubrange(api.lowerBound...) }
    let target = String((parts.string ?? "").unicodeScalars.prefix(200))
    return OllamaError(
      kind: .badAddress,
      message: "the server says that it is at \(target) (\(status))",
      hint: "set OLLAMA_HOST to \(target) if you trust it",
      status: status)
  }

  /// libcurl is not there or doesn't work.
  static func noLibrary(_ detail: String) -> OllamaError {
    OllamaError(
      kind: .unreachable,
      message: "libcurl can't be used: \(detail)",
      hint: "is the package libcurl4 installed?")
  }

  /// The API key can't be put into a header.
  static let unusableKey = OllamaError(
    kind: .unauthorized,
    message: "the API key holds a blank, a line break or a character that is not ASCII",
    hint: "look at OLLAMA_API_KEY")

  /// The end of a reply without its final chunk, where it has to be thrown.
  static let incomplete = OllamaError(
    kind: .connectionLost,
    message: "the reply ended before it was complete",
    hint: "the text may be cut off: retry")
}
