import OllamaWire
import Statistics
import Transcript

/// Reckons the tokens of what is sent: as the server counted it, and by estimate what is new.
///
/// After a reply `prompt_eval_count + eval_count` is the count of all up to its end, for the same
/// model and the same system text. Of a reply that thought, only the share of its answer counts,
/// since thoughts are not sent back.
struct PromptReckoning {
  /// What was reckoned.
  struct Result: Equatable, Sendable {
    /// All that is sent.
    var total = TokenCount.none
    /// What of it comes after the last reply that the server counted.
    var fresh = TokenCount.none
    /// Whether a count of the server is in it.
    var isCounted = false
  }

  let conversation: Conversation
  let profile: ModelProfile
  /// The model that is asked.
  let model: String
  /// The system text that is sent.
  let system: String?
  /// The model's own one, which counts where none is sent.
  let ownSystem: TextCounts
  /// Whether the model has read all of a prompt, as far as is known.
  let isWhole: (TurnID) -> Bool

  /// A reply whose figures count a beginning of what is sent.
  private struct Count {
    var turn: Int
    /// Tokens of the prompt.
    var read: Int
    var texts: Int
  }

  /// Reckons texts of the way that is shown.
  ///
  /// - Parameters:
  ///   - sent: the texts in the order of the wire, as ``Conversation/sent(before:from:)`` has them.
  ///   - end: the turns before this one are looked at.
  /// - Returns: the tokens of all and of what is new, and whether the server's count is in them.
  func tokens(of sent: [TurnID], before end: Int) -> Result {
    var result = Result()
    var texts = sent[...]
    if let count = count(in: sent, before: end), let reply = conversation.turns[count.turn].reply {
      result.isCounted = true
      result.total = TokenCount(exactly: count.read) + answer(reply)
      texts = sent[count.texts...]
      result.fresh = estimate(reply.content)
    } else if let system, !system.isEmpty {
      result.total = estimate(system)
    } else {
      result.total = profile.tokens(of: ownSystem)
    }
    for (_, tokens) in messages(Array(texts)) {
      result.total += tokens
      result.fresh += tokens
    }
    return result
  }

  /// The estimated tokens of messages.
  func messages(_ sent: [TurnID]) -> [(id: TurnID, tokens: TokenCount)] {
    guard !sent.isEmpty else { return [] }
    let wanted = Set(sent)
    var found: [TurnID: TokenCount] = [:]
    for turn in conversation.turns.reversed() {
      if wanted.contains(turn.id) { found[turn.id] = estimate(turn.prompt) }
      for reply in turn.alternates where wanted.contains(reply.id) {
        found[reply.id] = estimate(reply.content)
      }
      if found.count == wanted.count { break }
    }
    return sent.map { ($0, found[$0] ?? .none) }
  }

  /// The estimated tokens of a message.
  func estimate(_ text: String) -> TokenCount {
    profile.tokens(of: TextCounts(text))
  }

  /// The last reply whose figures count a beginning of what is sent.
  ///
  /// A count that is smaller than the one before is none of everything: a server may leave out what
  /// was in its cache (Ollama 0.30.0).
  private func count(in sent: [TurnID], before end: Int) -> Count? {
    var last: Count?
    var least = 0
    for (index, turn) in conversation.turns[..<end].enumerated() {
      guard let reply = turn.reply, let first = turn.firstSent(in: reply), first == sent.first,
        Server.withTag(reply.model).lowercased() == model, reply.asked.request == nil,
        (reply.asked.system ?? "") == (system ?? ""), isWhole(reply.id),
        let read = reply.figures.metrics?.promptEvalCount, read > 0,
        let written = reply.figures.metrics?.evalCount, written > 0, read >= least
      else { continue }
      // One that goes on with another was sent that too.
      let texts = reply.asked.sent.count - (turn.continued(by: reply) == nil ? 0 : 1)
      guard texts > 0, texts < sent.count, sent[texts - 1] == turn.id, sent[texts] == reply.id
      else { continue }
      last = Count(turn: index, read: read, texts: texts + 1)
      least = read + (reply.thinking.isEmpty ? written / 2 : 0)
    }
    return last
  }

  /// The tokens of an answer as it is sent back.
  private func answer(_ reply: Reply) -> TokenCount {
    let written = reply.figures.metrics?.evalCount ?? 0
    guard !reply.thinking.isEmpty else { return TokenCount(exactly: written) }
    let answer = profile.tokens(of: TextCounts(reply.content), messages: 0)
    let thoughts = profile.tokens(of: TextCounts(reply.thinking), messages: 0)
    let share = answer.value / max(1, answer.value + thoughts.value)
    let tokens = Double(written) * share
    return TokenCount(value: tokens, spread: max(4, tokens * 0.1))
  }
}
