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
  /// Blanks at the text's end, which are seen once a word stands behind them.
  private var blanks: Int
  /// The last byte of the text.
  private var last: UInt8

  /// The end of a text, whose last line has so many cells left.
  init?(of source: UTF8Bytes, length: Int, role: Role, room: Int) {
    guard length > 0, length <= source.count, source[length - 1] < 0x80 else { return nil }
    let end = MarkdownDocument.trimmedEnd(source, length)
    // What is not ASCII might make one cell of itself and what follows it.
    guard end > 0, source[end - 1] < 0x80 else { return nil }
    self.role = role
    blanks = length - end
    self.room = room - blanks
    last = source[length - 1]
  }

  /// Takes what was appended to the text.
  ///
  /// - Returns: what is to be drawn behind the line as it is; nil where the text has to be read.
  public mutating func take(_ words: String) -> String? {
    withUTF8(of: words) { bytes in
      guard bytes.count <= room else { return nil }
      var before = last
      for byte in bytes {
        guard PlainWords.isPlainASCII(byte) else { return nil }
        // Two of them may become an address.
        if byte | 0x20 == UInt8(ascii: "w"), before | 0x20 == UInt8(ascii: "w") { return nil }
        before = byte
      }
      let end = MarkdownDocument.trimmedEnd(bytes, bytes.count)
      let shown = end == 0 ? "" : String(repeating: " ", count: blanks)
      blanks = end == 0 ? blanks + bytes.count : bytes.count - end
      room -= bytes.count
      last = before
      return shown + String(decoding: UTF8Bytes(rebasing: bytes[..<end]), as: UTF8.self)
    }
  }
}

extension DocumentLayout {
  /// Where plain words can be drawn behind the last line.
  ///
  /// - Parameter text: the whole text, as it was read.
  /// - Returns: nil where what follows has to be read.
  public func wordsEnd(of text: String) -> WordsEnd? {
    guard let words = document.plainWords, words.cell == nil, isSettled,
      let block = document.blocks.indices.last, block + 1 == layouts.count,
      let room = layouts[block].room(behind: document.blocks[block])
    else { return nil }
    return withUTF8(of: text) { source in
      source.count == length
        ? WordsEnd(of: source, length: length, role: document.blocks[block].role, room: room) : nil
    }
  }
}
