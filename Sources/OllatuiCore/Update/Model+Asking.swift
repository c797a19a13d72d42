import OllamaWire
import Statistics
import TextUI
import Timing
import Transcript

extension Model {
  /// Adds a turn and asks it.
  mutating func ask(_ prompt: String, at now: Moment) -> [Effect] {
    answerLastIfNone(at: now)
    conversation.add(Turn(id: ids.make(), prompt: prompt, created: calendar.time(at: now)))
    pane.added(conversation)
    recordPrompt(ofTurn: conversation.turns.count - 1, at: now)
    let turn = conversation.turns.count - 1
    if let planned = shown.planned {
      shown.planned = nil
      return compare(planned, turn: turn, at: now)
    }
    return ask(turn: turn, asked: nil, at: now)
  }

  /// Gives a prompt that has no answer an empty one, below which the next prompt can hang: it was
  /// imported so, or its answer was removed for good.
  private mutating func answerLastIfNone(at now: Moment) {
    let last = conversation.turns.count - 1
    guard last >= 0, conversation.turns[last].alternates.isEmpty else { return }
    let reply = Reply(
      id: ids.make(), AskedRequest(model: "", mode: mode), created: calendar.time(at: now),
      state: .cancelled)
    _ = conversation.add(reply, toTurn: last)
    pane.changed(turn: last, of: conversation)
    store.record(
      .turn(.reply(reply, parent: conversation.turns[last].id), in: conversation.id))
  }

  /// Asks the last turn again, as it was asked before; the earlier answer stays an alternate.
  mutating func retry(at now: Moment) throws(CommandError) -> [Effect] {
    try retry(turn: conversation.turns.count - 1, at: now)
  }

  /// Asks a turn again, as it was asked before; the earlier answer stays an alternate.
  ///
  /// But the model is loaded as now: nobody wants it to be loaded anew for an answer, and a larger
  /// window is what helps where one ran out of it.
  mutating func retry(turn: Int, selected mode: TurnMode? = nil, at now: Moment)
    throws(CommandError) -> [Effect]
  {
    try checkNothingRuns()
    guard conversation.turns.indices.contains(turn) else {
      throw CommandError(message: strings(.nothingAsked))
    }
    let earlier = conversation.turns[turn].reply
    let asked = earlier.map { loadedAsNow(firstAsked($0, of: conversation.turns[turn])) } ?? present
    let request = PlannedRequest(asked: asked.of(chosenModel), turn: turn)
    guard !asksBeforeSending([request], .retry(turn: turn, mode), at: now) else { return [] }
    notice = nil
    return ask(turn: turn, asked: asked, at: now)
  }

  /// How something was asked, with the present options that its model is loaded with.
  func loadedAsNow(_ asked: AskedRequest) -> AskedRequest {
    var asked = asked
    asked.options.values.merge(options.loadTime.values) { _, now in now }
    return asked
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
    _ = add((asked ?? present).of(chosenModel), toTurn: turn, from: earlier, at: now)
    recordHeader(at: now)
    return startIfPossible(at: now)
  }

  /// How something is asked by the present settings, but for the model.
  var present: AskedRequest {
    AskedRequest(
      model: "", mode: mode, system: conversation.system, think: settings.think, options: options)
  }

  /// Adds a reply that is to be asked for to a turn of those shown.
  ///
  /// - Parameters:
  ///   - asked: how it is asked.
  ///   - turn: which of those shown.
  ///   - earlier: the answer that it goes on from; nil: it begins anew.
  ///   - isCompared: whether it is one of several to compare.
  ///   - now: the present.
  /// - Returns: names the reply in the conversation.
  mutating func add(
    _ asked: AskedRequest, toTurn turn: Int, from earlier: Reply? = nil, isCompared: Bool = false,
    at now: Moment
  ) -> TurnID {
    var asked = asked
    if let window = answer?.windows[loading(of: asked)] {
      asked.options["num_ctx"] = .integer(Int64(window))
    }
    let first = firstSent(ofTurn: turn)
    asked.sent = []
    let reply = Reply(
      id: ids.make(), asked, created: calendar.time(at: now), content: earlier?.content ?? "",
      thinking: earlier.map { $0.thinking + ($0.thinking.isEmpty ? "" : "\n\n") } ?? "",
      state: .queued)
    let isLast = turn == conversation.turns.count - 1
    let alternate = conversation.add(reply, toTurn: turn)
    if !isLast { pane.turnsChanged(from: turn, of: conversation) }
    var running = RunningReply(
      id: ReplyID(value: nextReplyID), turn: turn, alternate: alternate, startedAt: now)
    nextReplyID += 1
    running.isCompared = isCompared
    running.continues = earlier?.id
    running.firstSent = first
    running.guarded = guardedWindow(of: asked)
    running.isAgreed = answer != nil
    shown.firstSent = nil
    running.recorded = ReplyLength(
      content: reply.content.utf8.count, thinking: reply.thinking.utf8.count)
    shown.add(running)
    pane.changed(turn: turn, of: conversation)
    pane.follow(conversation)
    store.record(
      .turn(.reply(reply, parent: conversation.turns[turn].id), in: conversation.id))
    return reply.id
  }

  /// Where the request for another answer to a turn, or for a first one, begins.
  func firstSent(ofTurn turn: Int) -> TurnID? {
    if shown.firstSent == nil, let reply = conversation.turns[turn].reply,
      let first = conversation.turns[turn].firstSent(in: reply)
    {
      return first == conversation.firstSendable(before: turn) ? nil : first
    }
    return firstSent(before: turn)
  }

  /// Sends the queued replies, where there are both a server and a model for them.
  mutating func startIfPossible(at now: Moment) -> [Effect] {
    var effects = startQueued(at: now)
    for id in others.keys where others[id]?.hasQueued ?? false {
      effects += withOther(id) { model in model.startQueued(at: now) }
    }
    return effects
  }

  /// Sends the queued replies of the conversation: all, or the next of those that are compared.
  mutating func startQueued(at now: Moment) -> [Effect] {
    var effects: [Effect] = []
    for id in shown.startable(isOneByOne: settings.comparesOneByOne) where shown.turn(to: id) {
      effects += startRunning(at: now)
    }
    return effects
  }

  private mutating func startRunning(at now: Moment) -> [Effect] {
    guard let running, shown.runningState == .queued else { return [] }
    let reply = conversation.turns[running.turn].alternates[running.alternate]
    var isReachable = true
    if case .unreachable = server.state { isReachable = false }
    guard let name = modelToAsk(running), isReachable else {
      shown.running?.hasWaited = true
      return []
    }
    guard !isHeldBack(from: name) else { return [] }
    shown.running?.startedAt = now
    shown.running?.connection = server.identity.id
    shown.running?.nextLook = now + .milliseconds(500)
    shown.running?.live = LiveFigures(takenAt: now)
    shown.running?.enter(.connecting, at: now)
    let sent =
      reply.mode == .chat
      ? conversation.sent(
        upTo: running.turn, from: running.firstSent, goingOnFrom: running.continues)
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
    if store.isAwaited { shown.running?.awaited = store.ticket() }
    let waitsForWindow = waitsForWindow(of: name)
    shown.running?.awaitsWindow = waitsForWindow
    guard store.isAwaited || waitsForWindow else { return send(at: now) }
    shown.running?.awaitedUntil = now + Store.patience
    return []
  }

  /// The model that a reply is asked of when it goes out; nil: none is chosen.
  func modelToAsk(_ running: RunningReply) -> String? {
    let reply = conversation.turns[running.turn].alternates[running.alternate]
    // One that is not shown was asked of the model that was chosen then.
    let isChosen = (isAside || running.isCompared) && !reply.model.isEmpty
    return isChosen ? reply.model : chosenModel
  }

  /// Sends the request of the running reply.
  mutating func send(at now: Moment) -> [Effect] {
    guard let running, shown.runningState == .connecting else { return [] }
    // Its window may have been told in the meantime.
    let name = conversation.turns[running.turn].alternates[running.alternate].model
    guard !isHeldBack(from: name) else {
      requeue(at: now)
      return []
    }
    shown.running?.awaited = nil
    shown.running?.awaitedUntil = nil
    shown.running?.awaitsWindow = false
    // The disk was waited for, not the server.
    shown.running?.startedAt = now
    let request = conversation.request(turn: running.turn, alternate: running.alternate)
    guard let request else { return [] }
    let asked = conversation.turns[running.turn].alternates[running.alternate].asked
    let served = ServedModel(host: server.identity.display, name: asked.model)
    noteReload(served, asked.options, at: now)
    shown.running?.tokensPerPiece = context.profiles[served]?.tokensPerPiece ?? 1
    var effects: [Effect] = [.startReply(running.id, request)]
    effects += expectWait(of: request)
    if !server.identity.isDemo, !running.isCompared, server.lastModel != request.model {
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
}

extension AskedRequest {
  /// The same of another model; nil: none is chosen yet.
  func of(_ model: String?) -> AskedRequest {
    var asked = self
    asked.model = model ?? ""
    return asked
  }
}
