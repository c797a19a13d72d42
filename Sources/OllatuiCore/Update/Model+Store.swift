import OllamaWire
import TextUI
import Timing
import Transcript

extension Model {
  // MARK: - Handing over

  /// Hands the prompt of a turn to the store, before the conversation's header if that is new.
  mutating func recordPrompt(ofTurn index: Int, at now: Moment) {
    recordHeader(at: now)
    let id = conversation.turns[index].id
    guard let row = conversation.row(of: id) else { return }
    store.record(.turn(row, in: conversation.id))
  }

  /// Hands the conversation's header to the store: something was said in it.
  mutating func recordHeader(at now: Moment) {
    conversation.header.updated = calendar.time(at: now)
    recordChoices()
  }

  /// Hands the conversation's header to the store, if there is something in it to keep.
  mutating func recordChoices() {
    guard !conversation.turns.isEmpty || shown.isRecorded else { return }
    if !isAside {
      conversation.header.mode = mode
      conversation.header.model = chosenModel ?? conversation.header.model
      conversation.header.options = options
      conversation.header.host = server.identity.isDemo ? nil : server.identity.display
    }
    noteKept()
    guard store.isOn else { return }
    shown.isRecorded = true
    store.record(
      .conversation(conversation.header, title: conversation.title, leaf: conversation.leaf))
  }

  /// Notes that what is typed has changed.
  mutating func draftChanged(at now: Moment) {
    guard store.isOn, store.draftAt == nil else { return }
    store.draftAt = now + RunningReply.liveInterval
  }

  /// Puts what happened since the last step before what else is to be done.
  mutating func handOver(before effects: [Effect], at now: Moment) -> [Effect] {
    if effects.contains(.quit) {
      recordDraft()
    } else if input.editor.text != shown.draft {
      draftChanged(at: now)
    }
    // Read behind what is handed over, so that it has all of this.
    let reading = reread()
    bringBack()
    return (store.take().map { [$0] } ?? []) + effects + reading
  }

  /// Hands what is typed to the store, once its time has come.
  mutating func recordDraft(at now: Moment) {
    guard let at = store.draftAt, at <= now else { return }
    recordDraft()
  }

  /// Hands what is typed to the store.
  mutating func recordDraft() {
    store.draftAt = nil
    let text = input.editor.text
    guard text != shown.draft else { return }
    shown.draft = text
    store.record(.draft(conversation.id, text))
  }

  // MARK: - What the store says

  /// What was handed over up to a ticket is on disk.
  mutating func recorded(_ ticket: RecordTicket, at now: Moment) -> [Effect] {
    var effects = release(ticket, at: now)
    for id in others.keys { effects += withOther(id) { $0.release(ticket, at: now) } }
    return effects
  }

  private mutating func release(_ ticket: RecordTicket, at now: Moment) -> [Effect] {
    var effects: [Effect] = []
    for id in shown.runningIDs where shown.turn(to: id) {
      guard let awaited = running?.awaited, awaited.value <= ticket.value else { continue }
      shown.running?.awaited = nil
      if running?.awaitsWindow == true { continue }
      effects += send(at: now)
    }
    return effects
  }

  /// The store can be used: shows where one left off, unless something was said meanwhile.
  mutating func storeOpened(prompts earlier: [String], _ last: StoredConversation?) {
    var before = notice
    if case .failing = store.state { before = .warning(strings(.storedAgain)) }
    store.state = .ready
    prompts.add(earlier: earlier)
    guard let last, conversation.turns.isEmpty, running == nil else { return notice = before }
    // It goes along, and is no draft of the conversation in which nothing was said.
    let typed = input.editor.text
    input.editor.clear()
    let pane = overlay
    opened(last)
    // Who was quick to open it has not left it.
    if case .statistics = pane { overlay = pane }
    if !typed.isEmpty {
      input.editor.replaceAll(with: typed)
      arrange()
    }
    // What is wrong with files was said before, and is not seen yet.
    notice = notice ?? before
  }

  /// A conversation was read.
  mutating func conversationRead(
    _ id: ConversationID, _ stored: StoredConversation?, at turn: TurnID?, _ now: Moment
  ) -> [Effect] {
    if let changes = store.rereading.removeValue(forKey: id) {
      // One that is not shown any more is read again when it is.
      guard id == conversation.id else { return [] }
      if let stored { reread(stored, after: changes) } else { goneElsewhere() }
      return []
    }
    let isForCopy = kept.duplicating.remove(id) != nil
    guard let stored else {
      notice = .error(strings(.conversationGone))
      return restoreAwaited(in: id, isThere: false, at: now)
    }
    if isForCopy {
      duplicate(stored.conversation, at: now)
      return []
    }
    let hit = hitAwaited(in: id)
    opened(stored, at: turn)
    if let hit { goTo(hit) }
    return restoreAwaited(in: id, isThere: true, at: now)
  }

  /// The store can't be written, or can again.
  mutating func storeChanged(_ state: Store.State, waiting: Int, at now: Moment) -> [Effect] {
    let before = store.state
    store.state = state
    store.waiting = waiting
    var effects = state == .opening ? [] : performWaiting(at: now)
    switch state {
    case .failing(let problem):
      giveUpReading()
      if before != state { notice = .error(strings.message(of: problem)) }
      effects += releaseAll(at: now)
    case .ready:
      if case .failing = before { notice = .good(strings(.storedAgain), at: now) }
    case .mending:
      if case .mending = before { break }
      giveUpReading()
      notice = .warning(strings(.storeMending))
      effects += releaseAll(at: now)
    case .off: effects += releaseAll(at: now)
    case .opening: break
    }
    return effects
  }

  private mutating func releaseAll(at now: Moment) -> [Effect] {
    let last = RecordTicket(value: .max)
    var effects = release(last, at: now)
    for id in others.keys { effects += withOther(id) { $0.release(last, at: now) } }
    return effects
  }

  /// What is removed for good when the program ends.
  package var deletedForGood: DeletedThings {
    deleted
  }

  /// Something could not be read.
  mutating func storeUnreadable(_ problem: StoreProblem) {
    giveUpReading()
    notice = .error(strings.message(of: problem))
  }

  /// No answer comes of what the store was asked for.
  private mutating func giveUpReading() {
    store.rereading = [:]
    kept.giveUp()
    deleted.awaited = nil
    changeStatistics { $0.history.giveUp() }
    guard case .search(var pane) = overlay else { return }
    pane.giveUp()
    overlay = .search(pane)
  }

  // MARK: - The end

  /// Ends what is on its way; the program is about to end.
  mutating func end(at now: Moment) {
    recordDraft()
    stopForEnd(at: now)
    for id in others.keys { withOther(id) { $0.stopForEnd(at: now) } }
  }

  private mutating func stopForEnd(at now: Moment) {
    while let running {
      let wasSent = shown.runningState != .queued && !running.isAboutToGo
      let changes = shown.end(.interrupted, elapsed: wasSent ? now - running.startedAt : nil)
      for change in changes { store.record(change) }
    }
  }
}
