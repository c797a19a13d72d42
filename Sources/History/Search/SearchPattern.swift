/// Something a text must have: a word's beginning, or words and signs in a row.
struct SearchPattern: Equatable {
  /// The folded scalars; a blank stands for any run of blanks and marks.
  private(set) var scalars: [UInt32] = []
  /// What each of them means.
  private(set) var kinds: [LetterKind] = []
  /// Whether the last word may go on in the text.
  private(set) var isOpen: Bool

  /// The same with its last word as a whole.
  var closed: SearchPattern {
    var pattern = self
    pattern.isOpen = false
    return pattern
  }

  private init?(_ letters: ArraySlice<FoldedText.Letter>, isOpen: Bool) {
    var letters = letters
    // Blanks at the ends, and the full stop or comma after a word, are not meant.
    let soft: Set<UInt32> = [0x21, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0x3001, 0x3002]
    while let last = letters.last, last.kind == .blank || soft.contains(last.scalar) {
      letters.removeLast()
    }
    while letters.first?.kind == .blank { letters.removeFirst() }
    guard letters.contains(where: { $0.kind == .word || $0.kind == .sign }) else { return nil }
    self.isOpen = isOpen
    scalars = letters.map(\.scalar)
    kinds = letters.map(\.kind)
  }

  /// The patterns in what was typed: cut at blanks, but not between quotes.
  ///
  /// A quote that is still open ends at the end and leaves its last word open.
  static func all(in text: String) -> [SearchPattern] {
    let start = String(String.UnicodeScalarView(text.unicodeScalars.prefix(SearchQuery.longest)))
    let letters = FoldedText(start).letters
    var patterns: [SearchPattern] = []
    func take(_ range: Range<Int>, isOpen: Bool) {
      guard let pattern = SearchPattern(letters[range], isOpen: isOpen),
        !patterns.contains(pattern)
      else { return }
      patterns.append(pattern)
    }
    var from = 0
    var isQuoted = false
    for (index, letter) in letters.enumerated() {
      if letter.scalar == 0x22 {
        take(from..<index, isOpen: !isQuoted)
        isQuoted.toggle()
        from = index + 1
      } else if letter.kind == .blank, !isQuoted {
        take(from..<index, isOpen: true)
        from = index + 1
      }
    }
    take(from..<letters.count, isOpen: true)
    return patterns
  }

  // MARK: - In the index

  /// The terms of the index that every text with this pattern has, as FTS5 wants them.
  ///
  /// A long word that is still open needs all terms of the index that begin with it, and FTS5
  /// collects all their turns before it gives the first. The `rough` terms have the first letters
  /// of such a word only: they find too much, but at once.
  func terms(rough: Bool = false) -> [String] {
    var terms: [String] = []
    var before: UInt64?
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
      let letters = scalars[at..<min(end, at + SearchTerms.longest)]
      let hash = letters.reduce(HashSet.seed) { HashSet.mixed($0, $1) }
      let isShort = end - at <= SearchTerms.shortest
      if let before, isWhole, isShort {
        let name = SearchTerms.name(ofDrawer: SearchTerms.drawer(before, hash)).dropLast()
        terms.append("\"\(String(decoding: name, as: UTF8.self))\"")
      }
      let term = String(String.UnicodeScalarView(letters.compactMap { Unicode.Scalar($0) }))
      if isWhole || letters.count <= SearchTerms.shortest {
        terms.append("\"\(term)\"")
      } else {
        terms.append(
          rough
            ? "\"\(String(term.unicodeScalars.prefix(SearchTerms.shortest)))\"" : "\"\(term)\" *")
      }
      before = isShort ? hash : nil
      at = end
    }
    return terms
  }

  // MARK: - In a text

  /// The end of the pattern in the letters when it begins at an index; nil: it does not.
  func end(in letters: [FoldedText.Letter], at start: Int) -> Int? {
    if kinds[0] == .word, start > 0, letters[start - 1].kind == .word, !letters[start].isHump {
      return nil
    }
    var at = start
    for index in scalars.indices {
      if kinds[index] == .blank {
        let from = at
        while at < letters.count, letters[at].kind == .blank || letters[at].kind == .separator,
          at == from || letters[at].scalar != scalars[index + 1]
        {
          at += 1
        }
        guard at > from else { return nil }
      } else {
        guard at < letters.count, letters[at].scalar == scalars[index] else { return nil }
        at += 1
      }
    }
    let isWordCut =
      kinds[kinds.count - 1] == .word && at < letters.count && letters[at].kind == .word
    return isWordCut && !isOpen ? nil : at
  }

  /// Whether a match that ends there ends with a whole word.
  func isWhole(in letters: [FoldedText.Letter], end: Int) -> Bool {
    kinds[kinds.count - 1] != .word || end >= letters.count || letters[end].kind != .word
  }
}
