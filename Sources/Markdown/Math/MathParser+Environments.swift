extension MathParser {
  /// Rows of cells, up to where neither `&` nor `\\` follows.
  mutating func cells() throws(MathProblem) -> [[[MathNode]]] {
    var rows: [[[MathNode]]] = [[]]
    while true {
      rows[rows.count - 1].append(try row())
      guard let scalar = peek else { break }
      if scalar == "&" {
        position += 1
      } else if scalar == "\\", try isRowBreak() {
        rows.append([])
      } else {
        break
      }
    }
    // A break behind the last row is not another one.
    if let last = rows.last, rows.count > 1, last.count == 1, last[0].isEmpty { rows.removeLast() }
    return rows
  }

  /// Takes `\\` with its distance, if that is what stands here.
  private mutating func isRowBreak() throws(MathProblem) -> Bool {
    let name = commandName()
    guard ["\\", "cr", "newline"].contains(name) else { return false }
    position += 1 + name.unicodeScalars.count
    guard name == "\\" else { return true }
    if peek == "*" { position += 1 }
    guard peek == "[" else {
      skipBlanks()
      return true
    }
    // `\\[2pt]` is a distance, `\\ [a, b]` and `\\[a, b]` are not.
    let distance = source[position...].prefix(16)
    let rest = distance.dropFirst()
    if let end = rest.firstIndex(of: "]"),
      rest[..<end].allSatisfy({ isDigit($0) || isLetter($0) || " .-\\".unicodeScalars.contains($0) }
      ),
      rest[..<end].contains(where: { isDigit($0) }), rest[..<end].contains(where: { isLetter($0) })
    {
      position = end + 1
    }
    skipBlanks()
    return true
  }

  /// Lines in braces.
  mutating func substack() throws(MathProblem) -> MathGrid {
    skipBlanks()
    try expect("{")
    let rows = try cells()
    try expect("}")
    return MathGrid(shape: .lines, rows: rows)
  }

  /// What stands between `\begin` and its `\end`.
  mutating func environment() throws(MathProblem) -> MathNode {
    try enter()
    defer { depth -= 1 }
    let name = try rawBraces()
    let plainName = name.last == "*" ? String(name.dropLast()) : name
    guard let shape = Self.shapes[plainName] else { throw MathProblem() }
    var grid = MathGrid(shape: shape, rows: [])
    if name != plainName, case .matrix = shape { _ = try optionalArgument() }
    try skipPlacement()
    switch plainName {
    case "array", "subarray": readColumns(try rawBraces(), into: &grid)
    case "alignat", "alignedat", "xalignat": _ = try rawBraces()
    default: break
    }
    grid.rows = try cells()
    guard commandName() == "end" else { throw MathProblem() }
    position += "\\end".unicodeScalars.count
    guard try rawBraces() == name else { throw MathProblem() }
    if plainName == "eqnarray" {
      grid.rows = grid.rows.map { $0.count > 2 ? [$0[0], $0[1] + $0[2]] + $0[3...] : $0 }
    }
    if shape == .lines, grid.rows.count == 1, grid.rows[0].count == 1 {
      return .row(grid.rows[0][0])
    }
    return .grid(grid)
  }

  /// `[t]` behind `\begin{aligned}`.
  private mutating func skipPlacement() throws(MathProblem) {
    guard peek == "[", position + 2 < source.count, source[position + 2] == "]" else { return }
    if "tbc".unicodeScalars.contains(source[position + 1]) { position += 3 }
  }

  /// Reads `{cc|c}`.
  private func readColumns(_ columns: String, into grid: inout MathGrid) {
    for column in columns.unicodeScalars {
      switch column {
      case "l": grid.alignments.append(.left)
      case "c": grid.alignments.append(.center)
      case "r": grid.alignments.append(.right)
      case "|": grid.bars.insert(grid.alignments.count)
      default: break
      }
    }
  }

  private static let shapes: [String: MathGrid.Shape] = [
    "align": .pairs, "aligned": .pairs, "alignat": .pairs, "alignedat": .pairs, "split": .pairs,
    "flalign": .pairs, "eqnarray": .pairs, "xalignat": .pairs,
    "gather": .lines, "gathered": .lines, "multline": .lines, "equation": .lines,
    "displaymath": .lines, "math": .lines,
    "matrix": .matrix("", ""), "smallmatrix": .matrix("", ""), "array": .matrix("", ""),
    "subarray": .matrix("", ""), "pmatrix": .matrix("(", ")"), "bmatrix": .matrix("[", "]"),
    "Bmatrix": .matrix("{", "}"), "vmatrix": .matrix("|", "|"), "Vmatrix": .matrix("‖", "‖"),
    "cases": .cases("{", ""), "dcases": .cases("{", ""), "rcases": .cases("", "}"),
    "drcases": .cases("", "}"),
  ]
}
