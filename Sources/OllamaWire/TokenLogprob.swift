/// How likely a token was, and which others were likely in its place.
///
/// Source: Ollama API, `logprobs` of /api/chat and /api/generate.
public struct TokenLogprob: Hashable, Sendable {
  /// The token as text.
  public var token: String
  /// The natural logarithm of its probability.
  public var logprob: Double
  /// The bytes of `token`.
  ///
  /// They do not bring back what was no UTF-8.
  public var bytes: [UInt8]?
  /// The likeliest tokens at this place, with no alternatives of their own.
  public var topLogprobs: [TokenLogprob]

  /// Makes a token with its probability.
  public init(
    token: String,
    logprob: Double,
    bytes: [UInt8]? = nil,
    topLogprobs: [TokenLogprob] = []
  ) {
    self.token = token
    self.logprob = logprob
    self.bytes = bytes
    self.topLogprobs = topLogprobs
  }
}

// MARK: - Coding

extension TokenLogprob: Codable {
  private enum CodingKeys: String, CodingKey {
    case token, logprob, bytes
    case topLogprobs = "top_logprobs"
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    token = try container.decode(String.self, forKey: .token)
    logprob = try container.decode(Double.self, forKey: .logprob)
    bytes = container.lenient([UInt8].self, .bytes)
    topLogprobs = container.lenientArray(of: TokenLogprob.self, .topLogprobs) ?? []
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(token, forKey: .token)
    try container.encode(logprob, forKey: .logprob)
    try container.encodeIfPresent(bytes, forKey: .bytes)
    try container.encodeFilled(topLogprobs, .topLogprobs)
  }
}
