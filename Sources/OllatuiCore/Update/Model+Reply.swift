import OllamaWire
import TextUI
import Timing
import Transcript

extension Model {
  /// Adds a turn and asks it.
  mutating func ask(_ prompt: String, at now: Moment) -> [Effect] {
    conversation.add(Turn(id: ids.make(), prompt: prompt, created: calendar.time(at: now)))
    pane.added(conversation)
    recordPrompt(ofTurn: conversation.turns.count - 1, at: now)
    return ask(turn: conversation.turns.count - 1, asked: nil, at: now)
  }

  /// Asks the last turn again, as it was asked before; the earlier answer stays an alternate.
  mutating func retry(at now: Moment) throws(CommandError) -> [Effect] {
    try retry(turn: conversation.turns.count - 1, at: now)
  }

  /// Asks a turn again, as it was asked before; the earlier answer stays an alternate.
  mutating func retry(turn: Int, at now: Moment) throws(CommandError) -> [Effect] {
    try checkNothingRuns()
    guard conversation.turns.indices.contains(turn) else {
      throw CommandError(message: strings(.nothingAsked))
    }
    notice = nil
    let asked = conversation.turns[turn].reply.map { firstAsked($0, of: conversation.turns[turn]) }
    return ask(turn: turn, asked: asked, at: now)
  }

  /// That no reply comes in this conversation, where a change would not go with one.
  func checkNothingRuns() throws(CommandError) {
    if running != nil { throw CommandError(message: strings(.replyRuns)) }
  }

  /// Asks a turn; another answer to it stays an alternate, and what followed that is not shown.
  ///
  /// - Parameters:
  ///   - turn: which of those shown.
  ///   - asked: how it is asked; nil: as the present settings say.
  ///   - earlier: the answer that this one goes on from; nil: it begins anew.
  ///   - now: the present.
  /// - Returns: what is to be done in the world outside.
  mutating func ask(
    turn: Int, asked: AskedRequest?, from earlier: Reply? = nil, at now: Moment
  ) -> [Effect] {
    var asked =
      asked
      ?? AskedRequest(
        model: "", mode: mode, system: conversation.system, think: settings.think, options: options)
    asked.model = chosenModel ?? ""
    asked.sent = []
    let reply = Reply(
      id: ids.make(), asked, created: calendar.time(at: now), content: earlier?.content ?? "",
      thinking: earlier.map { $0.thinking + ($0.thinking.isEmpty ? "" : "\n\n") } ?? "",
      state: .queued)
    let isLast = turn == conversation.turns.count - 1
    let alternate = conversation.add(reply, toTurn: turn)
    if !isLast { pane.turnsChanged(from: turn, of: conversation) }
    let id = ReplyID(value: nextReplyID)
    nextReplyID += 1
    shown.running = RunningReply(id: id, turn: turn, alternate: alternate, startedAt: now)
    shown.running?.continues = earlier?.id
    shown.running?.recorded = ReplyLength(
      content: reply.content.utf8.count, thinking: reply.thinking.utf8.count)
    pane.changed(turn: turn, of: conversation)
    pane.follow(conversation)
    store.record(
      .turn(.reply(reply, parent: conversation.turns[turn].id), in: conversation.id))
    recordHeader(at: now)
    return startIfPossible(at: now)
  }

  /// Sends the queued replies, where there are both a server and a model for them.
  mutating func startIfPossible(at now: Moment) -> [Effect] {
    var effects = startShown(at: now)
    for id in others.keys where others[id]?.runningState == .queued {
      effects += withOther(id) { model in model.startShown(at: now) }
    }
    return effects
  }

  private mutating func startShown(at now: Moment) -> [Effect] {
    guard let running, shown.runningState == .queued else { return [] }
    let reply = conversation.turns[running.turn].alternates[running.alternate]
    // One that is not shown was asked of the model that was chosen then.
    let asked = isAside && !reply.model.isEmpty ? reply.model : chosenModel
    guard let name = asked else { return [] }
    if case .unreachable = server.state { return [] }
    shown.running?.startedAt = now
    shown.running?.connection = server.identity.id
    shown.running?.nextLook = now + .milliseconds(500)
    shown.running?.live = LiveFigures(takenAt: now)
    let sent =
      reply.mode == .chat
      ? conversation.sent(upTo: running.turn, goingOnFrom: running.continues)
      : [conversation.turns[running.turn].id]
    let (host, keepAlive) = (server.identity.display, settings.keepAlive)
    change { reply in
      reply.asked.model = name
      reply.asked.host = host
      reply.asked.keepAlive = keepAlive
      reply.asked.sent = sent
      reply.state = .connecting
    }
    store.record(
      .asked(reply.id, conversation.turns[running.turn].alternates[running.alternate].asked))
    if store.isAwaited {
      shown.running?.awaited = store.ticket()
      shown.running?.awaitedUntil = now + Store.patience
      return []
    }
    return send()
  }

  /// Sends the request of the running reply.
  mutating func send() -> [Effect] {
    guard let running, shown.runningState == .connecting else { return [] }
    shown.running?.awaited = nil
    shown.running?.awaitedUntil = nil
    let request = conversation.request(turn: running.turn, alternate: running.alternate)
    guard let request else { return [] }
    var effects: [Effect] = [.startReply(running.id, request)]
    if !server.identity.isDemo, server.lastModel != request.model {
      server.lastModel = request.model
      effects.append(.rememberModel(request.model))
    }
    // Behind what is quick, for both are done one after the other.
    if !reading.hasAskedForLanguages {
      reading.hasAskedForLanguages = true
      effects.append(.readLanguages)
    }
    return effects
  }

  /// Changes the running reply in place, and what is seen of it.
  private mutating func change(_ change: (inout Reply) -> Void) {
    guard let running else { return }
    shown.change(change)
    if !isAside { pane.changed(turn: running.turn, of: conversation) }
  }

  // MARK: - What comes of it

  mutating func replySent(_ id: ReplyID) {
    guard running?.id == id else {
      if let other = other(of: id) { withOther(other) { $0.replySent(id) } }
      return
    }
    guard shown.runningState == .connecting else { return }
    change { $0.state = .waiting }
  }

  mutating func replyGrew(_ id: ReplyID, _ delta: ReplyDelta, first: Moment, last: Moment)
    -> [Effect]
  {
    guard let running, running.id == id else {
      // A cancelled reply may still deliver what was already on the wire.
      if let other = other(of: id) { _ = others[other]?.grow(delta, first: first, last: last) }
      titleGrew(id, delta)
      return [.took(id, bytes: delta.bytes)]
    }
    if shown.grow(delta, first: first, last: last) { isChromeStale = true }
    pane.changed(turn: running.turn, of: shown.conversation)
    searchAgain()
    return [.took(id, bytes: delta.bytes)]
  }

  mutating func replyEnded(_ id: ReplyID, _ end: ReplyEnd, at moment: Moment) -> [Effect] {
    guard let running, running.id == id else {
      guard let other = other(of: id) else { return titleEnded(id, end) }
      let effects = withOther(other) { $0.replyEnded(id, end, at: moment) }
      otherEnded(other, at: moment)
      return effects
    }
    let state: ReplyState =
      switch end {
      case .finished: .finished
      case .incomplete: .incomplete
      case .failed(let error): .failed(error)
      }
    finish(state, elapsed: moment - running.startedAt)
    // What became of it says nothing of a server that was chosen meanwhile.
    guard running.connection == server.identity.id else { return [] }
    if case .failed(let error) = end, error.isUnreachable {
      server.failed(error, at: moment)
    } else if server.state != .reachable {
      server.succeeded()
    }
    return askForTitle()
  }

  mutating func cancel(at now: Moment) -> [Effect] {
    guard let running else { return [] }
    let wasQueued = shown.runningState == .queued || running.awaited != nil
    finish(.cancelled, elapsed: wasQueued ? nil : now - running.startedAt)
    notice = nil
    return wasQueued ? [] : [.cancelReply(running.id)]
  }

  /// Ends the running reply, on the screen and in the store.
  private mutating func finish(_ state: ReplyState, elapsed: Duration?) {
    guard let running else { return }
    for change in shown.end(state, elapsed: elapsed) { store.record(change) }
    noteKept()
    if !isAside { pane.changed(turn: running.turn, of: conversation) }
  }

  // MARK: - Time

  mutating func tick(at now: Moment) -> [Effect] {
    var effects: [Effect] = []
    if !pane.isSettled { pane.settleSome(conversation) }
    if pane.isSearchWaiting { searchAgain() }
    if let goesAt = notice?.goesAt, goesAt <= now { notice = nil }
    if let nextTry = server.nextTry, nextTry <= now {
      server.nextTry = nil
      effects.append(.listModels(server.identity.id))
    }
    effects += tickReply(at: now)
    for id in others.keys { effects += withOther(id) { $0.tickReply(at: now) } }
    recordDraft(at: now)
    return effects
  }

  private mutating func tickReply(at now: Moment) -> [Effect] {
    guard let running, running.nextTick <= now else { return [] }
    var effects: [Effect] = []
    if let until = running.awaitedUntil, until <= now {
      notice = .warning(strings(.slowDisk))
      effects += send()
    }
    guard running.live.takenAt + RunningReply.liveInterval <= now else { return effects }
    shown.takeLiveFigures(at: now)
    for change in shown.growth() { store.record(change) }
    return effects + lookForTheModel(at: now)
  }

  /// While the server is silent, `/api/ps` tells loading from reading the prompt.
  private mutating func lookForTheModel(at now: Moment) -> [Effect] {
    guard let running, running.firstAt == nil, running.nextLook <= now else { return [] }
    guard shown.runningState == .waiting else { return [] }
    shown.running?.nextLook = now + .seconds(1)
    return [.listRunning(server.identity.id)]
  }
}
