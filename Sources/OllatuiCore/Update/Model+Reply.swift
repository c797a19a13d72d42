import OllamaWire
import Statistics
import TextUI
import Timing
import Transcript

extension Model {
  /// Changes the running reply in place, and what is seen of it.
  mutating func change(_ change: (inout Reply) -> Void) {
    shown.change(change)
    showChange()
  }

  /// Lays out what has changed of the running reply, where it is the one of its turn that is shown.
  private mutating func showChange() {
    guard let turn = shown.running?.turn, let alternate = shown.running?.alternate else { return }
    showChange(turn: turn, alternate: alternate)
  }

  private mutating func showChange(turn: Int, alternate: Int) {
    guard !isAside else { return }
    changeColumns { $0.changed(alternate: alternate, of: $1) }
    guard shown.conversation.turns[turn].current == alternate else { return }
    pane.changed(turn: turn, of: shown.conversation)
  }

  /// Draws what came of the running reply where its last line alone changes; nil: it does not.
  private mutating func drawAhead(_ delta: ReplyDelta) -> Unseen? {
    guard !isAside, overlay == nil, delta.thinking.isEmpty, delta.toolCalls.isEmpty,
      let turn = shown.running?.turn, let alternate = shown.running?.alternate,
      shown.conversation.turns[turn].current == alternate
    else { return nil }
    return pane.grew(turn: turn, by: delta.content)
  }

  // MARK: - What comes of it

  mutating func replySent(_ id: ReplyID, at moment: Moment) {
    guard shown.turn(to: id) else {
      if let other = other(of: id) { withOther(other) { $0.replySent(id, at: moment) } }
      return
    }
    guard shown.runningState == .connecting else { return }
    change { $0.state = .waiting }
    // All figures count from here: connecting is no time of the server's.
    shown.running?.startedAt = moment
    shown.running?.enter(.waiting, at: moment)
  }

  mutating func replyGrew(_ id: ReplyID, _ delta: ReplyDelta, _ times: ReadTimes) -> [Effect] {
    guard shown.turn(to: id) else {
      // A cancelled reply may still deliver what was already on the wire.
      if let other = other(of: id), others[other]?.turn(to: id) ?? false {
        _ = others[other]?.grow(delta, times)
        return others[other]?.giveBack() ?? []
      }
      titleGrew(id, delta)
      return [.took(id, bytes: delta.bytes)]
    }
    let isFirst = shown.running?.firstAt == nil
    let isNewPhase = shown.grow(delta, times)
    if !isNewPhase, let change = drawAhead(delta) {
      unseen.add(change)
      return shown.giveBack()
    }
    unseen = .everything
    showChange()
    searchAgain()
    guard isNewPhase else { return shown.giveBack() }
    return shown.giveBack() + askForWindow(isFirst: isFirst)
  }

  mutating func replyEnded(_ id: ReplyID, _ end: ReplyEnd, at moment: Moment) -> [Effect] {
    guard shown.turn(to: id), let running else {
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
    let asking = state == .finished ? askForWindow() : []
    learn(from: running, state)
    finish(state, elapsed: moment - running.startedAt)
    // What became of it says nothing of a server that was chosen meanwhile.
    guard running.connection == server.identity.id else {
      return asking + startQueued(at: moment)
    }
    if case .failed(let error) = end, error.isUnreachable {
      server.failed(error, at: moment)
    } else if server.state != .reachable {
      server.succeeded()
    }
    return asking + startQueued(at: moment) + askForTitle()
  }

  /// Stops all that comes in the conversation.
  mutating func cancel(at now: Moment) -> [Effect] {
    var effects: [Effect] = []
    for id in shown.runningIDs where shown.turn(to: id) { effects += cancelRunning(at: now) }
    return effects
  }

  /// Stops all that comes because the user wants that, and looks for a title in what came before.
  mutating func stop(at now: Moment) -> [Effect] {
    cancel(at: now) + askForTitle()
  }

  /// Stops one of several replies; the next one goes out.
  mutating func cancel(_ id: ReplyID, at now: Moment) -> [Effect] {
    guard shown.turn(to: id) else { return [] }
    return cancelRunning(at: now) + startQueued(at: now) + askForTitle()
  }

  private mutating func cancelRunning(at now: Moment) -> [Effect] {
    guard let running else { return [] }
    let wasQueued = shown.runningState == .queued || running.isAboutToGo
    finish(.cancelled, elapsed: wasQueued ? nil : now - running.startedAt)
    notice = nil
    return wasQueued ? [] : [.cancelReply(running.id)]
  }

  /// Ends the running reply, on the screen and in the store.
  private mutating func finish(_ state: ReplyState, elapsed: Duration?) {
    guard let running else { return }
    let ended = running
    for change in shown.end(state, elapsed: elapsed) { store.record(change) }
    learnWait(of: ended)
    noteKept()
    showChange(turn: ended.turn, alternate: ended.alternate)
  }

  // MARK: - Time

  /// Whether a tick lays out, searches or scrolls the conversation.
  var movesViewAtTicks: Bool {
    !pane.isSettled || isSearchWaiting || pointer.nextScroll != nil
  }

  mutating func tick(at now: Moment) -> [Effect] {
    var effects: [Effect] = []
    if !pane.isSettled { pane.settleSome(conversation) }
    if pane.isSearchWaiting { searchAgain() }
    scrollOn(at: now)
    searchColumns()
    if let goesAt = notice?.goesAt, goesAt <= now { notice = nil }
    if let nextTry = server.nextTry, nextTry <= now {
      server.nextTry = nil
      effects.append(.listModels(server.identity.id))
    }
    effects += tickStatistics(at: now)
    effects += tickReplies(at: now)
    for id in others.keys { effects += withOther(id) { $0.tickReplies(at: now) } }
    recordDraft(at: now)
    return effects
  }

  private mutating func tickReplies(at now: Moment) -> [Effect] {
    var effects: [Effect] = []
    for id in shown.runningIDs where shown.turn(to: id) { effects += tickReply(at: now) }
    return effects
  }

  private mutating func tickReply(at now: Moment) -> [Effect] {
    guard let running, running.nextTick <= now else { return [] }
    var effects: [Effect] = []
    if let until = running.awaitedUntil, until <= now {
      if running.awaited != nil { notice = .warning(strings(.slowDisk)) }
      effects += send(at: now)
    }
    guard running.live.takenAt + RunningReply.liveInterval <= now else { return effects }
    shown.takeLiveFigures(at: now)
    let left = waitLeft(at: now)
    let mayBeQueued = mayBeQueued(at: now)
    shown.running?.live.left = left
    shown.running?.live.mayBeQueued = mayBeQueued
    for change in shown.growth() { store.record(change) }
    return effects + lookForTheModel(at: now)
  }

  /// While the server is silent, `/api/ps` tells loading from reading the prompt.
  ///
  /// It never lists a model that runs elsewhere, and is not asked again before it has answered.
  private mutating func lookForTheModel(at now: Moment) -> [Effect] {
    guard let running, running.firstAt == nil, running.nextLook <= now else { return [] }
    guard shown.runningState == .waiting, !running.isLooking else { return [] }
    let reply = conversation.turns[running.turn].alternates[running.alternate]
    guard running.connection == server.identity.id, !server.isRemote(reply.model) else { return [] }
    shown.running?.nextLook = now + .seconds(1)
    shown.running?.isLooking = true
    return [.listRunning(server.identity.id)]
  }
}
