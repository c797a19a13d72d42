/// Which texts go over the wire with a prompt.
extension Conversation {
  /// The texts that `/api/chat` gets with a prompt, its own included, oldest first.
  ///
  /// - Parameters:
  ///   - last: the turn of the prompt.
  ///   - first: the turn that they begin with; nil, or none up to that one: the first one.
  /// - Returns: their ids, in the order of the wire.
  public func sent(upTo last: Int, from first: TurnID? = nil) -> [TurnID] {
    sent(before: last, from: first) + [turns[last].id]
  }

  /// The texts that `/api/chat` gets before the prompt of a turn, oldest first.
  ///
  /// A partial answer stays as the assistant's; a turn that brought no text at all is left out,
  /// since two user messages in a row confuse models.
  public func sent(before end: Int, from first: TurnID? = nil) -> [TurnID] {
    var sent: [TurnID] = []
    for turn in turns[(start(of: first, before: end) ?? 0)..<end] {
      guard let reply = turn.reply, !reply.content.isEmpty else { continue }
      sent += [turn.id, reply.id]
    }
    return sent
  }

  /// The texts that `/api/chat` gets with a prompt and an answer that the model is to go on with.
  ///
  /// An answer that was asked for without what came before goes on without it.
  public func sent(
    upTo last: Int, from first: TurnID? = nil, goingOnFrom earlier: TurnID?
  ) -> [TurnID] {
    guard let earlier else { return sent(upTo: last, from: first) }
    let turn = turns[last]
    let asked = turn.alternates.first { $0.id == earlier }?.asked
    return (asked?.sent.first == turn.id ? [turn.id] : sent(upTo: last, from: first)) + [earlier]
  }

  /// Where a turn is among those up to another; nil: it is none of them, or none is named.
  private func start(of first: TurnID?, before end: Int) -> Int? {
    guard let first else { return nil }
    return turns[..<min(end + 1, turns.count)].firstIndex { $0.id == first }
  }

  /// The turn that the last request before a turn began with, where turns before it were left out;
  /// nil: all were sent, or nothing was.
  ///
  /// So what was left out once is left out of what follows, also in another run of the program.
  public func firstSent(before end: Int) -> TurnID? {
    for turn in turns[..<end].reversed() {
      guard let reply = turn.reply, let first = turn.firstSent(in: reply) else { continue }
      return first == firstSendable(before: end) ? nil : first
    }
    return nil
  }

  /// The first text that can be sent before the prompt of a turn, or that prompt itself; nil: there
  /// is no such turn yet.
  public func firstSendable(before end: Int) -> TurnID? {
    let first = turns[..<end].first { $0.reply?.content.isEmpty == false }
    return first?.id ?? (turns.indices.contains(end) ? turns[end].id : nil)
  }
}

extension Turn {
  /// The text that the request of an answer began with, of one that goes on with others that of the
  /// first of them; nil where that did not go out over chat.
  public func firstSent(in reply: Reply) -> TurnID? {
    var first = reply
    for _ in alternates {
      guard let earlier = continued(by: first) else { break }
      first = earlier
    }
    return first.mode == .chat && first.asked.sent.last == id ? first.asked.sent.first : nil
  }

  /// The answer that another one goes on with; nil: it begins anew.
  public func continued(by reply: Reply) -> Reply? {
    guard let last = reply.asked.sent.last, last != id else { return nil }
    return alternates.first { $0.id == last }
  }
}
