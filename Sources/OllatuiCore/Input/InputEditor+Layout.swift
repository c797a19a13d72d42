import TextUI

/// The part of the typed text that a screen shows.
package struct InputLayout: Equatable, Sendable {
  /// The lines in the window, at least one.
  package var lines: [Line]
  /// The cursor, counted from the window's top left.
  package var cursor: Position
  /// The line of the text at the window's top.
  package var firstRow: Int
  /// Lines of the whole text.
  package var totalRows: Int

  /// Makes a layout.
  package init(lines: [Line], cursor: Position, firstRow: Int, totalRows: Int) {
    self.lines = lines
    self.cursor = cursor
    self.firstRow = firstRow
    self.totalRows = totalRows
  }
}

extension InputEditor {
  /// Tells the editor the place it has: moves by line and scrolling go by it.
  package mutating func resize(columns: Int, maxRows: Int) {
    let textColumns = InputEditor.textColumns(columns)
    if textColumns != table.columns { table.rewrap(text, columns: textColumns) }
    self.maxRows = max(1, maxRows)
    scrollToCursor()
  }

  /// The lines around the cursor, and where it stands.
  ///
  /// One column stays free, so that the cursor has room behind a full line. Costs the lines shown
  /// at the width of the last ``resize(columns:maxRows:)``; at any other, the whole text.
  package func layout(columns: Int, maxRows: Int) -> InputLayout {
    var table = table
    let textColumns = InputEditor.textColumns(columns)
    if textColumns != table.columns { table.rewrap(text, columns: textColumns) }
    let row = table.index(containing: cursor)
    let rows = max(1, maxRows)
    let first = InputEditor.firstRow(
      from: firstRow, showing: row, rows: rows, of: table.count)
    let lines = (first..<min(first + rows, table.count)).map { index in
      Line(table.spans(index, of: text, role: .input))
    }
    let column = min(table.column(of: cursor, in: text), max(0, columns - 1))
    return InputLayout(
      lines: lines, cursor: Position(column: column, row: row - first), firstRow: first,
      totalRows: table.count)
  }

  /// Scrolls as little as is needed to see the cursor.
  mutating func scrollToCursor() {
    firstRow = InputEditor.firstRow(
      from: firstRow, showing: table.index(containing: cursor), rows: maxRows, of: table.count)
  }

  /// The columns that text may take of those given.
  static func textColumns(_ columns: Int) -> Int {
    max(1, columns - 1)
  }

  /// The top line closest to a former one that shows a row and leaves no line free at the end.
  private static func firstRow(
    from former: Int, showing row: Int, rows: Int, of total: Int
  ) -> Int {
    let first = min(max(former, row - rows + 1), row)
    return max(0, min(first, total - rows))
  }
}
