import OllamaWire
import Transcript

/// One figure of a reply, as it is counted, compared and plotted.
///
/// The formulas are those of ``Figures``; what is missing or zero has no value, so that nothing is
/// ever infinite. Names in `code` are fields of the final chunk of `/api/chat` and `/api/generate`.
/// The raw value is the name in exported tables.
package enum Measure: String, CaseIterable, Hashable, Sendable {
  /// `load_duration`: waiting for the model to be in memory and for its place in the queue; small
  /// but not zero where it already was.
  case load
  /// By our clock: from sending the request to the first text, of reasoning or answer.
  case firstToken = "first_token"
  /// By our clock: from the first of the reasoning to the first of the answer.
  case thinking
  /// `prompt_eval_duration`: reading the tokens of the prompt that were not cached.
  case promptTime = "prompt_time"
  /// `(prompt_eval_count - prompt_eval_cached_count) / prompt_eval_duration`, where it is known:
  /// ``PromptRate``.
  case promptRate = "prompt_rate"
  /// `eval_duration`: writing, reasoning included.
  case evalTime = "eval_time"
  /// `eval_count / eval_duration`.
  case evalRate = "eval_rate"
  /// By our clock: `eval_count` over pieces, times the pieces per second from the first to the
  /// last; for servers that count tokens and measure no time.
  case clockRate = "clock_rate"
  /// `total_duration`, by the server's clock.
  case total
  /// `total_duration - load_duration - prompt_eval_duration - eval_duration`: waiting for a place
  /// among parallel requests, and a first pass of structured output.
  case other
  /// By our clock: from sending the request to its end.
  case elapsed
  /// `prompt_eval_count`, cached ones included.
  case promptTokens = "prompt_tokens"
  /// `prompt_eval_cached_count`; zero is a value here.
  case cachedTokens = "cached_tokens"
  /// `eval_count`, those of the reasoning included.
  case evalTokens = "eval_tokens"
  /// `prompt_eval_count + eval_count`: what the reply left in the context window.
  case contextTokens = "context_tokens"

  /// What a figure is counted in.
  package enum Unit: String, Hashable, Sendable {
    case seconds
    case tokens
    case tokensPerSecond = "tokens/s"
  }

  /// What it is counted in.
  package var unit: Unit {
    switch self {
    case .load, .firstToken, .thinking, .promptTime, .evalTime, .total, .other, .elapsed: .seconds
    case .promptRate, .evalRate, .clockRate: .tokensPerSecond
    case .promptTokens, .cachedTokens, .evalTokens, .contextTokens: .tokens
    }
  }

  /// Whether more is better; nil: neither.
  package var moreIsBetter: Bool? {
    switch unit {
    case .seconds: false
    case .tokensPerSecond: true
    case .tokens: nil
    }
  }

  /// The figure of a reply, in ``unit``.
  ///
  /// - Parameters:
  ///   - figures: the reply's figures.
  ///   - mayBeCached: whether a part of its prompt may have been cached, where the server doesn't
  ///     tell; a rate that is only an upper bound is no value.
  /// - Returns: nil where it is not known.
  package func value(of figures: Figures, mayBeCached: Bool = true) -> Double? {
    let metrics = figures.metrics
    switch self {
    case .load: return seconds(metrics?.loadDuration)
    case .firstToken: return seconds(figures.firstToken)
    case .thinking: return seconds(figures.thinking)
    case .promptTime: return seconds(metrics?.promptEvalDuration)
    case .promptRate: return figures.promptRate(mayBeCached: mayBeCached).known
    case .evalTime: return seconds(metrics?.evalDuration)
    case .evalRate: return figures.evalRate
    case .clockRate: return figures.clockRate
    case .total: return seconds(metrics?.totalDuration)
    case .other: return figures.otherTime
    case .elapsed: return seconds(figures.elapsed)
    case .promptTokens: return tokens(metrics?.promptEvalCount)
    case .cachedTokens: return metrics?.promptEvalCachedCount.map(Double.init)
    case .evalTokens: return tokens(metrics?.evalCount)
    case .contextTokens:
      guard let prompt = tokens(metrics?.promptEvalCount) else { return nil }
      return prompt + Double(metrics?.evalCount ?? 0)
    }
  }

  /// The figure of a sample, in ``unit``; nil: not known.
  package func value(of sample: ReplySample) -> Double? {
    value(of: sample.figures, mayBeCached: sample.mayBeCached)
  }

  private func seconds(_ duration: Duration?) -> Double? {
    guard let duration, duration > .zero else { return nil }
    return duration.seconds
  }

  private func tokens(_ count: Int?) -> Double? {
    guard let count, count > 0 else { return nil }
    return Double(count)
  }
}

extension Figures {
  /// Seconds of ``Measure/other`` where they explain something, 0.1 s and a twentieth of the total
  /// or more; nil: they don't, or are not known.
  package var notableOther: Double? {
    guard let other = otherTime, let total = metrics?.totalDuration?.seconds,
      other >= max(0.1, total / 20)
    else { return nil }
    return other
  }

  /// Seconds of ``Measure/other``; nil: a duration is missing, or the parts exceed the whole.
  fileprivate var otherTime: Double? {
    guard let metrics, let total = metrics.totalDuration, total > .zero,
      let load = metrics.loadDuration, let prompt = metrics.promptEvalDuration,
      let eval = metrics.evalDuration
    else { return nil }
    let other = (total - load - prompt - eval).seconds
    return other >= 0 ? other : nil
  }
}
