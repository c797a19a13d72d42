import TextUI

/// What of a model has changed since its screen was last drawn.
enum Unseen: Equatable {
  /// Nothing that is seen.
  case nothing
  /// This row of the conversation's lines in view, and nothing else.
  case row(Int)
  /// Anything.
  case everything

  /// Adds what has changed since.
  mutating func add(_ other: Unseen) {
    guard other != .nothing, other != self else { return }
    self = self == .nothing ? other : .everything
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
