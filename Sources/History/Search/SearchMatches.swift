/// Where the patterns of a query stand in one text.
struct SearchMatches {
  /// One place where a pattern stands.
  struct Match: Equatable {
    /// The number of the pattern.
    var pattern: Int
    /// Its place, in bytes of UTF-8.
    var range: Range<Int>
    /// Whether it ends with a whole word.
    var isWhole: Bool
  }

  /// The first places of each pattern, as they come in the text.
  private(set) var places: [Match] = []
  /// How often each pattern stands in what was read.
  private(set) var counts: [Int]

  /// How many places of one pattern are kept.
  private static let kept = 24
  /// How much is read on after every pattern was found, in bytes.
  private static let enough = 65_536

  /// Reads a text; nil: a pattern is not in it.
  ///
  /// - Parameters:
  ///   - patterns: What it must have; none: any text will do.
  ///   - text: The text.
  ///   - folded: Room to work in, kept from text to text.
  init?(of patterns: [SearchPattern], in text: String, _ folded: inout FoldedText) {
    counts = Array(repeating: 0, count: patterns.count)
    guard !patterns.isEmpty else { return }
    var text = text
    text.withUTF8 { read($0, patterns, &folded) }
    guard !counts.contains(0) else { return nil }
  }

  private mutating func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ patterns: [SearchPattern], _ folded: inout FoldedText
  ) {
    var start = 0
    while start < bytes.count, start < Self.enough || counts.contains(0) {
      let next = Self.scalar(bytes, at: start + FoldedText.pieceSize)
      // What begins in a piece may end behind it; what stands before decides where words begin.
      let end = Self.scalar(bytes, at: next + SearchQuery.longest * 4)
      folded.fold(bytes, from: Self.scalar(bytes, at: max(0, start - 16)), to: end)
      find(patterns, in: folded, start..<next)
      start = next
    }
  }

  private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
    var at = min(offset, bytes.count)
    while at > 0, at < bytes.count, bytes[at] & 0xC0 == 0x80 { at -= 1 }
    return at
  }

  private mutating func find(
    _ patterns: [SearchPattern], in folded: FoldedText, _ piece: Range<Int>
  ) {
    let letters = folded.letters
    for (number, pattern) in patterns.enumerated() {
      let first = pattern.scalars[0]
      var at = 0
      while at < letters.count {
        let letter = letters[at]
        guard letter.scalar == first, piece.contains(Int(letter.offset)),
          let end = pattern.end(in: letters, at: at)
        else {
          at += 1
          continue
        }
        counts[number] += 1
        if counts[number] <= Self.kept {
          places.append(
            Match(
              pattern: number, range: Int(letter.offset)..<folded.end(before: end),
              isWhole: pattern.isWhole(in: letters, end: end)))
        }
        at = max(end, at + 1)
      }
    }
  }
}
