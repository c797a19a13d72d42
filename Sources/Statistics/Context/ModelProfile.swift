/// What the replies of one model on one server have taught of its tokens.
package struct ModelProfile: Equatable, Sendable {
  /// What one reply taught.
  package struct Lesson: Equatable, Sendable {
    /// What its answer and its thinking have together.
    package var reply: TextCounts
    /// `eval_count`; nil: not known, or of other text than this.
    package var replyTokens: Int?
    /// Chunks that brought text; 0: not known.
    package var pieces: Int
    /// What its prompt has, where that is known whole.
    package var prompt: TextCounts?
    /// How many messages that is.
    package var messages: Int
    /// `prompt_eval_count`.
    package var promptTokens: Int?

    /// Makes a lesson.
    package init(
      reply: TextCounts, replyTokens: Int?, pieces: Int, prompt: TextCounts? = nil,
      messages: Int = 1, promptTokens: Int? = nil
    ) {
      self.reply = reply
      self.replyTokens = replyTokens
      self.pieces = pieces
      self.prompt = prompt
      self.messages = messages
      self.promptTokens = promptTokens
    }

    /// Takes what a prompt had, unless that is far from what any model would count: then it was
    /// cut, came with a system text of the model's own, or was partly cached and not counted.
    package mutating func takePrompt(_ counts: TextCounts, messages: Int, tokens: Int) {
      let usual = TokenEstimator().estimate(counts, messages: messages).tokens
      guard Double(tokens) > usual / 3, Double(tokens) < usual * 3 else { return }
      prompt = counts
      self.messages = messages
      promptTokens = tokens
    }
  }

  /// Estimates the tokens of a text, as this model's own counts have taught it.
  package private(set) var estimator = TokenEstimator()
  /// Sums over the replies, of which the earlier ones count less and less.
  private var tokens = 0.0
  private var pieces = 0.0

  /// Knows nothing of a model yet.
  package init() {}

  /// Ten replies ago counts about a third.
  private static let memory = 0.9

  /// Learns from a reply.
  package mutating func learn(_ lesson: Lesson) {
    if let count = lesson.replyTokens, count > 0 {
      if lesson.pieces > 0 {
        tokens = tokens * Self.memory + Double(count)
        pieces = pieces * Self.memory + Double(lesson.pieces)
      }
      if !lesson.reply.isEmpty { estimator.learn(lesson.reply, tokens: count) }
    }
    if let prompt = lesson.prompt, let count = lesson.promptTokens, count > 0 {
      estimator.learn(prompt, tokens: count, messages: lesson.messages)
    }
  }

  /// Tokens in a piece of a reply: `eval_count` over the chunks that brought text; nil before it is
  /// known.
  package var tokensPerPiece: Double? {
    pieces > 0 ? tokens / pieces : nil
  }

  /// The tokens of texts that are so many messages; of 0, only of the texts.
  package func tokens(of counts: TextCounts, messages: Int = 1) -> TokenCount {
    guard !counts.isEmpty else { return .none }
    let estimate = estimator.estimate(counts, messages: messages)
    return TokenCount(value: estimate.tokens, spread: estimate.spread)
  }
}
