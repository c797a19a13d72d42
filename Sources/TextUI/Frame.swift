/// A size in terminal cells.
public struct Size: Hashable, Sendable {
  /// Cells from left to right, at least 0.
  public var columns: Int
  /// Cells from top to bottom, at least 0.
  public var rows: Int

  /// Makes a size.
  public init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }
}

/// A cell of the screen, counted from 0 at the top left.
public struct Position: Hashable, Sendable {
  /// Cells from the left edge.
  public var column: Int
  /// Cells from the top edge.
  public var row: Int

  /// Makes a position.
  public init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }
}

/// What a screen is to show otherwise than it was last shown.
public enum FrameChange: Equatable, Sendable {
  /// Nothing.
  case nothing
  /// One row, which is this line now.
  case row(Int, Line)
  /// What stands behind the last run of a row, whose role it has: it begins in this column.
  case behind(row: Int, column: Int, Span)
  /// Whatever it may be: the frame as a whole tells.
  case whole
}

/// One whole screen as data, before it becomes cells.
public struct Frame: Equatable, Sendable {
  /// The size that the rows were made for.
  public var size: Size
  /// The rows from top to bottom; those missing at the end are blank.
  public var rows: [Line]
  /// Where the cursor stands; nil hides it.
  public var cursor: Position?

  /// Makes a frame.
  public init(size: Size, rows: [Line] = [], cursor: Position? = nil) {
    self.size = size
    self.rows = rows
    self.cursor = cursor
  }

  /// The numbers of the rows that look otherwise than those of another frame of this size.
  public func rows(unlike others: [Line]) -> [Int] {
    // Almost all are the same; in place, for taking them out would count references of each.
    var numbers: [Int] = []
    rows.withUnsafeBufferPointer { rows in
      others.withUnsafeBufferPointer { others in
        let shared = min(rows.count, others.count, size.rows)
        for row in 0..<shared where rows[row].spans != others[row].spans { numbers.append(row) }
        let longer = rows.count > others.count ? rows : others
        for row in shared..<max(shared, min(longer.count, size.rows))
        where !longer[row].spans.isEmpty { numbers.append(row) }
      }
    }
    return numbers
  }

  /// The rows as text without roles, for tests and for reading.
  public var text: String {
    rows.map(\.text).joined(separator: "\n")
  }
}
