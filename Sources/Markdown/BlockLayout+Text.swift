import TextUI

// MARK: - Places in the text

extension BlockLayout {
  /// The text that the lines show, which is the block's own but for tables.
  package func text(of block: Block) -> String {
    drawnText ?? block.text
  }

  /// The bytes of the text that a line shows, its line break included; nil: it shows none.
  package func range(ofLine index: Int) -> Range<Int>? {
    let row = index - firstTextLine
    return table.indices.contains(row) ? table.range(row) : nil
  }

  /// The line that shows a byte of the text.
  package func line(containing offset: Int) -> Int {
    firstTextLine + table.index(containing: offset)
  }

  /// Where a byte of the text stands on its line, in cells from the screen's left edge.
  package func column(of offset: Int, in block: Block) -> Int {
    indent + max(0, table.column(of: offset, in: text(of: block)) - shift(of: block))
  }

  /// The byte of the text where the character begins that a column of a line shows.
  package func offset(ofColumn column: Int, line index: Int, in block: Block) -> Int {
    let row = min(max(0, index - firstTextLine), table.count - 1)
    return table.offset(
      ofColumn: max(0, column - indent) + shift(of: block), line: row, in: text(of: block))
  }

  private func shift(of block: Block) -> Int {
    block.isCode && !options.wrapsCode ? options.codeShift : 0
  }
}
