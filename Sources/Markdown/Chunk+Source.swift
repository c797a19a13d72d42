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
      if let finding = lines.finding(in: source[offset..<end]) {
        offset = guardLine(source, finding, from: offset)
      } else if nextLabel < labels.count, labels[nextLabel].offset < end {
        let label = labels[nextLabel]
        appendPlain(source[offset..<label.offset])
        bytes += Formula.mark(footnotes.count + nextLabel)
        offset = label.offset + label.label.utf8.count
        nextLabel += 1
      }
      if openFormulaLine != nil, source[end - 1] == 0x0A || source[end - 1] == 0x0D,
        source[offset..<end].allSatisfy({ $0 <= UTF8Bytes.space })
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
  private mutating func appendPlain(_ part: Slice<UTF8Bytes>) {
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
        isFormula(span, text),
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
    let rest = line[line.contentStart...]
    guard rest.starts(with: "[^".utf8) else { return nil }
    let label = rest.dropFirst(2).prefix { $0 > 0x20 && $0 != UInt8(ascii: "]") }
    let behind = rest.dropFirst(2 + label.count)
    guard !label.isEmpty, label.count < 100, behind.starts(with: "]:".utf8) else { return nil }
    return label
  }
}

extension Collection where Element == UInt8, Index == Int {
  /// Where the content of a line begins, behind the marks of containers and the box of a task.
  var contentStart: Int {
    let start = markersEnd
    let box = self[start...].prefix(4)
    let isItem = self[..<start].contains { $0 > UTF8Bytes.space && $0 != UInt8(ascii: ">") }
    guard isItem, box.count == 4, box.first == UInt8(ascii: "["),
      " xX".utf8.contains(box[start + 1]), box[start + 2] == UInt8(ascii: "]"),
      box[start + 3] == UTF8Bytes.space || box[start + 3] == 0x09
    else { return start }
    return self[start...].dropFirst(3).firstIndex { $0 != UTF8Bytes.space && $0 != 0x09 }
      ?? endIndex
  }

  /// Where the marks of containers end that a line begins with: quotations, bullets and numbers.
  var markersEnd: Int {
    var index = startIndex
    while index < endIndex {
      let byte = self[index]
      if byte == UTF8Bytes.space || byte == 0x09 || byte == UInt8(ascii: ">") {
        index += 1
        continue
      }
      var mark = index
      while mark < endIndex, self[mark] &- 0x30 < 10, mark - index < 9 { mark += 1 }
      guard mark < endIndex else { return index }
      let isNumber = mark > index && ".)".utf8.contains(self[mark])
      guard isNumber || (mark == index && "-+*".utf8.contains(byte)) else { return index }
      guard mark + 1 == endIndex || self[mark + 1] <= UTF8Bytes.space else { return index }
      index = mark + 1
    }
    return index
  }
}

// MARK: - Emphasis between ideographs

extension Chunk {
  /// Copies text, with a mark beside stars that stand between an ideograph and punctuation.
  ///
  /// Where words are not parted by blanks, CommonMark takes the stars of `**Note:**text` for no end
  /// of emphasis; with the mark, which is no punctuation, it does.
  private mutating func appendText(_ source: UTF8Bytes, _ range: Range<Int>) {
    guard hasTightStars else {
      appendPlain(source[range])
      return
    }
    var copied = range.lowerBound
    var offset = range.lowerBound
    while offset < range.upperBound {
      guard source[offset] == UInt8(ascii: "*") else {
        offset += 1
        continue
      }
      var end = offset
      while end < range.upperBound, source[end] == UInt8(ascii: "*") { end += 1 }
      let before = Self.scalar(in: source, before: offset)
      let after = end < range.upperBound ? source.scalar(at: end).scalar : "\n"
      let isEnd = before.isPunctuation && after.isTight
      let isStart = after.isPunctuation && before.isTight
      if isEnd || isStart {
        appendPlain(source[copied..<(isEnd ? offset : end)])
        bytes += [Formula.firstByte, Formula.secondByte, 0x92]
        copied = isEnd ? offset : end
      }
      offset = end
    }
    appendPlain(source[copied..<range.upperBound])
  }

  private static func scalar(in source: UTF8Bytes, before offset: Int) -> Unicode.Scalar {
    var start = offset - 1
    while start > 0, source[start] & 0xC0 == 0x80 { start -= 1 }
    return start >= 0 ? source.scalar(at: start).scalar : "\n"
  }
}

extension Unicode.Scalar {
  /// Whether it is a letter of a script that puts no blanks between words.
  fileprivate var isTight: Bool {
    switch value {
    case 0x3041...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
      !isPunctuation
    default: false
    }
  }

  fileprivate var isPunctuation: Bool {
    switch properties.generalCategory {
    case .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
      .otherPunctuation, .dashPunctuation, .connectorPunctuation:
      true
    default: false
    }
  }
}
