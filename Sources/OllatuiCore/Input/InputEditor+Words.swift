extension InputEditor {
  /// The start of the word that ends at or before an offset.
  func wordStart(before utf8Offset: Int) -> Int {
    text.wordStart(before: utf8Offset)
  }

  /// The end of the word that begins at or after an offset.
  func wordEnd(after utf8Offset: Int) -> Int {
    text.wordEnd(after: utf8Offset)
  }

  /// The start of what stands between blanks and ends at or before an offset.
  func blankWordStart(before utf8Offset: Int) -> Int {
    var place = index(utf8Offset)
    var isInWord = false
    while place > text.startIndex {
      let previous = text.index(before: place)
      let isBlank = text[previous].isWhitespace
      if isInWord, isBlank { break }
      isInWord = !isBlank
      place = previous
    }
    return offset(place)
  }

  /// The start of the typed line in which an offset is.
  func lineStart(of utf8Offset: Int) -> Int {
    text.line(at: utf8Offset).lowerBound
  }

  /// The end of the typed line in which an offset is, before its line break.
  func lineEnd(of utf8Offset: Int) -> Int {
    text.line(at: utf8Offset).upperBound
  }
}
