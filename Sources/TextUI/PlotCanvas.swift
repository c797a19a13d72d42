/// How the dots of a plot are drawn.
public enum PlotMarks: String, CaseIterable, Hashable, Sendable {
  /// Two by four dots in a cell.
  case braille
  /// One by two in a cell, and bars of eighths, for fonts without braille.
  case blocks
  /// The same in ASCII.
  case ascii
}

/// Cells of dots that are drawn one by one.
struct PlotCanvas {
  private let marks: PlotMarks
  private let columns: Int
  private let rows: Int
  /// The dots of each cell, row by row: bits in the order of ``bit(_:_:)``.
  private var cells: [UInt8]
  private var roles: [Role]

  /// Makes an empty canvas; both counts are above zero.
  init(columns: Int, rows: Int, marks: PlotMarks) {
    self.marks = marks
    self.columns = columns
    self.rows = rows
    cells = [UInt8](repeating: 0, count: columns * rows)
    roles = [Role](repeating: .plot, count: columns * rows)
  }

  /// How many dots there are in a row, and in a column.
  var width: Int { columns * (marks == .braille ? 2 : 1) }
  var height: Int { rows * (marks == .braille ? 4 : 2) }

  /// Draws a dot; it must be on the canvas, and counts from the top left.
  mutating func draw(_ x: Int, _ y: Int, _ role: Role) {
    let (cellX, cellY) = marks == .braille ? (x / 2, y / 4) : (x, y / 2)
    let cell = cellY * columns + cellX
    cells[cell] |= bit(x, y)
    roles[cell] = role
  }

  /// Draws a straight line between two dots, both included, as Bresenham does.
  mutating func draw(from start: (x: Int, y: Int), to end: (x: Int, y: Int), _ role: Role) {
    let (dx, dy) = (abs(end.x - start.x), -abs(end.y - start.y))
    let (stepX, stepY) = (start.x < end.x ? 1 : -1, start.y < end.y ? 1 : -1)
    var (x, y) = start
    var error = dx + dy
    while true {
      draw(x, y, role)
      if x == end.x, y == end.y { return }
      let twice = 2 * error
      if twice >= dy {
        error += dy
        x += stepX
      }
      if twice <= dx {
        error += dx
        y += stepY
      }
    }
  }

  /// One row of cells as runs of roles; cells without dots are blank.
  func spans(row: Int) -> [Span] {
    var spans: [Span] = []
    for column in 0..<columns {
      let cell = row * columns + column
      let role = cells[cell] == 0 ? spans.last?.role ?? .plot : roles[cell]
      if spans.last?.role != role { spans.append(Span("", role)) }
      spans[spans.count - 1].text.unicodeScalars.append(glyph(cells[cell]))
    }
    return spans
  }

  private func bit(_ x: Int, _ y: Int) -> UInt8 {
    guard marks == .braille else { return y.isMultiple(of: 2) ? 1 : 2 }
    // Unicode numbers the upper three rows first, the fourth was added later.
    let bits: [[UInt8]] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]]
    return bits[x % 2][y % 4]
  }

  private func glyph(_ dots: UInt8) -> Unicode.Scalar {
    guard dots > 0 else { return " " }
    switch marks {
    case .braille: return Unicode.Scalar(0x2800 + UInt32(dots)) ?? " "
    case .blocks: return dots == 1 ? "▀" : dots == 2 ? "▄" : "█"
    case .ascii: return dots == 1 ? "'" : dots == 2 ? "." : ":"
    }
  }
}
