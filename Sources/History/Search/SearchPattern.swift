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
