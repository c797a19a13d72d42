import TextUI
import Transcript

/// Finds a text in others: smart case, so that a query without capitals finds them all the same.
///
/// A blank also finds a line break, and text that is struck out is found too. Ligatures are looked
/// at as their letters, in the query and in texts, and full-width letters and marks as the usual
/// ones; a hit has all of a ligature of which it has a part.
struct TextSearch: Equatable, Sendable {
  /// What is searched for.
  let query: String
  /// Its letters, without ligatures.
  private let letters: [SearchedLetter]
  /// The bytes with which a hit may begin.
  private let beginnings: SearchedLetter.Beginnings
  /// The longest that a hit can be, in UTF-8.
  let maximumLength: Int

  /// Prepares a search; nil: there is nothing to search for.
  init?(_ query: String) {
    guard !query.isEmpty else { return nil }
    self.query = query
    letters = SearchedLetter.all(in: query)
    beginnings = letters.first?.beginnings ?? .init()
    maximumLength = letters.reduce(0) { $0 + $1.maximumLength }
  }

  static func == (one: TextSearch, other: TextSearch) -> Bool {
    one.query == other.query
  }

  /// Where the query stands in a text from an offset on, in UTF-8, without overlaps; at most so
  /// many places.
  func ranges(in text: String, from start: Int = 0, limit: Int) -> [Range<Int>] {
    var found: [Range<Int>] = []
    forEachRange(in: text, from: start, limit: limit) { found.append($0) }
    return found
  }

  /// Hands over where the query stands in a text, in UTF-8, without overlaps; at most so many places.
  func forEachRange(
    in text: String, from start: Int = 0, limit: Int, _ take: (Range<Int>) -> Void
  ) {
    withUTF8(of: text) { bytes in
      var count = 0
      var offset = start
      while offset < bytes.count {
        guard beginnings.contains(bytes[offset]), let end = end(ofHitAt: offset, in: bytes) else {
          offset += 1
          continue
        }
        guard count < limit else { return }
        take(offset..<end)
        count += 1
        offset = end
      }
    }
  }

  private func end(ofHitAt start: Int, in text: UTF8Bytes) -> Int? {
    if let end = end(ofHitAt: start, in: text, skipping: 0) { return end }
    guard let written = WrittenLigature(in: text, at: start) else { return nil }
    for skipped in 1..<written.count {
      if let end = end(ofHitAt: start, in: text, skipping: skipped) { return end }
    }
    return nil
  }

  /// The end of a hit that begins with some letter of a ligature, or with any other scalar.
  private func end(ofHitAt start: Int, in text: UTF8Bytes, skipping: Int) -> Int? {
    var offset = start
    var index = 0
    var skipped = skipping
    while index < letters.count {
      if skipped == 0, let length = letters[index].length(in: text, at: offset) {
        index += 1
        offset += length
      } else if let written = WrittenLigature(in: text, at: offset),
        let count = written.count(of: letters[index...], skipping: skipped)
      {
        index += count
        offset += written.length
      } else {
        return nil
      }
      skipped = 0
      // What is drawn over text that is struck out: U+0336.
      if offset + 1 < text.count, text[offset] == 0xCC, text[offset + 1] == 0xB6 { offset += 2 }
    }
    return offset
  }
}
