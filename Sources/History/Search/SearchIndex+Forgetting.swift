import GRDB

/// Words that were taken out of the index.
///
/// FTS5 does not take out: it notes in a new segment that a document has a word no more, and both
/// notes go when their segments are merged, which for old words in a large index can take years.
/// (Its option `secure-delete` came with SQLite 3.42.) So where something was removed for good, all
/// segments are made one, piece by piece: five seconds of work for a million turns.
extension SearchIndex {
  /// How far that has come.
  enum Forgetting: Int {
    case done = 0
    case asked = 1
    case begun = 2
  }

  /// Makes the table that knows of it, in a migration; an index that is there has what was taken out
  /// before, and gets more by ``deepen(_:)``.
  static func prepareForgetting(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE search_upkeep(forgetting INTEGER NOT NULL);
        INSERT INTO search_upkeep SELECT EXISTS (SELECT 1 FROM search_entry);
        """)
  }

  static func forgetting(_ db: Database) throws -> Forgetting {
    let statement = try db.cachedStatement(sql: "SELECT max(forgetting) FROM search_upkeep")
    return try Int.fetchOne(statement).flatMap(Forgetting.init) ?? .done
  }

  static func setForgetting(_ forgetting: Forgetting, _ db: Database) throws {
    try db.cachedStatement(sql: "UPDATE search_upkeep SET forgetting = ?1 WHERE forgetting <> ?1")
      .execute(arguments: [forgetting.rawValue])
  }

  /// Sees to it that words which were taken out go for good: at once in a small index, in a larger
  /// one by ``tend(_:)``.
  static func forget(_ db: Database) throws {
    if try isSmall(db) { try merge(db) } else { try setForgetting(.asked, db) }
  }

  /// How many pages are written by one step, which takes about a tenth of a second.
  private static let pages = 100

  /// Merges a little; the last call finds nothing more to do.
  static func forgetOn(_ db: Database) throws {
    let isFirst = try forgetting(db) == .asked
    let before = db.totalChangesCount
    // A negative number has all segments merged into one, a positive one goes on with that.
    try db.execute(
      sql: "INSERT INTO search_term(search_term, rank) VALUES ('merge', ?)",
      arguments: [isFirst ? -pages : pages])
    // The command counts as one change itself.
    let isDone = db.totalChangesCount - before < 2
    try setForgetting(isDone ? .done : .begun, db)
  }
}
