import TextUI

/// What of a model has changed since its screen was last drawn.
enum Unseen: Equatable {
  /// Nothing that is seen.
  case nothing
  /// This row of the conversation's lines in view, and nothing else.
  case row(Int)
  /// What stands behind the last run of such a row, from this column on.
  case behind(row: Int, column: Int, Span)
  /// Anything.
  case everything

  /// Adds what has changed since.
  mutating func add(_ other: Unseen) {
    switch (self, other) {
    case (_, .nothing), (.everything, _): break
    case (.nothing, _): self = other
    case (.behind(let row, let column, var span), .behind(let other, _, let more))
    where row == other && span.role == more.role:
      span.text += more.text
      self = .behind(row: row, column: column, span)
    default: self = if let row, row == other.row { .row(row) } else { .everything }
    }
  }

  /// The one row that it is about; nil: none, or more than one.
  private var row: Int? {
    switch self {
    case .row(let row), .behind(let row, _, _): row
    case .nothing, .everything: nil
    }
  }
}
