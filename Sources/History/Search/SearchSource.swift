import GRDB

/// The turns that the index gives for a query, the newest first, each read with its text.
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
    /// Its text.
    let text: String
  }

  /// What FTS5 is asked.
  private let match: String
  /// What it is asked first, which finds too much but at once; nil: the same.
  private let roughMatch: String?
  private let times: ClosedRange<Int64>
  private let docs: ClosedRange<Int64>

  /// How far out of order in time the numbers of documents may be, after imports.
  private static let disorder: Int64 = 4096
  /// How many terms of the words are asked for; what more there is, the text tells.
  private static let mostTerms = 32

  /// Prepares a query; nil: it asks for nothing, or for what cannot be.
  ///
  /// `terms` narrow it further.
  init?(_ query: SearchQuery, _ patterns: [SearchPattern], terms: [String] = [], _ db: Database)
    throws
  {
    guard !patterns.isEmpty || query.hasFilters && query.text.allSatisfy(\.isWhitespace) else {
      return nil
    }
    var all = terms
    if let role = query.role { all.append(role == .user ? "\"=u\"" : "\"=a\"") }
    if let model = query.model {
      let numbers = try Self.numbers(ofModelsLike: model, db)
      guard !numbers.isEmpty else { return nil }
      all.append(Self.anyOf(numbers.map { "\"=m\($0)\"" }))
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
    }
    if patterns.isEmpty { all.append("\"=t\"") }
    let asked = [false, true].map { rough in
      let words = patterns.flatMap { $0.terms(rough: rough) }.prefix(Self.mostTerms)
      return "(\((words + all).joined(separator: " AND ")))\(excluded)"
    }
    match = asked[0]
    roughMatch = asked[1] == asked[0] ? nil : asked[1]
    let first = max(0, query.since ?? 0)
    guard first <= query.until ?? .max else { return nil }
    times = first...(query.until ?? .max)
    docs = try Self.documents(of: times, db)
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
    below position: SearchPosition? = nil, rough: Int = 400, _ db: Database,
    visit: (Candidate) throws -> Bool
  ) throws {
    var position = position
    if let roughMatch {
      var count = 0
      var isOver = false
      try forEach(matching: roughMatch, below: position, db) { candidate in
        count += 1
        position = SearchPosition(doc: candidate.doc)
        isOver = try !visit(candidate)
        return !isOver && count < rough
      }
      guard !isOver, count >= rough else { return }
    }
    try forEach(matching: match, below: position, db, visit: visit)
  }

  private func forEach(
    matching match: String, below position: SearchPosition?, _ db: Database,
    visit: (Candidate) throws -> Bool
  ) throws {
    let statement = try db.cachedStatement(
      sql: """
        SELECT e.doc, t.id, t.conversation, c.title, e.isAnswer, m.name, t.created, c.pinned,
          e.time, t.text
        FROM search_term CROSS JOIN search_entry e ON e.doc = search_term.rowid
          CROSS JOIN turn t ON t.id = e.turn CROSS JOIN conversation c ON c.id = t.conversation
          LEFT JOIN search_model m ON m.id = e.model
        WHERE search_term MATCH ? AND search_term.rowid BETWEEN ? AND ?
          AND e.time BETWEEN ? AND ? AND t.deleted IS NULL AND c.deleted IS NULL
        ORDER BY search_term.rowid DESC
        """)
    let last = min(docs.upperBound, position.map { $0.doc - 1 } ?? .max)
    guard docs.lowerBound <= last else { return }
    let rows = try Row.fetchCursor(
      statement,
      arguments: [match, docs.lowerBound, last, times.lowerBound, times.upperBound])
    while let row = try rows.next() {
      let hit = SearchHit(
        turn: row[1], conversation: row[2], title: row[3], titleMarks: [],
        role: row[4] ? .assistant : .user, model: row[5], created: row[6], isPinned: row[7],
        excerpt: "", marks: [], position: 0)
      guard try visit(Candidate(doc: row[0], time: row[8], hit: hit, text: row[9])) else { return }
    }
  }
}
