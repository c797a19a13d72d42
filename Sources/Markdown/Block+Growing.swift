import TextUI

extension Block {
  /// Takes away what stands behind a byte of the text.
  mutating func cut(to length: Int) {
    guard length < text.utf8.count else { return }
    text.removeSubrange(text.utf8.index(text.startIndex, offsetBy: length)...)
    while let last = runs.last, last.end > length {
      guard runs.count > 1, runs[runs.count - 2].end >= length else {
        runs[runs.count - 1].end = length
        if length == 0 { runs.removeLast() }
        break
      }
      runs.removeLast()
    }
    while let last = links.last, last.range.upperBound > length { links.removeLast() }
  }

  /// Adds the rest of a paragraph, without the letter that stood for what is before it.
  mutating func append(_ rest: Block) {
    let length = text.utf8.count
    let shift = length - 1
    text += rest.text.dropFirst()
    if !rest.runs.isEmpty {
      if (runs.last?.end ?? 0) < length, length > 0 {
        runs.append(RoleRun(end: length, role: role))
      }
      for run in rest.runs where run.end + shift > length {
        runs.append(RoleRun(end: run.end + shift, role: run.role))
      }
    }
    links += rest.links.map {
      Link(range: $0.range.lowerBound + shift..<$0.range.upperBound + shift, address: $0.address)
    }
    limit = limit ?? rest.limit
  }

  /// Paints code from the start of a line on.
  mutating func paint(from offset: Int, with painter: CodePainter) {
    var painter = painter
    var runs = runs
    self.runs = []
    withUTF8(of: text) { $0.paintLines(from: offset, to: $0.count, with: &painter, into: &runs) }
    self.runs = runs
  }

  /// Takes everything from a byte on away and makes it a block that goes on with this one.
  ///
  /// - Parameter offset: the start of a line.
  /// - Returns: the new block.
  mutating func split(at offset: Int) -> Block {
    var rest = self
    rest.gap = nil
    rest.isContinuation = true
    rest.insets = insets.map(\.behindFirst)
    rest.text = String(text[text.utf8.index(text.startIndex, offsetBy: offset)...])
    rest.runs = runs.compactMap {
      $0.end > offset ? RoleRun(end: $0.end - offset, role: $0.role) : nil
    }
    rest.links = links.compactMap {
      $0.range.lowerBound < offset
        ? nil
        : Link(
          range: $0.range.lowerBound - offset..<$0.range.upperBound - offset, address: $0.address)
    }
    cut(to: offset - 1)
    isContinued = true
    return rest
  }
}

extension UTF8Bytes {
  /// Paints the lines of code between two offsets.
  func paintLines(
    from start: Int, to end: Int, with painter: inout CodePainter, into runs: inout [RoleRun]
  ) {
    var line = start
    while line < end {
      let lineEnd = self[line..<end].firstIndex(of: UTF8Bytes.lineFeed) ?? end
      painter.paint(UTF8Bytes(rebasing: self[line..<lineEnd]), at: line, into: &runs)
      line = lineEnd + 1
    }
  }
}
