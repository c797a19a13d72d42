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
    default: self = row == other.row ? row.map(Unseen.row) ?? .everything : .everything
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

extension Model {
  /// What the screen is to show otherwise than when this was last asked.
  ///
  /// Most tokens change the end of one line: then neither the other rows are made nor compared.
  package mutating func takeFrameChange() -> FrameChange {
    let unseen = unseen
    self.unseen = .nothing
    let start = chrome.layout.paneStart
    switch unseen {
    case .nothing: return .nothing
    case .row(let row) where showsLines(upTo: row): return .row(start + row, pane.visible[row])
    case .behind(let row, let column, let span) where showsLines(upTo: row):
      return .behind(row: start + row, column: column, span)
    case .row, .behind, .everything: return .whole
    }
  }

  /// Whether the conversation's lines in view stand on the screen as they are, up to a row.
  private func showsLines(upTo row: Int) -> Bool {
    row < chrome.layout.paneRows && pane.isFollowing && !pointer.holdsScrollBar && !looks.isASCII
      && overlay == nil && listColumns == 0 && chrome.completions.isEmpty
  }
}
