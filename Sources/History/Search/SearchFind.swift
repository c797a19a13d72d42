import GRDB

/// What a query finds in one turn: in its text, or else in what its model thought.
struct SearchFind {
  /// The places, in what was read.
  let matches: SearchMatches
  /// What was read: the text, or all that was thought and said.
  private let said: TurnText
  private let isText: Bool

  /// The length of what was read, in bytes.
  var length: Int {
    isText ? said.text.utf8.count : said.text.utf8.count + said.thinking.utf8.count
  }

  /// Looks for patterns in a turn; nil: one of them is nowhere in it.
  ///
  /// What was thought is read only where the text alone does not do.
  init?(
    _ patterns: [SearchPattern], in candidate: SearchSource.Candidate, _ folded: inout FoldedText,
    _ db: Database
  ) throws {
    if let matches = SearchMatches(of: patterns, in: candidate.text, &folded) {
      (self.matches, isText) = (matches, true)
      said = TurnText(candidate.text)
      return
    }
    guard candidate.hit.role == .assistant, let turn = candidate.hit.turn else { return nil }
    let statement = try db.cachedStatement(
      sql: "SELECT CAST(thinking AS BLOB) FROM turn WHERE id = ?")
    let thinking = try Row.fetchOne(statement, arguments: [turn])?.text(0) ?? ""
    guard !thinking.isEmpty else { return nil }
    said = TurnText(candidate.text, thinking: thinking)
    guard let matches = SearchMatches(of: patterns, in: said.whole, &folded) else { return nil }
    (self.matches, isText) = (matches, false)
  }

  /// The hit with an excerpt.
  func hit(_ candidate: SearchSource.Candidate) -> SearchHit {
    var hit = candidate.hit
    let excerpt = SearchExcerpt(
      of: isText ? said.text : said.whole, found: matches.places.map(\.range))
    hit.excerpt = excerpt.text
    hit.marks = excerpt.marks
    hit.position = excerpt.position
    guard !isText else { return hit }
    hit.isThinking = excerpt.position < said.thinking.utf8.count
    if !hit.isThinking {
      hit.position -= said.thinking.utf8.count + TurnText.between.utf8.count
    }
    return hit
  }
}
