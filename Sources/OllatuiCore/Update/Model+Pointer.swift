import Markdown
import TextUI
import Timing

extension Model {
  /// Takes what the mouse did: clicks select, a drag extends, letting go copies.
  mutating func point(_ mouse: Mouse, at now: Moment) -> [Effect] {
    let layout = ScreenLayout(self)
    let row = mouse.position.row - layout.titleRows - layout.gapRows
    switch mouse.kind {
    case .pressed:
      letGo()
      if row >= 0, row < layout.paneRows - chrome.completions.count {
        press(mouse.position, row: row, at: now)
      } else if row >= layout.paneRows + layout.noticeRows, overlay == nil {
        input.putCursor(
          row: row - layout.paneRows - layout.noticeRows, column: mouse.position.column)
        arrange()
      }
    case .dragged: drag(to: mouse.position, row: row, at: now)
    case .released: return release(row: row, at: now)
    case .wheelUp, .wheelDown: break
    }
    return []
  }

  /// Lets go what the mouse has selected.
  mutating func letGo() {
    pointer.hasSelected = false
    pointer.grip = .nothing
    pane.select(nil, conversation)
    changeColumns { $0.select(nothing: $1) }
  }

  private mutating func press(_ cell: Position, row: Int, at now: Moment) {
    let count = pointer.pressed(cell, at: now, followedTop: pane.isFollowing ? pane.top : nil)
    if cell.column == contentColumns - 1, let bar = ScrollBar(pane) {
      let isOnThumb = bar.thumb.contains(row)
      pointer.grip = .scrollBar(row: isOnThumb ? row - bar.thumb.lowerBound : bar.thumb.count / 2)
      if !isOnThumb { drag(to: cell, row: row, at: now) }
      return
    }
    if let turn = pane.turn(foldedAtRow: row) {
      pointer.grip = .fold(turn: turn)
      return
    }
    if let head = pane.head(atRow: row, conversation), count == 1 || head.mark.contains(cell.column)
    {
      press(head, at: cell, row: row)
      return
    }
    guard let spot = pane.nearestSpot(row: row, column: cell.column, conversation) else { return }
    let unit = Pointer.Unit(clicks: count)
    let range = range(around: spot, unit)
    pointer.grip = .text(range, unit)
    // What is pressed stays under the mouse.
    pane.hold()
    if count > 1 { select(range) }
  }

  /// Holds a head; the first cell of its mark flips back, the others flip on.
  private mutating func press(_ head: ConversationPane.Head, at cell: Position, row: Int) {
    let step = head.mark.contains(cell.column) ? cell.column == head.mark.lowerBound ? -1 : 1 : nil
    let spot = pane.nearestSpot(row: row, column: cell.column, conversation)
    pointer.grip = .head(head.place, flipsBy: step, spot)
    pane.hold()
  }

  /// Scrolls on where a drag is held still beyond an edge, until there is no more text.
  mutating func scrollOn(at now: Moment) {
    guard let hold = pointer.hold, hold.next <= now else { return }
    pointer.hold = nil
    drag(to: hold.cell, row: hold.row, at: now)
  }

  private mutating func drag(to cell: Position, row: Int, at now: Moment) {
    if case .head(_, _, let spot?) = pointer.grip, cell != pointer.pressedCell {
      pointer.grip = .text(spot, .character)
    }
    switch pointer.grip {
    case .nothing, .fold, .head: break
    case .scrollBar(let held):
      guard let bar = ScrollBar(pane, isHeld: true) else { return }
      pane.scroll(to: bar.line(whereThumbBeginsAt: row - held), conversation)
    case .text(let origin, let unit):
      // Beyond the edge the view follows, the faster the farther.
      let top = pane.top
      if row < 0 { pane.scroll(by: row, conversation) }
      if row >= pane.rows { pane.scroll(by: row - pane.rows + 1, conversation) }
      pointer.hold =
        pane.top == top
        ? nil : Pointer.Hold(cell: cell, row: row, next: now + Pointer.scrollTime)
      let inside = min(max(0, row), max(0, pane.rows - 1))
      guard var spot = pane.nearestSpot(row: inside, column: cell.column, conversation) else {
        return
      }
      if spot.lowerBound > origin.lowerBound {
        // Beside the text the end of what is above counts, so that no line break is taken.
        let above = pane.nearestSpot(row: inside, column: cell.column, isEnd: true, conversation)
        spot = above ?? spot
      }
      let end = range(around: spot, unit)
      let isSamePress = spot == origin && unit == .character
      guard !isSamePress || pointer.hasSelected else { return }
      select(
        min(origin.lowerBound, end.lowerBound)..<max(origin.upperBound, end.upperBound))
    }
  }

  private mutating func release(row: Int, at now: Moment) -> [Effect] {
    let grip = pointer.grip
    pointer.grip = .nothing
    guard grip != .nothing else { return [] }
    if pointer.followedTop == pane.top { pane.follow(conversation) }
    switch grip {
    case .nothing, .scrollBar: return []
    case .fold(let turn):
      guard pane.turn(foldedAtRow: row) == turn else { return [] }
      pane.toggleThinking(ofTurn: turn, conversation)
      return []
    case .head(let place, let step?, _):
      return attempt { (model) throws(CommandError) in
        try model.flip(place, by: step)
        return []
      }
    case .head(let place, nil, _):
      return attempt { (model) throws(CommandError) in
        if case .find = model.overlay { model.closeFind() }
        try model.selectTurn(place)
        return []
      }
    case .text(let origin, _):
      if pointer.hasSelected, let selection = pane.marks.selection { return copy(selection) }
      guard !origin.isEmpty, let link = pane.link(at: origin.lowerBound, conversation) else {
        return []
      }
      if case .find = overlay { closeFind() }
      ask(toOpen: link, at: now)
      return []
    }
  }

  private mutating func select(_ range: Range<TextPlace>) {
    guard !range.isEmpty else { return }
    pointer.hasSelected = true
    pane.select(range, conversation)
  }

  /// What a click on a character selects.
  private func range(around spot: Range<TextPlace>, _ unit: Pointer.Unit) -> Range<TextPlace> {
    unit.range(around: spot, in: pane.text(of: spot.lowerBound.piece, conversation))
  }
}
