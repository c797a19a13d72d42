import Transcript

/// A stretch of text as the search sees it: one entry for each scalar that counts.
///
/// Runs of blanks are one blank; what does not count (accents, joiners) is left out; kana and
/// Hangul that were written in parts are put together. A ligature has an entry for each of its
/// letters, all at its place, but for the index, which has ligatures as they are written.
struct FoldedText {
  /// One folded scalar and where it came from.
  struct Letter {
    /// Its scalar, its kind above that, and in the highest bit whether a hump begins here.
    var code: UInt32
    /// Where it began in the text, in bytes of UTF-8.
    var offset: UInt32

    /// The folded scalar.
    var scalar: UInt32 { code & 0x1F_FFFF }
    /// What it means.
    var kind: LetterKind { LetterKind(rawValue: UInt8(code >> 24 & 7)) ?? .separator }
    /// Whether it is the `N` of `userName`: a place where a word may be found as well.
    var isHump: Bool { code >> 31 == 1 }
  }

  /// The letters of the stretch.
  private(set) var letters: [Letter] = []
  /// Where the stretch ends in the text, in bytes of UTF-8.
  private(set) var end = 0
  private let splitsLigatures: Bool

  /// How much is looked at in one piece: a text of many megabytes never stands here as a whole.
  static let pieceSize = 32_768

  /// Folds a whole text; for short ones, such as what was typed.
  init(_ text: String) {
    self.init()
    var text = text
    text.withUTF8 { fold($0, from: 0, to: $0.count) }
  }

  /// Makes an empty stretch, to be filled by ``fold(_:from:to:)``.
  init(splittingLigatures: Bool = true) {
    splitsLigatures = splittingLigatures
    letters.reserveCapacity(1024)
  }

  /// Replaces the stretch by the folded bytes between two offsets at scalar boundaries.
  mutating func fold(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) {
    letters.removeAll(keepingCapacity: true)
    self.end = end
    var at = start
    var wasLower = false
    let table = LetterTable.shared
    while at < end {
      let byte = bytes[at]
      if byte < 0x80 {
        let letter = table.folded(UInt32(byte))
        let isHump = wasLower && byte >= 0x41 && byte <= 0x5A
        append(letter, at: at, isHump: isHump)
        wasLower = byte >= 0x61 && byte <= 0x7A
        at += 1
      } else {
        let (scalar, length) = Self.decoded(bytes, at: at)
        let letter = table.folded(scalar)
        if splitsLigatures, letter.kind == .word, let ligature = Ligature.of(letter) {
          for part in ligature.letters { push(part.value, .word, at, false) }
        } else {
          append(letter, at: at, isHump: false)
        }
        wasLower = false
        at += length
      }
    }
  }

  /// Where the letters before an index end in the text, in bytes of UTF-8; a ligature that some of
  /// them are part of counts as a whole.
  func end(before index: Int) -> Int {
    var index = index
    while index < letters.count, letters[index].offset == letters[index - 1].offset { index += 1 }
    return index < letters.count ? Int(letters[index].offset) : end
  }

  @inline(__always)
  private mutating func append(_ letter: FoldedLetter, at offset: Int, isHump: Bool) {
    switch letter.kind {
    case .nothing:
      if letter.scalar == 0x3099 || letter.scalar == 0x309A { mark(voiced: letter.scalar) }
    case .blank:
      guard letters.last?.kind != .blank else { return }
      push(0x20, .blank, offset, isHump)
    case .sign where letter.scalar >= 0x1160 && letter.scalar <= 0x11FF:
      if !joinHangul(letter.scalar) { push(letter.scalar, .sign, offset, isHump) }
    case .separator, .word, .sign:
      push(letter.scalar, letter.kind, offset, isHump)
    }
  }

  @inline(__always)
  private mutating func push(
    _ scalar: UInt32, _ kind: LetterKind, _ offset: Int, _ isHump: Bool
  ) {
    let code = scalar | UInt32(kind.rawValue) << 24 | (isHump ? 1 << 31 : 0)
    letters.append(Letter(code: code, offset: UInt32(truncatingIfNeeded: offset)))
  }

  private mutating func replaceLast(by scalar: UInt32) {
    letters[letters.count - 1].code = scalar | UInt32(LetterKind.sign.rawValue) << 24
  }

  /// Puts a voicing mark on the kana before it, as in か and ゙, which some systems write apart.
  private mutating func mark(voiced mark: UInt32) {
    guard let kana = letters.last?.scalar, kana >= 0x3041, kana <= 0x30FF else { return }
    let isKatakana = kana >= 0x30A1
    let base = isKatakana ? kana - 0x60 : kana
    let takesHalf = (0x306F...0x307B).contains(base) && (base - 0x306F) % 3 == 0
    let isEven = base % 2 == 0
    let takesVoice =
      takesHalf || (0x304B...0x3061).contains(base) && !isEven
      || (0x3064...0x3068).contains(base) && isEven
    if mark == 0x3099, takesVoice {
      replaceLast(by: kana + 1)
    } else if mark == 0x309A, takesHalf {
      replaceLast(by: kana + 2)
    } else if mark == 0x3099, base == 0x3046 {
      replaceLast(by: isKatakana ? 0x30F4 : 0x3094)
    }
  }

  /// Puts a vowel or a final consonant onto the Hangul before it, where they make a syllable.
  private mutating func joinHangul(_ part: UInt32) -> Bool {
    guard let last = letters.last?.scalar else { return false }
    if (0x1100...0x1112).contains(last), (0x1161...0x1175).contains(part) {
      replaceLast(by: 0xAC00 + ((last - 0x1100) * 21 + (part - 0x1161)) * 28)
      return true
    }
    if (0xAC00...0xD7A3).contains(last), (last - 0xAC00) % 28 == 0,
      (0x11A8...0x11C2).contains(part)
    {
      replaceLast(by: last + part - 0x11A7)
      return true
    }
    return false
  }

  /// The scalar that begins at an offset of valid UTF-8, and its length.
  @inline(__always)
  private static func decoded(
    _ bytes: UnsafeBufferPointer<UInt8>, at: Int
  ) -> (scalar: UInt32, length: Int) {
    let first = UInt32(bytes[at])
    func next(_ index: Int) -> UInt32 {
      at + index < bytes.count ? UInt32(bytes[at + index] & 0x3F) : 0
    }
    if first < 0xE0 { return ((first & 0x1F) << 6 | next(1), 2) }
    if first < 0xF0 { return ((first & 0x0F) << 12 | next(1) << 6 | next(2), 3) }
    return ((first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
  }
}

extension Ligature {
  /// The one that a folded letter is; nil: it stands for itself.
  fileprivate static func of(_ letter: FoldedLetter) -> Ligature? {
    Unicode.Scalar(letter.scalar).flatMap { of($0) }
  }
}
