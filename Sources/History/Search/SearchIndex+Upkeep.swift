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
}
