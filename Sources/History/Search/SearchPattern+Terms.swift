extension SearchPattern {
  /// How many drawers may be asked for two neighbours that can be written in several ways.
  private static let mostDrawers = 8

  /// The terms of the index that every text with this pattern has, as FTS5 wants them; one for
  /// each part of the pattern, or one of several where a part may be written in several ways.
  ///
  /// A long word that is still open needs all terms of the index that begin with it, and FTS5
  /// collects all their turns before it gives the first. The `rough` terms have the first letters
  /// of such a word only: they find too much, but at once.
  func terms(rough: Bool = false) -> [String] {
    var terms: [String] = []
    var before: [UInt64] = []
    var at = 0
    while at < scalars.count {
      guard kinds[at] == .word || kinds[at] == .sign else {
        at += 1
        continue
      }
      var end = at + 1
      if kinds[at] == .word {
        while end < scalars.count, kinds[end] == .word { end += 1 }
      }
      let isWhole = kinds[at] == .sign || end < scalars.count || !isOpen
      let word = WrittenWord(Array(scalars[at..<end]), isWhole: isWhole)
      let hashes = end - at <= SearchTerms.shortest ? word.hashes : []
      let drawers = before.flatMap { one in hashes.map { SearchTerms.drawer(one, $0) } }
      if isWhole, !drawers.isEmpty, drawers.count <= Self.mostDrawers {
        terms.append(Self.any(of: drawers.map(Self.term(ofDrawer:))))
      }
      terms.append(Self.any(of: word.terms(rough: rough)))
      before = hashes
      at = end
    }
    return terms
  }

  private static func term(ofDrawer drawer: UInt64) -> String {
    "\"\(String(decoding: SearchTerms.name(ofDrawer: drawer).dropLast(), as: UTF8.self))\""
  }

  private static func any(of terms: [String]) -> String {
    terms.count == 1 ? terms[0] : "(\(terms.joined(separator: " OR ")))"
  }
}
