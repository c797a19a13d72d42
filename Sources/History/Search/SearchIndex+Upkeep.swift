import GRDB

extension SearchIndex {
  /// Makes the index anew from the turns: three minutes for a million of them.
  ///
  /// In one transaction; the numbers of documents are in order of time again.
  package static func rebuild(_ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO search_term(search_term) VALUES ('delete-all');
        DELETE FROM search_entry;
        """)
    // In order of time, which an index made over years need not have.
    let turns = try Int64.fetchAll(
      db,
      sql: """
        SELECT id FROM turn WHERE deleted IS NULL ORDER BY coalesce(created, id >> 20), id
        """)
    for (index, id) in turns.enumerated() {
      try add(turn: id, to: db)
      if index % 500 == 499 { try gather(beyond: mostWaitingMeanwhile, db) }
    }
    try gather(beyond: mostWaiting, db)
  }

  /// Whether the index is sound and has an entry for every turn that can be found.
  ///
  /// Reads all of it (seconds for a million turns) and needs a connection that may write. What is
  /// deleted need not be in it, nor what grows, which is named. When the answer is no,
  /// ``rebuild(_:)`` helps.
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
