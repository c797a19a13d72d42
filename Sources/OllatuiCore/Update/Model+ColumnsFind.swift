import TextUI
import Timing
import Transcript

// MARK: - Finding while answers stand side by side

extension Model {
  /// Opens the bar; a second time it is typed into again.
  mutating func findInColumns() {
    changeColumns { pane, conversation in
      if pane.find == nil {
        pane.find = FindBar(from: pane.placeInView(conversation), followedTop: nil)
      }
      pane.find?.isStepping = false
    }
  }

  mutating func take(
    _ key: Key, inFind before: FindBar, ofColumns pane: ColumnsPane, at now: Moment
  ) -> [Effect] {
    var bar = before
    switch bar.order(for: key) {
    case .close: closeFindInColumns()
    case .enter(let direction):
      guard pane.hitCount > 0 else { return [] }
      if bar.isStepping { stepInColumns(direction) }
      changeColumns { pane, _ in pane.find?.isStepping = true }
    case .step(let direction): stepInColumns(direction)
    case .leave:
      closeFindInColumns()
      return take(.key(key), at: now)
    case .type(let text):
      bar.edit { $0.insert(text) }
      searchColumns(bar, changedFrom: before)
    case .edit(let edit):
      bar.edit { $0.perform(edit) }
      searchColumns(bar, changedFrom: before)
    case nil: return takeAnywhere(key, inColumns: pane, at: now)
    }
    return []
  }

  /// Adds pasted text to what is searched for in the columns.
  mutating func paste(_ text: String, intoFindOfColumns before: FindBar) {
    var bar = before
    bar.edit { $0.insert(text) }
    searchColumns(bar, changedFrom: before)
  }

  /// Searches more of the columns, where something is searched for in them.
  mutating func searchColumns() {
    guard case .columns(let pane) = overlay, pane.isSearchWaiting else { return }
    changeColumns { $0.searchSome($1) }
    moveCodeToHit()
  }

  private mutating func closeFindInColumns() {
    changeColumns { $0.closeFind($1) }
  }

  private mutating func stepInColumns(_ direction: Int) {
    changeColumns { $0.step(direction, $1) }
    moveCodeToHit()
  }

  /// Searches for what is typed now, from where the search began on.
  private mutating func searchColumns(_ bar: FindBar, changedFrom before: FindBar) {
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
