import TextUI

/// The last words of a text, where more words behind them are text and nothing else.
struct PlainWords: Equatable, Sendable {
  /// Where they begin in the source; nothing before can join with what follows.
  var start: Int
  /// Whether something before them may yet become a link: then `)` is no plain word.
  var isOpen: Bool
  /// The cell of the last row in which they stand; nil: they stand in a block's text.
  var cell: Int?
}

extension MarkdownDocument {
  /// Takes in words or code at the end of the text without reading it.
  ///
  /// Most pieces of most replies are such. What follows them is read together with them.
  ///
  /// - Returns: nil where the text has to be read.
  mutating func appendUnread(_ source: UTF8Bytes) -> Change? {
    guard source.count > length else { return nil }
    if codeEnd != nil { return appendCode(source) }
    if let dashes { return appendDashes(source, dashes) }
    guard let words = plainWords, source.count - words.start <= Settling.plain,
      words.takes(source, from: length)
    else { return nil }
    let old = Self.trimmedEnd(source, length)
    let new = Self.trimmedEnd(source, source.count)
    length = source.count
    guard new > old else { return Change(block: blocks.count, text: 0) }
    let added = String(decoding: UTF8Bytes(rebasing: source[old..<new]), as: UTF8.self)
    let last = blocks.count - 1
    if let cell = words.cell {
      let row = (blocks[last].table?.rows.count ?? 1) - 1
      blocks[last].table?.rows[row][cell].text += added
      return Change(block: last, text: row)
    }
    return Change(block: last, text: blocks[last].append(plain: added))
  }

  static func trimmedEnd(_ source: UTF8Bytes, _ end: Int) -> Int {
    var end = end
    while end > 0, source[end - 1] == UTF8Bytes.space { end -= 1 }
    return end
  }

  /// Finds out whether what follows the text that was just read needs to be read.
  mutating func lookAtEnd(_ leaf: Leaf?, _ chunk: Chunk, _ source: UTF8Bytes) {
    plainWords = nil
    codeEnd = nil
    dashes = nil
    guard let leaf, leaf.lines.upperBound == chunk.lastLine, !chunk.hasFootnotes,
      chunk.limits.isEmpty, let block = blocks.last, block.limit == nil
    else { return }
    if leaf.isFenced {
      codeEnd = codeEnd(leaf, chunk, source)
    } else if chunk.endsInLine, leaf.isInTable(chunk) {
      lookAtRow(leaf, block, chunk, source)
    } else if chunk.endsInLine, let start = wordsStart(leaf, block, chunk, source) {
      plainWords = PlainWords(start: start, isOpen: leaf.isOpen || leaf.hasLabels)
    }
  }

  /// Where the last words begin in the source; nil where there are none.
  private func wordsStart(
    _ leaf: Leaf, _ block: Block, _ chunk: Chunk, _ source: UTF8Bytes
  ) -> Int? {
    switch block.kind {
    case .paragraph:
      guard chunk.isCertain(leaf), !chunk.beginsWithDefinition(leaf) else { return nil }
    case .heading:
      // Not one that a line below it made a heading.
      guard leaf.lines.lowerBound == chunk.lastLine else { return nil }
    case .code, .html, .table, .rule, .math: return nil
    }
    let end = Self.trimmedEnd(source, length)
    let line = chunk.sourceStart(ofLine: chunk.lastLine)
    guard end > line, source[end - 1] > UTF8Bytes.space else { return nil }
    // A blank parts what is before it from all that follows.
    if end < length, block.kind == .paragraph { return length }
    guard
      let start = PlainWords.start(
        in: source, from: max(line, end - Settling.plain / 4), to: end, line: line),
      // An address is plain too, and may go on.
      block.lastMarkup <= block.text.utf8.count - (end - start),
      withUTF8(of: block.text, { $0.ends(with: source[start..<end]) })
    else { return nil }
    return start
  }
}

extension PlainWords {
  /// Whether what follows from an offset on is plain.
  func takes(_ source: UTF8Bytes, from start: Int) -> Bool {
    Self.isPlain(source, from: start, after: self.start, isOpen: isOpen)
  }

  /// Where the last words of a line begin: behind a blank or between ideographs, or with the line.
  static func start(in source: UTF8Bytes, from first: Int, to end: Int, line: Int) -> Int? {
    var start = end
    while start > first, isPlainByte[Int(source[start - 1])] {
      start -= 1
      guard
        start == line || parts(source, at: start)
          || LastWords.isBetweenIdeographs(source, start)
      else { continue }
      return isPlain(UTF8Bytes(rebasing: source[..<end]), from: start, after: start, isOpen: false)
        ? start : nil
    }
    return nil
  }

  /// Whether what is before a place can't join with what follows it.
  ///
  /// What begins or ends markup has done so when a letter stands beside it.
  private static func parts(_ source: UTF8Bytes, at start: Int) -> Bool {
    let before = source[start - 1]
    if before == UTF8Bytes.space { return true }
    guard PlainText.isLetter(source[start]) else { return false }
    // Within a word it may be part of an address.
    if before == UInt8(ascii: "_"), start > 1 {
      let first = source[start - 2]
      return !PlainText.isWordByte(first) && !".-_".utf8.contains(first)
    }
    return "*_`[$>|~".utf8.contains(before)
  }

  private static func isPlain(
    _ source: UTF8Bytes, from start: Int, after first: Int, isOpen: Bool
  ) -> Bool {
    // Three of them may begin an address.
    var hosts = 0
    while hosts < 3, start - hosts > first, source[start - hosts - 1] | 0x20 == UInt8(ascii: "w") {
      hosts += 1
    }
    for index in start..<source.count {
      let byte = source[index]
      guard isPlainByte[Int(byte)] else { return false }
      if isOpen, byte == UInt8(ascii: ")") { return false }
      if byte == UInt8(ascii: "/"), index > 0, source[index - 1] == UInt8(ascii: ":") {
        return false
      }
      // What stands for something that is taken out of a text.
      if byte == Formula.firstByte, index + 1 < source.count,
        source[index + 1] == Formula.secondByte
      {
        return false
      }
      hosts = byte | 0x20 == UInt8(ascii: "w") ? hosts + 1 : 0
      if hosts > 2 { return false }
    }
    return true
  }

  /// Whether a byte behind another one is text and nothing else; no in doubt.
  static func isPlain(_ byte: UInt8, after before: UInt8, isOpen: Bool) -> Bool {
    guard isPlainByte[Int(byte)] else { return false }
    return switch byte {
    case UInt8(ascii: ")"): !isOpen
    case UInt8(ascii: "/"): before != UInt8(ascii: ":")
    // Two of them may become an address.
    case UInt8(ascii: "w"), UInt8(ascii: "W"): before | 0x20 != UInt8(ascii: "w")
    default: true
    }
  }

  /// Bytes that are nothing but text, whatever is beside them.
  private static let isPlainByte: [Bool] = (0..<256).map { value in
    let byte = UInt8(value)
    return PlainText.isWordByte(byte) || " ,.;?()'\"-!:/=%+{}^".utf8.contains(byte)
  }
}

extension UTF8Bytes {
  fileprivate func ends(with other: Slice<UTF8Bytes>) -> Bool {
    guard count >= other.count else { return false }
    var offset = count - other.count
    for byte in other {
      guard self[offset] == byte else { return false }
      offset += 1
    }
    return true
  }
}
