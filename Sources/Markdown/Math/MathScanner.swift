import TextUI

/// Where a formula stands in a text.
public struct MathSpan: Equatable, Sendable {
  /// The formula with its delimiters, in UTF-8 from the text's start.
  public var range: Range<Int>
  /// What stands between the delimiters.
  public var content: Range<Int>
  /// Whether it is a formula on lines of its own: `$$…$$` or `\[…\]`.
  public var isBlock: Bool
}

/// Finds formulas in a text.
///
/// Prices, shell variables and lone signs stay text: the first `$` after an opening one must be
/// able to close it. No search goes behind the next opening of its kind, so asking at every byte of
/// a text costs time in proportion to its length.
public struct MathScanner {
  /// What an inline formula may have between its delimiters, in bytes.
  public static let inlineLimit = 1_000
  /// What a formula may have that is an index or a power of the letter before it, in bytes.
  static let scriptLimit = 24
  /// What a block formula may have between its delimiters, in bytes.
  public static let blockLimit = 8_192

  private let bytes: UnsafeBufferPointer<UInt8>
  private let start: Int

  /// The formula that begins at an offset, if one does.
  ///
  /// - Parameters:
  ///   - bytes: The whole text; what stands before the offset decides, too.
  ///   - offset: Where a `$` or a `\` is.
  /// - Returns: Nil where no formula begins.
  public static func formula(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> MathSpan? {
    guard offset >= 0, offset + 2 < bytes.count else { return nil }
    let scanner = MathScanner(bytes: bytes, start: offset)
    switch bytes[offset] {
    case UInt8(ascii: "$"): return scanner.dollars()
    case UInt8(ascii: "\\"): return scanner.brackets()
    default: return nil
    }
  }

  private func dollars() -> MathSpan? {
    let dollar = UInt8(ascii: "$")
    if start > 0, bytes[start - 1] == dollar { return nil }
    guard !isEscaped(start) else { return nil }
    if bytes[start + 1] == dollar { return blockOfDollars() }
    var limit = Self.inlineLimit
    if start > 0, isAlphanumeric(bytes[start - 1]) {
      // `H$_2$O` and `m$^2$` are formulas, `x$y$` is none.
      guard bytes[start + 1] == UInt8(ascii: "_") || bytes[start + 1] == UInt8(ascii: "^") else {
        return nil
      }
      limit = Self.scriptLimit
    }
    guard !UTF8Bytes.isBlankOrEnd(bytes[start + 1]) else { return nil }
    guard let end = end(from: start + 1, limit: limit, where: { bytes[$0] == dollar })
    else { return nil }
    let span = MathSpan(range: start..<end + 1, content: start + 1..<end, isBlock: false)
    return isInline(span) ? span : nil
  }

  private func blockOfDollars() -> MathSpan? {
    let dollar = UInt8(ascii: "$")
    guard bytes[start + 2] != dollar else { return nil }
    let end = end(from: start + 2, limit: Self.blockLimit) { offset in
      bytes[offset] == dollar && offset + 1 < bytes.count && bytes[offset + 1] == dollar
    }
    guard let end else { return nil }
    return filled(MathSpan(range: start..<end + 2, content: start + 2..<end, isBlock: true))
  }

  private func brackets() -> MathSpan? {
    let isBlock = bytes[start + 1] == UInt8(ascii: "[")
    guard isBlock || bytes[start + 1] == UInt8(ascii: "("), !isEscaped(start) else { return nil }
    let closing = isBlock ? UInt8(ascii: "]") : UInt8(ascii: ")")
    let limit = isBlock ? Self.blockLimit : Self.inlineLimit
    var isNested = false
    let end = end(from: start + 2, limit: limit) { offset in
      guard bytes[offset] == UInt8(ascii: "\\"), offset + 1 < bytes.count else { return false }
      let next = bytes[offset + 1]
      isNested = next == UInt8(ascii: "[") || next == UInt8(ascii: "(")
      return isNested || next == closing
    }
    guard let end, !isNested else { return nil }
    return filled(MathSpan(range: start..<end + 2, content: start + 2..<end, isBlock: isBlock))
  }

  /// The first offset where a delimiter stands, within the paragraph and the limit.
  private func end(from first: Int, limit: Int, where isEnd: (Int) -> Bool) -> Int? {
    var offset = first
    let last = min(bytes.count, first + limit + 1)
    while offset < last {
      if isEnd(offset) { return offset }
      switch bytes[offset] {
      case UInt8(ascii: "\\"):
        // What is behind it closes nothing, but a line's end stays one.
        offset += offset + 1 < last && UTF8Bytes.endsLine(bytes[offset + 1]) ? 1 : 2
      case 0x0A where isBlankLine(after: offset): return nil
      case 0x0D where bytes[offset..<last].dropFirst().first != 0x0A && isBlankLine(after: offset):
        return nil
      default: offset += 1
      }
    }
    return nil
  }

  private func isBlankLine(after lineEnd: Int) -> Bool {
    var offset = lineEnd + 1
    // Blanks without end are no line that anybody wrote; the limit keeps the search linear.
    let last = min(bytes.count, offset + 64)
    while offset < last, UTF8Bytes.isBlank(bytes[offset]) { offset += 1 }
    return offset == last || UTF8Bytes.endsLine(bytes[offset])
  }

  private func filled(_ span: MathSpan) -> MathSpan? {
    let content = bytes[span.content]
    return content.contains { !UTF8Bytes.isBlankOrEnd($0) } && !isProse(content) ? span : nil
  }

  // MARK: - What makes a text between dollars a formula

  private func isInline(_ span: MathSpan) -> Bool {
    let content = bytes[span.content]
    guard let first = content.first, let last = content.last, !UTF8Bytes.isBlankOrEnd(last) else {
      return false
    }
    if span.range.upperBound < bytes.count {
      let next = bytes[span.range.upperBound]
      if isDigit(next) || next == UInt8(ascii: "$") { return false }
      // `$5/$x` and `"$10", "$HOME"`: before a word only what ends like a formula is one.
      if isAlphanumeric(next), !endsOperand(last) { return false }
      // `$HOME/bin:$PATH`, `${A}$B` and `$(a)$(b)` are a shell's.
      let second = content.dropFirst().first ?? 0
      let isName = isCapital(first) && isCapital(second)
      let opensBracket = first == UInt8(ascii: "{") || first == UInt8(ascii: "(")
      let continues =
        isAlphanumeric(next) || next == UInt8(ascii: "_") || next == UInt8(ascii: "{")
        || next == UInt8(ascii: "(")
      if continues, isName || opensBracket { return false }
    }
    return !isProse(content)
  }

  /// Whether a text is words with blanks and nothing that a formula has: `$5, or 5$`.
  private func isProse(_ content: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var hasBlank = false
    var hasWord = false
    var letters = 0
    for byte in content {
      if "\\^_=+-*/<>{}()[]|&'".utf8.contains(byte) { return false }
      if UTF8Bytes.isBlankOrEnd(byte) { hasBlank = true }
      letters = isAlphanumeric(byte) && !isDigit(byte) ? letters + 1 : 0
      if letters > 1 { hasWord = true }
    }
    return hasBlank && hasWord
  }

  /// Whether an odd number of backslashes stands before an offset.
  private func isEscaped(_ offset: Int) -> Bool {
    var first = offset
    while first > 0, bytes[first - 1] == UInt8(ascii: "\\") { first -= 1 }
    return (offset - first) % 2 == 1
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// Whether a formula may end with a byte where a word follows at once, as in `$n$th`.
  private func endsOperand(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || byte >= 0x80 || "})]|'!".utf8.contains(byte)
  }

  private func isCapital(_ byte: UInt8) -> Bool {
    byte &- 0x41 < 26 || byte == UInt8(ascii: "_")
  }

  private func isAlphanumeric(_ byte: UInt8) -> Bool {
    isDigit(byte) || (byte | 0x20) &- 0x61 < 26
  }
}
