import OllamaWire
import Timing
import Transcript

/// A conversation in memory, and the replies that come in it.
package struct OpenConversation: Sendable {
  /// What was said.
  package var conversation: Conversation
  /// The reply that is on its way in it; of several, the one that is turned to.
  package var running: RunningReply?
  /// The others on their way to the same prompt; empty where ``running`` is nil.
  var besides: [RunningReply] = []
  /// What stands in the input box while the conversation is not shown.
  var draft = ""
  /// What was said earlier and stands in the input box to be changed; nil: nothing.
  var editing: Editing?
  /// Where its next request begins, where the user has said so; nil: as the last one did.
  var firstSent: FirstSent?
  /// What of it the models did not see.
  var marks = ContextMarks()
  /// How the next message is asked, of several models; nil: as usual.
  var planned: [AskedRequest]?
  /// Whether a model was asked for its title, or would have been.
  var hasAskedForTitle = false
  /// Whether the store knows of it.
  var isRecorded = false
  /// Whether another program has removed it from the store for good, which has nothing of it then.
  var isGone = false
  /// Whether another program may have written in it since it was read.
  var isStale = false

  /// Makes a conversation that begins.
  init(_ header: ConversationHeader) {
    conversation = Conversation(header)
  }

  /// Takes a conversation out of a store.
  init(_ stored: StoredConversation) {
    conversation = stored.conversation
    draft = stored.draft
    isRecorded = true
    hasAskedForTitle =
      conversation.turns.first?.alternates.contains { $0.state == .finished } ?? false
  }

  /// The state of the running reply; nil where none runs.
  var runningState: ReplyState? {
    // A closure would copy the whole model, with every token.
    guard let running else { return nil }
    return conversation.turns[running.turn].alternates[running.alternate].state
  }

  /// Changes the running reply in place.
  mutating func change(_ change: (inout Reply) -> Void) {
    guard let turn = running?.turn, let alternate = running?.alternate else { return }
    conversation.update(turn: turn) { $0.update(alternate: alternate, change) }
  }

  // MARK: - A reply's life

  /// Takes a piece of the running reply; whether a new phase began.
  mutating func grow(_ delta: ReplyDelta, _ times: ReadTimes) -> Bool {
    // Member by member: the whole would be copied, with every token.
    guard let startedAt = running?.startedAt else { return false }
    let (first, last) = (times.first, times.last)
    var firstToken: Duration?
    if running?.firstAt == nil, !(delta.content.isEmpty && delta.thinking.isEmpty) {
      running?.firstAt = first
      firstToken = first - startedAt
    }
    let thinkingTime = thinkingTime(delta, first: first, last: last)
    running?.lastAt = last
    running?.taken += delta.bytes
    var isNewPhase = false
    var state = ReplyState.waiting
    change { reply in
      isNewPhase = reply.append(delta)
      state = reply.state
      reply.figures.arrivals.add(times, since: startedAt)
      if let firstToken { reply.figures.firstToken = firstToken }
      if let thinkingTime { reply.figures.thinking = thinkingTime }
    }
    if isNewPhase { running?.enter(state == .thinking ? .thinking : .answering, at: first) }
    return isNewPhase
  }

  /// Says how many bytes of the running reply were taken, where that has come to something.
  mutating func giveBack() -> [Effect] {
    guard let id = running?.id, let taken = running?.taken, taken >= RunningReply.givenBack else {
      return []
    }
    running?.taken = 0
    return [.took(id, bytes: taken)]
  }

  /// How long the model thinks so far, where this piece adds to that or is the answer's first.
  private mutating func thinkingTime(_ delta: ReplyDelta, first: Moment, last: Moment)
    -> Duration?
  {
    guard !delta.thinking.isEmpty || running?.thinkingSince != nil else { return nil }
    let start = running?.thinkingSince ?? first
    let isOver = !delta.content.isEmpty
    running?.thinkingSince = isOver ? nil : start
    return (isOver ? first : last) - start
  }

  /// Ends the running reply, which took so long, or never went out; its last changes for the store.
  mutating func end(_ state: ReplyState, elapsed: Duration?) -> [HistoryChange] {
    guard let running else { return [] }
    change {
      $0.state = state
      $0.figures.elapsed = elapsed
    }
    var changes = growth()
    let reply = conversation.turns[running.turn].alternates[running.alternate]
    changes.append(
      .ended(reply.id, reply.state, toolCalls: reply.toolCalls, reply.figures))
    self.running = nil
    if let next = besides.indices.min(by: { besides[$0].id.value < besides[$1].id.value }) {
      self.running = besides.remove(at: next)
    }
    return changes
  }

  /// What came to the running reply since this was last asked, for the store.
  mutating func growth() -> [HistoryChange] {
    guard let running else { return [] }
    let (turn, alternate) = (running.turn, running.alternate)
    let recorded = running.recorded
    let (change, lengths) = conversation.update(turn: turn) { turn in
      turn.update(alternate: alternate) { reply in
        let content = reply.content.tail(from: recorded.content)
        let thinking = reply.thinking.tail(from: recorded.thinking)
        return (
          HistoryChange.grew(reply.id, content: content, thinking: thinking, at: recorded),
          ReplyLength(
            content: reply.content.utf8.count, thinking: reply.thinking.utf8.count)
        )
      }
    }
    guard lengths != recorded else { return [] }
    self.running?.recorded = lengths
    return [change]
  }

  /// Takes what `/api/ps` says while the server is silent; nil: it could not be asked, which says
  /// nothing of the model.
  mutating func looked(_ connection: ConnectionID, _ loaded: [RunningModel]?, at now: Moment) {
    for id in runningIDs where turn(to: id) { lookedForRunning(connection, loaded, at: now) }
  }

  private mutating func lookedForRunning(
    _ connection: ConnectionID, _ loaded: [RunningModel]?, at now: Moment
  ) {
    guard let running, running.connection == connection, running.firstAt == nil else { return }
    self.running?.isLooking = false
    guard let loaded else { return }
    let name = conversation.turns[running.turn].alternates[running.alternate].model
    let full = Server.withTag(name).lowercased()
    self.running?.looked(
      isLoaded: loaded.contains { $0.name.lowercased() == full }, at: now)
  }

  /// Takes the figures that the status bar shows.
  mutating func takeLiveFigures(at now: Moment) {
    guard let running else { return }
    var live = LiveFigures(takenAt: now, after: running.live)
    live.elapsed = now - running.startedAt
    live.phaseElapsed = now - running.phaseSince
    let (turn, alternate) = (running.turn, running.alternate)
    live.take(
      conversation.turns[turn].alternates[alternate].figures.arrivals, at: live.elapsed,
      tokensPerPiece: running.tokensPerPiece)
    self.running?.live = live
  }
}

extension String {
  /// The text after so many bytes of UTF-8, which end a scalar.
  fileprivate func tail(from offset: Int) -> String {
    String(self[utf8.index(startIndex, offsetBy: offset)...])
  }
}
