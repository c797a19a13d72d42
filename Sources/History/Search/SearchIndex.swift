import GRDB

/// The index that finds turns by what they say and, where models told, by what they thought.
///
/// An FTS5 table without content and without positions, over the terms of ``SearchTerms``; the
/// numbers of its documents grow with time and lie close together, which keeps it small and makes
/// the newest the first. `search_entry` says which turn a document is. The terms are cut here and
/// handed to SQLite's own `ascii` tokenizer, so any program can open and check the database.
///
/// What was added last waits until there is enough of it (``gather(beyond:_:)``), and is read by
/// searches as it stands: a few terms alone would take more room than their text.
///
/// The index may hold too much (a turn that was changed behind its back): every hit is looked up
/// in the text before it is shown. What is in the bin stays in the index and is passed over, so
/// that it need only be taken out when it is gone for good.
package enum SearchIndex {
  /// Makes the tables, in a migration; `conversation` and `turn` need not be there yet.
  package static func create(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE VIRTUAL TABLE search_term USING fts5(
          terms, content='', detail='none', columnsize=0, tokenize="ascii tokenchars '='");
        CREATE TABLE search_model(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
        CREATE TABLE search_entry(
          doc INTEGER PRIMARY KEY, turn INTEGER NOT NULL UNIQUE, conversation INTEGER NOT NULL,
          isAnswer INTEGER NOT NULL, model INTEGER, time INTEGER NOT NULL);
        """)
  }

  /// Adds a turn that stands in `turn`, when its text is whole; one that was added stays as it is.
  ///
  /// What is stored now must be what ``remove(turn:_:from:)`` will be told. Its model is its own, or
  /// that of its conversation at this time. Runs of a bench are left out: nobody said what stands in
  /// them.
  package static func add(turn id: Int64, to db: Database) throws {
    let known = try db.cachedStatement(
      sql: """
        SELECT t.conversation, t.role = 'assistant', coalesce(t.model, c.model),
          coalesce(t.created, t.id >> 20),
          length(CAST(t.text AS BLOB)) + length(CAST(t.thinking AS BLOB))
        FROM turn t LEFT JOIN conversation c ON c.id = t.conversation
        WHERE t.id = ?1 AND c.kind IS NOT ?2
          AND NOT EXISTS (SELECT 1 FROM search_entry WHERE turn = t.id)
        """)
    guard let row = try Row.fetchOne(known, arguments: [id, Stored.bench]) else { return }
    let time = min(max(0, row[3] as Int64), 1 << 48)
    let model = try (row[2] as String?).map { try number(ofModel: $0, in: db) }
    try db.cachedStatement(
      sql: """
        INSERT INTO search_entry(doc, turn, conversation, isAnswer, model, time, depth, waiting)
        VALUES (?, ?, ?, ?, ?, ?, 1, ?)
        """
    ).execute(
      arguments: [
        try freeDocument(at: time, in: db), id, row[0] as Int64, row[1] as Bool, model, time,
        max(1, row[4] as Int),
      ])
  }

  /// Takes a turn out, given what it was added with; one that is not there is no error.
  package static func remove(
    turn id: Int64, _ said: TurnText, from db: Database
  ) throws {
    let known = try db.cachedStatement(
      sql: """
        SELECT doc, conversation, isAnswer, model, depth, waiting FROM search_entry WHERE turn = ?
        """)
    guard let row = try Row.fetchOne(known, arguments: [id]) else { return }
    let entry = SearchEntry(row)
    if row[5] == 0 { try entry.remove(row[4] == 0 ? TurnText(said.text) : said, from: db) }
    try db.cachedStatement(sql: "DELETE FROM search_entry WHERE doc = ?")
      .execute(arguments: [entry.doc])
  }

  /// Indexes a turn anew whose text has changed.
  package static func change(turn id: Int64, from old: TurnText, in db: Database) throws {
    try remove(turn: id, old, from: db)
    try add(turn: id, to: db)
  }

  /// The number of a model's name; it is given one when it has none.
  private static func number(ofModel name: String, in db: Database) throws -> Int64 {
    let known = try db.cachedStatement(sql: "SELECT id FROM search_model WHERE name = ?")
    if let number = try Int64.fetchOne(known, arguments: [name]) { return number }
    try db.execute(sql: "INSERT INTO search_model(name) VALUES (?)", arguments: [name])
    return db.lastInsertedRowID
  }

  // MARK: - Documents

  /// A free number for a turn of a moment, behind those of earlier turns.
  ///
  /// Numbers follow each other closely (one every 64 seconds where nothing else is given), so
  /// that the distances, which are most of the index, take few bytes. Where an import leaves no
  /// room, the turn goes to the next free place, and the order is right but for that.
  private static func freeDocument(at time: Int64, in db: Database) throws -> Int64 {
    let taken = try db.cachedStatement(sql: "SELECT 1 FROM search_entry WHERE doc = ?")
    let before = try db.cachedStatement(
      sql: "SELECT doc FROM search_entry WHERE doc < ? ORDER BY doc DESC LIMIT 1")
    let later = try document(since: time + 1, in: db)
    let earlier = try Int64.fetchOne(before, arguments: [later ?? .max]) ?? -1
    let usual = time / 64_000
    let hasRoom = usual > earlier && usual < later ?? .max
    let first = hasRoom ? usual : earlier + 1
    var candidate = first
    var step: Int64 = 0
    while try Int.fetchOne(taken, arguments: [candidate]) != nil {
      step += 1
      // Eight neighbours, then ever further, so that a thousand turns of one second stay cheap.
      let reach: Int64 = step < 8 ? step : 8 << min(step - 8, 40)
      candidate = first + reach + (step < 8 ? 0 : step &* 7_919 % reach)
    }
    return candidate
  }

  /// The first document of a moment or later; nil: there is none.
  ///
  /// Numbers grow with time, so it is found by halving; they do so but for imports, so it is
  /// only about the first.
  static func document(since time: Int64, in db: Database) throws -> Int64? {
    let last = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT doc, time FROM search_entry ORDER BY doc DESC LIMIT 1"))
    guard let last, (last[1] as Int64) >= time else { return nil }
    let next = try db.cachedStatement(
      sql: "SELECT doc, time FROM search_entry WHERE doc >= ? ORDER BY doc LIMIT 1")
    var low: Int64 = 0
    var high: Int64 = last[0]
    while low < high {
      let middle = low + (high - low) / 2
      guard let row = try Row.fetchOne(next, arguments: [middle]) else { break }
      let doc: Int64 = row[0]
      if row[1] >= time {
        high = middle
      } else {
        low = doc + 1
      }
    }
    return try Int64.fetchOne(next, arguments: [low])
  }
}
