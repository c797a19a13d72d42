import TextUI
import Transcript

// MARK: - Finding while answers stand side by side

extension Model {
  /// Opens the bar over the columns; a second time it is typed into again.
  mutating func findInColumns() {
    changeColumns { pane, conversation in
      if pane.find == nil {
        pane.find = FindBar(from: pane.placeInView(conversation), followedTop: nil)
      }
      pane.find?.isStepping = false
    }
  }

  /// Searches more of the columns, where something is searched for in them.
  mutating func searchColumns() {
    guard case .columns(let pane) = overlay, pane.isSearchWaiting else { return }
    changeColumns { $0.searchSome($1) }
    moveCodeToHit()
  }

  mutating func stepInColumns(_ direction: Int) {
    changeColumns { $0.step(direction, $1) }
    moveCodeToHit()
  }

  /// Searches for what is typed now, from where the search began on.
  mutating func searchColumns(_ bar: FindBar, changedFrom before: FindBar) {
    changeColumns { pane, conversation in
      pane.find = bar
      guard bar.search != before.search else { return }
      pane.search(bar.search, conversation)
      pane.seek(conversation)
    }
    moveCodeToHit()
  }

  /// Moves code that is not wrapped so that the hit is seen.
  private mutating func moveCodeToHit() {
    guard case .columns(let pane) = overlay, let hit = pane.shownHit else { return }
    let shown = pane.focused.layout.block(of: hit.piece)
    moveCode(shown, toShow: hit.end.offset)
    moveCode(shown, toShow: hit.start.offset)
  }
}
