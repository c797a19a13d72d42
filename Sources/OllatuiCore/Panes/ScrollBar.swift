import TextUI

/// The bar at the right edge that shows where the view stands; it is there while it is scrolled up.
struct ScrollBar: Equatable {
  private let lines: Int
  private let rows: Int
  private let top: Int

  /// Makes the bar of a pane; nil: all is in view, or the end is followed and no mouse holds it.
  init?(_ pane: ConversationPane, isHeld: Bool = false) {
    guard isHeld || !pane.isFollowing, pane.lineCount > pane.rows, pane.rows > 0 else { return nil }
    lines = pane.lineCount
    rows = pane.rows
    top = pane.top
  }

  /// Makes the bar of an answer's column; nil as for a pane.
  init?(_ column: AnswerColumn, isHeld: Bool) {
    guard isHeld || !column.isFollowing, column.lineCount > column.rows, column.rows > 0 else {
      return nil
    }
    lines = column.lineCount
    rows = column.rows
    top = column.top
  }

  /// The rows of its thumb.
  var thumb: Range<Int> {
    let size = max(1, rows * rows / lines)
    // Rounded, and only at the ends where the view is there too.
    let room = rows - size
    let start = (top * room + (lines - rows) / 2) / (lines - rows)
    return start..<start + size
  }

  /// A row of the pane with the bar at its end.
  func drawn(on line: Line, row: Int, columns: Int) -> Line {
    Line(line.truncated(to: columns - 1).padded(to: columns - 1, .text).spans + [cell(row: row)])
  }

  private func cell(row: Int) -> Span {
    Span(thumb.contains(row) ? "█" : "│", .scrollBar)
  }

  /// What it shows on a row beside a border, which is track enough.
  func cellBesideBorder(row: Int) -> Span {
    thumb.contains(row) ? Span("█", .scrollBar) : Span(" ")
  }

  /// The line that is first in view where the thumb begins on a row.
  func line(whereThumbBeginsAt row: Int) -> Int {
    let room = rows - thumb.count
    guard room > 0 else { return 0 }
    return (min(max(0, row), room) * (lines - rows) + room / 2) / room
  }
}
