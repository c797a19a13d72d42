import TextUI

/// A table as text for a width, with the lines between its cells.
///
/// Columns are as wide as what is in them, as long as all fit; then the widest give way and their
/// cells are wrapped. Where even that leaves too little, every row becomes a list of its cells with
/// the names of their columns.
struct DrawnTable: Equatable, Sendable {
  /// One line a line of the screen; safe to draw.
  private(set) var text = ""
  private(set) var runs: [RoleRun] = []
  /// How wide each column's widest cell is, up to each row.
  private var natural: [[Int]] = []
  /// How wide the columns are; empty where they do not stand beside each other.
  private(set) var widths: [Int] = []
  /// Where the rows end in the text.
  private(set) var ends: [Int] = []

  /// The narrowest that a column gets.
  private static let minimumColumn = 4
  /// What stands between two columns.
  private static let separator = " │ "

  /// Whether cells stand beside each other.
  var hasColumns: Bool {
    !widths.isEmpty
  }

  /// Draws a table.
  init(_ table: Table, columns: Int) {
    _ = draw(table, fromRow: 0, columns: columns)
  }

  /// Takes over a table whose rows have changed from one on.
  ///
  /// - Returns: the byte of the text from which on it has changed; nil: all of it has.
  mutating func change(_ table: Table, fromRow row: Int, columns: Int) -> Int? {
    guard row > 1, row <= ends.count else { return nil }
    return draw(table, fromRow: row, columns: columns)
  }

  private mutating func draw(_ table: Table, fromRow row: Int, columns: Int) -> Int {
    natural.removeSubrange(min(row, natural.count)...)
    for cells in table.rows[row...] {
      let own = cells.map { TextUI.columns(of: $0.text) }
      natural.append(natural.last.map { zip($0, own).map(max) } ?? own)
    }
    let new = Self.widths(natural.last ?? [], columns: columns)
    // With other widths all rows are others.
    let first = new == widths ? row : 0
    widths = new
    let start = first == 0 ? 0 : ends[first - 1]
    cut(to: start)
    ends.removeSubrange(first...)
    for index in first..<table.rows.count {
      append(row: index, of: table, columns: columns)
      ends.append(text.utf8.count)
    }
    return start
  }

  private mutating func cut(to length: Int) {
    text.removeSubrange(text.utf8.index(text.startIndex, offsetBy: length)...)
    while let last = runs.last, last.end > length {
      let before = runs.count > 1 ? runs[runs.count - 2].end : 0
      if before < length {
        runs[runs.count - 1].end = length
        break
      }
      runs.removeLast()
    }
  }

  /// The widths of the columns; empty where there is no room for them beside each other.
  private static func widths(_ natural: [Int], columns: Int) -> [Int] {
    let available = columns - 3 * (natural.count - 1)
    guard !natural.isEmpty else { return [] }
    let wanted = natural.map { max(1, $0) }
    if wanted.reduce(0, +) <= available { return wanted }
    let least = wanted.map { min($0, minimumColumn) }
    guard least.reduce(0, +) <= available else { return [] }
    // The widest give way until all fit: every column gets at most a limit.
    var limit = available
    var low = 1
    while low < limit {
      let middle = (low + limit + 1) / 2
      let sum = wanted.reduce(0) { $0 + max(min($1, middle), min($1, minimumColumn)) }
      if sum <= available { low = middle } else { limit = middle - 1 }
    }
    var result = wanted.map { max(min($0, low), min($0, minimumColumn)) }
    var rest = available - result.reduce(0, +)
    for index in result.indices where rest > 0 && result[index] < wanted[index] {
      result[index] += 1
      rest -= 1
    }
    return result
  }

  // MARK: - Rows

  private mutating func append(row: Int, of table: Table, columns: Int) {
    if widths.isEmpty {
      appendRecord(row, of: table, columns: columns)
    } else {
      appendRow(table.rows[row], table.alignments)
      if row == 0 { appendHeaderRule() }
    }
  }

  private mutating func appendRow(_ cells: [Table.Cell], _ alignments: [Table.Alignment]) {
    let lines = zip(cells, widths).map { $0.lines(columns: $1) }
    let height = lines.map(\.count).max() ?? 1
    for index in 0..<height {
      beginLine()
      for column in lines.indices {
        if column > 0 { put(Self.separator, .tableRule) }
        let line = index < lines[column].count ? lines[column][index] : []
        put(
          line, width: widths[column], alignments[column],
          isLast: column + 1 == lines.count)
      }
    }
  }

  private mutating func appendHeaderRule() {
    beginLine()
    put(widths.map { String(repeating: "─", count: $0) }.joined(separator: "─┼─"), .tableRule)
  }

  private mutating func put(
    _ line: Line, width: Int, _ alignment: Table.Alignment, isLast: Bool
  ) {
    let missing = max(0, width - line.columns)
    let left = Self.padding(missing, alignment)
    put(String(repeating: " ", count: left), .text)
    for span in line.spans { put(span.text, span.role) }
    if !isLast { put(String(repeating: " ", count: missing - left), .text) }
  }

  /// How many of the blanks that fill a cell stand at its left.
  private static func padding(_ missing: Int, _ alignment: Table.Alignment) -> Int {
    switch alignment {
    case .natural, .left: 0
    case .center: missing / 2
    case .right: missing
    }
  }

  /// The cell of the screen where a line so wide begins in a column.
  func start(ofColumn column: Int, width: Int, _ alignment: Table.Alignment) -> Int {
    let left = widths[..<column].reduce(0) { $0 + $1 + TextUI.columns(of: Self.separator) }
    return left + Self.padding(max(0, widths[column] - width), alignment)
  }

  /// A row as a list, for widths that have no room for columns.
  private mutating func appendRecord(_ row: Int, of table: Table, columns: Int) {
    guard row > 0 || table.rows.count == 1 else { return }
    if row > 1 { beginLine() }
    for (name, cell) in zip(table.rows[0], table.rows[row]) {
      beginLine()
      if row > 0, !name.text.isEmpty { put(displayed(name.text) + ": ", .tableHeader) }
      let line = LineTable(cell.text, columns: Self.unwrapped)
      for span in line.spans(0, of: cell.text, runs: cell.runs, rest: cell.role) {
        put(span.text, span.role)
      }
    }
  }

  /// A width that no cell reaches in earnest.
  private static let unwrapped = 1 << 20

  private mutating func beginLine() {
    if !text.isEmpty { put("\n", .text) }
  }

  private mutating func put(_ piece: String, _ role: Role) {
    guard !piece.isEmpty else { return }
    text += piece
    let end = text.utf8.count
    if runs.last?.role == role {
      runs[runs.count - 1].end = end
    } else {
      runs.append(RoleRun(end: end, role: role))
    }
  }
}

extension Table.Cell {
  /// Its text as lines of a width.
  fileprivate func lines(columns: Int) -> [Line] {
    if runs.isEmpty, isPlain(atMost: columns) { return [text.isEmpty ? [] : Line(text, role)] }
    let table = LineTable(text, columns: columns)
    return (0..<table.count).map { Line(table.spans($0, of: text, runs: runs, rest: role)) }
  }

  /// Whether its text is of so many characters of ASCII at most, which are drawn as they are.
  private func isPlain(atMost columns: Int) -> Bool {
    withUTF8(of: text) {
      $0.count <= columns && $0.printableEnd(from: 0, to: $0.count) == $0.count
    }
  }
}
