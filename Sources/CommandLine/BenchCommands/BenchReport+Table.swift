import TextUI

extension BenchReport {
  /// A table for people: plain text, aligned, without anything that a terminal would obey.
  var table: String {
    // Without libc's knowledge of letters nothing but ASCII could be aligned.
    _ = Console.knowsLetters
    var lines = preamble.map { displayed($0) }
    for result in models {
      lines += ["", displayed(result.heading)]
      lines += result.remarks.map { "  " + displayed($0) }
      let cases = result.cases
      guard !cases.isEmpty else { continue }
      lines += Self.aligned(
        [["", ""] + FigureRow.heads]
          + cases.flatMap { kind in
            [[displayed(result.title(kind))]]
              + result.rows(kind).map { ["  " + $0.title, $0.unit] + $0.cells }
          }, left: 1)
    }
    if models.count > 1, !comparison.rows.isEmpty {
      lines += [""] + Self.aligned([comparison.heads] + comparison.rows, left: 1)
    }
    if isInterrupted { lines += ["", "interrupted: this is what there was until then"] }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Rows in columns; a row of one cell is a heading of its own and widens nothing.
  ///
  /// - Parameters:
  ///   - rows: cells.
  ///   - left: how many of the first columns begin at their left edge; the others end at the right.
  /// - Returns: the lines.
  private static func aligned(_ rows: [[String]], left: Int) -> [String] {
    let rows = rows.map { $0.map { displayed($0) } }
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.filter { $0.count > 1 && $0.count > column }.map { columns(of: $0[column]) }.max() ?? 0
    }
    return rows.map { row in
      guard row.count > 1 else { return row.first ?? "" }
      let cells = row.enumerated().map { column, cell in
        column < left ? cell.padded(to: widths[column]) : cell.padded(before: widths[column])
      }
      return String(cells.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
    }
  }
}
