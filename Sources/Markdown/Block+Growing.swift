import TextUI

extension Block {
  /// Takes away what stands behind a byte of the text.
  mutating func cut(to length: Int) {
    guard length < text.utf8.count else { return }
    text.removeSubrange(text.utf8.index(text.startIndex, offsetBy: length)...)
    cutRuns(to: length)
  }

  private mutating func cutRuns(to length: Int) {
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

  /// Adds text that has no markup; the length before.
  mutating func append(plain added: String) -> Int {
    let length = text.utf8.count
    text += added
    if let last = runs.last, last.role == role, last.end == length {
      runs[runs.count - 1].end = text.utf8.count
    }
    return length
  }

  /// Puts the rest of a paragraph, which begins with the letter that stood for what is before it,
  /// in the place of what is behind a byte of the text.
  ///
  /// - Returns: the byte from which on the text is another one, and the one from which on it looks
  ///   otherwise.
  mutating func replaceRest(from length: Int, with rest: Block) -> (text: Int, look: Int) {
    let same = length + Self.bytesShared(text, from: length, rest.text, from: 1)
    let shift = length - 1
    let oldRuns = runs
    cutRuns(to: length)
    if same < text.utf8.count {
      text.removeSubrange(text.utf8.index(text.startIndex, offsetBy: same)...)
    }
    text += rest.text[rest.text.utf8.index(rest.text.startIndex, offsetBy: same - shift)...]
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
    return (same, Self.lookShared(oldRuns, runs, rest: role, upTo: same))
  }

  /// From where on another reading of the same block differs: its text, and how it looks.
  ///
  /// - Returns: 0 where it differs as a whole.
  func difference(to other: Block) -> (text: Int, look: Int) {
    guard kind == other.kind, role == other.role, insets == other.insets, gap == other.gap,
      limit == other.limit, table == nil, other.table == nil, codeNumber == other.codeNumber,
      isContinuation == other.isContinuation, isContinued == other.isContinued
    else { return (0, 0) }
    let same = Self.bytesShared(text, from: 0, other.text, from: 0)
    return (same, Self.lookShared(runs, other.runs, rest: role, upTo: same))
  }

  /// Up to where two lists of runs mean the same.
  private static func lookShared(
    _ one: [RoleRun], _ other: [RoleRun], rest: Role, upTo end: Int
  ) -> Int {
    var (first, second, place) = (0, 0, 0)
    while place < end {
      let left = first < one.count ? one[first] : RoleRun(end: end, role: rest)
      let right = second < other.count ? other[second] : RoleRun(end: end, role: rest)
      guard left.role == right.role else { break }
      place = min(left.end, right.end, end)
      if left.end <= place { first += 1 }
      if right.end <= place { second += 1 }
    }
    return place
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

extension Block {
  /// How many bytes behind an offset are those of another text behind an offset; whole scalars.
  private static func bytesShared(
    _ text: String, from start: Int, _ other: String, from otherStart: Int
  ) -> Int {
    withUTF8(of: text) { bytes in
      withUTF8(of: other) { others in
        let limit = min(bytes.count - start, others.count - otherStart)
        var count = 0
        while count < limit, bytes[start + count] == others[otherStart + count] { count += 1 }
        while count > 0,
          bytes.isWithinScalar(start + count) || others.isWithinScalar(otherStart + count)
        {
          count -= 1
        }
        return count
      }
    }
  }
}

extension UTF8Bytes {
  fileprivate func isWithinScalar(_ offset: Int) -> Bool {
    offset < count && self[offset] & 0xC0 == 0x80
  }
}
