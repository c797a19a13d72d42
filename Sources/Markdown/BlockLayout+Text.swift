import TextUI

// MARK: - Places in the text

extension BlockLayout {
  /// The text that the lines show, which is the block's own but for tables.
  public func text(of block: Block) -> String {
    drawnText ?? block.text
  }

  /// The bytes of the text that a line shows, its line break included; nil: it shows none.
  public func range(ofLine index: Int) -> Range<Int>? {
    let row = index - firstTextLine
    return table.indices.contains(row) ? table.range(row) : nil
  }

  /// The line that shows a byte of the text.
  public func line(containing offset: Int) -> Int {
    firstTextLine + table.index(containing: offset)
  }

  /// Where a byte of the text stands on its line, in cells from the screen's left edge.
  public func column(of offset: Int, in block: Block) -> Int {
    indent + max(0, table.column(of: offset, in: text(of: block)) - shift(of: block))
  }

  /// The byte of the text where the character begins that a column of a line shows.
  public func offset(ofColumn column: Int, line index: Int, in block: Block) -> Int {
    let row = min(max(0, index - firstTextLine), table.count - 1)
    return table.offset(
      ofColumn: max(0, column - indent) + shift(of: block), line: row, in: text(of: block))
  }

  private func shift(of block: Block) -> Int {
    block.isCode && !options.wrapsCode ? options.codeShift : 0
  }

  /// Whether a line of code goes on beyond the right edge.
  public func goesOn(line index: Int, of block: Block) -> Bool {
    guard block.isCode, !options.wrapsCode, range(ofLine: index) != nil else { return false }
    let edge = options.codeShift + max(1, options.columns - indent)
    let offset = table.offset(ofColumn: edge, line: index - firstTextLine, in: block.text)
    let rest = block.text.utf8.dropFirst(offset)
    return rest.first != nil && rest.first != 0x0A && rest.first != 0x0D
  }

  /// How far code must be moved so that a byte of it is seen; nil: it is seen, or no such code.
  public func codeShift(showing offset: Int, of block: Block) -> Int? {
    guard block.isCode, !options.wrapsCode else { return nil }
    let column = table.column(of: offset, in: block.text) - options.codeShift
    let width = max(1, options.columns - indent)
    guard column < 0 || column >= width - 1 else { return nil }
    return max(0, column + options.codeShift - width / 2)
  }

  // MARK: - Tables

  /// Whether the cells of a table stand beside each other, and not below.
  public var hasTableColumns: Bool {
    drawn?.hasColumns ?? false
  }

  /// The row of a table whose drawing a byte of the text belongs to, and where that begins; nil: it
  /// is no table.
  public func tableRow(containing offset: Int) -> (row: Int, start: Int)? {
    guard let ends = drawn?.ends, !ends.isEmpty else { return nil }
    let row = min(ends.firstIndex { offset < $0 } ?? ends.count - 1, ends.count - 1)
    return self.offset(ofTableRow: row).map { (row, $0) }
  }

  /// Where the drawing of a table's row begins in the text; nil: there is no such row.
  public func offset(ofTableRow row: Int) -> Int? {
    guard let ends = drawn?.ends, ends.indices.contains(row) else { return nil }
    // A line feed parts it from the row before.
    return row == 0 || ends[row - 1] == 0 ? 0 : min(ends[row - 1] + 1, ends[row])
  }

  /// Where a part of a cell's own text stands in the drawn text: a range for each line that shows
  /// some of it.
  public func drawnRanges(
    of range: Range<Int>, row: Int, column: Int, in block: Block
  ) -> [Range<Int>] {
    guard let drawn, drawn.hasColumns, let source = block.table, let start = offset(ofTableRow: row)
    else { return [] }
    let cell = source.rows[row][column]
    let lines = LineTable(cell.text, columns: drawn.widths[column])
    let first = table.index(containing: start)
    return lines.indices.compactMap { index in
      let part = lines.range(index).clamped(to: range)
      guard !part.isEmpty else { return nil }
      let width = Line(lines.spans(index, of: cell.text)).columns
      let left = drawn.start(ofColumn: column, width: width, source.alignments[column])
      func drawnOffset(_ offset: Int) -> Int {
        let isEnd = offset == lines.range(index).upperBound
        let column = isEnd ? width : min(width, lines.column(of: offset, in: cell.text))
        return table.offset(ofColumn: left + column, line: first + index, in: drawn.text)
      }
      let place = drawnOffset(part.lowerBound)..<drawnOffset(part.upperBound)
      return place.isEmpty ? nil : place
    }
  }
}
