import TextUI

/// Finds the last words of a paragraph: what of it has to be read again with what follows.
///
/// Between what is before them and what follows nothing must be able to join: they are plain, stand
/// at the source's end as they are drawn, and begin at a blank or between ideographs.
enum LastWords {
  /// Where the last words begin in a block's text and in the source.
  ///
  /// - Parameters:
  ///   - block: the paragraph.
  ///   - source: the source up to its end; it ends with the paragraph.
  ///   - cutsWords: whether a word may be cut.
  /// - Returns: nil where there are none.
  static func start(of block: Block, source: Slice<UTF8Bytes>, cutsWords: Bool) -> (
    text: Int, source: Int
  )? {
    withUTF8(of: block.text) { text in
      let plain = plainStart(of: text, source: source, after: block.lastMarkup)
      guard let plain else { return nil }
      // The latest place, so that the next reading is short; not the very last byte.
      var offset = text.count - 1
      while offset > plain.text {
        if isPlace(text, offset, cutsWords: cutsWords) {
          return (offset, plain.sourceEnd - (text.count - offset))
        }
        offset -= 1
      }
      return nil
    }
  }

  /// The end of a block's text and of what of the source it was made of.
  ///
  /// - Returns: nil where the source may end within an entity.
  static func end(of block: Block, source: Slice<UTF8Bytes>) -> (text: Int, source: Int)? {
    var end = source.endIndex
    while end > source.startIndex, isBlank(source[end - 1]) { end -= 1 }
    let tail = source[max(source.startIndex, end - 40)..<end]
    if let entity = tail.lastIndex(of: UInt8(ascii: "&")), !tail[entity...].contains(0x3B) {
      return nil
    }
    return (block.text.utf8.count, end)
  }

  /// From where on the text is plain and the same as the source; at most ``Settling/kept`` bytes
  /// before the end.
  private static func plainStart(
    of text: UTF8Bytes, source: Slice<UTF8Bytes>, after markup: Int
  ) -> (text: Int, sourceEnd: Int)? {
    var place = source.endIndex
    while place > source.startIndex, isBlank(source[place - 1]) { place -= 1 }
    let sourceEnd = place
    var offset = text.count
    let limit = max(markup, text.count - Settling.kept, 1)
    while offset > limit, place > source.startIndex, text[offset - 1] == source[place - 1],
      isPlain(text[offset - 1])
    {
      offset -= 1
      place -= 1
    }
    return offset < text.count ? (offset, sourceEnd) : nil
  }

  private static let plainBytes: [Bool] = (0..<256).map { value in
    let byte = UInt8(value)
    return byte >= 0x80 || PlainText.isWordByte(byte) || " ,;?()'\"-".utf8.contains(byte)
  }

  /// Whether cmark leaves a byte out at the end of a line; it draws one that is 0.
  private static func isBlank(_ byte: UInt8) -> Bool {
    byte <= UTF8Bytes.space && byte > 0
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    plainBytes[Int(byte)]
  }

  /// Whether nothing joins across a place.
  private static func isPlace(_ text: UTF8Bytes, _ offset: Int, cutsWords: Bool) -> Bool {
    let byte = text[offset]
    let before = text[offset - 1]
    if byte == UTF8Bytes.space { return before > UTF8Bytes.space }
    if isBetweenIdeographs(text, offset) { return true }
    return cutsWords && PlainText.isWordByte(byte) && byte < 0x80 && PlainText.isWordByte(before)
      && before < 0x80
  }

  /// Whether words of Chinese, Japanese or Korean end and begin at a place.
  static func isBetweenIdeographs(_ text: UTF8Bytes, _ offset: Int) -> Bool {
    text[offset] >= 0xE3 && text[offset] <= 0xED && text[offset - 1] >= 0x80
      && isIdeograph(text.scalar(at: offset).scalar) && isIdeograph(text, before: offset)
  }

  private static func isIdeograph(_ text: UTF8Bytes, before offset: Int) -> Bool {
    guard offset >= 3 else { return false }
    return text[offset - 3] >= 0xE3 && text[offset - 3] <= 0xED
      && isIdeograph(text.scalar(at: offset - 3).scalar)
  }

  private static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3041...0x3096, 0x30A1...0x30FA, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3: true
    default: false
    }
  }
}

extension Block {
  /// The end of the last part of the text that is not plain.
  var lastMarkup: Int {
    var end = 0
    if let last = runs.last {
      if last.role != role || last.end < text.utf8.count {
        end = last.end
      } else {
        end = runs.count > 1 ? runs[runs.count - 2].end : 0
      }
    }
    return max(end, links.last?.range.upperBound ?? 0)
  }
}

extension Chunk {
  /// Whether a formula may have begun that has not ended yet.
  var hasOpenFormula: Bool {
    var previous: UInt8 = 0
    for byte in bytes[(byteStarts.first ?? 0)...] {
      if previous == UInt8(ascii: "\\"), byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") {
        return true
      }
      previous = previous == UInt8(ascii: "\\") ? 0 : byte
    }
    return false
  }

  /// Whether the last line may become the header of a table, all of whose cells have to be counted.
  var mayEndInHeader: Bool {
    line(lastLine).contains(UInt8(ascii: "|"))
  }

  /// Whether a block may begin with definitions.
  func beginsWithDefinition(_ leaf: Leaf) -> Bool {
    guard !leaf.isContinuing, hasDefinitions else { return false }
    let line = line(leaf.lines.lowerBound)
    return line[line.markersEnd...].first == UInt8(ascii: "[")
  }

  /// Whether the last line is one of a paragraph whatever follows on it.
  ///
  /// A line that begins with digits or a sign could still become an item or a rule.
  func isCertain(_ leaf: Leaf) -> Bool {
    if isShared, lastLine == firstLine { return true }
    let line = line(lastLine)
    let text =
      lastLine == leaf.lines.lowerBound
      ? line.dropFirst(leaf.column - 1)
      : line.drop { UTF8Bytes.isBlank($0) || $0 == UInt8(ascii: ">") }
    guard let first = text.first else { return false }
    // No mark and no label of a definition is as long as that.
    if text.count > 1024 { return true }
    if first &- 0x30 < 10 {
      guard let behind = text.firstIndex(where: { $0 &- 0x30 >= 10 }) else { return false }
      guard ".)".utf8.contains(text[behind]) else { return true }
      // What is no item although something stands behind its number never becomes one.
      return text[(behind + 1)...].contains { $0 > UTF8Bytes.space }
    }
    return PlainText.isLetter(first) || first >= 0x80 || "(\"'".utf8.contains(first)
  }
}
