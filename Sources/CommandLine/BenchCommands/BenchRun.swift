import OllamaWire
import Statistics
import Transcript

/// One request that was measured.
struct BenchRun: Equatable, Sendable {
  var step: BenchStep
  var prompt: BenchPrompt
  /// With what it was asked, its figures and its text.
  var reply: Reply
  /// Whether the prompt came out of the server's cache; nil: it was new.
  var cache: CacheFinding?

  /// Its figures as they are counted elsewhere too.
  func value(of measure: Measure) -> Double? {
    measure.value(of: reply.figures, mayBeCached: mayBeCached)
  }

  /// Whether the server may have had the prompt in its cache.
  var mayBeCached: Bool { cache != nil }
}

/// What is known of a prompt that was asked again.
enum CacheFinding: Hashable, Sendable {
  /// So many of its tokens were cached, says the server.
  case told(Int)
  /// The server doesn't tell; whether it was cached is judged by the time or the number of tokens.
  case judged(Bool)
  /// Nothing is known.
  case unknown

  /// Looks at a prompt that was asked again.
  ///
  /// Where the server doesn't tell, it counts as cached when reading it took less than half of the
  /// first time, or when less than half of its tokens were counted: servers before 0.30.1 counted
  /// only what was new.
  ///
  /// - Parameters:
  ///   - again: what the server measured.
  ///   - first: what it measured when the prompt was new.
  init(again: Metrics?, first: Metrics?) {
    if let count = again?.promptEvalCachedCount {
      self = .told(count)
    } else if let count = again?.promptEvalCount, let before = first?.promptEvalCount, before > 1,
      count * 2 < before
    {
      self = .judged(true)
    } else if let time = again?.promptEvalDuration, let before = first?.promptEvalDuration,
      before > .zero
    {
      self = .judged(time * 2 < before)
    } else {
      self = .unknown
    }
  }

  /// Whether the prompt was cached, for the most part or all of it; nil: not known.
  func isCached(of tokens: Int?) -> Bool? {
    switch self {
    case .told(let count): tokens.map { count * 2 > $0 } ?? (count > 0)
    case .judged(let isCached): isCached
    case .unknown: nil
    }
  }
}

extension BenchRun {
  /// Whether the prompt came out of the cache; nil: it was new, or nothing is known.
  var wasCached: Bool? {
    cache?.isCached(of: reply.figures.metrics?.promptEvalCount)
  }
}
