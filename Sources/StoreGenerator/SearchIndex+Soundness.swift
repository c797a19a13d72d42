import GRDB
import History

extension SearchIndex {
  /// Whether the index is sound and has an entry for every turn that can be found.
  ///
  /// Reads all of it (seconds for a million turns) and needs a connection that may write. What is
  /// deleted need not be in it, nor what grows, which is named.
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
