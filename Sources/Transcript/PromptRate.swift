import OllamaWire

/// How fast a prompt was read, in tokens per second, and what is known of it.
///
/// The trap: since Ollama 0.30.1 `prompt_eval_count` has the tokens that were found in the cache
/// too, while `prompt_eval_duration` is the time for the new ones alone. Servers up to 0.33.2 don't
/// say how many were cached, so that their rate of a follow-up turn looks many times too high.
public enum PromptRate: Hashable, Sendable {
  /// `(prompt_eval_count - prompt_eval_cached_count) / prompt_eval_duration`.
  case known(Double)
  /// `prompt_eval_count / prompt_eval_duration`, where an unknown part of the count was cached: the
  /// rate is this or less.
  case upperBound(Double)
  /// A figure is missing or zero, or all of the prompt was cached.
  case unknown

  /// The rate where it is known; nil otherwise.
  public var known: Double? {
    guard case .known(let rate) = self else { return nil }
    return rate
  }
}

extension Figures {
  /// What the figures say of the prompt's rate.
  ///
  /// - Parameter mayBeCached: whether the server may have had a part of the prompt in its cache: in
  ///   a chat with earlier turns, or when a prompt is asked again. Only counts where the server
  ///   doesn't tell.
  /// - Returns: the rate and what it is worth.
  public func promptRate(mayBeCached: Bool) -> PromptRate {
    guard let rate = promptRate else { return .unknown }
    return mayBeCached && metrics?.promptEvalCachedCount == nil ? .upperBound(rate) : .known(rate)
  }

  /// Tokens of the prompt that the server had to read.
  ///
  /// - Parameter mayBeCached: as for ``promptRate(mayBeCached:)``.
  /// - Returns: nil where it is not known.
  public func newPromptTokens(mayBeCached: Bool) -> Int? {
    guard let count = metrics?.promptEvalCount, count > 0 else { return nil }
    guard let cached = metrics?.promptEvalCachedCount else { return mayBeCached ? nil : count }
    return max(0, count - cached)
  }
}

extension PromptRate {
  /// Whether the server may have read the beginning of a prompt before: it has more than one text,
  /// or a system text, which other conversations may share.
  ///
  /// A system text that is too short to change the prompt's rate by 2 % doesn't count. A retry sends a prompt again that may have only one text; who knows of it has to say so.
  ///
  /// - Parameters:
  ///   - texts: how many texts were sent, without the system text.
  ///   - systemBytes: the size of the system text.
  ///   - promptTokens: what the server counted; nil: not known.
  /// - Returns: whether a part of the prompt that matters may have been cached.
  public static func mayBeCached(texts: Int, systemBytes: Int, promptTokens: Int?) -> Bool {
    // Hardly any text has less than two bytes a token.
    texts > 1 || Double(systemBytes) / 2 > 0.02 * Double(promptTokens ?? 0)
  }
}

extension AskedRequest {
  /// Whether a part of the prompt that matters may have been in the server's cache; see
  /// ``PromptRate/mayBeCached(texts:systemBytes:promptTokens:)``.
  public func mayBeCached(promptTokens: Int?) -> Bool {
    PromptRate.mayBeCached(
      texts: sent.count, systemBytes: system?.utf8.count ?? 0, promptTokens: promptTokens)
  }
}

extension Reply {
  /// Whether the server may have had a part of its prompt in its cache.
  ///
  /// - Parameter isRetry: whether its prompt had been asked before.
  /// - Returns: whether that would matter for the prompt's rate.
  public func mayBeCached(isRetry: Bool) -> Bool {
    isRetry || asked.mayBeCached(promptTokens: figures.metrics?.promptEvalCount)
  }

  /// What its prompt rate is worth.
  ///
  /// - Parameter isRetry: whether its prompt had been asked before.
  /// - Returns: the rate, with what is known of it.
  public func promptRate(isRetry: Bool) -> PromptRate {
    figures.promptRate(mayBeCached: mayBeCached(isRetry: isRetry))
  }
}
