import Timing
import Transcript

// MARK: - Several replies to one prompt

extension OpenConversation {
  /// The replies that are on their way, in the order in which they were asked for.
  var runningIDs: [ReplyID] {
    guard let running else { return [] }
    guard !besides.isEmpty else { return [running.id] }
    return (besides.map(\.id) + [running.id]).sorted { $0.value < $1.value }
  }

  /// Whether a reply is on its way here.
  func isRunning(_ id: ReplyID) -> Bool {
    running?.id == id || besides.contains { $0.id == id }
  }

  /// The running reply that is one of the alternates of its turn; nil: it does not run.
  func running(alternate: Int) -> RunningReply? {
    if let running, running.alternate == alternate { return running }
    return besides.first { $0.alternate == alternate }
  }

  /// Whether a reply of a model went out before a moment and is still on its way.
  func isAsking(_ model: ServedModel, on connection: ConnectionID, before moment: Moment) -> Bool {
    (besides + (running.map { [$0] } ?? [])).contains { reply in
      guard reply.connection == connection, reply.startedAt < moment else { return false }
      let asked = conversation.turns[reply.turn].alternates[reply.alternate].asked
      return asked.host.map { ServedModel(host: $0, name: asked.model) == model } ?? false
    }
  }

  /// Takes a reply that was just asked for.
  mutating func add(_ reply: RunningReply) {
    if running == nil { running = reply } else { besides.append(reply) }
  }

  /// Makes a reply the one that ``running`` is about; false: it does not run here.
  mutating func turn(to id: ReplyID) -> Bool {
    if running?.id == id { return true }
    guard let running, let index = besides.firstIndex(where: { $0.id == id }) else { return false }
    self.running = besides[index]
    besides[index] = running
    return true
  }

  /// Makes the first reply that went out the one that ``running`` is about, else the first of all:
  /// what is drawn of several must not depend on which of them something came to last.
  mutating func turnToFirst() {
    guard !besides.isEmpty else { return }
    let ids = runningIDs
    _ = (ids.first { !isQueued($0) } ?? ids.first).map { turn(to: $0) }
  }

  /// The model that a running reply is asked of.
  func model(of id: ReplyID) -> String? {
    let reply = running?.id == id ? running : besides.first { $0.id == id }
    return reply.map { conversation.turns[$0.turn].alternates[$0.alternate].model }
  }

  /// Whether some reply waits to be sent.
  var hasQueued: Bool {
    runningIDs.contains(where: isQueued)
  }

  /// Whether some reply waits to be sent, or for what tells its window.
  var hasWaiting: Bool {
    hasQueued || running?.awaitsWindow ?? false || besides.contains(where: \.awaitsWindow)
  }

  /// The queued replies that may go out.
  ///
  /// - Parameter isOneByOne: whether each waits for the end of the one before.
  /// - Returns: which they are, in their order.
  func startable(isOneByOne: Bool) -> [ReplyID] {
    let ids = runningIDs
    let queued = ids.filter(isQueued)
    guard isOneByOne else { return queued }
    return queued.count == ids.count ? Array(queued.prefix(1)) : []
  }

  /// When the next of the live figures are to be taken; nil while nothing runs.
  var nextTick: Moment? {
    var next = running?.nextTick
    // Of those that wait for others nothing moves.
    for reply in besides where reply.connection != nil {
      next = min(next ?? reply.nextTick, reply.nextTick)
    }
    return next
  }

  private func isQueued(_ id: ReplyID) -> Bool {
    let reply = running?.id == id ? running : besides.first { $0.id == id }
    guard let reply else { return false }
    return conversation.turns[reply.turn].alternates[reply.alternate].state == .queued
  }
}
