/// What the figures of a reply tell of text that the model did not see.
package struct ContextVerdict: Hashable, Sendable {
  /// What became of the prompt.
  package enum Prompt: Hashable, Sendable {
    /// Nothing tells that something is missing.
    case whole
    /// The oldest messages were dropped, so many of them.
    case dropped(Int)
    /// All messages but the last were dropped, and the middle of that one was cut.
    case cut
  }

  /// What became of the window while the answer was written.
  package enum Ending: Hashable, Sendable {
    /// Nothing tells that it ran full.
    case fits
    /// It ran full, and that ended the answer.
    case full
    /// The answer reached its limit of so many tokens (`num_predict`).
    case limited(Int)
    /// The answer reached the most tokens that the server lets any have: ten windows.
    case capped(Int)
    /// The answer reached a limit, and nothing tells which.
    case stopped
  }

  /// What became of the prompt.
  package var prompt = Prompt.whole
  /// What became of the window.
  package var ending = Ending.fits
  /// The tokens at the least of older text that was discarded so that the answer could go on, since
  /// the window ran full; 0: nothing tells that it did.
  package var shifted = 0
  /// The window in which all would have had room, where this one was too small; nil: it was not, or
  /// the model was not trained for more.
  package var wider: Int?

  /// Makes a verdict.
  package init(prompt: Prompt = .whole, ending: Ending = .fits, shifted: Int = 0) {
    self.prompt = prompt
    self.ending = ending
    self.shifted = shifted
  }

  /// Whether the model did not see all that it was sent.
  package var isLoss: Bool {
    shifted > 0 || prompt != .whole
  }
}

/// What is known of a reply that a verdict is given on.
package struct ContextEvidence: Equatable, Sendable {
  /// The window of the loaded model, or what was asked for; nil: not known.
  package var window: Int?
  /// `prompt_eval_count`.
  package var read: Int?
  /// The length that the model was trained for; nil: not known.
  package var trained: Int?
  /// `eval_count`.
  package var written: Int?
  /// `done_reason`.
  package var doneReason: String?
  /// `num_predict` of the request or of the model; nil, or not above 0: no limit.
  package var limit: Int?
  /// The tokens of all that was sent, by the count of an earlier reply and estimates of the rest;
  /// nil: nothing to compare with.
  package var expected: TokenCount?
  /// The part of it that the server can't have had in its cache: the last answer and the message.
  package var fresh = TokenCount.none
  /// The estimated tokens of every message that was sent, without the system text.
  package var messages: [Double] = []

  /// Makes evidence of nothing.
  package init() {}

  /// What this tells.
  ///
  /// Nothing is said of a prompt without a window and something to compare with. A count that is
  /// smaller than expected is no loss by itself: a server that counts only what was not in its
  /// cache says such numbers too (Ollama 0.30.0).
  package var verdict: ContextVerdict {
    var verdict = ContextVerdict(prompt: prompt, ending: ending, shifted: shifted)
    if verdict.isLoss || verdict.ending == .full { verdict.wider = wider }
    return verdict
  }

  private var wider: Int? {
    let prompt = max(Double(read ?? 0), expected?.high ?? 0)
    return ContextWindow(measured: window)
      .nextSize(for: Int(min(prompt, 1e9)) + (written ?? 0), trained: trained)
  }

  private var prompt: ContextVerdict.Prompt {
    guard let window, window > 0, let read, read > 0, let expected else { return .whole }
    let limit = Double(window)
    // The server can't have read more than the window, or there is more of it than we know.
    guard Double(read) <= limit else { return .whole }
    let isBeyond = expected.low > limit
    let isShort =
      expected.value > limit && Double(read) < expected.low && Double(read) > fresh.high
    guard isBeyond || isShort else { return .whole }
    let system = max(0, expected.value - messages.reduce(0, +))
    let counted = PromptFit(messages: messages, system: system, read: read)
    let byWindow = PromptFit(messages: messages, system: system, window: window)
    // A count of little more than the last message is what is left, or what was not cached: the
    // former where it is that of some messages, and far from what would be left by the window.
    let isLeft =
      abs(counted.left - Double(read)) < Double(read) / 20
      && abs(byWindow.left - Double(read)) > Double(read) / 4
    let fit = Double(read) > fresh.high || isLeft ? counted : byWindow
    if fit.cutsLast { return .cut }
    return .dropped(max(1, fit.dropped))
  }

  private var ending: ContextVerdict.Ending {
    let isLength = doneReason == "length"
    guard isLength else { return .fits }
    if let limit, limit > 0, let written, written >= limit { return .limited(limit) }
    guard let window, window > 0, let read, let written, read <= window else { return .stopped }
    if written >= window * Self.mostWindows - Self.slack {
      return .capped(window * Self.mostWindows)
    }
    return read + written >= window - Self.slack ? .full : .stopped
  }

  /// Nothing but discarding older text lets a model write beyond its window.
  private var shifted: Int {
    guard let window, window > 0, let read, let written, read <= window else { return 0 }
    let beyond = read + written - window
    return beyond > Self.slack ? beyond : 0
  }

  /// A server that is given no limit stops at so many windows.
  private static let mostWindows = 10

  /// Servers count the first and the last token in different ways.
  private static let slack = 8
}
