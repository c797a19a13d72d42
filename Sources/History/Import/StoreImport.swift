import Exchange
import Foundation
import GRDB
import Transcript

extension StoreFile {
  /// Whether a file is a database of this program.
  static func isStore(_ path: String) -> Bool {
    // What can't be looked at is none of ours.
    guard let look = try? look(at: path) else { return false }
    if case .ours = look { return true }
    return look == .damaged
  }
}

extension HistoryStore {
  /// The ids of a conversation's turns, also of deleted ones; nil: there is no such conversation.
  func knownTurns(of id: ConversationID) throws(HistoryError) -> Set<TurnID>? {
    try read { db in
      guard
        try Row.fetchOne(
          db.cachedStatement(sql: "SELECT 1 FROM conversation WHERE id = ?"), arguments: [id.value])
          != nil
      else { return nil }
      let ids = try Int64.fetchAll(
        db.cachedStatement(sql: "SELECT id FROM turn WHERE conversation = ?"),
        arguments: [id.value])
      return Set(ids.map { TurnID(value: $0) })
    }
  }

  /// What every turn of a conversation follows, also where that is not in this store.
  func parents(in id: ConversationID) throws(HistoryError) -> [TurnID: TurnID] {
    try read { db in
      let rows = try Row.fetchAll(
        db, sql: "SELECT id, parent FROM turn WHERE conversation = ? AND parent IS NOT NULL",
        arguments: [id.value])
      return Dictionary(
        rows.map { (TurnID(value: $0[0]), TurnID(value: $0[1])) }, uniquingKeysWith: { $1 })
    }
  }

  /// What was appended to a reply whose end was not told.
  func pieces(of id: TurnID) throws(HistoryError) -> [Journal.Piece] {
    try read { db in try Journal.pieces(of: id.value, db) }
  }
}

// MARK: - Taking a store in

extension TakingIn {
  /// Takes in another store of this program, such as one with what could not be stored at the time;
  /// it is opened for reading only.
  mutating func takeStore(_ file: String) throws(ImportProblem) {
    do throws(HistoryError) {
      let source = try HistoryStore(path: file, writer: .current, isReadOnly: true)
      for summary in try source.conversations(includingArchived: true) {
        guard let stored = try source.conversation(summary.id) else { continue }
        try take(stored, from: source)
      }
      take(prompts: try source.prompts(limit: .max).reversed(), until: nil)
      try source.close()
    } catch {
      throw Self.problem(error)
    }
  }

  private mutating func take(
    _ stored: StoredConversation, from source: HistoryStore
  ) throws(HistoryError) {
    let conversation = stored.conversation
    report.conversations += 1
    let parents = try source.parents(in: conversation.id)
    var rows: [TurnRow] = []
    for row in conversation.rows {
      // What a row follows may be in the other store alone.
      guard case .prompt(let turn, nil) = row, let parent = parents[turn.id] else {
        rows.append(row)
        continue
      }
      rows.append(.prompt(turn, parent: parent).deleted(row.isDeleted))
    }
    guard failure == nil else { return }
    do throws(HistoryError) {
      if try takeGrowth(of: rows, from: source) == .orphan { return }
      add(conversation, rows: rows)
      let draft = try store.conversation(conversation.id)?.draft ?? ""
      if draft.isEmpty, !stored.draft.isEmpty { push(.draft(conversation.id, stored.draft)) }
    } catch {
      failure = error
    }
  }

  /// Whether a conversation stands for itself, or only holds words of a reply of another.
  private enum Kind {
    case whole
    case orphan
  }

  /// Lengthens the replies that are in the store with what only the source has of them.
  private mutating func takeGrowth(
    of rows: [TurnRow], from source: HistoryStore
  ) throws(HistoryError) -> Kind {
    var kind = Kind.whole
    var homes: [ConversationID: [TurnID: Reply]] = [:]
    for case .reply(let reply, let parent) in rows {
      guard let home = try store.conversation(of: reply.id) else { continue }
      if homes[home] == nil { homes[home] = try store.conversation(home)?.conversation.replies }
      guard let known = homes[home]?[reply.id] else { continue }
      // A store that was never told of a reply keeps its words under the reply's own id.
      let isOrphan = rows.count == 2 && parent != reply.id && reply.model.isEmpty
      if isOrphan { kind = .orphan }
      let pieces = try source.pieces(of: reply.id)
      for piece in pieces {
        push(
          .grew(
            reply.id, content: piece.content, thinking: piece.thinking, at: piece.start),
          bytes: piece.content.utf8.count)
      }
      if pieces.isEmpty { push(tail: reply, of: known, isOrphan: isOrphan) }
      if known.state == .interrupted, reply.state.isOver, reply.state != .interrupted {
        push(.ended(reply.id, reply.state, toolCalls: reply.toolCalls, reply.figures))
      }
    }
    return kind
  }

  private mutating func push(tail reply: Reply, of known: Reply, isOrphan: Bool) {
    let start =
      isOrphan
      ? ReplyLength(content: known.content.utf8.count, thinking: known.thinking.utf8.count)
      : ReplyLength(content: 0, thinking: 0)
    // What was taken before is not taken twice.
    let isKnown =
      isOrphan && known.content.hasSuffix(reply.content) && known.thinking.hasSuffix(reply.thinking)
    guard !isKnown else { return }
    push(
      .grew(reply.id, content: reply.content, thinking: reply.thinking, at: start),
      bytes: reply.content.utf8.count)
  }

  private static func problem(_ error: HistoryError) -> ImportProblem {
    switch error.kind {
    case .locked:
      ImportProblem(message: "another program keeps it locked", advice: "try again")
    case .corrupt:
      ImportProblem(
        message: "the store is damaged", advice: "what can't be read of it is missing")
    case .newer: ImportProblem(message: "a newer ollatui made it", advice: "update ollatui")
    case .full, .readOnly, .foreign, .moved, .cannotOpen, .other:
      ImportProblem(message: "the store can't be read: \(error.description)")
    }
  }
}

extension Conversation {
  /// All replies, also those not shown.
  fileprivate var replies: [TurnID: Reply] {
    var replies: [TurnID: Reply] = [:]
    for case .reply(let reply, _) in rows { replies[reply.id] = reply }
    return replies
  }
}
