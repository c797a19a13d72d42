import Markdown
import TextUI

/// What the mouse is doing with the conversation.
package struct Pointer: Equatable, Sendable {
  /// How much a drag takes at once.
  enum Unit: Equatable {
    case character, word, line
  }

  /// The cell and the moment of the last press, and how many came in a row.
  fileprivate var pressed: (cell: Position, at: Moment, count: Int)?
  /// What the press selected, which a drag extends.
  fileprivate var origin: Range<TextPlace>?
  fileprivate var unit = Unit.character
  /// Whether the scroll bar is held.
  fileprivate var isOnScrollBar = false
  /// Whether something is selected that the next key lets go.
  fileprivate(set) var hasSelected = false

  package static func == (one: Pointer, other: Pointer) -> Bool {
    one.origin == other.origin && one.hasSelected == other.hasSelected
  }

  /// Presses within this time on one cell are a double or triple click.
  fileprivate static let clickTime = Duration.milliseconds(400)
}

extension Model {
  /// Takes what the mouse did in the conversation: clicks select, a drag extends, letting go copies.
  mutating func point(_ mouse: Mouse, at now: Moment) -> [Effect] {
    let layout = ScreenLayout(self)
    let row = mouse.position.row - layout.titleRows - layout.gapRows
    switch mouse.kind {
    case .pressed:
      guard row >= 0, row < layout.paneRows else { return [] }
      press(mouse.position, row: row, at: now)
    case .dragged: drag(to: mouse.position, row: row)
    case .released: return release(mouse.position, row: row)
    case .wheelUp, .wheelDown: break
    }
    return []
  }

  /// Lets go what the mouse has selected.
  mutating func clearPointer() {
    pointer = Pointer()
    var marks = pane.marks
    marks.selection = nil
    pane.mark(marks, conversation)
  }

  private mutating func press(_ cell: Position, row: Int, at now: Moment) {
    let before = pointer.pressed
    clearPointer()
    if cell.column == size.columns - 1, let bar = ScrollBar(pane) {
      pointer.isOnScrollBar = true
      pane.reveal(bar.line(atRow: row), asFirst: true, conversation)
      return
    }
    let isAgain =
      before.map { $0.cell == cell && now - $0.at < Pointer.clickTime } ?? false
    let count = isAgain ? (before?.count ?? 0) % 3 + 1 : 1
    pointer.pressed = (cell, now, count)
    guard let place = pane.nearestPlace(row: row, column: cell.column, conversation) else { return }
    pointer.unit = count == 3 ? .line : count == 2 ? .word : .character
    pointer.origin = range(around: place, pointer.unit)
    if count > 1 { select(pointer.origin) }
  }

  private mutating func drag(to cell: Position, row: Int) {
    if pointer.isOnScrollBar, let bar = ScrollBar(pane) {
      pane.reveal(bar.line(atRow: row), asFirst: true, conversation)
      return
    }
    guard let origin = pointer.origin else { return }
    // Beyond the edge the view follows.
    if row < 0 { pane.scroll(by: -1, conversation) }
    if row >= pane.rows { pane.scroll(by: 1, conversation) }
    let inside = min(max(0, row), max(0, pane.rows - 1))
    guard let place = pane.nearestPlace(row: inside, column: cell.column, conversation) else {
      return
    }
    let end = range(around: place, pointer.unit)
    select(
      min(
        origin.lowerBound, end.lowerBound)..<max(
          origin.upperBound, end.upperBound, place > origin.lowerBound ? next(place) : place))
  }

  private mutating func release(_ cell: Position, row: Int) -> [Effect] {
    pointer.isOnScrollBar = false
    let origin = pointer.origin
    pointer.origin = nil
    if let selection = pane.marks.selection, pointer.hasSelected { return copy(selection) }
    guard let origin, row >= 0, row < pane.rows else { return [] }
    return click(origin.lowerBound)
  }

  /// A click that selected nothing: it opens a link, after the address was shown.
  private mutating func click(_ place: TextPlace) -> [Effect] {
    guard let link = pane.link(at: place) else { return [] }
    overlay = .question(Question(.openLink(link.address)))
    return []
  }

  private mutating func select(_ range: Range<TextPlace>?) {
    guard let range, !range.isEmpty else { return }
    pointer.hasSelected = true
    var marks = pane.marks
    marks.selection = range
    pane.mark(marks, conversation)
  }

  private func next(_ place: TextPlace) -> TextPlace {
    let text = pane.text(of: place.piece, conversation)
    let index = text.utf8.index(text.startIndex, offsetBy: min(place.offset, text.utf8.count))
    guard index < text.endIndex, !text[index].isNewline else { return place }
    return TextPlace(
      piece: place.piece,
      offset: text.utf8.distance(from: text.startIndex, to: text.index(after: index)))
  }

  /// What a click at a place selects.
  private func range(around place: TextPlace, _ unit: Pointer.Unit) -> Range<TextPlace> {
    var editor = InputEditor()
    let start: Int
    let end: Int
    switch unit {
    case .character: return place..<place
    case .word:
      editor.insert(pane.text(of: place.piece, conversation))
      let after = next(place).offset
      start = editor.wordStart(before: after)
      end = editor.wordEnd(after: start)
      guard start <= place.offset, end > place.offset else { return place..<next(place) }
    case .line:
      editor.insert(pane.text(of: place.piece, conversation))
      start = editor.lineStart(of: min(place.offset, editor.text.utf8.count))
      end = editor.lineEnd(of: min(place.offset, editor.text.utf8.count))
    }
    return TextPlace(
      piece: place.piece, offset: start)..<TextPlace(
        piece: place.piece, offset: end)
  }
}
