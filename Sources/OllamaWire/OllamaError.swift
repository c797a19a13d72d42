/// What went wrong with a request, in words for the person in front of the screen.
///
/// Texts from a server are inside `message` as they came: they are bounded, but may
/// hold control characters. Every text of an error is made in this target.
public struct OllamaError: Error, Hashable, Sendable {
  /// What kind of failure it is, to decide what can be done about it.
  public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
    // Answers of a server.
    case modelNotFound, modelCannot, badRequest, unauthorized, forbidden, hostRejected
    case notFound, queueFull, rateLimited, serverFailed, outOfMemory, contextTooLong
    case cloudUnavailable, notOllama, lineTooLong
    // No answer at all.
    case refused, nameNotResolved, timedOut, tls, connectionLost, cancelled, unreachable
    case badAddress
  }

  /// What kind of failure it is.
  public var kind: Kind
  /// What happened; short and, unless a server's text has line breaks, one line.
  public var message: String
  /// What to do about it, where something is known.
  public var hint: String?
  /// The HTTP status; nil where there was none or where it said 200.
  public var status: Int?
  /// Where to sign in, as the server gave it (status 401 of cloud models).
  public var signInURL: String?

  /// Makes an error.
  public init(
    kind: Kind,
    message: String,
    hint: String? = nil,
    status: Int? = nil,
    signInURL: String? = nil
  ) {
    self.kind = kind
    self.message = message
    self.hint = hint
    self.status = status
    self.signInURL = signInURL
  }
}

extension OllamaError: CustomStringConvertible {
  /// The message, and the hint in brackets.
  public var description: String {
    hint.map { "\(message) (\($0))" } ?? message
  }
}
