import TextUI

/// Where a text ends that is within a fence.
struct CodeEnd: Equatable, Sendable {
  /// Where the last line begins in the text of the block.
  var lineStart: Int
  /// Whether that line has nothing but blanks so far: it may still end the code.
  var isBlank: Bool
  /// Whether the source goes on in a line of its own, whose break is not in the block's text yet.
  var hasBreak: Bool
  /// Stands before the last line.
  var painter: CodePainter
}

extension MarkdownDocument {
  /// Where code ends that was just read; nil: what follows it must be read.
  func codeEnd(_ leaf: Leaf, _ chunk: Chunk, _ source: UTF8Bytes) -> CodeEnd? {
    guard leaf.hasCode, leaf.ancestors.isEmpty, leaf.column == 1, chunk.formulas.isEmpty,
      chunk.openFormulaLine == nil,
      let block = blocks.last, case .code(let name) = block.kind
    else { return nil }
    let line = UTF8Bytes(rebasing: source[chunk.sourceStart(ofLine: chunk.lastLine)..<length])
    guard let first = line.first(where: { $0 != UTF8Bytes.space }) ?? line.first,
      !CodeEnd.isFence(first), line.last != UTF8Bytes.carriageReturn
    else { return nil }
    let start = withUTF8(of: block.text) { text in
      text.lastIndex(of: UTF8Bytes.lineFeed).map { $0 + 1 } ?? 0
    }
    // Where the lines of the code are not those of the source, they have to be read.
    let hasBreak = !chunk.endsInLine
    guard block.text.utf8.count - start == line.count - (hasBreak ? 1 : 0) else { return nil }
    let isResumed = resumption.leaf.isCode && settled == blocks.count - 1
    var painter = isResumed ? self.painter : CodePainter(languages.language(named: name))
    let from = isResumed ? resumption.settledText : 0
    guard from <= start else { return nil }
    var runs: [RoleRun] = []
    withUTF8(of: block.text) { $0.paintLines(from: from, to: start, with: &painter, into: &runs) }
    return CodeEnd(
      lineStart: start, isBlank: !hasBreak && first == UTF8Bytes.space, hasBreak: hasBreak,
      painter: painter)
  }

  /// Takes in code at the end of the text; nil where a line of it may be the end of the fence.
  mutating func appendCode(_ source: UTF8Bytes) -> Change? {
    guard source.count - resumption.offset <= Settling.unreadCode,
      codeEnd?.takes(source, from: length) == true,
      var end = codeEnd
    else { return nil }
    codeEnd = nil  // Gives up this copy, so that it changes in place.
    defer { codeEnd = end }
    let last = blocks.count - 1
    let before = blocks[last].text.utf8.count
    let start = length
    length = source.count
    var added = UTF8Bytes(rebasing: source[start...])
    let isBroken = added.last == UTF8Bytes.lineFeed
    if isBroken { added = UTF8Bytes(rebasing: added.dropLast()) }
    if end.hasBreak { blocks[last].text += "\n" }
    end.hasBreak = isBroken
    guard !added.isEmpty || blocks[last].text.utf8.count > before else {
      return Change(block: blocks.count, text: 0)
    }
    blocks[last].text += String(decoding: added, as: UTF8.self)
    let drawn = end.lineStart
    blocks[last].paintLastLines(of: &end)
    return Change(block: last, text: before, look: drawn)
  }
}

extension CodeEnd {
  /// Whether a byte at the start of a line may be of the fence that ends the code.
  static func isFence(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~")
  }

  /// Whether what follows from an offset on is code as it is; takes note of the last line of it.
  fileprivate mutating func takes(_ source: UTF8Bytes, from start: Int) -> Bool {
    var isBlank = self.isBlank || hasBreak
    for index in start..<source.count {
      let byte = source[index]
      switch byte {
      case UTF8Bytes.lineFeed: isBlank = true
      case UTF8Bytes.space: break
      case UTF8Bytes.carriageReturn, 0: return false
      case Formula.firstByte
      where index + 1 < source.count
        && source[index + 1] == Formula.secondByte:
        return false
      default:
        if isBlank, Self.isFence(byte) { return false }
        isBlank = false
      }
    }
    self.isBlank = isBlank
    return true
  }
}

extension Block {
  /// Paints the lines that code has grown by; the last one, which still grows, by a copy.
  fileprivate mutating func paintLastLines(of end: inout CodeEnd) {
    var runs = self.runs
    self.runs = []
    while let last = runs.last, last.end >= end.lineStart {
      runs.removeLast()
    }
    withUTF8(of: text) { text in
      while let lineBreak = text[end.lineStart...].firstIndex(of: UTF8Bytes.lineFeed) {
        text.paintLines(from: end.lineStart, to: lineBreak + 1, with: &end.painter, into: &runs)
        end.lineStart = lineBreak + 1
      }
      var painter = end.painter
      text.paintLines(from: end.lineStart, to: text.count, with: &painter, into: &runs)
    }
    self.runs = runs
  }
}
