/// Up to where a text has one role, in UTF-8 from the text's start.
public struct RoleRun: Hashable, Sendable {
  /// The offset at which the next run begins.
  public var end: Int
  /// What the run means.
  public var role: Role

  /// Makes a run.
  public init(end: Int, role: Role) {
    self.end = end
    self.role = role
  }
}

extension LineTable {
  /// What one line shows: safe to draw, tabs expanded, at most ``columns`` cells.
  ///
  /// Without its line break, and without the blanks at which it was wrapped.
  public func line(_ index: Int, of text: String) -> String {
    withUTF8(of: text) { bytes in
      var drawing = Drawing(bytes, role: .text, symbols: nil, limit: columns)
      drawing.draw(drawnRange(index, of: bytes), role: .text)
      return drawing.finished().first?.text ?? ""
    }
  }

  /// What one line shows in a role, its symbols for controls in theirs.
  public func spans(_ index: Int, of text: String, role: Role = .text) -> [Span] {
    withUTF8(of: text) { bytes in
      var drawing = Drawing(bytes, role: role, symbols: .control, limit: columns)
      drawing.draw(drawnRange(index, of: bytes), role: role)
      return drawing.finished()
    }
  }

  /// What one line shows of a text in several roles.
  ///
  /// - Parameters:
  ///   - index: The line.
  ///   - text: The whole text.
  ///   - runs: The roles of the whole text, in its order.
  ///   - rest: The role of what stands behind the last run.
  /// - Returns: The line from left to right.
  public func spans(
    _ index: Int, of text: String, runs: [RoleRun], rest: Role = .text
  ) -> [Span] {
    withUTF8(of: text) { bytes in
      let range = drawnRange(index, of: bytes)
      var drawing = Drawing(bytes, role: rest, symbols: .control, limit: columns)
      var offset = range.lowerBound
      var next = firstRun(in: runs, after: offset)
      while offset < range.upperBound {
        let run = next < runs.count ? runs[next] : RoleRun(end: range.upperBound, role: rest)
        var end = min(run.end, range.upperBound)
        while end < range.upperBound, bytes[end] & 0xC0 == 0x80 { end += 1 }
        if end > offset {
          guard drawing.draw(offset..<end, role: run.role) else { break }
          offset = end
        }
        next += 1
      }
      return drawing.finished()
    }
  }

  /// Cells before an offset on the line in which it stands, at most ``columns``.
  public func column(of utf8Offset: Int, in text: String) -> Int {
    withUTF8(of: text) { bytes in
      let start = Int(starts[index(containing: utf8Offset)])
      var column = 0
      forEachCell(in: start..<min(utf8Offset, bytes.count), of: bytes) { cell in
        column = min(cell.column + min(cell.width, columns), columns)
        return column < columns
      }
      return column
    }
  }

  /// Where on a line the cluster begins that covers a column, or the line's end.
  ///
  /// The end of a line that was wrapped is the start of its last cluster, for what is behind that
  /// belongs to the next line.
  public func offset(ofColumn column: Int, line index: Int, in text: String) -> Int {
    withUTF8(of: text) { bytes in
      let range = self.range(index).clamped(to: 0..<bytes.count)
      let end = endOfContent(range, of: bytes)
      var last = range.lowerBound
      var isPast = false
      forEachCell(in: range.lowerBound..<end, of: bytes) { cell in
        if cell.startsCluster {
          isPast = cell.column > column
          if !isPast { last = cell.start }
        }
        if cell.column + cell.width > column { isPast = true }
        return !isPast
      }
      let isWrapped = end == range.upperBound && index + 1 < count
      return isPast || isWrapped ? last : end
    }
  }

  /// A line without its line break.
  private func endOfContent(_ range: Range<Int>, of bytes: UTF8Bytes) -> Int {
    var end = range.upperBound
    if end > range.lowerBound, bytes[end - 1] == UTF8Bytes.lineFeed {
      end -= 1
      if end > range.lowerBound, bytes[end - 1] == UTF8Bytes.carriageReturn { end -= 1 }
    } else if end == bytes.count, end > range.lowerBound,
      bytes[end - 1] == UTF8Bytes.carriageReturn
    {
      end -= 1  // What follows may still make it a line break.
    }
    return end
  }

  /// What of a line is drawn.
  private func drawnRange(_ index: Int, of bytes: UTF8Bytes) -> Range<Int> {
    let range = self.range(index).clamped(to: 0..<bytes.count)
    var end = endOfContent(range, of: bytes)
    if end == range.upperBound, index + 1 < count {
      while let blank = blankLength(before: end, after: range.lowerBound, of: bytes) {
        end -= blank
      }
    }
    return range.lowerBound..<end
  }

  private func blankLength(before end: Int, after start: Int, of bytes: UTF8Bytes) -> Int? {
    guard end > start else { return nil }
    if bytes[end - 1] == UTF8Bytes.space || bytes[end - 1] == 0x09 { return 1 }
    // U+3000, the blank of East Asian text.
    guard end - start >= 3, bytes[end - 1] == 0x80, bytes[end - 2] == 0x80, bytes[end - 3] == 0xE3
    else { return nil }
    return 3
  }

  private func firstRun(in runs: [RoleRun], after offset: Int) -> Int {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].end <= offset {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}
