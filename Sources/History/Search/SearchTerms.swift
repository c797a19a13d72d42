/// What a text is found by: the distinct terms that go into the index, blanks between them.
///
/// A word gives its beginnings of one to ``shortest`` letters and itself, so that a word that is
/// being typed is one term of the index, however many words begin like that. A script without
/// blanks gives each of its signs. Two neighbours that are signs or words of up to ``shortest``
/// letters, which are the common ones, give the number of one of ``pairs`` drawers: a phrase is in
/// no text that lacks its drawers. Drawers are shared and the index keeps no positions, so what it
/// finds is looked up in the text, of which every hit is read anyway; in return the index is
/// smaller than the text in every script.
struct SearchTerms {
  /// Up to how many letters every beginning of a word is a term of its own.
  static let shortest = 4
  /// How many letters of a word count; a longer one is told apart by the text itself.
  static let longest = 24
  /// The number of drawers for pairs; about 200 pairs of a text then lie a byte apart.
  static let pairs: UInt64 = 8192
  /// Words in long lines of digits and letters (keys, encoded pictures) have no humps.
  private static let longestWithHumps = 64

  /// The terms, in UTF-8, each followed by a blank.
  private(set) var text: [UInt8] = []
  private var seen = HashSet()
  /// The hashes of the word or sign before, and of what may be searched as one within it; 0 for
  /// what is too long for a drawer.
  private var before: [UInt64] = []
  private var now: [UInt64] = []

  /// Takes the terms of a text.
  init(of text: String) {
    var text = text
    self.text.reserveCapacity(text.utf8.count * 2)
    text.withUTF8 { add($0) }
  }

  private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    var folded = FoldedText(splittingLigatures: false)
    var start = 0
    while start < bytes.count {
      let end = Self.end(ofPieceFrom: start, in: bytes)
      folded.fold(bytes, from: start, to: end)
      add(folded.letters)
      start = end
    }
  }

  /// Where a piece ends: behind a mark or blank of ASCII, else between two scalars.
  private static func end(ofPieceFrom start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let limit = start + FoldedText.pieceSize
    guard limit < bytes.count else { return bytes.count }
    if let end = (limit - 4096..<limit).last(where: { bytes[$0] < 0x30 }) { return end + 1 }
    return (limit - 3...limit).last { bytes[$0] & 0xC0 != 0x80 } ?? limit
  }

  private mutating func add(_ letters: [FoldedText.Letter]) {
    var at = 0
    while at < letters.count {
      switch letters[at].kind {
      case .word:
        var end = at + 1
        while end < letters.count, letters[end].kind == .word { end += 1 }
        addWord(letters, at, end)
        if end - at <= Self.longestWithHumps {
          for hump in at + 1..<end + 1 where hump < end && letters[hump].isHump {
            addWord(letters, hump, end)
          }
        }
        at = end
        pair()
      case .sign:
        let hash = HashSet.mixed(HashSet.seed, letters[at].scalar)
        if seen.insert(hash) { write(letters, at, at + 1) }
        now.append(hash)
        at += 1
        pair()
      case .separator, .blank, .nothing:
        at += 1
      }
    }
  }

  private mutating func addWord(_ letters: [FoldedText.Letter], _ start: Int, _ end: Int) {
    var hash = HashSet.seed
    let isShort = end - start <= Self.shortest
    let end = min(end, start + Self.longest)
    for index in start..<end {
      hash = HashSet.mixed(hash, letters[index].scalar)
      guard index < start + Self.shortest || index == end - 1 else { continue }
      if seen.insert(hash) { write(letters, start, index + 1) }
    }
    now.append(isShort ? hash : 0)
  }

  /// Files what was just added with its neighbour.
  private mutating func pair() {
    if let next = now.first, next != 0 {
      for hash in before where hash != 0 {
        let drawer = Self.drawer(hash, next)
        if seen.insert(drawer + 1) { text.append(contentsOf: Self.name(ofDrawer: drawer)) }
      }
    }
    swap(&before, &now)
    now.removeAll(keepingCapacity: true)
  }

  private mutating func write(_ letters: [FoldedText.Letter], _ start: Int, _ end: Int) {
    for index in start..<end {
      let scalar = letters[index].scalar
      if scalar < 0x80 {
        text.append(UInt8(truncatingIfNeeded: scalar))
      } else if scalar < 0x800 {
        text.append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
        text.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
      } else if scalar < 0x10000 {
        text.append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
        text.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
        text.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
      } else {
        text.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
        text.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F))
        text.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
        text.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
      }
    }
    text.append(0x20)
  }

  // MARK: - Drawers

  /// The drawer of two neighbours, given the hashes of their letters.
  static func drawer(_ first: UInt64, _ second: UInt64) -> UInt64 {
    let mixed = (first ^ second &* 0xFF51_AFD7_ED55_8CCD) &* 0x9E37_79B9_7F4A_7C15
    return mixed >> 32 & (pairs - 1)
  }

  /// The term of a drawer, and a blank; no word of a text looks like it.
  static func name(ofDrawer drawer: UInt64) -> [UInt8] {
    let digits = (drawer >> 10 & 31, drawer >> 5 & 31, drawer & 31)
    func letter(_ digit: UInt64) -> UInt8 {
      UInt8(truncatingIfNeeded: digit < 10 ? 0x30 + digit : 0x57 + digit)
    }
    return [0x3D, 0x3D, letter(digits.0), letter(digits.1), letter(digits.2), 0x20]
  }
}
