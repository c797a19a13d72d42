import OllamaWire
import Statistics
import Timing
import Transcript

extension Model {
  /// Who the running reply was asked of; nil: none runs, or it has not gone out.
  private var asked: ServedModel? {
    guard let running else { return nil }
    let asked = conversation.turns[running.turn].alternates[running.alternate].asked
    return asked.host.map { ServedModel(host: $0, name: asked.model) }
  }

  /// Notes how much is asked for; asks the store for earlier waits where that was not done.
  mutating func expectWait(of request: ReplyRequest) -> [Effect] {
    guard let asked else { return [] }
    let size = size(of: request, asked)
    shown.running?.promptSize = size
    guard store.isOn, waits.wantsSamples(of: asked) else { return [] }
    return [.readSamples(asked)]
  }

  /// How much a request has, by what the model's earlier replies have taught.
  private func size(of request: ReplyRequest, _ asked: ServedModel) -> PromptSize {
    let profile = context.profiles[asked] ?? ModelProfile()
    func tokens(_ text: String) -> Int {
      Int(profile.tokens(of: TextCounts(text)).value.rounded())
    }
    switch request {
    case .chat(let chat):
      let sizes = chat.messages.map { tokens($0.content) }
      return PromptSize(whole: sizes.reduce(0, +), last: sizes.last ?? 0)
    case .generate(let generate):
      let size = tokens(generate.prompt) + (generate.system.map(tokens) ?? 0)
      return PromptSize(whole: size, last: size)
    }
  }

  /// Takes earlier replies of a model.
  mutating func samplesRead(_ model: ServedModel, _ samples: [ReplySample]) {
    waits.take(samples, of: model)
  }

  /// Learns from a reply that has just ended.
  mutating func learnWait(of running: RunningReply) {
    let turn = conversation.turns[running.turn]
    let reply = turn.alternates[running.alternate]
    guard reply.state == .finished, running.continues == nil else { return }
    let isRetry = turn.isRetry(alternate: running.alternate)
    waits.add(ReplySample(reply, isRetry: isRetry, in: conversation.id))
  }

  /// How long the server may still be silent.
  func waitLeft(at now: Moment) -> WaitEstimate.Spread? {
    guard let running else { return nil }
    return expectedWait?.firstToken?.left(after: (now - running.startedAt).seconds)
  }

  /// Whether the silence of a model in memory may as well be that of a queue, which nothing on the
  /// wire tells: another reply of ours went out to it before, or it lasts far longer than reading a
  /// prompt of that size ever took.
  func mayBeQueued(at now: Moment) -> Bool {
    guard let running, running.phase == .prompt, let asked, let connection = running.connection
    else { return false }
    let isSecond = ([shown] + others.values).contains {
      $0.isAsking(asked, on: connection, before: running.startedAt)
    }
    guard !isSecond else { return true }
    guard let reading = expectedWait?.prompt else { return false }
    return (now - running.phaseSince).seconds > 3 * reading.p90 + 1
  }

  /// What the silence of the running reply is made of, by earlier replies.
  private var expectedWait: WaitEstimate? {
    guard let running, running.phase.isSilent, let asked, let size = running.promptSize else {
      return nil
    }
    let willLoad: Bool? =
      switch running.phase {
      case .loading: true
      case .prompt: running.hasLoaded
      case .queued, .connecting, .waiting, .thinking, .answering: nil
      }
    let isFresh = willLoad == true || !isKnown(to: asked)
    return waits.estimate(
      asked, newTokens: isFresh ? size.whole : size.last, willLoad: willLoad)
  }

  /// Whether a model has just answered in this conversation, so that it has read all but the last
  /// message.
  private func isKnown(to asked: ServedModel) -> Bool {
    guard let running, running.turn > 0, mode == .chat else { return false }
    guard let reply = conversation.turns[running.turn - 1].reply, let host = reply.asked.host else {
      return false
    }
    return ServedModel(host: host, name: reply.model) == asked
  }
}
