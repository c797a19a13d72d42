import TextUI
import Transcript

// MARK: - Selecting with the keys

extension ColumnsPane {
  /// Begins to select in the column in focus, if there is text in it.
  mutating func beginSelecting(_ conversation: Conversation) {
    var mode: SelectMode?
    change(focus, conversation) { mode = $0.beginSelecting($1) }
    selecting = mode
  }

  /// Does what a key means to the cursor and the selection.
  mutating func take(_ step: SelectMode.Step, _ conversation: Conversation) {
    guard var mode = selecting else { return }
    change(focus, conversation) { $0.take(step, &mode, $1) }
    selecting = mode
  }

  /// Ends it; the end is followed again where the view has not moved.
  mutating func endSelecting(_ conversation: Conversation) {
    guard let mode = selecting else { return }
    selecting = nil
    change(focus, conversation) { $0.endSelecting(mode, $1) }
  }

  /// What can be taken from where the cursor stands; nil: nothing is being selected.
  func selected(_ conversation: Conversation) -> SelectedText? {
    // Reading may lay out more of a column: in a copy, since this is asked once for a key.
    var column = focused
    return selecting.map { column.selected(by: $0, conversation.turns[turn]) }
  }

  /// The cell of the cursor, counted from the top left of the heads; nil: there is none in view.
  func cursor(_ conversation: Conversation) -> Position? {
    guard let place = selecting?.cursor,
      let cell = focused.cell(of: place, conversation.turns[turn])
    else { return nil }
    return Position(column: start(ofColumn: focus) + cell.column, row: headRows + cell.row)
  }
}
