import OllamaWire
import Statistics
import TextUI
import Timing
import Transcript

// MARK: - Messages that wait, once the windows of their models are known

extension Model {
  /// Prompts of fewer tokens go out without waiting for what `/api/show` says: no server has a
  /// smaller window unless it is asked for.
  private static let shortPrompt = 2000.0

  /// Whether the reply that is turned to is kept back: it does not fit into the window of the model
  /// that it is about to be asked of, and the user has not said what is to become of it.
  ///
  /// Looked at once for every window; what was asked about before it was queued counts too.
  mutating func isHeldBack(from model: String) -> Bool {
    guard let running, settings.guardsWindow, !running.isAgreed else { return false }
    let request = plannedRequest(of: running, to: model)
    let guarded = guardedWindow(of: request.asked)
    guard guarded != running.guarded else { return running.isHeld }
    shown.running?.guarded = guarded
    let isHeld = overflow(of: [request], .typed, isCompared: false) != nil
    shown.running?.isHeld = isHeld
    // Another server may be asked later, and tell of its window only then.
    if isHeld { shown.running?.hasWaited = true }
    return isHeld
  }

  /// The window that a request would be compared with.
  func guardedWindow(of asked: AskedRequest) -> GuardedWindow {
    let loading = loading(of: asked)
    return GuardedWindow(loading: loading, size: context.window(of: loading).size)
  }

  /// Whether the reply that is turned to, which has waited for a server or a model, waits for what
  /// `/api/show` is about to say of its window, for ``Store/patience`` at the most.
  func waitsForWindow(of model: String) -> Bool {
    guard let running, running.hasWaited, !running.isAgreed, settings.guardsWindow,
      server.state == .reachable
    else { return false }
    let request = plannedRequest(of: running, to: model)
    let loading = loading(of: request.asked)
    guard context.awaitsFacts(of: loading.model), context.window(of: loading).size == nil else {
      return false
    }
    return reckon(request, window: .max).total.high > Self.shortPrompt
  }

  /// The request of a running reply that has not gone out.
  private func plannedRequest(of running: RunningReply, to model: String) -> PlannedRequest {
    let alternates = conversation.turns[running.turn].alternates
    return PlannedRequest(
      asked: alternates[running.alternate].asked.of(model), turn: running.turn,
      earlier: running.continues.flatMap { id in alternates.first { $0.id == id } },
      begins: running.firstSent.map(FirstSent.turn) ?? .all)
  }

  /// Takes what was told of windows: what is queued is asked about at once, before its turn comes,
  /// and what has waited for that goes out, unless it does not fit.
  mutating func windowsTold(at now: Moment) -> [Effect] {
    let held = shown.heldReplies.map(\.id)
    var effects = windowsToldHere(at: now)
    // What is asked about has gone out by itself.
    if shown.heldReplies.map(\.id) != held { leaveQuestionOfHeld() }
    for id in others.keys { effects += withOther(id) { $0.windowsToldHere(at: now) } }
    return effects
  }

  private mutating func windowsToldHere(at now: Moment) -> [Effect] {
    var effects: [Effect] = []
    for id in shown.runningIDs where shown.turn(to: id) {
      guard let running, let model = modelToAsk(running) else { continue }
      if shown.runningState == .queued {
        let isHeldBack = isHeldBack(from: model)
        if running.isHeld, !isHeldBack { effects += startQueued(at: now) }
      } else if running.awaitsWindow, !context.awaitsFacts(of: served(model)) {
        shown.running?.awaitsWindow = false
        if running.awaited == nil { effects += send(at: now) }
      }
    }
    return effects
  }

  private func served(_ model: String) -> ServedModel {
    ServedModel(host: server.identity.display, name: model)
  }

  /// Queues the reply that is turned to again, which was about to go out.
  mutating func requeue(at now: Moment) {
    shown.running?.awaited = nil
    shown.running?.awaitedUntil = nil
    shown.running?.awaitsWindow = false
    shown.running?.connection = nil
    shown.running?.enter(.queued, at: now)
    change { $0.state = .queued }
  }

  // MARK: - Asking

  /// Asks about what is kept back, unless the user is doing something else: a key meant for that
  /// would answer.
  ///
  /// - Parameters:
  ///   - isWanted: whether the user asks for that, so that a text that is typed is nothing else.
  ///   - now: the present.
  /// - Returns: what is to be done where it fits by now.
  mutating func askAboutHeld(isWanted: Bool = false, at now: Moment) -> [Effect] {
    guard settings.guardsWindow else { return letHeldGo(at: now) }
    let held = shown.heldReplies
    guard let first = held.first else { return [] }
    var columns: ColumnsPane?
    if case .columns(let pane) = overlay, pane.find == nil, pane.selecting == nil { columns = pane }
    guard columns != nil || overlay == nil && (isWanted || input.editor.text.isEmpty) else {
      if notice?.kind ?? .good == .good, !isAsking { notice = .warning(strings(.messageHeld)) }
      return []
    }
    let requests = held.compactMap { reply in
      modelToAsk(reply).map { plannedRequest(of: reply, to: $0) }
    }
    // Another server may have been chosen, of which no model is yet.
    guard requests.count == held.count else { return [] }
    let prompt = Conversation.title(ofPrompt: conversation.turns[first.turn].prompt)
    let overflow = overflow(
      of: requests,
      .queued(
        columns ?? columnsLeft(of: first), prompt: prompt, fromColumns: columns != nil),
      isCompared: first.isCompared)
    guard let overflow else {
      release(held)
      return startIfPossible(at: now)
    }
    pane.select(head: nil, conversation)
    notice = nil
    overlay = .question(Question(.tooLong(overflow), at: now, byItself: !isWanted))
    return []
  }

  /// Lets all go out that is kept back, here and elsewhere: nobody wants to be asked any more.
  private mutating func letHeldGo(at now: Moment) -> [Effect] {
    let elsewhere = others.keys.filter { others[$0]?.heldReplies.isEmpty == false }
    guard !shown.heldReplies.isEmpty || !elsewhere.isEmpty else { return [] }
    leaveQuestionOfHeld()
    release(shown.heldReplies)
    for id in elsewhere { withOther(id) { $0.release($0.shown.heldReplies) } }
    let effects = startIfPossible(at: now)
    notice = .good(
      strings(.heldGoesOut, [.name: SettingID.truncationGuard.rawValue]), at: now)
    return effects
  }

  private mutating func leaveQuestionOfHeld() {
    guard case .question(let question) = overlay, case .tooLong(let overflow) = question.subject,
      overflow.sending.isQueued
    else { return }
    leave(overflow)
  }

  private var isAsking: Bool {
    if case .question = overlay { true } else { false }
  }

  /// Lets replies go out that were kept back; whoever asked is not asked again.
  private mutating func release(_ held: [RunningReply]) {
    for reply in held where shown.turn(to: reply.id) {
      shown.running?.isHeld = false
      shown.running?.isAgreed = true
    }
  }

  /// Sends what was kept back, with the windows and from the turn on that the user has chosen.
  mutating func sendHeld(_ answer: SendingAnswer, at now: Moment) -> [Effect] {
    let first = shown.firstSent
    shown.firstSent = nil
    for reply in shown.heldReplies where shown.turn(to: reply.id) {
      guard let loading = reply.guarded?.loading, let window = answer.windows[loading] else {
        continue
      }
      change { $0.asked.options["num_ctx"] = .integer(Int64(window)) }
    }
    release(shown.heldReplies)
    // All that are compared are sent the same.
    for id in shown.runningIDs where shown.turn(to: id) && shown.runningState == .queued {
      switch first {
      case .turn(let id): shown.running?.firstSent = id
      case .prompt:
        let turn = running.map { conversation.turns[$0.turn].id }
        shown.running?.firstSent = turn
      case .all, nil: break
      }
    }
    return startIfPossible(at: now)
  }

  /// Gives up what was kept back; the prompt stays.
  mutating func giveUpHeld(at now: Moment) -> [Effect] {
    shown.heldReplies.flatMap { cancel($0.id, at: now) }
  }
}

extension OpenConversation {
  /// The replies that are kept back, in the order in which they were asked for.
  var heldReplies: [RunningReply] {
    guard let running, running.isHeld || besides.contains(where: \.isHeld) else { return [] }
    return ([running] + besides).filter(\.isHeld).sorted { $0.id.value < $1.id.value }
  }
}
