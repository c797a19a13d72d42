import GRDB

extension SearchIndex {
  /// How much one call looks at: turns, and bytes of text.
  private static let reach = (turns: 8_000, bytes: 8_000_000)

  /// The newest turns that a query finds; the first page begins with titles.
  ///
  /// One call reads some thousand turns and no longer than `time`, so it is quick whatever is
  /// asked. Where the index gave many turns that do not hold what it promised (a phrase of
  /// common words that hardly ever stand together), or the disk was slow, a page may be short or
  /// empty and still have a `next` to go on from. A call can be interrupted by `interrupt()` of
  /// the database, or by cancelling the task of an asynchronous `read`.
  package static func newest(
    _ query: SearchQuery, after position: SearchPosition? = nil,
    within time: Duration = .milliseconds(70), _ db: Database
  ) throws -> SearchPage {
    let end = ContinuousClock.now + time
    let patterns = query.patterns
    var page = SearchPage(hits: [], next: nil)
    guard let source = try SearchSource(query, patterns, db) else { return page }
    if position == nil, !patterns.isEmpty {
      page.hits = try titles(query, patterns, limit: 3, db)
    }
    var folded = FoldedText()
    var turns = 0
    var bytes = 0
    var found: [(time: Int64, hit: SearchHit)] = []
    try source.forEach(below: position, db) { candidate in
      if let find = try SearchFind(patterns, in: candidate, &folded, db) {
        found.append((candidate.time, find.hit(candidate)))
      }
      turns += 1
      bytes += candidate.text.utf8.count
      guard
        found.count >= query.limit || turns >= reach.turns || bytes >= reach.bytes
          || turns % 16 == 0 && ContinuousClock.now >= end
      else { return true }
      page.next = SearchPosition(doc: candidate.doc)
      return false
    }
    found.sort { ($0.time, $0.hit.turn ?? 0) > ($1.time, $1.hit.turn ?? 0) }
    page.hits += found.map(\.hit)
    return page
  }

  /// The conversations whose titles have all patterns, pinned ones and the newest first.
  ///
  /// Titles are few and change; they are read one by one instead of being indexed.
  static func titles(
    _ query: SearchQuery, _ patterns: [SearchPattern], limit: Int, _ db: Database
  ) throws -> [SearchHit] {
    guard query.role == nil else { return [] }
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT id, title, model, updated, pinned FROM conversation
          WHERE deleted IS NULL AND title <> ''
            AND coalesce(updated, 0) BETWEEN ? AND ? AND pinned BETWEEN ? AND ?
          ORDER BY pinned DESC, updated DESC, id DESC
          """),
      arguments: [
        query.since ?? 0, query.until ?? .max, query.isPinned == true ? 1 : 0,
        query.isPinned == false ? 0 : 1,
      ])
    var folded = FoldedText()
    var hits: [SearchHit] = []
    let model = query.model?.lowercased()
    while hits.count < limit, let row = try rows.next() {
      let title = try row.text(1) ?? ""
      guard let matches = SearchMatches(of: patterns, in: title, &folded) else { continue }
      let asked: String? = row[2]
      if let model, asked?.lowercased().contains(model) != true { continue }
      hits.append(
        SearchHit(
          turn: nil, conversation: row[0], title: title,
          titleMarks: SearchExcerpt.marks(in: title, matches.places.map(\.range)), role: nil,
          model: asked, created: row[3], isPinned: row[4], excerpt: "", marks: [], position: 0))
    }
    return hits
  }
}
