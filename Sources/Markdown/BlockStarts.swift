import TextUI

/// The blocks that begin in a line, from the outside to the inside.
struct BlockStarts {
  private var cursor: LineCursor
  /// Whether the line is one of a paragraph, if nothing begins in it.
  private var isInText: Bool
  /// The same, where it may also be outside of what the paragraph is in.
  private var isBehindText: Bool

  /// Begins behind the marks of what is open.
  init(_ cursor: LineCursor, isInText: Bool, isBehindText: Bool) {
    self.cursor = cursor
    self.isInText = isInText
    self.isBehindText = isBehindText
  }

  /// The byte of the source at which the place is.
  var offset: Int {
    cursor.offset
  }

  /// Whether nothing is left of the line.
  var isAtEnd: Bool {
    cursor.isAtEnd
  }

  /// The container that begins at the place; nil: none does.
  mutating func nextContainer() -> OpenBlocks.Container? {
    let (indent, next) = cursor.indent
    let rest = cursor.rest[next...]
    guard indent < 4, let first = rest.first else { return nil }
    let container: OpenBlocks.Container?
    switch first {
    case UInt8(ascii: ">"):
      cursor.move(to: next + 1)
      cursor.skip(columns: 1)
      container = .quote
    case UInt8(ascii: "["):
      guard let end = Self.footnoteEnd(rest) else { return nil }
      cursor.move(to: end)
      cursor.skip(columns: .max)
      container = .footnote
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), 0x30...0x39:
      container = item(rest, indent)
    default:
      return nil
    }
    guard container != nil else { return nil }
    isInText = false
    isBehindText = false
    return container
  }

  /// What begins at the place within the containers; nil: text does, or goes on.
  func leaf() -> OpenBlocks.Leaf? {
    let (indent, next) = cursor.indent
    // What is indented so far is code.
    guard indent < 4 else { return isBehindText ? nil : OpenBlocks.Leaf.none }
    let rest = cursor.rest[next...]
    switch rest.first {
    case UInt8(ascii: "#"):
      let behind = rest.drop { $0 == UInt8(ascii: "#") }
      let isHeading =
        behind.startIndex - next <= 6 && behind.first.map(UTF8Bytes.isBlankOrEnd) ?? true
      return isHeading ? OpenBlocks.Leaf.none : nil
    case UInt8(ascii: "`"), UInt8(ascii: "~"):
      return Self.fence(rest)
    case UInt8(ascii: "<"):
      guard let html = OpenHTML(rest, isInText: isInText) else { return nil }
      return html.ends(with: rest) ? OpenBlocks.Leaf.none : .html(html)
    case UInt8(ascii: "="):
      return isInText && Self.isUnderline(rest) ? OpenBlocks.Leaf.none : nil
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "_"):
      let isLine = Self.isRule(rest) || (isInText && Self.isUnderline(rest))
      return isLine ? OpenBlocks.Leaf.none : nil
    default: return nil
    }
  }

  private static func fence(_ rest: Slice<UTF8Bytes>) -> OpenBlocks.Leaf? {
    guard let mark = rest.first else { return nil }
    let length = rest.prefix { $0 == mark }.count
    guard length >= 3, mark == UInt8(ascii: "~") || !rest.dropFirst(length).contains(mark) else {
      return nil
    }
    return .fence(mark, length: length)
  }

  /// The item that begins with what is left of the line.
  private mutating func item(_ rest: Slice<UTF8Bytes>, _ indent: Int) -> OpenBlocks.Container? {
    guard !Self.isRule(rest), !(isInText && Self.isUnderline(rest)),
      let end = Self.markEnd(rest, isInText: isInText)
    else { return nil }
    let width = end - rest.startIndex
    cursor.move(to: end)
    let blanks = cursor.indent.columns
    // With five blanks and more the content is indented code, one blank behind the mark.
    guard blanks > 0, blanks < 5, !cursor.isAtEnd else {
      cursor.skip(columns: 1)
      return .item(indent + width + 1)
    }
    cursor.skip(columns: blanks)
    return .item(indent + width + blanks)
  }

  /// Where the mark of an item ends that a line begins with; nil: it is none.
  private static func markEnd(_ rest: Slice<UTF8Bytes>, isInText: Bool) -> Int? {
    let digits = rest.prefix { $0 &- 0x30 < 10 }
    var end = digits.endIndex
    guard digits.count < 10, end < rest.endIndex else { return nil }
    guard (digits.isEmpty ? "-+*" : ".)").utf8.contains(rest[end]) else { return nil }
    end += 1
    guard end == rest.endIndex || UTF8Bytes.isBlankOrEnd(rest[end]) else { return nil }
    guard isInText else { return end }
    // Within a paragraph only an item with text begins, and only the first one.
    let isFirst =
      digits.isEmpty || (digits.last == 0x31 && digits.dropLast().allSatisfy { $0 == 0x30 })
    return isFirst && rest[end...].contains { !UTF8Bytes.isBlankOrEnd($0) } ? end : nil
  }

  /// Whether a line is a rule: three and more of a sign and nothing else.
  private static func isRule(_ rest: Slice<UTF8Bytes>) -> Bool {
    guard let mark = rest.first, "-*_".utf8.contains(mark) else { return false }
    var count = 0
    for byte in rest {
      if byte == mark {
        count += 1
      } else if !UTF8Bytes.isBlankOrEnd(byte) {
        return false
      }
    }
    return count > 2
  }

  /// Whether a line makes a heading of the paragraph above it.
  private static func isUnderline(_ rest: Slice<UTF8Bytes>) -> Bool {
    guard let mark = rest.first, mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-") else {
      return false
    }
    return rest.drop { $0 == mark }.allSatisfy(UTF8Bytes.isBlankOrEnd)
  }

  /// Where the mark of a footnote ends that a line begins with; nil: it is none.
  private static func footnoteEnd(_ rest: Slice<UTF8Bytes>) -> Int? {
    guard rest.starts(with: "[^".utf8) else { return nil }
    let label = rest.dropFirst(2).prefix(while: UTF8Bytes.isOfLabel)
    let behind = rest[label.endIndex...]
    return !label.isEmpty && behind.starts(with: "]:".utf8) ? label.endIndex + 2 : nil
  }
}
