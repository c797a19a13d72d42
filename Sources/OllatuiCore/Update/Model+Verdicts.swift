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
    markColumns()
  }

  /// Says below answers side by side what figures tell of them; each gets a verdict, the one that
  /// is shown in the conversation or not.
  mutating func markColumns() {
    guard case .columns(let pane) = overlay else { return }
    for column in pane.columns {
      let reply = conversation.turns[pane.turn].alternates[column.alternate]
      guard reply.state == .finished, shown.marks.verdicts[reply.id] == nil else { continue }
      judge(ofTurn: pane.turn, alternate: column.alternate)
    }
    let marks = shown.marks
    changeColumns { $0.take(marks, $1) }
  }

  /// Gives a verdict on a reply.
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
    evidence.window = context.isRemote(model) ? nil : window(of: reply, facts)
    evidence.trained = facts?.trained
    evidence.read = metrics?.promptEvalCount
    evidence.written = metrics?.evalCount
    evidence.doneReason = reply.figures.doneReason
    evidence.limit =
      reply.asked.options["num_predict"]?.integerValue.map { Int($0) } ?? facts?.limit
    // What may not be cut was refused, or is whole.
    if let window = evidence.window, reply.mode == .chat, reply.asked.options.truncates != false,
      mayHaveLost(reply, index, window)
    {
      let reckoning = reckoning(model, system: reply.asked.system)
      let sent = reply.asked.sent
      let result = reckoning.tokens(of: sent, before: index)
      evidence.expected = result.total
      evidence.fresh = result.fresh
      evidence.messages = reckoning.messages(sent).map(\.tokens.value)
    }
    return evidence.verdict
  }

  /// The window that a reply had; nil: not known.
  private func window(of reply: Reply, _ facts: ModelFacts?) -> Int? {
    reply.figures.contextLength
      ?? reply.asked.options.contextLength.map {
        ContextWindow(asked: $0, trained: facts?.trained, least: facts?.least).size ?? $0
      }
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
    let dropped = dropped(verdict, reply)
    let seen = sent[dropped]
    guard let index = conversation.index(of: seen), index > 0 else { return nil }
    // All that was said is seen where nothing before it could be sent.
    guard dropped > 0 || seen != conversation.firstSendable(before: last) else { return nil }
    return turns[index].id
  }

  /// How many of the messages of a request the model does not see any more after its answer.
  private func dropped(_ verdict: ContextVerdict, _ reply: Reply) -> Int {
    let sent = reply.asked.sent
    let before: Int =
      switch verdict.prompt {
      case .whole: 0
      case .dropped(let count): min(count, sent.count - 1)
      case .cut: sent.count - 1
      }
    guard verdict.shifted > 0, let read = reply.figures.metrics?.promptEvalCount else {
      return before
    }
    let model = ServedModel(host: reply.asked.host ?? server.identity.display, name: reply.model)
    let reckoning = reckoning(model, system: reply.asked.system)
    let system = reckoning.estimate(reply.asked.system ?? "").value
    let messages = reckoning.messages(Array(sent.dropFirst(before))).map(\.tokens.value)
    let scale = Double(read) / max(1, messages.reduce(system, +))
    let total = read + (reply.figures.metrics?.evalCount ?? 0)
    let kept = reply.asked.options["num_keep"]?.integerValue.map { Int($0) }
    return before
      + ShiftedWindow(
        messages: messages.map { $0 * scale }, system: system * scale, beyond: verdict.shifted,
        window: total - verdict.shifted, kept: kept ?? ShiftedWindow.usuallyKept
      ).dropped
  }
}
