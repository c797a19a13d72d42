import TextUI

/// The bar at the right edge that shows where the view stands; it is there while it is scrolled up.
struct ScrollBar: Equatable {
  private let lines: Int
  private let rows: Int
  private let top: Int

  /// Makes the bar of a pane; nil: the end is followed, or all is in view.
  init?(_ pane: ConversationPane) {
    guard !pane.isFollowing, pane.lineCount > pane.rows, pane.rows > 0 else { return nil }
    lines = pane.lineCount
    rows = pane.rows
    top = pane.top
  }

  /// The rows of its thumb.
  private var thumb: Range<Int> {
    let size = max(1, rows * rows / lines)
    let room = rows - size
    let start = lines > rows ? top * room / (lines - rows) : 0
    return start..<start + size
  }

  /// A row of the pane with the bar at its end.
  func drawn(on line: Line, row: Int, columns: Int) -> Line {
    let isThumb = thumb.contains(row)
    return Line(
      line.truncated(to: columns - 1).padded(to: columns - 1, .text).spans
        + [Span(isThumb ? "█" : "│", .scrollBar)])
  }

  /// The line that is first in view where the bar was clicked on a row.
  func line(atRow row: Int) -> Int {
    guard rows > 1 else { return 0 }
    return min(max(0, row), rows - 1) * max(0, lines - rows) / (rows - 1)
  }
}
