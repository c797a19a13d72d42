import OllamaWire

/// How fast a prompt was read, in tokens per second, and what is known of it.
///
/// The trap: since Ollama 0.30.1 `prompt_eval_count` has the tokens that were found in the cache
/// too, while `prompt_eval_duration` is the time for the new ones alone. Servers up to 0.33.2 don't
/// say how many were cached, so that their rate of a follow-up turn looks many times too high.
package enum PromptRate: Hashable, Sendable {
  /// `(prompt_eval_count - prompt_eval_cached_count) / prompt_eval_duration`.
  case known(Double)
  /// `prompt_eval_count / prompt_eval_duration`, where an unknown part of the count was cached: the
  /// rate is this or less.
  case upperBound(Double)
  /// A figure is missing or zero, or all of the prompt was cached.
  case unknown

  /// The rate where it is known; nil otherwise.
  package var known: Double? {
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
  package func promptRate(mayBeCached: Bool) -> PromptRate {
    guard let rate = promptRate else { return .unknown }
    return mayBeCached && metrics?.promptEvalCachedCount == nil ? .upperBound(rate) : .known(rate)
  }

  /// Tokens of the prompt that the server had to read.
  ///
  /// - Parameter mayBeCached: as for ``promptRate(mayBeCached:)``.
  /// - Returns: nil where it is not known.
  package func newPromptTokens(mayBeCached: Bool) -> Int? {
    guard let count = metrics?.promptEvalCount, count > 0 else { return nil }
    guard let cached = metrics?.promptEvalCachedCount else { return mayBeCached ? nil : count }
    return max(0, count - cached)
  }
}

extension AskedRequest {
  /// Whether the server may have read the beginning of this prompt before: it has more than one
  /// text.
  ///
  /// A retry sends a prompt again that may have only one; who knows of it has to say so. For a
  /// system text see ``mayBeCached(promptTokens:)``.
  package var mayBeCached: Bool {
    sent.count > 1
  }

  /// The same, with the system text, which other conversations may share, and so the cache.
  ///
  /// Where it is too short to change the prompt's rate by 2 % it doesn't count.
  ///
  /// - Parameter promptTokens: what the server counted; nil: not known.
  /// - Returns: whether a part of the prompt that matters may have been cached.
  package func mayBeCached(promptTokens: Int?) -> Bool {
    // Hardly any text has less than two bytes a token.
    let systemTokens = Double(system?.utf8.count ?? 0) / 2
    return mayBeCached || systemTokens > 0.02 * Double(promptTokens ?? 0)
  }
}

extension Reply {
  /// What its prompt rate is worth.
  ///
  /// - Parameter isRetry: whether its prompt had been asked before.
  /// - Returns: the rate, with what is known of it.
  package func promptRate(isRetry: Bool) -> PromptRate {
    figures.promptRate(
      mayBeCached: isRetry
        || asked.mayBeCached(promptTokens: figures.metrics?.promptEvalCount))
  }
}
