import GRDB

extension SearchIndex {
  /// How much text may wait before it becomes part of the index, in bytes; one search reads all of
  /// it.
  package static let mostWaiting = 3 << 17
  /// How much may wait within one long transaction.
  static let mostWaitingMeanwhile = 4 << 20
  /// How much becomes part of the index at once, where much more waits.
  private static let mostGathered = 3 << 19
  /// More than this waits only after a recovery, or behind a turn of such a size; whoever writes
  /// leaves it to ``HistoryStore/tendIndex()``.
  static let backlog = 32 << 20
  /// How many turns are counted to know how much waits.
  private static let mostCounted = 65_536

  /// Makes what waits and how deep an entry goes part of the tables, in a migration.
  ///
  /// Entries that were made before have terms of the answer alone; ``deepen(_:)`` adds those of the
  /// thinking.
  static func extend(_ db: Database) throws {
    try db.execute(
      sql: """
        ALTER TABLE search_entry ADD COLUMN depth INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE search_entry ADD COLUMN waiting INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX search_waiting ON search_entry(doc, waiting) WHERE waiting > 0;
        CREATE INDEX search_shallow ON search_entry(doc) WHERE depth = 0;
        """)
    // How many bytes of terms FTS5 collects before it writes a segment: all that is gathered at
    // once, for every segment names all its terms again.
    try db.execute(sql: "INSERT INTO search_term(search_term, rank) VALUES ('hashsize', 33554432)")
  }

  /// Whether the tables have had the step with which entries may wait.
  static func mayWait(_ db: Database) throws -> Bool {
    let statement = try db.cachedStatement(
      sql: "SELECT EXISTS (SELECT 1 FROM main.sqlite_schema WHERE name = 'search_waiting')")
    return try Bool.fetchOne(statement) ?? false
  }

  /// How much text waits, in bytes; of very many turns no more than that it is more than any bound.
  static func waiting(_ db: Database) throws -> Int {
    let statement = try db.cachedStatement(
      sql: """
        SELECT count(*), coalesce(sum(waiting), 0) FROM (
          SELECT waiting FROM search_entry INDEXED BY search_waiting WHERE waiting > 0 LIMIT ?)
        """)
    guard let row = try Row.fetchOne(statement, arguments: [mostCounted]) else { return 0 }
    return row[0] < mostCounted ? row[1] : .max
  }

  /// The first of the newest documents that wait and have about so many bytes together.
  private static func first(ofNewest bytes: Int, _ db: Database) throws -> Int64 {
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT doc, waiting FROM search_entry INDEXED BY search_waiting
          WHERE waiting > 0 ORDER BY doc DESC
          """))
    var (first, rest) = (Int64.min, bytes)
    while rest > 0, let row = try rows.next() {
      first = row[0]
      rest -= row[1] as Int
    }
    return rest > 0 ? .min : first
  }

  /// Makes what waits part of the index if it is more than so many bytes.
  ///
  /// A megabyte takes about a tenth of a second.
  ///
  /// - Parameters:
  ///   - limit: how much may wait.
  ///   - most: how much of it is taken at most, the newest first; nil: all.
  ///   - db: the database, in a transaction.
  /// - Returns: whether it was more.
  /// - Throws: what the database has to say.
  @discardableResult
  package static func gather(
    beyond limit: Int, atMost most: Int? = nil, _ db: Database
  ) throws -> Bool {
    guard try waiting(db) > limit else { return false }
    let first = try most.map { try self.first(ofNewest: $0, db) } ?? .min
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT e.doc, e.conversation, e.isAnswer, e.model, CAST(t.text AS BLOB),
          CAST(t.thinking AS BLOB)
        FROM search_entry e INDEXED BY search_waiting CROSS JOIN turn t ON t.id = e.turn
        WHERE e.waiting > 0 AND e.doc >= ? ORDER BY e.doc
        """, arguments: [first])
    while let row = try rows.next() {
      try SearchEntry(row).add(
        TurnText(try row.text(4) ?? "", thinking: try row.text(5) ?? ""), to: db)
    }
    try db.execute(
      sql: "UPDATE search_entry SET waiting = 0 WHERE waiting > 0 AND doc >= ?",
      arguments: [first])
    return true
  }

  // MARK: - Segments

  /// How many leaves of the index are merged at once, which takes about a tenth of a second; in a
  /// larger one FTS5 merges by and by, and a segment of its own takes little more room.
  private static let mostMerged = 1000

  /// Whether the index is small and has its terms in several segments, each of which names them.
  static func isSplit(_ db: Database) throws -> Bool {
    let (leaves, segments) = try size(db)
    return leaves < mostMerged && segments > 1
  }

  /// Whether all of the index can be merged at once.
  static func isSmall(_ db: Database) throws -> Bool {
    try size(db).leaves < mostMerged
  }

  /// How many leaves and segments the index has, as far as that matters.
  ///
  /// `search_term_idx` names some of the leaves of each segment, and numbers them from 1 on.
  private static func size(_ db: Database) throws -> (leaves: Int, segments: Int) {
    let statement = try db.cachedStatement(
      sql: """
        SELECT coalesce(sum(leaves), 0), count(*)
        FROM (SELECT max(count(*), max(pgno) / 2) AS leaves
          FROM (SELECT segid, pgno FROM search_term_idx LIMIT ?) GROUP BY segid)
        """)
    let row = try Row.fetchOne(statement, arguments: [mostMerged])
    return (row?[0] ?? 0, row?[1] ?? 0)
  }

  /// Makes one segment of a small index; words that were taken out go for good.
  static func merge(_ db: Database) throws {
    try db.execute(sql: "INSERT INTO search_term(search_term) VALUES ('optimize')")
    try setForgetting(.done, db)
  }

  // MARK: - Entries of earlier versions

  /// How much one call of ``deepen(_:)`` looks at: turns, and bytes of text.
  private static let step = (turns: 500, bytes: 500_000)

  /// Whether there are entries that lack the thinking.
  static func isShallow(_ db: Database) throws -> Bool {
    let statement = try db.cachedStatement(
      sql: "SELECT EXISTS (SELECT 1 FROM search_entry INDEXED BY search_shallow WHERE depth = 0)")
    return try Bool.fetchOne(statement) ?? false
  }

  /// Adds the thinking of some turns to entries that lack it, the newest first.
  static func deepen(_ db: Database) throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT e.doc, e.conversation, e.isAnswer, e.model, CAST(t.text AS BLOB),
          CAST(t.thinking AS BLOB), e.waiting
        FROM search_entry e INDEXED BY search_shallow LEFT JOIN turn t ON t.id = e.turn
        WHERE e.depth = 0 ORDER BY e.doc DESC LIMIT ?
        """, arguments: [step.turns])
    var docs: [Int64] = []
    var bytes = 0
    while bytes < step.bytes, let row = try rows.next() {
      let entry = SearchEntry(row)
      let said = TurnText(try row.text(4) ?? "", thinking: try row.text(5) ?? "")
      if !said.thinking.isEmpty, row[6] == 0 {
        try entry.remove(TurnText(said.text), from: db)
        try entry.add(said, to: db)
        bytes += said.text.utf8.count + said.thinking.utf8.count
      }
      docs.append(entry.doc)
    }
    let statement = try db.cachedStatement(sql: "UPDATE search_entry SET depth = 1 WHERE doc = ?")
    for doc in docs { try statement.execute(arguments: [doc]) }
  }
}

extension SearchIndex {
  /// What the index needs done.
  private enum Task {
    case gather, deepen, forget, merge
  }

  private static func task(_ db: Database) throws -> Task? {
    if try waiting(db) > mostWaiting { return .gather }
    if try isShallow(db) { return .deepen }
    if try forgetting(db) != .done { return .forget }
    return try isSplit(db) ? .merge : nil
  }

  /// Whether something is to be done.
  static func isUntended(_ db: Database) throws -> Bool {
    try task(db) != nil
  }

  /// Does a small part of what is to be done.
  static func tend(_ db: Database) throws {
    switch try task(db) {
    case .gather: try gather(beyond: mostWaiting, atMost: mostGathered, db)
    case .deepen: try deepen(db)
    case .forget: try forgetOn(db)
    case .merge: try merge(db)
    case nil: break
    }
  }
}

extension HistoryStore {
  /// Whether an older version made entries that do not have what models thought.
  package func isIndexShallow() throws(HistoryError) -> Bool {
    try read { try SearchIndex.isShallow($0) }
  }

  /// Does a small part of what the index needs done; false: there is nothing to be done.
  ///
  /// Each call is a transaction of about a tenth of a second, so that what is said in the meantime
  /// is stored between two of them.
  package func tendIndex() throws(HistoryError) -> Bool {
    guard try read({ try SearchIndex.isUntended($0) }) else { return false }
    try write { try SearchIndex.tend($0) }
    return true
  }
}
