import TextUI

/// What of a model has changed since its screen was last drawn.
enum Unseen: Equatable {
  /// Nothing that is seen.
  case nothing
  /// This row of the conversation's lines in view, and nothing else.
  case row(Int)
  /// Anything.
  case everything

  /// Notes that text was drawn on a row of those in view; nil: below the view.
  mutating func drew(onRow row: Int?) {
    switch self {
    case .nothing: self = row.map(Unseen.row) ?? .nothing
    case .row(let other): if let row, row != other { self = .everything }
    case .everything: break
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
    guard case .row(let row) = unseen else { return unseen == .nothing ? .nothing : .whole }
    guard row < chrome.layout.paneRows, pane.isFollowing, !pointer.holdsScrollBar, !looks.isASCII,
      overlay == nil, listColumns == 0, chrome.completions.isEmpty
    else { return .whole }
    return .row(chrome.layout.paneStart + row, pane.visible[row])
  }
}
