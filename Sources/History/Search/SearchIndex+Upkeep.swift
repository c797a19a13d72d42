import GRDB

extension SearchIndex {
  /// Makes all turns wait to be indexed, but for those that grow: ``HistoryStore/tendIndex()`` does
  /// the rest, piece by piece.
  static func reset(_ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO search_term(search_term) VALUES ('delete-all');
        DELETE FROM search_entry;
        INSERT OR IGNORE INTO search_model(name)
          SELECT DISTINCT coalesce(t.model, c.model) AS name
          FROM turn t LEFT JOIN conversation c ON c.id = t.conversation WHERE name IS NOT NULL;
        """)
    // In order of time, which an index made over years need not have.
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT t.id, t.conversation, t.role = 'assistant', m.id,
          max(0, coalesce(t.created, t.id >> 20)) AS time,
          max(1, length(CAST(t.text AS BLOB)) + length(CAST(t.thinking AS BLOB)))
        FROM turn t LEFT JOIN conversation c ON c.id = t.conversation
          LEFT JOIN search_model m ON m.name = coalesce(t.model, c.model)
        WHERE t.deleted IS NULL AND t.writer IS NULL AND c.kind IS NOT ? ORDER BY time, t.id
        """, arguments: [Stored.bench])
    let entry = try db.cachedStatement(
      sql: """
        INSERT INTO search_entry(turn, conversation, isAnswer, model, time, waiting, doc, depth)
        VALUES (?, ?, ?, ?, ?, ?, ?, 1)
        """)
    var last: Int64 = -1
    while let row = try rows.next() {
      // As ``add(turn:to:)`` numbers what is newer than all.
      last = max(last + 1, row[4] / 64_000)
      try entry.execute(arguments: StatementArguments(row.databaseValues + [last.databaseValue]))
    }
  }

  /// Whether the index is sound and has an entry for every turn that can be found.
  ///
  /// Reads all of it (seconds for a million turns) and needs a connection that may write. What is
  /// deleted need not be in it, nor what grows, which is named. When the answer is no, ``reset(_:)``
  /// helps.
  package static func isSound(leavingOut growing: [Int64] = [], _ db: Database) throws -> Bool {
    do {
      try db.execute(sql: "INSERT INTO search_term(search_term) VALUES ('integrity-check')")
      // FTS5 reads the inside only; that the tables belong together is ours to see.
      let missing = try Int64.fetchAll(
        db,
        sql: """
          SELECT t.id FROM turn t WHERE t.deleted IS NULL
            AND NOT EXISTS (SELECT 1 FROM search_entry WHERE turn = t.id) LIMIT ?
          """, arguments: [growing.count + 1])
      return missing.allSatisfy(growing.contains)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
      return false
    }
  }
}
