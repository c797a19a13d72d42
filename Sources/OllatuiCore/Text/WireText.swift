/// A sentence in which `OllamaWire` and `OllamaClient` put an error, for other languages.
///
/// Those targets know nothing of languages: a translation is found by recognising the English. What
/// is no sentence of ours, such as a server's own words, stays as it came. To add one, add a row to
/// `WireText.all`, the narrower before the wider.
struct WireText: Sendable {
  /// Its section and key in the files.
  let key: String
  /// The sentence, with names in braces for what varies.
  let english: String
  private let parts: [PhraseText.Part]

  /// Makes a row.
  init(_ name: String, _ english: String) {
    key = "errors.\(name)"
    self.english = english
    parts = PhraseText.parts(of: english)
  }

  /// What stands in the place of the names; nil where the text is not this sentence.
  func values(in text: String) -> [Substring: Substring]? {
    var values: [Substring: Substring] = [:]
    var rest = text[...]
    var open: Substring?
    for (index, part) in parts.enumerated() {
      let isEnd = index == parts.count - 1 && part.name == nil
      guard let place = rest.place(of: part.words, isFirst: index == 0, isEnd: isEnd) else {
        return nil
      }
      if let open { values[open] = rest[..<place.lowerBound] }
      rest = rest[place.upperBound...]
      open = part.name
    }
    if let open { values[open] = rest } else if !rest.isEmpty { return nil }
    return values
  }
}

extension Substring {
  /// Where words stand: at the start, at the end, or at the first place they come.
  fileprivate func place(of words: Substring, isFirst: Bool, isEnd: Bool) -> Range<Index>? {
    if isFirst {
      return hasPrefix(words) ? startIndex..<index(startIndex, offsetBy: words.count) : nil
    }
    if isEnd {
      return hasSuffix(words) ? index(endIndex, offsetBy: -words.count)..<endIndex : nil
    }
    return firstRange(of: words)
  }
}
