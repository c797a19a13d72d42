import TextUI

extension MarkdownDocument {
  /// Moves the place where the next reading begins as far as nothing that follows can reach behind.
  mutating func settle(_ reading: Reading, _ chunk: Chunk, _ source: UTF8Bytes) -> Change {
    let leaves = reading.leaves
    guard let index = reading.firstUnsettled else { return Change(block: blocks.count, text: 0) }
    var change = Change(block: blocks.count, text: 0)
    if !leaves[index].isContinuing { change = begin(at: index, of: reading, source) }
    guard index == leaves.count - 1, chunk.openFormulaLine == nil else { return change }
    if leaves[index].isContinuing, leaves[index].lines.upperBound < chunk.lastLine, isRereadable {
      return startAgain(source)
    }
    switch leaves[index].block.kind {
    case .code: settleCode(leaves[index], in: reading, source)
    case .paragraph: settleParagraph(leaves[index], in: reading, source)
    case .table: settleTable(leaves[index], in: reading, source)
    case .heading, .html, .rule, .math: break
    }
    return change
  }

  /// Reads the last paragraph as a whole, where it was settled while markup was open: the text is
  /// over.
  public mutating func finish(_ text: String) -> Change {
    guard isRereadable else {
      return start.isForced ? noteLimit(ofBlock: settled) : Change(block: blocks.count, text: 0)
    }
    return withUTF8(of: text) { source in
      var place = settled
      return reread(start, to: settled + 1, &place, source, end: length)
    }
  }

  /// Whether the last block was settled while its markup was open, and is short enough to read again.
  private var isRereadable: Bool {
    guard start.isForced else { return false }
    return length - start.resumption.offset <= Settling.reread
  }

  /// Begins the next reading at the first line of a leaf.
  private mutating func begin(at index: Int, of reading: Reading, _ source: UTF8Bytes) -> Change {
    let leaves = reading.leaves
    let none = Change(block: blocks.count, text: 0)
    let opening = reading.opening(from: index)
    guard var next = beginning(of: opening, in: reading) else { return none }
    // A note that was taken out of a container seems to be further down than that begins.
    let isSame = index == 0 && opening.firstLine == reading.chunk.firstLine
    next.above = isSame ? resumption.above : leaves[index].above
    if index > 0 {
      next.above?.isBlank = opening.firstLine - leaves[index - 1].lines.upperBound > 1
    }
    var place = settled + index
    var change = index > 0 ? resolveOpenTable(source) : none
    if start.isForced, index > 0, leaves[0].isContinuing {
      change.add(reread(start, to: settled + 1, &place, source, end: next.offset))
    }
    for before in 0..<index {
      rememberLabels(of: before, in: reading, to: index, place - index + before, source)
    }
    guard next != resumption || place != settled else { return change }
    resumption = next
    settled = place
    start = BlockStart(resumption: next, block: place)
    return change
  }

  /// Reads a block anew as a whole that was settled while markup was open.
  private mutating func reread(
    _ start: BlockStart, to blockEnd: Int, _ place: inout Int, _ source: UTF8Bytes, end: Int
  ) -> Change {
    let range = start.resumption.offset..<end
    guard range.count <= Settling.reread else { return noteLimit(ofBlock: blockEnd - 1) }
    let chunk = Chunk(
      source, to: end, from: start.resumption,
      definitions: references.definitions(for: source[range]))
    let leaves = Reading(chunk, from: start.resumption, role: role).leaves
    let count = blockEnd - start.block
    guard let block = leaves.first?.block else { return Change(block: blocks.count, text: 0) }
    blocks.replaceSubrange(
      start.block..<blockEnd, with: [numbered(painted(block), at: start.block)])
    place += 1 - count
    return Change(block: start.block, text: 0)
  }

  /// Remembers a block that is settled for the labels in it that no definition explains.
  private mutating func rememberLabels(
    of index: Int, in reading: Reading, to end: Int, _ block: Int, _ source: UTF8Bytes
  ) {
    let (leaves, chunk) = (reading.leaves, reading.chunk)
    let leaf = leaves[index]
    let isWhole = !leaf.isContinuing
    // What was read with a definition that is not over yet may have to be read again with all of it.
    let mayChange = references.hasUnsettled && leaf.block.hasLinks
    guard leaf.hasLabels || mayChange || (!isWhole && start.hasLabels) else { return }
    // Where a footnote stands in an item, all of that is read again that was just read.
    let whole = reading.leavesWithNotes(around: index).clamped(to: 0..<end)
    let opening =
      leaves[whole.lowerBound].isContinuing
      ? whole.prefix { $0 <= index }.first { leaves[$0].mayBegin(chunk) } ?? index
      : whole.lowerBound
    guard let beginning = isWhole ? beginning(of: leaves[opening], in: reading) : start.resumption
    else { return }
    let next = leaves.indices.contains(whole.upperBound) ? leaves[whole.upperBound] : nil
    let lastLine = leaves[whole.upperBound - 1].lines.upperBound
    // Without the table below it the paragraph could be another one.
    let last = next?.isBelowText == true ? lastLine + 2 : lastLine
    let end = chunk.sourceStart(ofLine: last + 1)
    let first = leaves[opening].firstLine
    // What goes on may have none of its lines here.
    let before = leaves[..<index].reversed().prefix {
      $0.lines.upperBound >= first && !$0.isContinuing
    }.count
    references.remember(
      References.Place(
        block: block, resumption: beginning, number: isWhole ? before : 0, end: end),
      labels: source[beginning.offset..<max(beginning.offset, end)])
  }

  /// Moves the place where the next reading begins into the definitions at the end.
  mutating func settleDefinitions(_ last: Leaf?, _ chunk: Chunk, _ source: UTF8Bytes) {
    let blockEnd =
      last.map { chunk.sourceStart(ofLine: $0.lines.upperBound + 1) } ?? resumption.offset
    guard let offset = references.settledEnd(behind: blockEnd),
      source[offset] == UInt8(ascii: "[")
    else { return }
    var next = Resumption()
    next.offset = offset
    next.above = blocks.last.map {
      Resumption.Above(
        shared: 0, isBlank: true, standsOut: $0.standsOut, isContained: !$0.insets.isEmpty)
    }
    resumption = next
    settled = blocks.count
    start = BlockStart(resumption: next, block: settled)
  }

  // MARK: - Code

  /// Settles all lines of a fence but the last whole one, which may be its end, and the rest.
  private mutating func settleCode(_ leaf: Leaf, in reading: Reading, _ source: UTF8Bytes) {
    let chunk = reading.chunk
    let first = leaf.isContinuing ? chunk.firstLine : leaf.lines.lowerBound + 1
    let kept = chunk.endsInLine ? chunk.lastLine - 1 : chunk.lastLine
    guard kept > first, leaf.lines.upperBound >= kept, leaf.isFenced,
      let end = blocks[settled].text.utf8.end(
        ofLine: kept - first, from: leaf.isContinuing ? resumption.settledText : 0)
    else { return }
    if !leaf.isContinuing {
      guard let path = path(of: leaf, in: reading, before: leaf.lines.lowerBound + 1) else {
        return
      }
      let line = chunk.sourceStart(ofLine: leaf.lines.lowerBound)
      resumption.path = path
      resumption.number = nil
      resumption.leaf = .code(
        opening: Array(source[line..<chunk.sourceStart(ofLine: leaf.lines.lowerBound + 1)]),
        line: line)
      if case .code(let name) = leaf.block.kind {
        painter = CodePainter(languages.language(named: name))
      }
    }
    resumption.offset = chunk.sourceStart(ofLine: kept)
    var runs: [RoleRun] = []
    let from = resumption.settledText
    withUTF8(of: blocks[settled].text) {
      $0.paintLines(from: from, to: end, with: &painter, into: &runs)
    }
    resumption.settledText = end
    splitIfLong()
  }

  /// Cuts the settled part of the open block off where it is long.
  private mutating func splitIfLong() {
    guard resumption.settledText > Settling.part else { return }
    // The last settled line stays, so that what goes on is never empty.
    let end = resumption.settledText - 1
    let lineBreak = withUTF8(of: blocks[settled].text) { text in
      // What is further back was looked through before.
      text[max(0, end - Settling.part)..<end].lastIndex(of: UTF8Bytes.lineFeed)
    }
    guard let offset = lineBreak.map({ $0 + 1 }) else { return }
    let rest = blocks[settled].split(at: offset)
    settled += 1
    blocks.insert(rest, at: settled)
    resumption.settledText -= offset
  }

  // MARK: - Tables

  /// Settles all rows of a table but the last.
  private mutating func settleTable(_ leaf: Leaf, in reading: Reading, _ source: UTF8Bytes) {
    let chunk = reading.chunk
    let header = leaf.isContinuing ? 0 : 1
    let first = leaf.isContinuing ? chunk.firstLine : leaf.lines.lowerBound + 2
    let last = leaf.lines.upperBound
    guard last > first, let rows = leaf.block.table?.rows.count, rows == last - first + 1 + header
    else { return }
    if !leaf.isContinuing {
      guard let path = path(of: leaf, in: reading, before: leaf.lines.lowerBound + 1) else {
        return
      }
      let line = chunk.sourceStart(ofLine: leaf.lines.lowerBound)
      resumption.path = path
      resumption.number = nil
      resumption.leaf = .table(
        opening: Array(source[line..<chunk.sourceStart(ofLine: first)]), line: line)
    }
    if leaf.hasLabels || (references.hasUnsettled && leaf.block.hasLinks) {
      start.hasLabels = true
    }
    resumption.offset = chunk.sourceStart(ofLine: last)
    resumption.settledRows = (blocks[settled].table?.rows.count ?? 1) - 1
  }

  // MARK: - Paragraphs

  /// Settles all of a long paragraph but its last words.
  private mutating func settleParagraph(_ leaf: Leaf, in reading: Reading, _ source: UTF8Bytes) {
    let chunk = reading.chunk
    let rest = source[resumption.offset..<self.length]
    let length = max(leaf.block.text.utf8.count, rest.count)
    let isForced = length > Settling.forced
    guard length > Settling.eager, leaf.lines.upperBound == chunk.lastLine,
      isForced
        || !(leaf.isOpen || leaf.hasLabels || chunk.hasOpenFormula || chunk.mayEndInHeader
          || chunk.beginsWithDefinition(leaf)),
      !chunk.endsInLine || chunk.isCertain(leaf)
    else { return }
    var end = LastWords.start(of: blocks[settled], source: rest, cutsWords: isForced)
    let hasWords = end != nil
    if isForced, !hasWords {
      // Nothing to hold on to: what has come stays as it is.
      end = LastWords.end(of: blocks[settled], source: rest)
    }
    guard let end else { return }
    if !leaf.isContinuing {
      guard let path = path(of: leaf, in: reading, before: leaf.lines.lowerBound + 1) else {
        return
      }
      resumption.path = path
      resumption.number = nil
      resumption.leaf = .paragraph
    }
    if leaf.hasLabels { start.hasLabels = true }
    if leaf.isOpen || leaf.hasLabels || chunk.hasOpenFormula || !hasWords {
      start.isForced = true
    }
    resumption.offset = end.source
    resumption.settledText = end.text
    splitIfLong()
  }
}

extension String.UTF8View {
  /// Where a line ends, its line break included; lines are counted from 1 behind an offset.
  fileprivate func end(ofLine line: Int, from offset: Int) -> Int? {
    var place = index(startIndex, offsetBy: offset)
    for _ in 0..<line {
      guard let lineBreak = self[place...].firstIndex(of: UTF8Bytes.lineFeed) else { return nil }
      place = index(after: lineBreak)
    }
    return distance(from: startIndex, to: place)
  }
}
