/// The figures of a final chunk, as the server measured them.
///
/// The server omits whatever is zero, so each is optional and a missing one means
/// "zero or unknown". Source: Ollama API, response of /api/chat and /api/generate.
public struct Metrics: Hashable, Sendable {
  /// Everything from the request's arrival to its end.
  public var totalDuration: Duration?
  /// Waiting for the model to be in memory; small but not zero when it already was.
  public var loadDuration: Duration?
  /// Tokens of the prompt, those found in the cache included (since Ollama 0.30.1).
  public var promptEvalCount: Int?
  /// How many of them were in the cache; newer servers only.
  public var promptEvalCachedCount: Int?
  /// Time for the tokens of the prompt that were not in the cache.
  public var promptEvalDuration: Duration?
  /// Tokens generated, those of the thinking included.
  public var evalCount: Int?
  /// Time it took to generate them.
  public var evalDuration: Duration?

  /// Makes a set of figures; what is not given is unknown, and so is a count that can be none: sums
  /// of such would overflow.
  public init(
    totalDuration: Duration? = nil,
    loadDuration: Duration? = nil,
    promptEvalCount: Int? = nil,
    promptEvalCachedCount: Int? = nil,
    promptEvalDuration: Duration? = nil,
    evalCount: Int? = nil,
    evalDuration: Duration? = nil
  ) {
    self.totalDuration = totalDuration
    self.loadDuration = loadDuration
    self.promptEvalCount = Self.count(promptEvalCount)
    self.promptEvalCachedCount = Self.count(promptEvalCachedCount)
    self.promptEvalDuration = promptEvalDuration
    self.evalCount = Self.count(evalCount)
    self.evalDuration = evalDuration
  }

  /// A count between 0 and 2^53.
  private static func count(_ count: Int?) -> Int? {
    count.flatMap { (0...(1 << 53)).contains($0) ? $0 : nil }
  }

  /// Whether no figure is known.
  public var isEmpty: Bool {
    self == Metrics()
  }
}

// MARK: - Coding

extension Metrics: Codable {
  enum CodingKeys: String, CodingKey {
    case totalDuration = "total_duration"
    case loadDuration = "load_duration"
    case promptEvalCount = "prompt_eval_count"
    case promptEvalCachedCount = "prompt_eval_cached_count"
    case promptEvalDuration = "prompt_eval_duration"
    case evalCount = "eval_count"
    case evalDuration = "eval_duration"
  }

  /// Reads the figures; one of a wrong type, negative or absurd counts as missing.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    totalDuration = container.duration(.totalDuration)
    loadDuration = container.duration(.loadDuration)
    promptEvalCount = container.count(.promptEvalCount)
    promptEvalCachedCount = container.count(.promptEvalCachedCount)
    promptEvalDuration = container.duration(.promptEvalDuration)
    evalCount = container.count(.evalCount)
    evalDuration = container.duration(.evalDuration)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encodeIfPresent(totalDuration?.wireNanoseconds, forKey: .totalDuration)
    try container.encodeIfPresent(loadDuration?.wireNanoseconds, forKey: .loadDuration)
    try container.encodeIfPresent(promptEvalCount, forKey: .promptEvalCount)
    try container.encodeIfPresent(promptEvalCachedCount, forKey: .promptEvalCachedCount)
    try container.encodeIfPresent(promptEvalDuration?.wireNanoseconds, forKey: .promptEvalDuration)
    try container.encodeIfPresent(evalCount, forKey: .evalCount)
    try container.encodeIfPresent(evalDuration?.wireNanoseconds, forKey: .evalDuration)
  }
}

extension KeyedDecodingContainer {
  /// A duration in whole nanoseconds; nil when it is missing or negative.
  fileprivate func duration(_ key: Key) -> Duration? {
    guard let value = lenient(JSONValue.self, key)?.integerValue, value >= 0 else { return nil }
    return .nanoseconds(value)
  }
}

extension Duration {
  /// Whole nanoseconds, as the wire has them; what does not fit (292 years) is cut.
  public var wireNanoseconds: Int64 {
    let (seconds, attoseconds) = components
    let (scaled, overflows) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    guard !overflows else { return seconds < 0 ? .min : .max }
    let (sum, carries) = scaled.addingReportingOverflow(attoseconds / 1_000_000_000)
    guard !carries else { return seconds < 0 ? .min : .max }
    return sum
  }
}
