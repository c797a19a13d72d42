extension Line {
  /// Where a line begins to look otherwise than another.
  public struct Difference: Equatable, Sendable {
    /// The run in which it does; behind the last one where the line is the beginning of the other.
    public var span: Int
    /// Bytes of that run that are in common.
    public var utf8Offset: Int
    /// Cells before that place.
    public var column: Int

    /// Makes one of its parts.
    public init(span: Int, utf8Offset: Int, column: Int) {
      self.span = span
      self.utf8Offset = utf8Offset
      self.column = column
    }
  }

  /// Where this line begins to look otherwise than another; always before a letter that a mark
  /// could join.
  public func difference(from other: Line) -> Difference {
    var difference = Difference(span: 0, utf8Offset: 0, column: 0)
    while difference.span < spans.count {
      let index = difference.span
      guard index < other.spans.count, spans[index].role == other.spans[index].role else { break }
      let text = spans[index].text
      if text == other.spans[index].text {
        difference.column += TextUI.columns(of: text)
        difference.span += 1
        continue
      }
      difference.utf8Offset = commonBytes(of: text, and: other.spans[index].text)
      difference.column += TextUI.columns(of: Substring(text.utf8.prefix(difference.utf8Offset)))
      break
    }
    return difference
  }
}

extension Line {
  /// How many columns the line takes from a place on where it looked like another up to there.
  public func columns(from start: Difference) -> Int {
    guard start.span < spans.count else { return 0 }
    let rest = Substring(spans[start.span].text.utf8.dropFirst(start.utf8Offset))
    return spans[(start.span + 1)...].reduce(TextUI.columns(of: rest)) {
      $0 + TextUI.columns(of: $1.text)
    }
  }
}

extension Span {
  /// Whether its first letter surely begins a cell, whatever stands before it.
  public var beginsCell: Bool {
    text.utf8.first.map(TextUI.beginsCell) ?? false
  }
}

/// How many bytes two texts have in common up to a letter that surely begins a cell.
private func commonBytes(of text: String, and other: String) -> Int {
  withUTF8(of: text) { bytes in
    withUTF8(of: other) { others in
      var count = 0
      while count < bytes.count, count < others.count, bytes[count] == others[count] { count += 1 }
      // The last letter in common may get a mark, and the last byte may be in the midst of one.
      while count > 0 {
        count -= 1
        if beginsCell(bytes[count]) { return count }
      }
      return 0
    }
  }
}

/// Whether a byte is all of a letter of ASCII, or the first of Chinese, Japanese or Korean.
private func beginsCell(_ byte: UInt8) -> Bool {
  UTF8Bytes.isPrintable(byte) || 0xE4...0xE9 ~= byte
}
