import GRDB

/// The turns that the index gives for a query, and among them those that are not in it yet, the
/// newest first, each read with its text.
///
/// Everything that narrows a search is a term of the index (`=a` answers, `=m3` the third model,
/// `=c12` conversation 12), so that a rare model among millions of turns costs nothing: the
/// index leaps from hit to hit. Dates are a range of its numbers.
struct SearchSource {
  /// One turn that may be a hit.
  struct Candidate {
    /// Its number in the index.
    let doc: Int64
    /// When it was, in milliseconds since 1970.
    let time: Int64
    /// The hit that it is, without excerpt.
    let hit: SearchHit
    /// Its text, without what its model thought.
    let text: String
    /// Whether it is not in the index yet, so that anything may stand in it.
    let isWaiting: Bool
  }

  /// What FTS5 is asked.
  private let match: String
  /// What it is asked first, which finds too much but at once; nil: the same.
  private let roughMatch: String?
  /// What is asked of the turns that are not in the index yet.
  private let condition: String
  private let times: ClosedRange<Int64>
  private let docs: ClosedRange<Int64>

  /// How far out of order in time the numbers of documents may be, after imports.
  private static let disorder: Int64 = 4096
  /// How many terms of the words are asked for; what more there is, the text tells.
  private static let mostTerms = 32

  /// Prepares a query; nil: it asks for nothing, or for what cannot be.
  ///
  /// Given conversations, only these count.
  init?(
    _ query: SearchQuery, _ patterns: [SearchPattern], in conversations: [Int64]? = nil,
    _ db: Database
  ) throws {
    guard !patterns.isEmpty || query.hasFilters && query.text.allSatisfy(\.isWhitespace) else {
      return nil
    }
    var all: [String] = []
    var conditions = ["e.waiting > 0"]
    if let conversations {
      all.append(Self.anyOf(conversations.map { "\"=c\($0)\"" }))
      conditions.append("e.conversation IN (\(Self.list(conversations)))")
    }
    if let role = query.role {
      all.append(role == .user ? "\"=u\"" : "\"=a\"")
      conditions.append("e.isAnswer = \(role == .user ? 0 : 1)")
    }
    if let model = query.model {
      let numbers = try Self.numbers(ofModelsLike: model, db)
      guard !numbers.isEmpty else { return nil }
      all.append(Self.anyOf(numbers.map { "\"=m\($0)\"" }))
      conditions.append("e.model IN (\(Self.list(numbers)))")
    }
    var excluded = ""
    if let isPinned = query.isPinned {
      let pinned = try Self.pinned(db)
      if isPinned {
        guard let pinned else { return nil }
        all.append(pinned)
      } else if let pinned {
        excluded = " NOT \(pinned)"
      }
      conditions.append("c.pinned = \(isPinned ? 1 : 0)")
    }
    if patterns.isEmpty { all.append("\"=t\"") }
    let asked = [false, true].map { rough in
      let words = patterns.flatMap { $0.terms(rough: rough) }.prefix(Self.mostTerms)
      return "(\((words + all).joined(separator: " AND ")))\(excluded)"
    }
    match = asked[0]
    roughMatch = asked[1] == asked[0] ? nil : asked[1]
    condition = conditions.joined(separator: " AND ")
    let first = max(0, query.since ?? 0)
    guard first <= query.until ?? .max else { return nil }
    times = first...(query.until ?? .max)
    docs = try Self.documents(of: times, db)
  }

  private static func list(_ numbers: [Int64]) -> String {
    numbers.map { "\($0)" }.joined(separator: ",")
  }

  private static func anyOf(_ terms: [String]) -> String {
    "(\(terms.joined(separator: " OR ")))"
  }

  /// What finds the turns of pinned conversations; nil: none is pinned.
  private static func pinned(_ db: Database) throws -> String? {
    let pinned = try Int64.fetchAll(
      db, sql: "SELECT id FROM conversation WHERE pinned AND deleted IS NULL LIMIT 2000")
    return pinned.isEmpty ? nil : anyOf(pinned.map { "\"=c\($0)\"" })
  }

  private static func numbers(ofModelsLike part: String, _ db: Database) throws -> [Int64] {
    let part = part.lowercased()
    let rows = try Row.fetchAll(db, sql: "SELECT id, name FROM search_model")
    return rows.compactMap { row in
      let name: String = row[1]
      return name.lowercased().contains(part) ? row[0] : nil
    }
  }

  /// Where the turns of some time are in the index, with some to spare.
  private static func documents(
    of times: ClosedRange<Int64>, _ db: Database
  ) throws -> ClosedRange<Int64> {
    var first: Int64 = 0
    var last = Int64.max
    if times.lowerBound > 0 {
      let found = try SearchIndex.document(since: times.lowerBound, in: db)
      first = max(0, (found ?? .max) - disorder)
    }
    if times.upperBound < .max,
      let found = try SearchIndex.document(since: times.upperBound + 1, in: db)
    {
      last = max(first, found + disorder)
    }
    return first...last
  }

  // MARK: -

  /// Gives candidates until the visitor has enough or there are no more.
  ///
  /// The rough question is asked for the first `rough` of them: common words have found enough
  /// by then, and what is rarer is no work for the other question.
  func forEach(
    below position: SearchPosition? = nil, rough: Int = 400, withWaiting: Bool = true,
    _ db: Database, visit: (Candidate) throws -> Bool
  ) throws {
    var waiting = withWaiting ? try waitingRows(below: position, db) : nil
    var position = position
    if let roughMatch {
      var count = 0
      var isOver = false
      try forEach(matching: roughMatch, below: position, &waiting, db) { candidate in
        if !candidate.isWaiting { count += 1 }
        position = SearchPosition(doc: candidate.doc)
        isOver = try !visit(candidate)
        return !isOver && count < rough
      }
      guard !isOver, count >= rough else { return }
    }
    try forEach(matching: match, below: position, &waiting, db, visit: visit)
  }

  /// Gives what the index finds and what waits, in one order.
  private func forEach(
    matching match: String, below position: SearchPosition?, _ waiting: inout Rows?,
    _ db: Database, visit: (Candidate) throws -> Bool
  ) throws {
    var indexed = try indexedRows(matching: match, below: position, db)
    while true {
      let (one, other) = (indexed?.next, waiting?.next)
      guard let candidate = (one?.doc ?? -1) > (other?.doc ?? -1) ? one : other else { return }
      if candidate.isWaiting { try waiting?.advance() } else { try indexed?.advance() }
      guard try visit(candidate) else { return }
    }
  }

  /// Rows that are read one by one, of which the next is known.
  private struct Rows {
    private let cursor: RowCursor
    private let isWaiting: Bool
    private(set) var next: Candidate?

    init(_ cursor: RowCursor, isWaiting: Bool) throws {
      (self.cursor, self.isWaiting) = (cursor, isWaiting)
      try advance()
    }

    mutating func advance() throws {
      next = try cursor.next().map { try Candidate($0, isWaiting: isWaiting) }
    }
  }

  private static let columns = """
    e.doc, t.id, t.conversation, c.title, e.isAnswer, m.name, t.created, c.pinned, e.time, t.text
    """

  private func indexedRows(
    matching match: String, below position: SearchPosition?, _ db: Database
  ) throws -> Rows? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT \(Self.columns)
        FROM search_term CROSS JOIN search_entry e ON e.doc = search_term.rowid
          CROSS JOIN turn t ON t.id = e.turn CROSS JOIN conversation c ON c.id = t.conversation
          LEFT JOIN search_model m ON m.id = e.model
        WHERE search_term MATCH ? AND search_term.rowid BETWEEN ? AND ?
          AND e.time BETWEEN ? AND ? AND t.deleted IS NULL AND c.deleted IS NULL
        ORDER BY search_term.rowid DESC
        """)
    return try rows(of: statement, [match], below: position, isWaiting: false)
  }

  private func waitingRows(below position: SearchPosition?, _ db: Database) throws -> Rows? {
    // In an older store that can only be read, nothing waits.
    guard try SearchIndex.mayWait(db) else { return nil }
    let statement = try db.cachedStatement(
      sql: """
        SELECT \(Self.columns)
        FROM search_entry e INDEXED BY search_waiting
          CROSS JOIN turn t ON t.id = e.turn CROSS JOIN conversation c ON c.id = t.conversation
          LEFT JOIN search_model m ON m.id = e.model
        WHERE \(condition) AND e.doc BETWEEN ? AND ?
          AND e.time BETWEEN ? AND ? AND t.deleted IS NULL AND c.deleted IS NULL
        ORDER BY e.doc DESC
        """)
    return try rows(of: statement, [], below: position, isWaiting: true)
  }

  private func rows(
    of statement: Statement, _ match: [String], below position: SearchPosition?, isWaiting: Bool
  ) throws -> Rows? {
    let last = min(docs.upperBound, position.map { $0.doc - 1 } ?? .max)
    guard docs.lowerBound <= last else { return nil }
    let range = [docs.lowerBound, last, times.lowerBound, times.upperBound]
    let cursor = try Row.fetchCursor(
      statement, arguments: StatementArguments(match) + StatementArguments(range))
    return try Rows(cursor, isWaiting: isWaiting)
  }
}

extension SearchSource.Candidate {
  fileprivate init(_ row: Row, isWaiting: Bool) throws {
    doc = row[0]
    time = row[8]
    hit = SearchHit(
      turn: row[1], conversation: row[2], title: try row.text(3) ?? "",
      titleMarks: [],
      role: row[4] ? .assistant : .user, model: row[5], created: row[6], isPinned: row[7],
      excerpt: "", marks: [], position: 0)
    text = try row.text(9) ?? ""
    self.isWaiting = isWaiting
  }
}
