import OllamaWire
import TextUI
import Transcript

extension Model {
  // MARK: - What other programs write

  /// Another program has written: it may have been in any of the conversations in memory.
  mutating func storeTouched() -> [Effect] {
    shown.isStale = true
    for id in others.keys { others[id]?.isStale = true }
    guard case .conversations(let list) = overlay else { return [] }
    return askForList(includingArchived: list.showsArchived)
  }

  /// Reads the conversation that is shown again, where another program may have written in it and
  /// nothing of this one is on its way to the store.
  ///
  /// Of one that is gone there is nothing to read.
  mutating func reread() -> [Effect] {
    guard shown.isStale, shown.isRecorded, !shown.isGone, running == nil, store.state == .ready,
      store.rereading[conversation.id] == nil
    else { return [] }
    shown.isStale = false
    store.rereading[conversation.id] = store.changes
    return [.openConversation(conversation.id, at: nil)]
  }

  /// Takes the conversation that is shown as the store has it, where it has more.
  ///
  /// Place and draft stay. What was said since it was read would be missing: it is read again.
  ///
  /// - Parameters:
  ///   - stored: what was read.
  ///   - changes: how many changes had been handed over before; nil: that is not known.
  mutating func reread(_ stored: StoredConversation, after changes: Int?) {
    guard changes == store.changes, running == nil, store.state == .ready else {
      shown.isStale = true
      return
    }
    takeHeader(stored.conversation.header)
    guard stored.conversation.rows != conversation.rows else { return }
    var next = stored.conversation
    next.header = conversation.header
    if let leaf = conversation.leaf { next.show(leaf) }
    let (before, after) = (conversation.turns, next.turns)
    let same = zip(before, after).prefix { $0 == $1 }.count
    conversation = next
    // Its answers may be others now.
    covered = nil
    if case .columns = overlay { overlay = nil }
    if same < max(before.count, after.count) { showChange(from: same, before, after) }
    notice = .warning(strings(stored.isBusyElsewhere ? .busyElsewhere : .changedElsewhere))
  }

  /// The store has nothing of the conversation that is shown any more: another program ended in
  /// which it had been deleted.
  mutating func goneElsewhere() {
    shown.isGone = true
    notice = .warning(strings(.goneElsewhere))
  }

  /// Hands over all of the conversation that is shown before what was written in it, where the store
  /// has lost it: nobody who goes on wants what is on the screen gone.
  mutating func bringBack() {
    guard shown.isGone, store.pending.contains(where: isWritten) else { return }
    shown.isGone = false
    store.recordFirst(shown.everything())
  }

  /// Whether a change is one of the conversation that is shown; a command is none while it is typed.
  private func isWritten(_ change: HistoryChange) -> Bool {
    switch change {
    case .conversation(let header, _, _): header.id == conversation.id
    case .turn(_, let id), .renamed(let id, _), .pinned(let id, _), .archived(let id, _):
      id == conversation.id
    case .draft(let id, let text): id == conversation.id && !text.isEmpty && !isTypingCommand
    case .asked(let id, _), .grew(let id, _, _, _), .ended(let id, _, _, _),
      .turnDeleted(let id, _):
      conversation.rows.contains { $0.id == id }
    case .conversationDeleted, .prompted: false
    }
  }

  /// What another program may have changed; how this one goes on is its own matter.
  private mutating func takeHeader(_ stored: ConversationHeader) {
    conversation.header.name = stored.name
    conversation.header.isPinned = stored.isPinned
    conversation.header.isArchived = stored.isArchived
    conversation.header.updated = stored.updated
  }

  private mutating func showChange(from turn: Int, _ before: TurnPath, _ after: TurnPath) {
    let hasGrown =
      turn == before.count - 1 && before.count == after.count
      && after[turn].hasGrown(from: before[turn])
    if hasGrown {
      pane.changed(turn: turn, of: conversation)
    } else {
      pane.turnsChanged(from: turn, of: conversation)
    }
    searchAgain()
    if case .turns(let mode) = overlay { show(mode) }
  }

  // MARK: - Another store

  /// Hands over all that is in memory: the store knows nothing of it.
  mutating func storeReplaced(_ recovered: RecoveredStore?) -> [Effect] {
    guard store.isOn else { return [] }
    var changes = shown.everything()
    for id in others.keys { changes += others[id]?.everything() ?? [] }
    if let recovered {
      notice = .warning(
        strings(
          .storeRecovered,
          [
            .count: "\(recovered.saved)", .number: "\(recovered.lost)",
            // It stands beside the store; its folder would be all that a narrow screen shows.
            .path: String(recovered.damagedFile.split(separator: "/").last ?? ""),
          ]))
    } else {
      notice = .warning(strings(.storeRenewed))
    }
    return [.recordAll(changes)]
  }
}

extension OpenConversation {
  /// All that a store has to know to have this conversation, whatever it has of it already.
  mutating func everything() -> [HistoryChange] {
    guard isRecorded else { return [] }
    for id in runningIDs where turn(to: id) { _ = growth() }
    turnToFirst()
    var changes: [HistoryChange] = [
      .conversation(conversation.header, title: conversation.title, leaf: conversation.leaf)
    ]
    for row in conversation.rows {
      changes.append(.turn(row, in: conversation.id))
      // A row that is there already may have less of the text.
      guard case .reply(let reply, _) = row else { continue }
      changes.append(
        .grew(
          reply.id, content: reply.content, thinking: reply.thinking,
          at: ReplyLength(content: 0, thinking: 0)))
      guard reply.state.isOver else { continue }
      changes.append(
        .ended(reply.id, reply.state, toolCalls: reply.toolCalls, reply.figures))
    }
    if !draft.isEmpty { changes.append(.draft(conversation.id, draft)) }
    return changes
  }
}

extension Turn {
  /// Whether the answer that is shown has only become longer, which is drawn at once.
  fileprivate func hasGrown(from earlier: Turn) -> Bool {
    guard id == earlier.id, alternates.count == earlier.alternates.count,
      let reply, let before = earlier.reply, reply.id == before.id
    else { return false }
    return reply.content.utf8.starts(with: before.content.utf8)
      && reply.thinking.utf8.starts(with: before.thinking.utf8)
  }
}
