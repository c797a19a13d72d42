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
    index = beginning(withNotesOf: index)
    // What one line made stays together.
    var first = firstLine(from: index)
    while index > 0, leaves[index - 1].lines.upperBound >= first {
      index -= 1
      first = min(first, leaves[index].firstLine)
    }
    return index
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
