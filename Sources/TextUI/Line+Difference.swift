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

extension Line {
  /// A run that has to be drawn again.
  public struct Repaint: Equatable, Sendable {
    /// Which it is.
    public var span: Int
    /// Where it begins, or what has changed of it.
    public var column: Int
    /// Columns of runs behind it that stand already, up to the next one of these or the line's end.
    public var columnsBehind = 0
  }

  /// What has to be drawn again over another line from their first difference on: of a bar mostly
  /// a few figures change, and the runs between them stand where they did.
  public func repaints(over before: Line, from start: Difference) -> [Repaint] {
    guard start.span < spans.count else { return [] }
    var repaints = [Repaint(span: start.span, column: start.column)]
    guard start.span + 1 < spans.count else { return repaints }
    // Where the run begins, and where the one of the same number did.
    var column = start.column + TextUI.columns(of: spans[start.span].text, from: start.utf8Offset)
    var former = start.column
    if start.span < before.spans.count {
      former += TextUI.columns(of: before.spans[start.span].text, from: start.utf8Offset)
    }
    for index in (start.span + 1)..<spans.count {
      let width = TextUI.columns(of: spans[index].text)
      let old = index < before.spans.count ? before.spans[index] : nil
      if column == former, spans[index] == old, spans[index].beginsCell {
        repaints[repaints.count - 1].columnsBehind += width
      } else {
        repaints.append(Repaint(span: index, column: column))
      }
      column += width
      former += old.map { TextUI.columns(of: $0.text) } ?? 0
    }
    return repaints
  }
}

extension Span {
  /// Whether its first letter surely begins a cell, whatever stands before it.
  fileprivate var beginsCell: Bool {
    text.utf8.first.map(TextUI.beginsCell) ?? false
  }
}

/// Cells of a text behind so many of its bytes.
private func columns(of text: String, from utf8Offset: Int) -> Int {
  utf8Offset == 0
    ? columns(of: text) : columns(of: Substring(text.utf8.dropFirst(utf8Offset)))
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
