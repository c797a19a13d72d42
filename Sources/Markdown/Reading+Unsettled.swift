import TextUI

extension Reading {
  /// The first leaf that what follows may still make another one, by its place; nil: one before it.
  var firstUnsettled: Int? {
    var index = leaves.count - 1
    // The first line of a block, while it is unfinished, may still be one of the block before it.
    // And a number or a bullet may make an item of the list before it.
    if chunk.endsInLine, leaves[index].lines.lowerBound == chunk.lastLine,
      !chunk.isCertain(leaves[index])
    {
      let isBelowText = !chunk.isBlank(line: chunk.lastLine - 1)
      if index > 0, isBelowText || !leaves[index - 1].ancestors.isEmpty {
        index -= 1
      } else if index == 0, isBelowText {
        // Definitions are above it, as long as nothing goes on with them.
        return nil
      }
    }
    // What is read as blocks may yet turn out to be a formula.
    if let open = chunk.openFormulaLine {
      let first = leaves.firstIndex { $0.lines.upperBound >= open } ?? leaves.count - 1
      guard first > 0 || leaves[0].lines.lowerBound >= open else { return nil }
      index = min(index, first)
    }
    if index > 0, leaves[index].mayGoOn(with: leaves[index - 1], chunk) { index -= 1 }
    // cmark takes footnotes out of the items they are in: what one line made stays together.
    // Many of them in one quotation would be read with every one that follows.
    let isShort = chunk.sourceLength <= Settling.forced
    var first = firstLine(from: index)
    while index > 0,
      leaves[index - 1].lines.upperBound >= first || (isShort && leaves[index].isTakenOut(chunk))
    {
      index -= 1
      first = min(first, leaves[index].firstLine)
    }
    return index
  }

  /// The leaf from a place on that begins first, by its containers: it is not the one at the place
  /// where that is a footnote which was taken out of an item.
  func opening(from index: Int) -> Leaf {
    guard chunk.hasFootnotes else { return leaves[index] }
    let line = leaves[index...].map(\.firstLine).min()
    let first = leaves[index...].filter { $0.firstLine == line }
    return first.first { $0.ancestors.first?.inset.kind != .footnote } ?? first.first
      ?? leaves[index]
  }

  private func firstLine(from index: Int) -> Int {
    opening(from: index).firstLine
  }
}

extension Leaf {
  /// Sets the line of the first container that has nothing before the leaf, else that of the leaf:
  /// where nothing remains of it, an empty container does.
  mutating func setFirstLine(_ chunk: Chunk, known: Int) {
    let opened = ancestors.dropFirst(known).first { !chunk.isBefore($0.line) }
    firstLine = min(opened?.line ?? lines.lowerBound, lines.lowerBound)
  }

  /// Whether it is in a footnote that was taken out of another container.
  func isTakenOut(_ chunk: Chunk) -> Bool {
    ancestors.contains {
      $0.inset.kind == .footnote && !chunk.isBefore($0.line)
        && chunk.line($0.line).first != UInt8(ascii: "[")
    }
  }

  /// Whether it is a table whose header may be the last line of the paragraph above it again: it
  /// begins a formula, or the line below it may get more than dashes.
  fileprivate func mayGoOn(with before: Leaf, _ chunk: Chunk) -> Bool {
    let header = lines.lowerBound
    guard block.kind == .table, !isContinuing, before.lines.upperBound + 1 == header else {
      return false
    }
    return chunk.openFormulaLine == header || (chunk.endsInLine && header + 1 == chunk.lastLine)
  }
}
