import TextUI

extension MarkdownDocument {
  /// Takes in plain words at the end of a paragraph without reading them.
  ///
  /// Most pieces of most replies are such words. Within a line of a paragraph whose end is plain,
  /// they can only be text; what follows them is read together with them.
  ///
  /// - Returns: nil where the text has to be read.
  mutating func appendPlain(_ source: UTF8Bytes) -> Change? {
    guard resumption.leaf == .paragraph, settled == blocks.count - 1, source.count > length,
      source.count - resumption.offset <= Settling.plain
    else { return nil }
    var hosts = 0
    for byte in source[resumption.offset...] {
      guard Self.isPlain[Int(byte)] else { return nil }
      // Three of them may begin an address.
      hosts = byte | 0x20 == UInt8(ascii: "w") ? hosts + 1 : 0
      if hosts > 2 { return nil }
    }
    let old = Self.trimmedEnd(source, from: resumption.offset, to: length)
    let new = Self.trimmedEnd(source, from: resumption.offset, to: source.count)
    let before = blocks[settled].text.utf8.count
    // What is drawn must be what stands in the source, byte by byte.
    guard before == resumption.settledText + old - resumption.offset else { return nil }
    if new > old {
      blocks[settled].text += String(
        decoding: UTF8Bytes(rebasing: source[old..<new]), as: UTF8.self)
    }
    length = source.count
    return Change(block: settled, text: before)
  }

  private static func trimmedEnd(_ source: UTF8Bytes, from start: Int, to end: Int) -> Int {
    var end = end
    while end > start, source[end - 1] == UTF8Bytes.space { end -= 1 }
    return end
  }

  /// Bytes that are nothing but text, whatever is beside them.
  private static let isPlain: [Bool] = (0..<256).map { value in
    let byte = UInt8(value)
    // U+FDD0 to U+FDD2, which stand for what is taken out of a text, begin with EF.
    return (byte >= 0x80 && byte != Formula.firstByte) || PlainText.isLetter(byte)
      || byte &- 0x30 < 10 || " ,.;?()'\"-".utf8.contains(byte)
  }
}
