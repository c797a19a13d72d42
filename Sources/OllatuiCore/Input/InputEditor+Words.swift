extension InputEditor {
  /// What a character is to moves by words: runs of one sort are words.
  private enum WordSort {
    /// Blanks and punctuation, which part words.
    case none
    case letters
    case ideographs
    case kana

    init(_ character: Character) {
      switch character.unicodeScalars.first?.value ?? 0 {
      case 0x3041...0x3096, 0x309D...0x309F, 0x30A1...0x30FA, 0x30FC...0x30FF, 0x31F0...0x31FF,
        0xFF66...0xFF9F:
        self = .kana
      case 0x3005...0x3007, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
        self = .ideographs
      default:
        self = character.isLetter || character.isNumber ? .letters : .none
      }
    }
  }

  /// The start of the word that ends at or before an offset.
  func wordStart(before utf8Offset: Int) -> Int {
    var place = index(utf8Offset)
    var sort = WordSort.none
    while place > text.startIndex {
      let previous = text.index(before: place)
      let next = WordSort(text[previous])
      if sort != .none, next != sort { break }
      sort = next
      place = previous
    }
    return offset(place)
  }

  /// The end of the word that begins at or after an offset.
  func wordEnd(after utf8Offset: Int) -> Int {
    var place = index(utf8Offset)
    var sort = WordSort.none
    while place < text.endIndex {
      let next = WordSort(text[place])
      if sort != .none, next != sort { break }
      sort = next
      place = text.index(after: place)
    }
    return offset(place)
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
    let before = text.utf8[..<index(utf8Offset)]
    return before.lastIndex(of: 0x0A).map { offset($0) + 1 } ?? 0
  }

  /// The end of the typed line in which an offset is, before its line break.
  func lineEnd(of utf8Offset: Int) -> Int {
    let after = text.utf8[index(utf8Offset)...]
    return after.firstIndex(of: 0x0A).map { offset($0) } ?? text.utf8.count
  }
}
