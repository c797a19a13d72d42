import OllamaWire
import Statistics
import TextUI
import Timing
import Transcript

// MARK: - Before sending what would not fit

extension Model {
  /// Asks before requests go out of which some do not fit into the window.
  ///
  /// Only where that is sure: the least that the estimate lets be is more than the window, or more
  /// than it can be at the most. Of a window that is not known nothing is said.
  ///
  /// - Parameters:
  ///   - requests: what would go out.
  ///   - sending: how it would go out once that is agreed to.
  ///   - isCompared: whether the requests are of several answers side by side.
  ///   - now: the present.
  /// - Returns: whether it asks.
  mutating func asksBeforeSending(
    _ requests: [PlannedRequest], _ sending: Sending, isCompared: Bool = false, at now: Moment
  ) -> Bool {
    guard settings.guardsWindow, answer == nil else { return false }
    guard let overflow = overflow(of: requests, sending, isCompared: isCompared) else {
      return false
    }
    pane.select(head: nil, conversation)
    notice = nil
    overlay = .question(Question(.tooLong(overflow), at: now))
    return true
  }

  /// Whether a command that was typed has come to the question; it stays in the box then, and is run
  /// again once that is agreed to.
  mutating func askedOfTyped() -> Bool {
    guard case .question(var question) = overlay, case .tooLong(var overflow) = question.subject
    else { return false }
    overflow.sending = .typed
    question.subject = .tooLong(overflow)
    overlay = .question(question)
    return true
  }

  /// A prompt that goes out by the present settings.
  func planned(_ prompt: String) -> PlannedRequest {
    PlannedRequest(asked: present.of(chosenModel), turn: guardedTurn, prompt: prompt)
  }

  /// The turn in whose place a prompt goes out.
  private var guardedTurn: Int {
    guard let editing = shown.editing, let turn = conversation.index(of: editing.id) else {
      return conversation.turns.count
    }
    return turn
  }

  /// How the model of a request would be loaded.
  func loading(of asked: AskedRequest) -> ContextKnowledge.Loading {
    ContextKnowledge.Loading(
      model: ServedModel(host: server.identity.display, name: asked.model),
      asked: asked.options.contextLength)
  }

  /// Which of some requests do not fit; nil: they do, or nothing is known.
  func overflow(
    of requests: [PlannedRequest], _ sending: Sending, isCompared: Bool
  ) -> Overflow? {
    let others = requests.map(\.asked) + (isCompared ? askedBeside(requests, sending) : [])
    let found = requests.compactMap { request in
      overflow(of: request, named: ColumnHeads.name(of: request.asked, among: others))
    }
    return Overflow(found, sending, isCompared: isCompared)
  }

  /// How the answers were asked beside which those to some requests stand, or will.
  private func askedBeside(_ requests: [PlannedRequest], _ sending: Sending) -> [AskedRequest] {
    if let pane = sending.columns {
      let alternates = conversation.turns[pane.turn].alternates
      return pane.columns.map { alternates[$0.alternate].asked }
    }
    guard let turn = requests.first?.turn, conversation.turns.indices.contains(turn) else {
      return []
    }
    let asked = conversation.turns[turn]
    // A single one is shown beside the answer that is there.
    guard sending.isQueued else {
      return requests.count == 1 ? asked.reply.map { [$0.asked] } ?? [] : []
    }
    return asked.alternates.filter { !$0.isDeleted }.map(\.asked)
  }

  /// What of a request does not fit; nil: it fits, or nothing is known.
  private func overflow(of request: PlannedRequest, named name: String) -> Overflow.Request? {
    let loading = loading(of: request.asked)
    let window = context.window(of: loading)
    guard !request.asked.model.isEmpty, let size = window.size else { return nil }
    let reckoned = reckon(request, window: size)
    guard reckoned.total.low > Double(size) || reckoned.isKnownNotToFit else { return nil }
    let messages = reckoning(loading.model, system: request.asked.system)
      .messages(reckoned.earlier)
    // What is around them is known only in sum.
    let estimated = messages.reduce(0) { $0 + $1.tokens.value }
    let scale = estimated > 0 ? reckoned.before / estimated : 1
    let weights = messages.map { $0.tokens.value * scale }
    let fit = PromptFit(
      messages: weights + reckoned.last.map(\.tokens.value), window: size)
    let trained = context.facts[loading.model]?.trained
    let wider = window.nextSize(for: Int(reckoned.total.high), trained: trained)
    let ids = reckoned.earlier + reckoned.last.map(\.id)
    return Overflow.Request(
      name: name, loading: loading, tokens: reckoned.total, window: size,
      dropped: parts(ids.prefix(fit.dropped)),
      cuts: fit.cutsLast ? request.earlier == nil ? .message : .answer : nil,
      refusal: refusal(of: request.asked.options, loading.model, cutsLast: fit.cutsLast),
      wider: wider,
      memory: wider.flatMap { memory(from: size, to: $0, loading.model) },
      turns: stride(from: 0, to: reckoned.earlier.count, by: 2).compactMap { reckoned.earlier[$0] },
      weights: stride(from: 0, to: weights.count - 1, by: 2).map { weights[$0] + weights[$0 + 1] })
  }

  /// Why a server refuses what does not fit, instead of cutting it; it depends on whether the last
  /// message alone is too long.
  private func refusal(of options: ModelOptions, _ served: ServedModel, cutsLast: Bool)
    -> Overflow.Refusal?
  {
    guard options.truncates != false else { return .asked }
    guard cutsLast, !context.shifts(served, options) else { return nil }
    return options.shifts == false ? .asked : .likely
  }

  private func memory(from size: Int, to wider: Int, _ served: ServedModel) -> Int? {
    MemoryEstimate.bytes(
      from: size, to: wider, seen: context.memory[served] ?? [],
      bytesPerToken: context.facts[served]?.bytesPerToken)
  }

  /// What the window of the chosen model takes more than another one, in words; nil: nothing, or
  /// that is not known.
  func memory(forWindowAfter before: ContextWindow) -> String? {
    guard let served, let before = before.size, let after = contextWindow.size,
      let bytes = memory(from: before, to: after, served)
    else { return nil }
    return strings(.memoryMore, [.value: Format.bytes(Int64(bytes))])
  }

  /// How messages begin; one without a turn is what is typed.
  private func parts(_ ids: some Sequence<TurnID?>) -> [Overflow.Part] {
    ids.compactMap { id in
      guard let id, let index = conversation.index(of: id) else { return nil }
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
      guard overflow.canWiden else { return nil }
      if !overflow.isCompared, let wider = overflow.worst.wider {
        options["num_ctx"] = .integer(Int64(wider))
      }
      return send(overflow, SendingAnswer(windows: overflow.windows), at: now)
    case (.character("l"), []), (.character("L"), _):
      guard overflow.leftOut > 0 else { return nil }
      let next = overflow.turns.dropFirst(overflow.leftOut).first
      // Where all is left out, the request begins with the prompt itself.
      shown.firstSent = next.map(FirstSent.turn) ?? .prompt
      return send(overflow, SendingAnswer(), at: now)
    case (.left, _), (.right, _):
      var overflow = overflow
      overflow.leaveOut(key.code == .left ? -1 : 1)
      if case .question(var question) = overlay {
        question.subject = .tooLong(overflow)
        overlay = .question(question)
      }
      return []
    default: return nil
    }
  }

  /// Sends what was asked about.
  mutating func send(
    _ overflow: Overflow, _ answer: SendingAnswer = SendingAnswer(), at now: Moment
  )
    -> [Effect]
  {
    leave(overflow)
    self.answer = answer
    defer { self.answer = nil }
    switch overflow.sending {
    case .typed: return submit(at: now)
    case .retry(let turn, _):
      leaveTurns()
      return attempt { (model) throws(CommandError) in try model.retry(turn: turn, at: now) }
    case .goOn(let turn, _):
      leaveTurns()
      return attempt { (model) throws(CommandError) in try model.goOn(turn: turn, at: now) }
    case .column(let pane): return retryColumn(of: pane, at: now)
    case .queued: return sendHeld(answer, at: now)
    }
  }

  /// Sends nothing of what was asked about.
  mutating func giveUp(_ overflow: Overflow, at now: Moment) -> [Effect] {
    leave(overflow)
    guard case .queued = overflow.sending else { return [] }
    return giveUpHeld(at: now)
  }

  /// Goes back to where it was asked.
  mutating func leave(_ overflow: Overflow) {
    overlay = nil
    if let mode = overflow.sending.mode { show(mode) }
    guard let pane = overflow.sending.columns else { return }
    overlay = .columns(pane)
    // Answers have grown meanwhile.
    changeColumns { pane, conversation in
      for column in pane.columns { pane.changed(alternate: column.alternate, of: conversation) }
    }
    arrangeColumns()
    markColumns()
  }
}
