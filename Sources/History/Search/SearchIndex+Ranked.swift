import GRDB

extension SearchIndex {
  /// How much a ranking looks at: the newest hits, of these the ones with whole words, and those
  /// in conversations whose title has the words; and the bytes of text in each of the three.
  private static let ranked = (newest: 600, whole: 300, titled: 200, bytes: 2_000_000)

  /// The best hits of a query, titles among them.
  ///
  /// Ranking all hits of a common word would mean reading hundreds of thousands of turns
  /// (FTS5's `bm25()` takes seconds there). So the best are chosen from a bounded number: the
  /// 600 newest hits, the 300 newest with the whole words, and up to 200 in conversations whose
  /// titles match, however old. A word with fewer hits than that is ranked completely.
  /// ``SearchScore`` says what counts. Where the disk is slow, fewer are read: after `time` what
  /// was found so far is ranked.
  package static func ranked(
    _ query: SearchQuery, within time: Duration = .milliseconds(80), _ db: Database
  ) throws -> [SearchHit] {
    let end = ContinuousClock.now + time
    let patterns = query.patterns
    guard !patterns.isEmpty else { return try newest(query, db).hits }
    let titles = try titles(query, patterns, limit: 50, db)
    var ranking = Ranking(
      patterns: patterns, titled: Set(titles.map(\.conversation)), limit: query.limit,
      end: end)
    try ranking.read(SearchSource(query, patterns, db), atMost: Self.ranked.newest, db)
    let whole = patterns.map(\.closed)
    if ranking.isCut, whole.flatMap({ $0.terms() }) != patterns.flatMap({ $0.terms() }) {
      try ranking.read(
        SearchSource(query, whole, db), atMost: Self.ranked.whole, withWaiting: false, db)
    }
    if ranking.isCut, !titles.isEmpty {
      try ranking.read(
        SearchSource(query, patterns, in: titles.map(\.conversation), db),
        atMost: Self.ranked.titled, withWaiting: false, db)
    }
    return ranking.best(with: titles)
  }

  /// Turns that were found and how good they are.
  private struct Ranking {
    let patterns: [SearchPattern]
    let titled: Set<Int64>
    let limit: Int
    /// When reading ends, whatever is left.
    let end: ContinuousClock.Instant
    /// Whether there were more hits than were read.
    private(set) var isCut = false
    private var found: [Int64: (candidate: SearchSource.Candidate, find: SearchFind)] = [:]
    private var folded = FoldedText()

    init(
      patterns: [SearchPattern], titled: Set<Int64>, limit: Int, end: ContinuousClock.Instant
    ) {
      self.end = end
      self.patterns = patterns
      self.titled = titled
      self.limit = limit
    }

    /// Reads candidates; those that wait are read at the first time, and all of them.
    mutating func read(
      _ source: SearchSource?, atMost turns: Int, withWaiting: Bool = true, _ db: Database
    ) throws {
      guard let source, ContinuousClock.now < end else { return }
      var turns = turns
      var read = 0
      var bytes = SearchIndex.ranked.bytes
      try source.forEach(rough: 1_500, withWaiting: withWaiting, db) { candidate in
        read += 1
        if !candidate.isWaiting { bytes -= candidate.text.utf8.count }
        if found[candidate.doc] != nil {
          turns -= 1
        } else if let find = try SearchFind(patterns, in: candidate, &folded, db) {
          turns -= 1
          found[candidate.doc] = (candidate, find)
        }
        let isOver =
          turns <= 0 || bytes <= 0 || read % 16 == 0 && ContinuousClock.now >= end
        isCut = isCut || isOver
        return !isOver
      }
    }

    /// The best, in order; a title comes where none of its turns does.
    func best(with titles: [SearchHit]) -> [SearchHit] {
      let newest = found.values.map(\.candidate.time).max() ?? 0
      var scored = found.values.map { candidate, find in
        let score = SearchScore(
          matches: find.matches, length: find.length,
          isInTitle: titled.contains(candidate.hit.conversation), isPinned: candidate.hit.isPinned,
          age: newest - candidate.time)
        return (value: score.value, candidate: candidate, find: find)
      }
      scored.sort { ($0.value, $0.candidate.doc) > ($1.value, $1.candidate.doc) }
      let hits = scored.prefix(limit).map { $0.find.hit($0.candidate) }
      let shown = Set(hits.map(\.conversation))
      return Array(
        (titles.prefix(3).filter { !shown.contains($0.conversation) } + hits).prefix(limit))
    }
  }
}
