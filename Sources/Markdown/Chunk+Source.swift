import TextUI

// MARK: - Copying the source

extension Chunk {
  /// Appends a part of the source behind the context that begins at a byte of the chunk.
  mutating func append(
    _ source: UTF8Bytes, _ part: Range<Int>, _ resumption: Resumption, context: Int
  ) {
    lineStarts = [part.lowerBound]
    byteStarts = [bytes.count - (isShared ? 1 : 0)]
    var lines = LineGuard(bytes[context...], resumption)
    hasTightStars = source[part].contains(UInt8(ascii: "*")) && source[part].contains { $0 >= 0xE2 }
    hasMarks = Formula.hasMark(source[part])
    let mayHaveFormulas = source[part].contains { $0 == 0x24 || $0 == 0x5C }
    var offset = part.lowerBound
    var nextLabel = 0
    while offset < part.upperBound {
      var end = Self.lineEnd(source, from: offset, to: part.upperBound)
      // What stands within a formula is no label.
      while nextLabel < labels.count, labels[nextLabel].offset < offset { nextLabel += 1 }
      let line = offset
      let above = min(contentStarts.last ?? bytes.count, bytes.count)
      if let finding = lines.finding(in: source[offset..<end], below: bytes[above...]) {
        offset = guardLine(source, finding, from: offset)
      }
      while nextLabel < labels.count, labels[nextLabel].offset < end {
        let label = labels[nextLabel]
        if label.offset >= offset {
          appendPlain(source[offset..<label.offset])
          bytes += Formula.mark(footnotes.count + nextLabel)
          offset = label.offset + label.label.utf8.count
        }
        nextLabel += 1
      }
      // Labels before it are longer in the source, or shorter.
      let content = bytes.count - offset + line + lines.contentStart
      contentStarts.append(max(content, byteStarts.last ?? 0))
      if openFormulaLine != nil, UTF8Bytes.endsLine(source[end - 1]),
        source[offset..<end].allSatisfy(UTF8Bytes.isBlankOrEnd)
      {
        openFormulaLine = nil
      }
      if mayHaveFormulas, !lines.isInFence {
        end = appendLine(source, offset..<end, part.upperBound)
      } else {
        appendText(source, offset..<end)
      }
      offset = end
      lineStarts.append(offset)
      byteStarts.append(bytes.count)
    }
    if lineStarts.count == 1 {
      contentStarts.append(bytes.count)
      lineStarts.append(offset)
      byteStarts.append(bytes.count)
    }
  }

  /// Copies the beginning of a line and puts a mark behind it that makes the rest plain text, or
  /// leaves out what nobody sees; where the source goes on.
  private mutating func guardLine(
    _ source: UTF8Bytes, _ finding: LineGuard.Finding, from offset: Int
  ) -> Int {
    if finding.endsTable {
      bytes.append(UTF8Bytes.lineFeed)
      contentStarts.append(bytes.count)
      lineStarts.append(offset)
      byteStarts.append(bytes.count)
    }
    appendPlain(source[offset..<finding.offset])
    guard let limit = finding.limit else { return finding.end ?? finding.offset }
    limits[firstLine + lineStarts.count - 1] = limit
    bytes += [Formula.firstByte, Formula.secondByte, 0x92]
    return finding.offset
  }

  /// Copies a part of the source; what would be taken for a mark of our own becomes a sign that
  /// stands for none.
  mutating func appendPlain(_ part: Slice<UTF8Bytes>) {
    let start = bytes.count
    bytes.append(contentsOf: part)
    guard hasMarks else { return }
    for index in start..<bytes.count where Formula.isMark(bytes[index...]) {
      bytes.replaceSubrange(index..<index + 3, with: "\u{FFFD}".utf8)
    }
  }

  /// Where the line at an offset ends, its line end included.
  static func lineEnd(_ source: UTF8Bytes, from start: Int, to end: Int) -> Int {
    var offset = start
    while offset < end {
      let byte = source[offset]
      offset += 1
      if byte == 0x0A { return offset }
      if byte == 0x0D {
        return offset < end && source[offset] == 0x0A ? offset + 1 : offset
      }
    }
    return end
  }

  /// Appends what labels mean, with marks for the formulas in it as they stand for those in the text.
  mutating func append(definitions: [UInt8]) {
    guard definitions.contains(where: { $0 == 0x24 || $0 == 0x5C }) else {
      bytes += definitions
      return
    }
    definitions.withUnsafeBufferPointer { source in
      var offset = 0
      while offset < source.count {
        let end = Self.lineEnd(source, from: offset, to: source.count)
        offset = appendLine(source, offset..<end, source.count)
      }
    }
    openFormulaLine = nil
  }

  /// Copies a line without its formulas; a formula may take the lines after it in.
  private mutating func appendLine(_ source: UTF8Bytes, _ line: Range<Int>, _ limit: Int) -> Int {
    let text = UTF8Bytes(rebasing: source[..<limit])
    var end = line.upperBound
    var offset = line.lowerBound
    var copied = offset
    while offset < end {
      let byte = source[offset]
      if byte == UInt8(ascii: "`") {
        offset = Self.codeEnd(text, at: offset, within: end)
        continue
      }
      guard byte == 0x24 || byte == 0x5C else {
        offset += 1
        continue
      }
      guard let span = MathScanner.formula(in: text, at: offset),
        isFormula(span, text), !holdsFenceBack(span, text[line.lowerBound..<offset], text),
        span.range.upperBound <= end
          || (span.isBlock && isLineStart(text[line.lowerBound..<offset]))
      else {
        noteOpenFormula(text, at: offset, inLineFrom: line.lowerBound)
        // What a backslash escapes begins nothing.
        offset += byte == 0x5C ? 2 : 1
        continue
      }
      appendText(source, copied..<offset)
      add(span, of: text)
      offset = span.range.upperBound
      copied = offset
      if offset > end { end = Self.lineEnd(source, from: offset, to: limit) }
    }
    appendText(source, copied..<end)
    return end
  }

  /// Takes note of a formula that begins a line and may go on over the next ones.
  private mutating func noteOpenFormula(_ text: UTF8Bytes, at offset: Int, inLineFrom start: Int) {
    guard openFormulaLine == nil, offset + 1 < text.count,
      text[offset + 1] == (text[offset] == 0x24 ? 0x24 : UInt8(ascii: "[")),
      isLineStart(text[start..<offset])
    else { return }
    openFormulaLine = firstLine + lineStarts.count - 1
  }

  /// Whether nothing but marks of containers is before a place: only there may a formula begin that
  /// goes on over lines.
  private func isLineStart(_ before: Slice<UTF8Bytes>) -> Bool {
    // The first line of the chunk may be the rest of one.
    guard !isShared || lineStarts.count > 1 else { return false }
    return before.markersEnd == before.endIndex && !before.contains(0x09)
  }

  /// Whether what stands in brackets is a formula: words alone are words.
  private func isFormula(_ span: MathSpan, _ text: UTF8Bytes) -> Bool {
    guard text[span.range.lowerBound] == UInt8(ascii: "\\") else { return true }
    let content = text[span.content]
    let isPlain = content.allSatisfy { PlainText.isWordByte($0) || " ,.-".utf8.contains($0) }
    return !isPlain || content.count <= 3
  }

  /// Whether a line would be a fence without the backticks in a formula.
  private func holdsFenceBack(
    _ span: MathSpan, _ before: Slice<UTF8Bytes>, _ text: UTF8Bytes
  ) -> Bool {
    text[span.range].contains(UInt8(ascii: "`"))
      && before[before.markersEnd...].starts(with: "```".utf8)
  }

  private mutating func add(_ span: MathSpan, of text: UTF8Bytes) {
    func string(_ range: Range<Int>) -> String {
      String(decoding: UTF8Bytes(rebasing: text[range]), as: UTF8.self)
    }
    let content = string(span.content)
    bytes += Formula.mark(formulas.count)
    formulas.append(
      Formula(
        source: string(span.range), plain: MathText.plain(content, isBlock: span.isBlock),
        isBlock: span.isBlock))
  }

  /// The end of the code that begins with the backticks at an offset, else the end of these.
  private static func codeEnd(_ text: UTF8Bytes, at start: Int, within end: Int) -> Int {
    func run(_ offset: Int) -> Int {
      var place = offset
      while place < end, text[place] == UInt8(ascii: "`") { place += 1 }
      return place - offset
    }
    let length = run(start)
    var offset = start + length
    while offset < end {
      guard text[offset] == UInt8(ascii: "`") else {
        offset += 1
        continue
      }
      let other = run(offset)
      offset += other
      if other == length { return offset }
    }
    return start + length
  }
}
