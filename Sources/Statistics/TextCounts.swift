/// How many characters of each kind a text has: what its tokens are estimated from.
///
/// Counted are Unicode scalars, in one pass over UTF-8. Marks count with what they are written on.
package struct TextCounts: Hashable, Sendable {
  /// Letters of ASCII and of Latin with accents.
  package var latin = 0
  /// Runs of such letters: a common word is one token.
  package var words = 0
  /// `0` to `9`.
  package var digits = 0
  /// Chinese, Japanese and Korean, with their punctuation and full-width forms.
  package var cjk = 0
  /// Letters of other scripts.
  package var letters = 0
  /// Punctuation and signs of ASCII and Latin.
  package var symbols = 0
  /// Signs beyond U+2000 that are no letters, such as arrows, boxes and pictographs.
  package var pictures = 0
  /// Runs of spaces and tabs that are longer than one.
  package var indents = 0
  /// Line breaks; several in a row count once.
  package var lines = 0

  /// Makes counts of an empty text.
  package init() {}

  /// Counts a text.
  package init(_ text: String) {
    self.init()
    var text = text
    text.withUTF8 { count($0) }
  }

  /// Whether nothing was counted.
  package var isEmpty: Bool { self == TextCounts() }

  /// Counts of two texts together.
  package static func + (one: TextCounts, other: TextCounts) -> TextCounts {
    var sum = one
    sum += other
    return sum
  }

  /// Adds the counts of another text.
  package static func += (sum: inout TextCounts, other: TextCounts) {
    sum.latin += other.latin
    sum.words += other.words
    sum.digits += other.digits
    sum.cjk += other.cjk
    sum.letters += other.letters
    sum.symbols += other.symbols
    sum.pictures += other.pictures
    sum.indents += other.indents
    sum.lines += other.lines
  }

  private mutating func count(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    var before = UInt8(ascii: "\n")
    var blanks = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        index += 1
        switch byte | 0x20 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"):
          latin += 1
          if !Self.isLatin(before) { words += 1 }
        case _ where byte == 0x20 || byte == 0x09:
          blanks += 1
          if blanks == 2 { indents += 1 }
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
        case _ where byte == 0x0A || byte == 0x0D:
          if before != 0x0A { lines += 1 }
        default: symbols += 1
        }
        if byte != 0x20, byte != 0x09 { blanks = 0 }
        before = byte == 0x0D ? 0x0A : byte
      } else {
        let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        guard index + length <= bytes.count else { return }
        let isInWord = Self.isLatin(before)
        before = count(scalar: Self.value(bytes, index, length), isInWord: isInWord)
        blanks = 0
        index += length
      }
    }
  }

  /// Counts what is beyond ASCII; answers a byte that stands for its kind.
  private mutating func count(scalar value: UInt32, isInWord: Bool) -> UInt8 {
    switch value {
    case 0xC0...0x24F where value != 0xD7 && value != 0xF7, 0x1E00...0x1EFF:
      latin += 1
      if !isInWord { words += 1 }
      return UInt8(ascii: "a")
    case 0x300...0x36F, 0xFE00...0xFE0F, 0x200B...0x200F:
      return isInWord ? UInt8(ascii: "a") : 0
    case 0x80...0xBF, 0xD7, 0xF7, 0x2000...0x206F: symbols += 1
    case 0x2070...0x2BFF, 0x1F000...0x1FAFF, 0xE000...0xF8FF: pictures += 1
    case _ where Self.isWide(value): cjk += 1
    default: letters += 1
    }
    return 0
  }

  private static func isLatin(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func value(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ length: Int
  ) -> UInt32 {
    var value = UInt32(bytes[index]) & (0xFF >> UInt32(length + 1))
    for offset in 1..<length { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
    return value
  }

  /// Whether a scalar is of Chinese, Japanese or Korean writing, which takes two columns.
  static func isWide(_ scalar: Unicode.Scalar) -> Bool { isWide(scalar.value) }

  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
