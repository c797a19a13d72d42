import Foundation
import GRDB
import Transcript

extension HistoryStore {
  /// Removes for good what was deleted before a time, in any program.
  ///
  /// - Returns: How many conversations and turns that were.
  @discardableResult
  package func purge(deletedBefore time: Timestamp) throws(HistoryError) -> Int {
    let (conversations, turns) = try read { db in
      (
        try Int64.fetchAll(
          db, sql: "SELECT id FROM conversation WHERE deleted < ?", arguments: [time.milliseconds]),
        try Int64.fetchAll(
          db, sql: "SELECT id FROM turn WHERE removed < ?", arguments: [time.milliseconds])
      )
    }
    return try purge(
      conversations: conversations.map { ConversationID(value: $0) },
      turns: turns.map { TurnID(value: $0) })
  }

  /// Removes these for good, as far as they are still deleted: for the end of the program in which
  /// the user deleted them.
  ///
  /// A conversation in which another program writes a reply stays until the next time.
  ///
  /// - Returns: How many conversations and turns that were.
  @discardableResult
  package func purge(
    conversations: [ConversationID], turns: [TurnID]
  ) throws(HistoryError) -> Int {
    guard !conversations.isEmpty || !turns.isEmpty else { return 0 }
    let count = try write { db in
      var purging = try Purging(db: db, writer: writer)
      var count = 0
      for id in conversations where try purging.removeConversation(id.value) { count += 1 }
      for id in turns where try purging.removeTurn(id.value) { count += 1 }
      if count > 0 {
        try purging.removeSystems()
        try purging.removePrompts()
        try SearchIndex.forget(db)
      }
      return count
    }
    if count > 0 { removeCopies() }
    // What was deleted still stands in the log; where others read, it goes with the next one.
    _ = try? pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
    return count
  }
}

/// Removes what was deleted, within one transaction.
private struct Purging {
  let db: Database
  /// The conversations in which another program writes.
  let busy: Set<Int64>
  /// What the user wrote in what was removed.
  private var prompts: Set<String> = []

  init(db: Database, writer: Writer) throws {
    self.db = db
    let rows = try Row.fetchAll(
      db, sql: "SELECT conversation, writer FROM turn WHERE writer IS NOT NULL")
    busy = Set(
      rows.filter { row in
        let author = Writer(mark: row[1])
        return author != writer && author.isAlive
      }
      .map { $0[0] })
  }

  mutating func removeConversation(_ id: Int64) throws -> Bool {
    let isDeleted = try Bool.fetchOne(
      db.cachedStatement(sql: "SELECT deleted IS NOT NULL FROM conversation WHERE id = ?"),
      arguments: [id])
    guard isDeleted == true, !busy.contains(id) else { return false }
    let turns = try Int64.fetchAll(
      db.cachedStatement(sql: "SELECT id FROM turn WHERE conversation = ?"), arguments: [id])
    for turn in turns { try remove(turn) }
    for sql in [
      "DELETE FROM draft WHERE conversation = ?", "DELETE FROM conversation WHERE id = ?",
    ] {
      try db.cachedStatement(sql: sql).execute(arguments: [id])
    }
    return true
  }

  /// Removes a deleted turn with all below it.
  mutating func removeTurn(_ id: Int64) throws -> Bool {
    let known = try Row.fetchOne(
      db.cachedStatement(
        sql: "SELECT conversation FROM turn WHERE id = ? AND removed IS NOT NULL"),
      arguments: [id])
    guard let conversation: Int64 = known?[0], !busy.contains(conversation) else { return false }
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: "SELECT id, parent FROM turn WHERE conversation = ? AND parent IS NOT NULL"),
      arguments: [conversation])
    var children: [Int64: [Int64]] = [:]
    for row in rows { children[row[1], default: []].append(row[0]) }
    var next = [id]
    while let turn = next.popLast() {
      next += children.removeValue(forKey: turn) ?? []
      try remove(turn)
    }
    return true
  }

  private mutating func remove(_ turn: Int64) throws {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT CAST(text AS BLOB), CAST(thinking AS BLOB), role = 'user' FROM turn WHERE id = ?
          """),
      arguments: [turn])
    let said = TurnText(try row?.text(0) ?? "", thinking: try row?.text(1) ?? "")
    if row?[2] == true { prompts.insert(said.text) }
    try SearchIndex.remove(turn: turn, said, from: db)
    // Its request and its pieces go with it.
    try db.cachedStatement(sql: "DELETE FROM turn WHERE id = ?").execute(arguments: [turn])
  }

  /// Removes what the user wrote there from what Up brings back, also where the same was sent
  /// elsewhere: who wants words gone does not want to meet them there.
  func removePrompts() throws {
    let rows = try Row.fetchCursor(db, sql: "SELECT created, CAST(text AS BLOB) FROM prompt")
    var gone: [Int64] = []
    while let row = try rows.next() {
      if let text = try row.text(1), prompts.contains(text) { gone.append(row[0]) }
    }
    let statement = try db.cachedStatement(sql: "DELETE FROM prompt WHERE created = ?")
    for id in gone { try statement.execute(arguments: [id]) }
  }

  /// Removes the system texts that nobody uses any more.
  func removeSystems() throws {
    try db.execute(
      sql: """
        DELETE FROM system
        WHERE NOT EXISTS (SELECT 1 FROM request r WHERE r.system = system.id)
          AND NOT EXISTS (SELECT 1 FROM conversation c WHERE c.system = system.id)
        """)
  }
}
