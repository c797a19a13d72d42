import OllamaWire
import Statistics
import TextUI
import Timing
import Transcript

// MARK: - Before sending what would not fit

extension Model {
  /// Asks before a prompt goes out that does not fit into the window; true: it asks.
  ///
  /// Only where that is sure: the least that the estimate lets be is more than the window, or more
  /// than it can be at the most. Of a window that is not known nothing is said.
  mutating func asksBeforeSending(_ prompt: String) -> Bool {
    guard settings.guardsWindow, overlay == nil, let overflow = overflow(of: prompt) else {
      return false
    }
    notice = nil
    overlay = .question(Question(.tooLong(overflow)))
    return true
  }

  /// What of a prompt, sent now, does not fit; nil: it fits, or nothing is known.
  private func overflow(of prompt: String) -> Overflow? {
    let window = contextWindow
    guard let served, let size = window.size else { return nil }
    let reckoning = reckoning(served, system: conversation.system)
    let message = reckoning.estimate(prompt)
    let total = meter.used.total + message
    guard total.low > Double(size) else { return nil }
    let end = guardedTurn
    let sent =
      mode == .chat ? conversation.sent(before: end, from: firstSent(before: end)) : []
    let messages = reckoning.messages(sent)
    // What is around them is known only in sum.
    let estimated = messages.reduce(0) { $0 + $1.tokens.value }
    let scale = estimated > 0 ? meter.used.total.value / estimated : 1
    let weights = messages.map { $0.tokens.value * scale }
    let fit = PromptFit(messages: weights + [message.value], window: size)
    let wider = window.nextSize(for: Int(total.high), trained: trainedLength)
    return Overflow(
      tokens: total, window: size, dropped: parts(sent.prefix(fit.dropped)),
      cutsMessage: fit.cutsLast, wider: wider,
      memory: wider.flatMap { memory(from: size, to: $0, served) },
      turns: stride(from: 0, to: sent.count, by: 2).map { sent[$0] },
      weights: stride(from: 0, to: weights.count - 1, by: 2).map { weights[$0] + weights[$0 + 1] })
  }

  /// The turn in whose place a prompt goes out.
  private var guardedTurn: Int {
    guard let editing = shown.editing, let turn = conversation.index(of: editing.id) else {
      return conversation.turns.count
    }
    return turn
  }

  private func memory(from size: Int, to wider: Int, _ served: ServedModel) -> Int? {
    MemoryEstimate.bytes(
      from: size, to: wider, seen: context.memory[served] ?? [],
      bytesPerToken: context.facts[served]?.bytesPerToken)
  }

  /// How messages begin.
  private func parts(_ ids: some Sequence<TurnID>) -> [Overflow.Part] {
    ids.map { id in
      guard let index = conversation.index(of: id) else { return Overflow.Part(text: "") }
      let turn = conversation.turns[index]
      guard turn.id != id, let reply = turn.alternates.first(where: { $0.id == id }) else {
        return Overflow.Part(text: Conversation.title(ofPrompt: turn.prompt))
      }
      return Overflow.Part(
        author: reply.model, text: Conversation.title(ofPrompt: reply.content))
    }
  }

  // MARK: - The answers

  /// Takes a key that is one of this question's own; nil: it is not.
  mutating func take(_ key: Key, of overflow: Overflow, at now: Moment) -> [Effect]? {
    switch (key.code, key.modifiers) {
    case (.character("w"), []), (.character("W"), _):
      guard let wider = overflow.wider else { return nil }
      options["num_ctx"] = .integer(Int64(wider))
      overlay = nil
      return submit(at: now, isGuarded: false)
    case (.character("l"), []), (.character("L"), _):
      guard overflow.leftOut > 0 else { return nil }
      let next = overflow.turns.dropFirst(overflow.leftOut).first
      // Where all is left out, the request begins with the prompt itself.
      shown.firstSent = next.map(FirstSent.turn) ?? .prompt
      overlay = nil
      return submit(at: now, isGuarded: false)
    case (.left, _), (.right, _):
      var overflow = overflow
      overflow.leaveOut(key.code == .left ? -1 : 1)
      overlay = .question(Question(.tooLong(overflow)))
      return []
    default: return nil
    }
  }

  // MARK: - Models that are loaded again

  /// Says that a request loads its model again, where it asks for other load-time options than the
  /// last one, or than what `/api/ps` said of the window.
  mutating func noteReload(_ model: ServedModel, _ options: ModelOptions, at now: Moment) {
    let wanted = options.loadTime
    defer { context.lastOptions[model] = wanted }
    guard !isAside else { return }
    if let last = context.lastOptions[model] {
      guard last != wanted else { return }
      let names = Set(last.values.keys).union(wanted.values.keys).sorted()
      let changed = names.filter { last[$0] != wanted[$0] }
      notice = .good(
        strings(.reloads, [.value: strings.list(changed.map { describe($0, wanted) })]), at: now)
    } else if let asked = wanted.contextLength, let loaded = context.loaded[model],
      min(asked, context.facts[model]?.trained ?? asked) != loaded
    {
      notice = .good(strings(.reloads, [.value: describe("num_ctx", wanted)]), at: now)
    }
  }

  private func describe(_ name: String, _ options: ModelOptions) -> String {
    options[name].map { "\(name) \($0.compactText)" } ?? "\(name) –"
  }

  /// Whether a change of an option makes the next message load the chosen model again.
  func reloads(_ name: String, _ value: JSONValue) -> Bool {
    guard let served, ModelParameter.all.contains(where: { $0.name == name && $0.isLoadTime })
    else { return false }
    if let last = context.lastOptions[served] { return last[name] != value }
    guard let loaded = context.loaded[served] else { return false }
    return name != "num_ctx" || value.integerValue.map { Int($0) } != loaded
  }
}
