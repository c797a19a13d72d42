import Foundation
import GRDB
import OllamaWire
import Transcript

extension HistoryStore {
  /// The conversations that were not deleted, pinned ones first, then the newest.
  package func conversations(
    includingArchived: Bool = false, limit: Int? = nil, offset: Int = 0
  ) throws(HistoryError) -> [ConversationSummary] {
    try read { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT id, title, model, updated, turns, bytes, pinned, archived FROM conversation
          WHERE deleted IS NULL AND archived <= ?
          ORDER BY pinned DESC, updated DESC, id DESC LIMIT ? OFFSET ?
          """)
      let rows = try Row.fetchCursor(
        statement, arguments: [includingArchived ? 1 : 0, limit ?? -1, offset])
      var summaries: [ConversationSummary] = []
      while let row = try rows.next() {
        summaries.append(
          ConversationSummary(
            id: ConversationID(value: row[0]), title: try row.text(1) ?? "",
            model: try row.text(2), updated: Timestamp(milliseconds: row[3]), turns: row[4],
            bytes: row[5], isPinned: row[6], isArchived: row[7]))
      }
      return summaries
    }
  }

  /// The conversation in which something was said last, of those not archived; nil: there is none.
  package func latestConversation() throws(HistoryError) -> ConversationID? {
    try read { db in
      // The list is in order of time among the pinned ones, and among the others.
      let latest = try [0, 1].compactMap { pinned in
        try Row.fetchOne(
          db.cachedStatement(
            sql: """
              SELECT updated, id FROM conversation
              WHERE deleted IS NULL AND pinned = ? AND archived = 0
              ORDER BY updated DESC, id DESC LIMIT 1
              """), arguments: [pinned])
      }
      .max { (one: Row, other: Row) -> Bool in
        (one[0] as Int64, one[1] as Int64) < (other[0], other[1])
      }
      return latest.map { ConversationID(value: $0[1]) }
    }
  }

  /// The conversations whose id begins with this text in its written form, or whose title is this
  /// text, the newest first; none that were deleted.
  package func conversations(named text: String) throws(HistoryError) -> [ConversationID] {
    let prefix = text.lowercased()
    return try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT id, title FROM conversation WHERE deleted IS NULL ORDER BY updated DESC, id DESC
          """)
      var found: [ConversationID] = []
      while let row = try rows.next() {
        let id = ConversationID(value: row[0])
        let title = try row.text(1)
        if title == text || !prefix.isEmpty && id.description.hasPrefix(prefix) {
          found.append(id)
        }
      }
      return found
    }
  }

  /// The conversation of a prompt or a reply, also of a deleted one; nil: there is no such turn.
  package func conversation(of turn: TurnID) throws(HistoryError) -> ConversationID? {
    try read { db in
      try Int64.fetchOne(
        db.cachedStatement(sql: "SELECT conversation FROM turn WHERE id = ?"),
        arguments: [turn.value])
    }
    .map { ConversationID(value: $0) }
  }

  /// The prompts that were sent last, the newest first, each once.
  package func prompts(limit: Int = 1000) throws(HistoryError) -> [String] {
    try read { db in
      let rows = try Row.fetchCursor(db, sql: "SELECT text FROM prompt ORDER BY created DESC")
      var prompts: [String] = []
      var known: Set<String> = []
      while prompts.count < limit, let row = try rows.next() {
        guard let text = try row.text(0), known.insert(text).inserted else { continue }
        prompts.append(text)
      }
      return prompts
    }
  }

  /// A conversation with all its turns, also one that was deleted but not for good; nil: there is
  /// none of this id.
  package func conversation(_ id: ConversationID) throws(HistoryError) -> StoredConversation? {
    try read { db in try Loading(db: db, writer: writer).conversation(id) }
  }

  /// Ends the replies whose programs ended before them; the conversations with such replies, the
  /// newest first.
  ///
  /// To be called once the store is open: their words are found by searches only then. To read a
  /// conversation it is not needed.
  package func interrupted() throws(HistoryError) -> [ConversationID] {
    let growing = try read { db in try Self.growing(db) }
    guard growing.contains(where: { !$0.writer.isAlive }) else { return [] }
    return try write { db in
      let taking = Taking(db: db, writer: writer)
      var found: Set<ConversationID> = []
      var isAlive: [Writer: Bool] = [:]
      for reply in try Self.growing(db) {
        if isAlive[reply.writer] == nil { isAlive[reply.writer] = reply.writer.isAlive }
        guard isAlive[reply.writer] == false, let journal = try Journal(of: reply.turn, db) else {
          continue
        }
        try taking.execute(
          "UPDATE turn SET state = ? WHERE id = ?",
          [ReplyState.interrupted.stored, reply.turn])
        try taking.fold(journal)
        found.insert(ConversationID(value: journal.conversation))
      }
      return found.sorted(by: >)
    }
  }

  /// The replies whose end was not told yet.
  static func growing(_ db: Database) throws -> [(turn: Int64, writer: Writer)] {
    try Row.fetchAll(db, sql: "SELECT id, writer FROM turn WHERE writer IS NOT NULL").map {
      (turn: $0[0], writer: Writer(mark: $0[1]))
    }
  }
}
