import TextUI

extension MathWriter {
  /// Rows and columns: below each other in a block of several rows, else in one line.
  func piece(of grid: MathGrid) throws(MathProblem) -> MathPiece {
    var cells: [[MathPiece]] = []
    for row in grid.rows {
      var pieces: [MathPiece] = []
      for (column, nodes) in row.enumerated() {
        let hasLeftSide = grid.shape == .pairs && column % 2 == 1
        pieces.append(try self.row(nodes, hasLeftSide: hasLeftSide))
      }
      cells.append(pieces)
    }
    guard isBlock, grid.rows.count > 1 || cells[0].contains(where: { !$0.box.isFlat }) else {
      return flatPiece(of: grid, cells)
    }
    let box = try laidOut(grid, cells)
    switch grid.shape {
    case .lines, .pairs: return MathPiece(box, .ordinary, binding: .sum)
    case .matrix(let open, let close), .cases(let open, let close):
      return fenced(try box.fenced(open, close), open, close)
    }
  }

  /// A piece of what stands between brackets that are drawn already.
  func fenced(_ box: MathBox, _ open: String, _ close: String) -> MathPiece {
    var piece = MathPiece(
      box, open.isEmpty ? .ordinary : .open, binding: close.isEmpty ? .sum : .atom)
    piece.last = close.isEmpty ? .ordinary : .close
    return piece
  }

  // MARK: - One line

  private func flatPiece(of grid: MathGrid, _ cells: [[MathPiece]]) -> MathPiece {
    let texts = cells.map { $0.map(\.text) }
    switch grid.shape {
    case .lines, .pairs:
      let text = texts.reduce("") { text, row in flatLine(row, after: text) }
      return MathPiece(text, .ordinary, binding: .sum)
    case .matrix(let open, let close):
      let hasBlanks = texts.contains { $0.contains { $0.contains(" ") } }
      let rows = texts.map { $0.joined(separator: hasBlanks ? ", " : " ") }
      return fenced(MathBox(open + rows.joined(separator: "; ") + close), open, close)
    case .cases(let open, let close):
      let rows = cells.map { row in
        var text = ""
        for cell in row where !cell.text.isEmpty {
          // `x, if y` has its comma, `x if y` needs none.
          let isSeparate = text.last == "," || cell.text.hasPrefix("if ")
          if !text.isEmpty { text += isSeparate || cell.isWord ? " " : ", " }
          text += cell.text
        }
        return text.last == "," ? String(text.dropLast()) : text
      }
      return fenced(MathBox(open + rows.joined(separator: "; ") + close), open, close)
    }
  }

  /// A line of an environment behind those before it.
  private func flatLine(_ cells: [String], after text: String) -> String {
    var line = ""
    for (column, cell) in cells.enumerated() where !cell.isEmpty {
      // A pair has one equation; the next pair has the next.
      if !line.isEmpty { line += column % 2 == 1 ? " " : ", " }
      line += cell
    }
    if text.isEmpty || line.isEmpty { return text + line }
    // `&= c` goes on with the line before it.
    let goesOn = cells.count > 1 && cells[0].isEmpty
    return text + (goesOn ? " " : isScript ? ";" : "; ") + line
  }

  // MARK: - Several lines

  private func laidOut(_ grid: MathGrid, _ cells: [[MathPiece]]) throws(MathProblem) -> MathBox {
    let count = cells.reduce(0) { max($0, $1.count) }
    var widths = Array(repeating: 0, count: count)
    for row in cells {
      for (column, cell) in row.enumerated() {
        widths[column] = max(widths[column], cell.box.width)
      }
    }
    let heights = cells.map(height)
    try MathBox.check(
      rows: heights.reduce(0) { $0 + $1.height + 1 },
      columns: widths.reduce(0) { $0 + $1 + 3 })
    var squares = cells.map { $0.map(\.box) }
    for (column, width) in widths.enumerated() {
      let alignment = alignment(of: column, in: grid, cells)
      for row in squares.indices where column < squares[row].count {
        squares[row][column].square(to: width, at: alignment)
      }
    }
    var lines: [String] = []
    let areLines = grid.shape == .lines || grid.shape == .pairs
    for (index, (row, height)) in zip(squares, heights).enumerated() {
      // Equations of several lines would run into each other.
      let isTall = index > 0 && max(height.height, heights[index - 1].height) > 1
      if areLines, isTall { lines.append("") }
      for line in 0..<height.height {
        var text = grid.bars.contains(0) ? "│ " : ""
        for (column, width) in widths.enumerated() {
          if column > 0 { text += gap(before: column, in: grid, leftWidth: widths[column - 1]) }
          let cell = column < row.count ? row[column] : MathBox("")
          let part = line - (height.above - cell.baseline)
          let isInside = column < row.count && cell.lines.indices.contains(part)
          text += isInside ? cell.lines[part] : String(repeating: " ", count: width)
        }
        lines.append(text + (grid.bars.contains(count) && count > 0 ? " │" : ""))
      }
    }
    return MathBox(lines: lines)
  }

  private func height(of row: [MathPiece]) -> (above: Int, height: Int) {
    let above = row.reduce(0) { max($0, $1.box.baseline) }
    let below = row.reduce(1) { max($0, $1.box.lines.count - $1.box.baseline) }
    return (above, above + below)
  }

  private func gap(before column: Int, in grid: MathGrid, leftWidth: Int) -> String {
    if grid.bars.contains(column) { return " │ " }
    guard grid.shape == .pairs else { return "  " }
    // Nothing stands at the left of a pair that is only its right side.
    if column % 2 == 1 { return leftWidth == 0 ? "" : " " }
    return "   "
  }

  private func alignment(
    of column: Int, in grid: MathGrid, _ cells: [[MathPiece]]
  ) -> MathGrid.Alignment {
    if column < grid.alignments.count { return grid.alignments[column] }
    switch grid.shape {
    case .lines, .cases: return .left
    case .pairs: return column % 2 == 0 ? .right : .left
    case .matrix:
      // Signs of numbers stand out when the digits are below each other.
      let areNumbers = cells.allSatisfy { row in
        guard column < row.count, let first = row[column].text.first else { return true }
        return first.isNumber || first == "−"
      }
      return areNumbers ? .right : .center
    }
  }
}
