import TextUI

// MARK: - Copying the source

extension Chunk {
  mutating func append(_ source: UTF8Bytes, _ part: Range<Int>, _ resumption: Resumption) {
    lineStarts = [part.lowerBound]
    byteStarts = [bytes.count - (isShared ? 1 : 0)]
    var lines = LineGuard(resumption)
    let mayHaveFormulas = lines.readsMarkup && source[part].contains { $0 == 0x24 || $0 == 0x5C }
    var offset = part.lowerBound
    var nextLabel = labels.isEmpty ? nil : 0
    while offset < part.upperBound {
      var end = Self.lineEnd(source, from: offset, to: part.upperBound)
      if let index = nextLabel, labels[index].offset < end {
        let label = labels[index]
        bytes.append(contentsOf: source[offset..<label.offset])
        bytes += Formula.mark(index)
        offset = label.offset + label.label.utf8.count
        nextLabel = index + 1 < labels.count ? index + 1 : nil
      }
      if lines.readsMarkup {
        if let finding = lines.finding(in: source[offset..<end]) {
          offset = guardLine(source, finding, from: offset)
        }
        if mayHaveFormulas, !lines.isInFence {
          end = appendLine(source, offset..<end, part.upperBound)
        } else {
          bytes.append(contentsOf: source[offset..<end])
        }
      } else {
        bytes.append(contentsOf: source[offset..<end])
      }
      offset = end
      lineStarts.append(offset)
      byteStarts.append(bytes.count)
    }
    if lineStarts.count == 1 {
      lineStarts.append(offset)
      byteStarts.append(bytes.count)
    }
  }

  /// Copies the beginning of a line and puts a mark behind it that makes the rest plain text; where
  /// that begins.
  private mutating func guardLine(
    _ source: UTF8Bytes, _ finding: LineGuard.Finding, from offset: Int
  ) -> Int {
    if finding.endsTable {
      bytes.append(UTF8Bytes.lineFeed)
      lineStarts.append(offset)
      byteStarts.append(bytes.count)
    }
    limits[firstLine + lineStarts.count - 1] = finding.limit
    bytes.append(contentsOf: source[offset..<finding.offset])
    bytes += [Formula.firstByte, Formula.secondByte, 0x92]
    return finding.offset
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
        span.range.upperBound <= end
          || (span.isBlock && Self.isLineStart(text[line.lowerBound..<offset]))
      else {
        // What a backslash escapes begins nothing.
        offset += byte == 0x5C ? 2 : 1
        continue
      }
      bytes.append(contentsOf: source[copied..<offset])
      add(span, of: text)
      offset = span.range.upperBound
      copied = offset
      if offset > end { end = Self.lineEnd(source, from: offset, to: limit) }
    }
    bytes.append(contentsOf: source[copied..<end])
    return end
  }

  /// Whether nothing but marks of containers is before a place: only there may a formula begin that
  /// goes on over lines.
  private static func isLineStart(_ before: Slice<UTF8Bytes>) -> Bool {
    before.allSatisfy { " >-+*.)0123456789".utf8.contains($0) }
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

  /// The footnotes that a part defines, and where their labels begin.
  static func footnotes(
    in source: UTF8Bytes, _ part: Range<Int>
  ) -> [(label: String, offset: Int)] {
    guard source[part].contains(UInt8(ascii: "^")) else { return [] }
    var labels: [(label: String, offset: Int)] = []
    var offset = part.lowerBound
    while offset < part.upperBound {
      let end = lineEnd(source, from: offset, to: part.upperBound)
      if let label = footnoteLabel(source[offset..<end]) {
        labels.append((String(decoding: label, as: UTF8.self), label.startIndex))
      }
      offset = end
    }
    return labels
  }

  /// The label of a footnote that a line defines: `[^label]:` behind nothing but marks.
  private static func footnoteLabel(_ line: Slice<UTF8Bytes>) -> Slice<UTF8Bytes>? {
    let rest = line.drop { $0 == 0x09 || " >-+*.)0123456789".utf8.contains($0) }
    guard rest.starts(with: "[^".utf8) else { return nil }
    let label = rest.dropFirst(2).prefix { $0 > 0x20 && $0 != UInt8(ascii: "]") }
    let behind = rest.dropFirst(2 + label.count)
    guard !label.isEmpty, label.count < 100, behind.starts(with: "]:".utf8) else { return nil }
    return label
  }
}
