import TextUI
import Timing
import Transcript

// MARK: - The mouse over answers side by side

extension Model {
  /// A click chooses a column; in its text it selects, a drag extends, letting go copies.
  mutating func point(_ mouse: Mouse, inColumns pane: ColumnsPane, at now: Moment) -> [Effect] {
    switch mouse.kind {
    case .pressed:
      letGo()
      leaveSelect()
      guard case .columns(let pane) = overlay, let index = column(at: mouse.position, of: pane)
      else { return [] }
      changeColumns { pane, _ in pane.focus(on: index) }
      press(mouse.position, column: index, of: pane, at: now)
    case .dragged: drag(to: mouse.position, in: pane)
    case .released: return release(mouse.position, in: pane, at: now)
    case .wheelUp, .wheelDown: break
    }
    return []
  }

  /// The wheel scrolls all columns, or the one that it is over.
  mutating func wheel(_ lines: Int, at position: Position, inColumns pane: ColumnsPane) {
    let index = pane.column(at: position.column) ?? pane.focus
    changeColumns { $0.scroll(.lines(lines), column: index, $1) }
    keepCursorInView()
  }

  /// The column, or the name of one, at a cell of the screen.
  private func column(at cell: Position, of pane: ColumnsPane) -> Int? {
    let layout = ScreenLayout(self)
    let row = cell.row - layout.titleRows - layout.gapRows
    guard (0..<layout.paneRows).contains(row) else { return nil }
    guard pane.isTabbed, row == 0 else { return pane.column(at: cell.column) }
    return ColumnHeads(pane, self).tab(at: cell.column)
  }

  /// The row of the texts and the cell of a column that a cell of the screen is.
  private func place(_ cell: Position, column: Int, of pane: ColumnsPane) -> Position {
    let layout = ScreenLayout(self)
    return Position(
      column: cell.column - pane.start(ofColumn: column),
      row: cell.row - layout.titleRows - layout.gapRows - pane.headRows)
  }

  private mutating func press(
    _ cell: Position, column index: Int, of pane: ColumnsPane, at now: Moment
  ) {
    let place = place(cell, column: index, of: pane)
    let column = pane.columns[index]
    let count = pointer.pressed(
      cell, at: now, followedTop: column.isFollowing ? column.top : nil)
    guard (0..<pane.textRows).contains(place.row) else { return }
    // The border beside the bar is easily hit in its place.
    if place.column >= pane.textWidth, let bar = pane.bar(index) {
      let isOnThumb = bar.thumb.contains(place.row)
      let row = isOnThumb ? place.row - bar.thumb.lowerBound : bar.thumb.count / 2
      pointer.grip = .scrollBar(row: row)
      changeColumns { pane, _ in pane.hold(bar: index) }
      if !isOnThumb { drag(to: cell, in: pane) }
    } else if column.isFold(row: place.row) {
      pointer.grip = .fold(turn: index)
    } else {
      pressText(place, column: index, unit: Pointer.Unit(clicks: count))
    }
  }

  private mutating func pressText(_ place: Position, column index: Int, unit: Pointer.Unit) {
    changeColumns { pane, conversation in
      pane.change(index, conversation) {
        // What is pressed stays under the mouse.
        $0.read($1)
        $0.hold()
      }
    }
    guard case .columns(let pane) = overlay else { return }
    let turn = conversation.turns[pane.turn]
    let column = pane.columns[index]
    guard let spot = column.nearestSpot(row: place.row, column: place.column, turn) else { return }
    let range = unit.range(around: spot, in: column.layout.text(of: spot.lowerBound.piece, turn))
    pointer.grip = .text(range, unit)
    if unit != .character { select(range, inColumn: index) }
  }

  private mutating func drag(to cell: Position, in pane: ColumnsPane) {
    switch pointer.grip {
    case .nothing, .fold, .head: break
    case .scrollBar(let held):
      guard let (index, bar) = heldBar else { return }
      let row = place(cell, column: index, of: pane).row
      let line = bar.line(whereThumbBeginsAt: row - held)
      changeColumns { pane, conversation in
        pane.change(index, conversation) { $0.scroll(to: line, $1) }
      }
    case .text(let origin, let unit):
      dragText(to: cell, from: origin, unit, pane)
    }
  }

  /// The scroll bar that is held, and whose it is.
  private var heldBar: (column: Int, bar: ScrollBar)? {
    guard case .columns(let pane) = overlay, let held = pane.held else { return nil }
    return pane.bar(held).map { (held, $0) }
  }

  private mutating func dragText(
    to cell: Position, from origin: Range<TextPlace>, _ unit: Pointer.Unit, _ before: ColumnsPane
  ) {
    let index = origin.lowerBound.piece.turn
    guard before.columns.indices.contains(index) else { return }
    let place = place(cell, column: index, of: before)
    let last = max(0, before.textRows - 1)
    // Beyond the edge the view follows, the faster the farther.
    let lines = place.row < 0 ? place.row : max(0, place.row - last)
    if lines != 0 {
      changeColumns { pane, conversation in
        pane.change(index, conversation) {
          $0.scroll(by: lines, $1)
          $0.hold()
        }
      }
    }
    guard case .columns(let pane) = overlay else { return }
    let turn = conversation.turns[pane.turn]
    let column = pane.columns[index]
    let row = min(max(0, place.row), last)
    // Beside the text the end of what is above counts, so that no line break is taken.
    let below = column.nearestSpot(row: row, column: place.column, turn)
    let isBehind = below.map { $0.lowerBound > origin.lowerBound } ?? false
    let above =
      isBehind ? column.nearestSpot(row: row, column: place.column, isEnd: true, turn) : nil
    guard let spot = above ?? below else { return }
    let end = unit.range(around: spot, in: column.layout.text(of: spot.lowerBound.piece, turn))
    guard spot != origin || unit != .character || pointer.hasSelected else { return }
    select(
      min(origin.lowerBound, end.lowerBound)..<max(origin.upperBound, end.upperBound),
      inColumn: index)
  }

  /// Whether text of a column is selected.
  var hasSelectedInColumns: Bool {
    guard case .columns(let pane) = overlay else { return false }
    return pane.columns.contains { $0.marks.selection != nil }
  }

  private mutating func select(_ range: Range<TextPlace>, inColumn index: Int) {
    guard !range.isEmpty else { return }
    pointer.hasSelected = true
    changeColumns { pane, conversation in
      pane.change(index, conversation) { $0.mark($1) { $0.selection = range } }
    }
  }

  private mutating func release(
    _ cell: Position, in pane: ColumnsPane, at now: Moment
  ) -> [Effect] {
    let grip = pointer.grip
    pointer.grip = .nothing
    changeColumns { pane, _ in pane.hold(bar: nil) }
    switch grip {
    case .nothing, .head, .scrollBar: return []
    case .fold(let index):
      guard pane.columns[index].isFold(row: place(cell, column: index, of: pane).row) else {
        return []
      }
      changeColumns { pane, conversation in
        pane.change(index, conversation) { $0.openThinking($0.layout.thinking == nil, $1) }
      }
      return []
    case .text(let origin, _):
      return releaseText(origin, column: origin.lowerBound.piece.turn, at: now)
    }
  }

  /// Copies what is selected; a click alone on a link asks whether it is to be opened.
  private mutating func releaseText(
    _ origin: Range<TextPlace>, column index: Int, at now: Moment
  ) -> [Effect] {
    let followedTop = pointer.followedTop
    changeColumns { pane, conversation in
      guard pane.columns.indices.contains(index), pane.columns[index].top == followedTop else {
        return
      }
      pane.change(index, conversation) { $0.follow($1) }
    }
    guard case .columns(let pane) = overlay, pane.columns.indices.contains(index) else { return [] }
    let (column, turn) = (pane.columns[index], conversation.turns[pane.turn])
    if pointer.hasSelected, let selection = column.marks.selection {
      return copy(column.text(in: selection, turn))
    }
    if !origin.isEmpty, let link = column.link(at: origin.lowerBound, turn) {
      ask(toOpen: link, at: now)
    }
    return []
  }
}
