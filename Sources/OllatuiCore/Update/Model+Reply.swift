import OllamaWire
import TextUI
import Transcript

extension Model {
  /// Adds a turn and asks it.
  mutating func ask(_ prompt: String, at now: Moment) -> [Effect] {
    conversation.add(Turn(prompt: prompt))
    pane.added(conversation)
    return askLastTurn(at: now)
  }

  /// Asks the last turn again, as it was asked before; the earlier answer stays an alternate.
  mutating func retry(at now: Moment) throws(CommandError) -> [Effect] {
    guard running == nil else {
      throw CommandError(message: strings(.replyRuns))
    }
    guard !conversation.turns.isEmpty else {
      throw CommandError(message: strings(.nothingAsked))
    }
    notice = nil
    return askLastTurn(at: now)
  }

  private mutating func askLastTurn(at now: Moment) -> [Effect] {
    let turn = conversation.turns.count - 1
    let before = conversation.turns[turn].reply
    let reply =
      if let before {
        Reply(
          model: chosenModel ?? "", mode: before.mode, system: before.system, think: before.think,
          options: before.options)
      } else {
        Reply(
          model: chosenModel ?? "", mode: mode, system: conversation.system, think: settings.think,
          options: options)
      }
    let alternate = conversation.update(turn: turn) { turn in
      turn.add(reply)
      return turn.current
    }
    let id = ReplyID(value: nextReplyID)
    nextReplyID += 1
    running = RunningReply(id: id, turn: turn, alternate: alternate, startedAt: now)
    change { $0.state = .queued }
    pane.follow(conversation)
    return startIfPossible(at: now)
  }

  /// Sends the queued reply, if there is one and both a server and a model for it.
  mutating func startIfPossible(at now: Moment) -> [Effect] {
    guard let running, let name = chosenModel, runningState == .queued else { return [] }
    if case .unreachable = server.state { return [] }
    self.running?.startedAt = now
    self.running?.connection = server.identity.id
    self.running?.nextLook = now + .milliseconds(500)
    self.running?.live = LiveFigures(takenAt: now)
    change {
      $0.model = name
      $0.state = .connecting
    }
    var effects: [Effect] = [.startReply(running.id, request(for: running))]
    if !server.identity.isDemo, server.lastModel != name {
      server.lastModel = name
      effects.append(.rememberModel(name))
    }
    // Behind what is quick, for both are done one after the other.
    if !reading.hasAskedForLanguages {
      reading.hasAskedForLanguages = true
      effects.append(.readLanguages)
    }
    return effects
  }

  /// The request that asks a reply.
  private func request(for running: RunningReply) -> ReplyRequest {
    let turn = conversation.turns[running.turn]
    let reply = turn.alternates[running.alternate]
    switch reply.mode {
    case .chat:
      return .chat(
        ChatRequest(
          model: reply.model,
          messages: conversation.messages(upTo: running.turn, system: reply.system),
          think: reply.think, options: reply.options, keepAlive: settings.keepAlive))
    case .generate:
      return .generate(
        GenerateRequest(
          model: reply.model, prompt: turn.prompt, system: reply.system, think: reply.think,
          options: reply.options, keepAlive: settings.keepAlive))
    }
  }

  /// Changes the running reply in place, and what is seen of it.
  private mutating func change(_ change: (inout Reply) -> Void) {
    guard let running else { return }
    conversation.update(turn: running.turn) { turn in
      turn.update(alternate: running.alternate, change)
    }
    pane.changed(turn: running.turn, of: conversation)
  }

  // MARK: - What comes of it

  mutating func replySent(_ id: ReplyID) {
    guard running?.id == id, runningState == .connecting else { return }
    change { $0.state = .waiting }
  }

  mutating func replyGrew(_ id: ReplyID, _ delta: ReplyDelta, first: Moment, last: Moment)
    -> [Effect]
  {
    // A cancelled reply may still deliver what was already on the wire.
    guard let running, running.id == id else { return [.took(id, bytes: delta.bytes)] }
    var firstToken: Duration?
    if running.firstAt == nil, !(delta.content.isEmpty && delta.thinking.isEmpty) {
      self.running?.firstAt = first
      firstToken = first - running.startedAt
    }
    let thinkingTime = thinkingTime(delta, first: first, last: last)
    self.running?.lastAt = last
    var isNewPhase = false
    change { reply in
      isNewPhase = reply.append(delta)
      if let firstToken { reply.figures.firstToken = firstToken }
      if let thinkingTime { reply.figures.thinking = thinkingTime }
    }
    if isNewPhase { isChromeStale = true }
    searchAgain()
    return [.took(id, bytes: delta.bytes)]
  }

  /// How long the model thinks so far, where this piece adds to that or is the answer's first.
  private mutating func thinkingTime(_ delta: ReplyDelta, first: Moment, last: Moment)
    -> Duration?
  {
    // The state is not asked for: that would copy the model, with every token.
    guard !delta.thinking.isEmpty || running?.thinkingSince != nil else { return nil }
    let start = running?.thinkingSince ?? first
    let isOver = !delta.content.isEmpty
    running?.thinkingSince = isOver ? nil : start
    return (isOver ? first : last) - start
  }

  mutating func replyEnded(_ id: ReplyID, _ end: ReplyEnd, at moment: Moment) -> [Effect] {
    guard let running, running.id == id else { return [] }
    change {
      $0.figures.elapsed = moment - running.startedAt
      switch end {
      case .finished: $0.state = .finished
      case .incomplete: $0.state = .incomplete
      case .failed(let error): $0.state = .failed(error)
      }
    }
    self.running = nil
    // What became of it says nothing of a server that was chosen meanwhile.
    guard running.connection == server.identity.id else { return [] }
    if case .failed(let error) = end, error.isUnreachable {
      server.failed(error, at: moment)
    } else if server.state != .reachable {
      server.succeeded()
    }
    return []
  }

  mutating func cancel(at now: Moment) -> [Effect] {
    guard let running else { return [] }
    let wasQueued = runningState == .queued
    change {
      $0.state = .cancelled
      $0.figures.elapsed = wasQueued ? nil : now - running.startedAt
    }
    self.running = nil
    notice = nil
    return wasQueued ? [] : [.cancelReply(running.id)]
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
    if let next = running?.nextTick, next <= now {
      takeLiveFigures(at: now)
      effects += lookForTheModel(at: now)
    }
    return effects
  }

  private mutating func takeLiveFigures(at now: Moment) {
    guard let running else { return }
    let chunks = conversation.turns[running.turn].alternates[running.alternate].figures.chunks
    var live = LiveFigures(takenAt: now)
    live.elapsed = now - running.startedAt
    live.step = running.live.step + 1
    live.chunks = chunks
    if let first = running.firstAt, let last = running.lastAt {
      live.rate = Figures.rate(chunks - 1, last - first)
    }
    self.running?.live = live
  }

  /// While the server is silent, `/api/ps` tells loading from reading the prompt.
  private mutating func lookForTheModel(at now: Moment) -> [Effect] {
    guard let running, running.firstAt == nil, running.nextLook <= now else { return [] }
    guard runningState == .waiting else { return [] }
    self.running?.nextLook = now + .seconds(1)
    return [.listRunning(server.identity.id)]
  }
}
