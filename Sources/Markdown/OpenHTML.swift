import TextUI

/// HTML that a line begins, by what ends it: within it no line is a fence, a table or an item.
///
/// The seven kinds are those of CommonMark's chapter on HTML blocks.
enum OpenHTML: Equatable {
  /// It ends with the next blank line.
  case untilBlank
  /// It ends with the line that has one of these.
  case until([[UInt8]])

  /// Reads the first line of what may be HTML.
  ///
  /// - Parameters:
  ///   - text: the line from its first letter on.
  ///   - isInText: whether the line before is one of a paragraph, which a bare tag does not end.
  init?(_ text: Slice<UTF8Bytes>, isInText: Bool) {
    guard text.first == UInt8(ascii: "<"), let kind = Self.kind(text.dropFirst(), isInText) else {
      return nil
    }
    self = kind
  }

  /// Whether it ends with a line that is not blank, which may be its first one.
  func ends(with line: Slice<UTF8Bytes>) -> Bool {
    guard case .until(let ends) = self else { return false }
    return ends.contains { line.contains($0) }
  }

  private static func kind(_ rest: Slice<UTF8Bytes>, _ isInText: Bool) -> OpenHTML? {
    if rest.begins(with: "!--") { return .until([Array("-->".utf8)]) }
    if rest.begins(with: "?") { return .until([Array("?>".utf8)]) }
    if rest.begins(with: "![cdata[") { return .until([Array("]]>".utf8)]) }
    if rest.first == UInt8(ascii: "!") {
      return rest.dropFirst().first.map(PlainText.isLetter) == true ? .until([[0x3E]]) : nil
    }
    let isClosing = rest.first == UInt8(ascii: "/")
    let tag = isClosing ? rest.dropFirst() : rest
    let name = tag.prefix { PlainText.isLetter($0) || $0 &- 0x30 < 10 || $0 == 0x2D }
    guard let first = name.first, PlainText.isLetter(first) else { return nil }
    let word = String(decoding: name, as: UTF8.self).lowercased()
    let behind = tag.dropFirst(name.count)
    let isParted = behind.first.map { $0 <= UTF8Bytes.space || $0 == 0x3E } ?? true
    if verbatim.contains(word) {
      return !isClosing && isParted ? .until(verbatim.map { Array("</\($0)>".utf8) }) : nil
    }
    if blocks.contains(word), isParted || behind.begins(with: "/>") { return .untilBlank }
    return !isInText && isWholeTag(behind, isClosing: isClosing) ? .untilBlank : nil
  }

  /// Whether a tag ends on its line, and nothing stands behind it.
  private static func isWholeTag(_ behind: Slice<UTF8Bytes>, isClosing: Bool) -> Bool {
    var quote: UInt8?
    var index = behind.startIndex
    if let first = behind.first, first > UTF8Bytes.space, first != 0x3E,
      !behind.begins(with: "/>")
    {
      return false
    }
    while index < behind.endIndex {
      let byte = behind[index]
      index += 1
      if let open = quote {
        if byte == open { quote = nil }
        continue
      }
      switch byte {
      case 0x3E: return behind[index...].allSatisfy { $0 <= UTF8Bytes.space }
      case 0x3C, 0x60: return false
      case 0x22, 0x27:
        guard !isClosing else { return false }
        quote = byte
      default: break
      }
    }
    return false
  }

  private static let verbatim: Set = ["script", "pre", "style"]
  private static let blocks: Set<String> = Set(
    """
    address article aside base basefont blockquote body caption center col colgroup dd details \
    dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 \
    head header hr html iframe legend li link main menu menuitem nav noframes ol optgroup option \
    p param section source summary table tbody td tfoot th thead title tr track ul
    """.split(separator: " ").map(String.init))
}

extension Slice<UTF8Bytes> {
  /// Whether it begins with ASCII in small letters, in any case.
  fileprivate func begins(with text: StaticString) -> Bool {
    guard count >= text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { small in
      small.indices.allSatisfy { index in
        let byte = self[startIndex + index]
        return byte == small[index] || (PlainText.isLetter(byte) && byte | 0x20 == small[index])
      }
    }
  }

  /// Whether ASCII in small letters stands in it, in any case.
  fileprivate func contains(_ small: [UInt8]) -> Bool {
    guard let first = small.first, count >= small.count else { return false }
    for start in startIndex...(endIndex - small.count) where self[start] | 0x20 == first | 0x20 {
      let isThere = small.indices.allSatisfy { index in
        let byte = self[start + index]
        return byte == small[index] || (PlainText.isLetter(byte) && byte | 0x20 == small[index])
      }
      if isThere { return true }
    }
    return false
  }
}
