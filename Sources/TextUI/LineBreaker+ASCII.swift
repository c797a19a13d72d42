extension LineBreaker {
  /// Where the next line begins if this one is all printable ASCII and its end can be known.
  ///
  /// Says the same as reading it byte by byte would.
  func asciiLineEnd(_ bytes: UTF8Bytes) -> Int? {
    let edge = lineStart + columns
    let seen = min(edge + 1, bytes.count)
    let stop = bytes.printableEnd(from: lineStart, to: seen)
    if stop < seen { return lineEnd(bytes, at: stop) }
    guard seen > edge else { return nil }
    if bytes[edge] == UTF8Bytes.space { return hangingBlanksEnd(bytes, from: edge + 1) }

    var text = lineStart
    while bytes[text] == UTF8Bytes.space { text += 1 }
    var end = edge
    while end > text {
      if bytes[end - 1] == UTF8Bytes.space { return end }
      end -= 1
    }
    return longWordCut(bytes, from: text, edge: edge)
  }

  private func lineEnd(_ bytes: UTF8Bytes, at stop: Int) -> Int? {
    switch bytes[stop] {
    case UTF8Bytes.lineFeed:
      stop + 1
    case UTF8Bytes.carriageReturn
    where stop + 1 < bytes.count && bytes[stop + 1] == UTF8Bytes.lineFeed:
      stop + 2
    default:
      nil
    }
  }

  private func hangingBlanksEnd(_ bytes: UTF8Bytes, from start: Int) -> Int? {
    var next = start
    while next < bytes.count, bytes[next] == UTF8Bytes.space { next += 1 }
    guard next < bytes.count else { return nil }
    return UTF8Bytes.isPrintable(bytes[next]) ? next : lineEnd(bytes, at: next)
  }

  private func longWordCut(_ bytes: UTF8Bytes, from text: Int, edge: Int) -> Int {
    var cut = edge
    var loose: Int?
    while cut > text, fills(cut - lineStart, quarter) {
      let before = BreakClass(ascii: bytes[cut - 1])
      switch BreakClass.joint(between: before, and: BreakClass(ascii: bytes[cut])) {
      case .seam, .open: if fills(cut - lineStart, half) { return cut }
      case .loose: loose = loose ?? cut
      case .fast: break
      }
      cut -= 1
    }
    return loose ?? edge
  }
}
