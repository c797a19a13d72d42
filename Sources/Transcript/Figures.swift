import OllamaWire

/// What one reply cost: the server's figures of the final chunk, and our own clock's.
///
/// Each formula is stated at its property; a figure that is missing or zero gives nil, so that
/// nothing is ever shown as infinite. Sources: Ollama API, final chunk of `/api/chat` and
/// `/api/generate`.
public struct Figures: Equatable, Sendable {
  /// The final chunk's figures; nil where none came.
  public var metrics: Metrics?
  /// Why the model stopped, in the server's word.
  public var doneReason: String?
  /// By our clock: from sending the request to the first text.
  public var firstToken: Duration?
  /// By our clock: from the first of the reasoning to the first of the answer, or to the last of
  /// the reasoning where none came.
  public var thinking: Duration?
  /// By our clock: from sending the request to its end.
  public var elapsed: Duration?
  /// Chunks that came, which are not tokens.
  public var chunks = 0
  /// Lines that were no JSON and were passed over.
  public var skippedLines = 0
  /// The final chunk's line as it came, long texts and lists in it shortened; nil where none came.
  public var finalText: String?
  /// When the text came, by our clock.
  public var arrivals = Arrivals()
  /// The window of the loaded model in tokens, by `/api/ps`; nil where that was not known.
  public var contextLength: Int?

  /// Makes figures of a reply that has not begun.
  public init() {}

  /// Whether the final chunk is the stub that answers a load or an unload, and is all that came:
  /// nothing was generated.
  public var isStub: Bool {
    guard let doneReason, arrivals.pieces == 0 else { return false }
    return ["load", "unload"].contains(doneReason)
  }

  /// Tokens generated per second: `eval_count / eval_duration`.
  public var evalRate: Double? {
    Self.rate(metrics?.evalCount, metrics?.evalDuration)
  }

  /// Tokens per second by our clock, where the server counts tokens but measures no time:
  /// `eval_count`, over the pieces that came, times their ``Arrivals/rate``.
  public var clockRate: Double? {
    guard let count = metrics?.evalCount, count > 0, arrivals.pieces > 0,
      let rate = arrivals.rate, rate > 0
    else { return nil }
    return rate * Double(count) / Double(arrivals.pieces)
  }

  /// Prompt tokens read per second:
  /// `(prompt_eval_count - prompt_eval_cached_count) / prompt_eval_duration`.
  public var promptRate: Double? {
    guard let count = metrics?.promptEvalCount else { return nil }
    return Self.rate(count - (metrics?.promptEvalCachedCount ?? 0), metrics?.promptEvalDuration)
  }

  /// A count over a duration, per second; nil unless both are above zero.
  public static func rate(_ count: Int?, _ duration: Duration?) -> Double? {
    guard let count, count > 0, let duration, duration > .zero else { return nil }
    return Double(count) / duration.seconds
  }
}

extension Duration {
  /// The duration in seconds.
  public var seconds: Double {
    let (seconds, attoseconds) = components
    // A product with 1e-18, which is no binary fraction, would make 0.6000000000000001 of 600 ms.
    return Double(seconds) + Double(attoseconds) / 1e18
  }
}
