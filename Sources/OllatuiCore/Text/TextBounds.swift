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

/// Characters, words and lines around a place in a text, in UTF-8 from its start; places behind the
/// end count as the end. Each costs what it passes, as the text is native.
extension String {
  private func place(_ utf8Offset: Int) -> Index {
    utf8.index(startIndex, offsetBy: Swift.min(Swift.max(0, utf8Offset), utf8.count))
  }

  private func offset(_ index: Index) -> Int {
    utf8.distance(from: startIndex, to: index)
  }

  /// The start of the character that an offset is in.
  func characterStart(at utf8Offset: Int) -> Int {
    let place = place(utf8Offset)
    guard place < endIndex, place.samePosition(in: self) == nil else { return offset(place) }
    // `index(after:)` first goes to the start of the character that an index is in.
    return offset(index(before: index(after: place)))
  }

  /// The end of the character that an offset is in.
  func characterEnd(at utf8Offset: Int) -> Int {
    let place = place(utf8Offset)
    return place < endIndex ? offset(index(after: place)) : utf8.count
  }

  /// The start of the character before the one that an offset is in; nil: it is the first.
  func characterStart(before utf8Offset: Int) -> Int? {
    let start = place(characterStart(at: utf8Offset))
    return start > startIndex ? offset(index(before: start)) : nil
  }

  /// The start of the word that ends at or before an offset.
  func wordStart(before utf8Offset: Int) -> Int {
    var place = place(utf8Offset)
    var sort = WordSort.none
    while place > startIndex {
      let previous = index(before: place)
      let next = WordSort(self[previous])
      if sort != .none, next != sort { break }
      sort = next
      place = previous
    }
    return offset(place)
  }

  /// The end of the word that begins at or after an offset.
  func wordEnd(after utf8Offset: Int) -> Int {
    var place = place(utf8Offset)
    var sort = WordSort.none
    while place < endIndex {
      let next = WordSort(self[place])
      if sort != .none, next != sort { break }
      sort = next
      place = index(after: place)
    }
    return offset(place)
  }

  /// The start of the next word behind the one that an offset is in; nil: there is none.
  func nextWordStart(after utf8Offset: Int) -> Int? {
    var place = place(utf8Offset)
    var sort = place < endIndex ? WordSort(self[place]) : .none
    while place < endIndex {
      let next = WordSort(self[place])
      if next != .none, next != sort { return offset(place) }
      sort = next
      place = index(after: place)
    }
    return nil
  }

  /// The word that an offset is in, or the one character there where it is in none.
  func word(at utf8Offset: Int) -> Range<Int> {
    var start = place(characterStart(at: utf8Offset))
    guard start < endIndex else { return utf8.count..<utf8.count }
    var end = index(after: start)
    let sort = WordSort(self[start])
    guard sort != .none else { return offset(start)..<offset(end) }
    while start > startIndex, WordSort(self[index(before: start)]) == sort {
      start = index(before: start)
    }
    while end < endIndex, WordSort(self[end]) == sort { end = index(after: end) }
    return offset(start)..<offset(end)
  }

  /// The line in which an offset is, without its line break.
  func line(at utf8Offset: Int) -> Range<Int> {
    let place = place(utf8Offset)
    let start = utf8[..<place].lastIndex(of: 0x0A).map { offset($0) + 1 } ?? 0
    let end = utf8[place...].firstIndex(of: 0x0A).map { offset($0) } ?? utf8.count
    return start..<end
  }
}
