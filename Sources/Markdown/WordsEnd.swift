import TextUI

/// The end of a growing text's last line, where plain words can be drawn before the text is read.
///
/// It promises what reading the text as a whole would show: words without markup that fit on the
/// line stand behind its last word, and nothing else changes.
public struct WordsEnd: Equatable, Sendable {
  /// What the words mean.
  public let role: Role
  /// Cells that are free behind the text, its trailing blanks counted as text.
  private var room: Int
  /// The column behind the last one that may be drawn in.
  private let edge: Int
  /// Blanks at the text's end, which are seen once a word stands behind them.
  private var blanks: Int
  /// The last byte of the text.
  private var last: UInt8
  /// Whether `)` may close a link.
  private let isOpen: Bool

  /// The end of a text, whose last line has so many cells left.
  init?(of source: UTF8Bytes, length: Int, role: Role, room: Int, edge: Int, isOpen: Bool) {
    guard length > 0, length <= source.count else { return nil }
    let end = MarkdownDocument.trimmedEnd(source, length)
    // Other scripts might make one cell of what is there and what follows it.
    guard end > 0, source[end - 1] < 0x80 || Self.endsWide(source, end) else { return nil }
    self.role = role
    self.isOpen = isOpen
    self.edge = edge
    blanks = length - end
    self.room = room - blanks
    last = source[length - 1]
  }

  /// Takes what was appended to the text.
  ///
  /// - Returns: what is to be drawn behind the line as it is; nil where the text has to be read.
  mutating func take(_ words: String) -> LineEnd.Drawn? {
    withUTF8(of: words) { bytes in
      guard let columns = columns(of: bytes), columns <= room, let last = bytes.last else {
        return nil
      }
      let end = MarkdownDocument.trimmedEnd(bytes, bytes.count)
      let column = edge - room - blanks
      let shown = String(repeating: " ", count: blanks)
      blanks = end == 0 ? blanks + bytes.count : bytes.count - end
      room -= columns
      self.last = last
      guard end > 0 else { return .nothing }
      let text = shown + String(decoding: UTF8Bytes(rebasing: bytes[..<end]), as: UTF8.self)
      return .behind(Span(text, role), column: column)
    }
  }

  /// The cells that words take; nil where they may be more than words.
  private func columns(of bytes: UTF8Bytes) -> Int? {
    var columns = 0
    var before = last
    var offset = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte < 0x80 {
        guard PlainWords.isPlain(byte, after: before, isOpen: isOpen) else { return nil }
        columns += 1
        offset += 1
      } else {
        guard offset + 3 <= bytes.count, Self.endsWide(bytes, offset + 3) else { return nil }
        columns += 2
        offset += 3
      }
      before = byte
    }
    return columns
  }

  /// Whether the three bytes before an offset are an ideograph, a kana, a syllable of Hangul, or
  /// punctuation of theirs: two cells, whatever is beside them.
  private static func endsWide(_ bytes: UTF8Bytes, _ end: Int) -> Bool {
    guard end >= 3, bytes[end - 3] & 0xF0 == 0xE0 else { return false }
    let scalar =
      UInt32(bytes[end - 3] & 0x0F) << 12 | UInt32(bytes[end - 2] & 0x3F) << 6
      | UInt32(bytes[end - 1] & 0x3F)
    return switch scalar {
    case 0x3001...0x3003, 0x3005...0x3011, 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC: true
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xFF01...0xFF60: true
    default: false
    }
  }
}
