/// How many characters of each kind a text has: what its tokens are estimated from.
///
/// Counted are Unicode scalars, in one pass over UTF-8. Marks count with what they are written on.
package struct TextCounts: Hashable, Sendable {
  /// Letters of ASCII and of Latin with accents.
  package var latin = 0
  /// Runs of such letters: a common word is one token.
  package var words = 0
  /// Those of ``latin`` that are not of ASCII: many vocabularies have fewer words with them.
  package var accents = 0
  /// `0` to `9`.
  package var digits = 0
  /// Chinese, Japanese and Korean, with their punctuation and full-width forms.
  package var cjk = 0
  /// Letters of other scripts.
  package var letters = 0
  /// Runs of punctuation and signs of ASCII and Latin.
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
    sum.accents += other.accents
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
    var before = Kind.line
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        index += 1
        before = count(ascii: byte, after: before)
      } else {
        let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        guard index + length <= bytes.count else { return }
        before = count(scalar: Self.value(bytes, index, length), after: before)
        index += length
      }
    }
  }

  /// What stood before, as far as it matters for what follows.
  private enum Kind {
    case word, symbol, blank, indent, line, other
  }

  private mutating func count(ascii byte: UInt8, after before: Kind) -> Kind {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
      latin += 1
      if before != .word { words += 1 }
      return .word
    case 0x20, 0x09:
      if before == .blank { indents += 1 }
      return before == .blank || before == .indent ? .indent : .blank
    case 0x0A, 0x0D:
      if before != .line { lines += 1 }
      return .line
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      digits += 1
      return .other
    default:
      if before != .symbol { symbols += 1 }
      return .symbol
    }
  }

  /// Counts what is beyond ASCII.
  private mutating func count(scalar value: UInt32, after before: Kind) -> Kind {
    switch value {
    case 0xC0...0x24F where value != 0xD7 && value != 0xF7, 0x1E00...0x1EFF:
      latin += 1
      accents += 1
      if before != .word { words += 1 }
      return .word
    case 0x300...0x36F, 0xFE00...0xFE0F, 0x200B...0x200F:
      return before
    case 0x80...0xBF, 0xD7, 0xF7, 0x2000...0x206F:
      if before != .symbol { symbols += 1 }
      return .symbol
    case 0x2070...0x2BFF, 0x1F000...0x1FAFF, 0xE000...0xF8FF:
      pictures += 1
      return .other
    case _ where Self.isWide(value):
      cjk += 1
      return .other
    default:
      letters += 1
      return .other
    }
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
