/// What of a conversation reaches the model.
struct Prompt: Equatable, Sendable {
  /// Every message costs this many tokens beside its text, for the marks around it.
  static let tokensAroundMessage = 4

  /// The messages that fit.
  var turns: [Turn]
  /// All tokens that the model has to read.
  var tokenIDs: [Int]

  /// Fits a request into its context.
  ///
  /// The oldest messages go first; system messages and the last one always stay, the last one cut
  /// to the context (Ollama API, context window).
  init(_ request: PromptRequest) {
    var kept = request.turns.map { turn in
      (turn: turn, ids: Self.ids(of: turn))
    }
    func total() -> Int { kept.reduce(request.context.count) { $0 + $1.ids.count } }
    while total() > request.options.context,
      let oldest = kept.dropLast().firstIndex(where: { $0.turn.role != "system" })
    {
      kept.remove(at: oldest)
    }
    turns = kept.map(\.turn)
    let all = request.context + kept.flatMap(\.ids)
    tokenIDs = Array(all.suffix(request.options.context))
  }

  /// What was asked last.
  var question: String {
    turns.last { $0.role == "user" }?.content ?? turns.last?.content ?? ""
  }

  private static func ids(of turn: Turn) -> [Int] {
    [1, Tokenizer.id(of: turn.role), 2] + Tokenizer.tokens(of: turn.content).map(Tokenizer.id)
      + [3]
  }
}
