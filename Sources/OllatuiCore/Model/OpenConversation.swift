import OllamaWire
import Timing
import Transcript

/// A conversation in memory, and the reply that comes in it.
package struct OpenConversation: Sendable {
  /// What was said.
  package var conversation: Conversation
  /// The reply that is on its way in it.
  package var running: RunningReply?
  /// What stands in the input box while the conversation is not shown.
  var draft = ""
  /// What was said earlier and stands in the input box to be changed; nil: nothing.
  var editing: Editing?
  /// Whether the store knows of it.
  var isRecorded = false
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
  }

  /// The state of the running reply; nil where none runs.
  var runningState: ReplyState? {
    // A closure would copy the whole model, with every token.
    guard let running else { return nil }
    return conversation.turns[running.turn].alternates[running.alternate].state
  }

  /// Changes the running reply in place.
  mutating func change(_ change: (inout Reply) -> Void) {
    guard let running else { return }
    conversation.update(turn: running.turn) { turn in
      turn.update(alternate: running.alternate, change)
    }
  }

  // MARK: - A reply's life

  /// Takes a piece of the running reply; whether a new phase began.
  mutating func grow(_ delta: ReplyDelta, first: Moment, last: Moment) -> Bool {
    guard let running else { return false }
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
    return isNewPhase
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

  /// Takes the figures that the status bar shows.
  mutating func takeLiveFigures(at now: Moment) {
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
}

extension String {
  /// The text after so many bytes of UTF-8, which end a scalar.
  fileprivate func tail(from offset: Int) -> String {
    String(self[utf8.index(startIndex, offsetBy: offset)...])
  }
}
