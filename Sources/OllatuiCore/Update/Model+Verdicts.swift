import OllamaWire
import Statistics
import TextUI
import Transcript

// MARK: - What the models did not see

extension Model {
  /// How many turns from the end are looked at where a conversation was just opened.
  private static let reviewed = 200

  /// Gives a verdict on replies that have none, and marks them and what is no longer seen.
  mutating func review() {
    let turns = conversation.turns
    for index in turns.indices.suffix(Self.reviewed) {
      guard let reply = turns[index].reply, reply.state == .finished,
        shown.marks.verdicts[reply.id] == nil
      else { continue }
      shown.marks.verdicts[reply.id] = verdict(on: reply, ofTurn: index)
    }
    shown.marks.firstSeen = firstSeen
    pane.take(shown.marks, conversation)
  }

  /// Gives a verdict on a reply that is about to end.
  mutating func judge(ofTurn index: Int, alternate: Int) {
    let reply = conversation.turns[index].alternates[alternate]
    shown.marks.verdicts[reply.id] = verdict(on: reply, ofTurn: index)
  }

  /// What the figures of a reply tell.
  private func verdict(on reply: Reply, ofTurn index: Int) -> ContextVerdict {
    let metrics = reply.figures.metrics
    let model = ServedModel(host: reply.asked.host ?? server.identity.display, name: reply.model)
    let facts = context.facts[model]
    var evidence = ContextEvidence()
    evidence.window =
      reply.figures.contextLength
      ?? reply.asked.options.contextLength.map { min($0, facts?.trained ?? $0) }
    evidence.read = metrics?.promptEvalCount
    evidence.written = metrics?.evalCount
    evidence.doneReason = reply.figures.doneReason
    evidence.limit =
      reply.asked.options["num_predict"]?.integerValue.map { Int($0) } ?? facts?.limit
    if let window = evidence.window, reply.mode == .chat, mayHaveLost(reply, index, window) {
      let reckoning = reckoning(model, system: reply.asked.system)
      let sent = reply.asked.sent
      let result = reckoning.tokens(of: sent, before: index)
      evidence.expected = result.total
      evidence.fresh = result.fresh
      evidence.messages = reckoning.messages(sent).map(\.tokens.value)
    }
    return evidence.verdict
  }

  /// Whether figures alone let it be that a prompt was cut: they are near the window, or fell.
  private func mayHaveLost(_ reply: Reply, _ index: Int, _ window: Int) -> Bool {
    let read = reply.figures.metrics?.promptEvalCount ?? 0
    let earlier = conversation.turns[..<index].last { $0.reply?.figures.metrics != nil }
    let before = earlier?.reply?.figures.metrics
    let grown = (before?.promptEvalCount ?? 0) + (before?.evalCount ?? 0)
    // A token has a byte at least.
    let most = max(read, grown) + conversation.turns[index].prompt.utf8.count
    return max(read, most) > window * 4 / 5
  }

  /// The turn that the model sees first, by the last request; nil: it sees all.
  private var firstSeen: TurnID? {
    let turns = conversation.turns
    let last = turns.indices.last { turns[$0].reply?.asked.sent.isEmpty == false }
    guard let last, let reply = turns[last].reply, reply.mode == .chat else { return nil }
    let sent = reply.asked.sent
    let verdict = shown.marks.verdicts[reply.id] ?? ContextVerdict()
    let dropped: Int =
      switch verdict.prompt {
      case .whole: 0
      case .dropped(let count): min(count, sent.count - 1)
      case .cut: sent.count - 1
      }
    let seen = sent[dropped]
    guard let index = conversation.index(of: seen), index > 0 else { return nil }
    // All that was said is seen where nothing before it could be sent.
    guard dropped > 0 || seen != conversation.firstSendable(before: last) else { return nil }
    return turns[index].id
  }
}
