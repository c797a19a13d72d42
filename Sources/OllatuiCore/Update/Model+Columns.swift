import TextUI
import Timing
import Transcript

// MARK: - Keys and mouse while answers stand side by side

extension Model {
  mutating func take(_ key: Key, inColumns pane: ColumnsPane, at now: Moment) -> [Effect] {
    if notice?.kind != .good { notice = nil }
    if let row = ColumnKey.row(for: key) {
      return attempt { (model) throws(CommandError) in try row.run(&model, pane, now) }
    }
    // Keys that change how replies are shown, and those of the program, do their work meanwhile.
    guard let command = Command.row(for: key),
      command.group == .program || Self.looks.contains(command.name)
    else { return [] }
    return run(command, "", at: now)
  }

  /// The commands that change how replies are laid out.
  private static let looks: Set<String> = ["raw", "fold", "code-left", "code-right"]

  /// Stops the answer in focus; where it is over, the columns are left.
  mutating func stopColumn(of pane: ColumnsPane, at now: Moment) -> [Effect] {
    guard let running = shown.running(alternate: pane.focused.alternate) else {
      overlay = nil
      return []
    }
    return cancel(running.id, at: now)
  }

  /// Asks the one in focus again; the new answer takes the place of the earlier one there.
  mutating func retryColumn(of pane: ColumnsPane, at now: Moment) -> [Effect] {
    let alternate = pane.focused.alternate
    guard shown.running(alternate: alternate) == nil else {
      notice = .error(strings(.replyRuns))
      return []
    }
    let turn = conversation.turns[pane.turn]
    let asked = firstAsked(turn.alternates[alternate], of: turn)
    let request = PlannedRequest(asked: asked, turn: pane.turn)
    guard !asksBeforeSending([request], .column(pane), isCompared: true) else { return [] }
    let reply = add(asked, toTurn: pane.turn, isCompared: true, at: now)
    showWay { $0.show(reply) }
    recordHeader(at: now)
    let (added, options) = (conversation.turns[pane.turn].alternates.count - 1, turnOptions)
    changeColumns { $0.replaceFocused(with: added, options, $1) }
    return startIfPossible(at: now)
  }

  /// A click chooses a column.
  mutating func point(_ mouse: Mouse, inColumns pane: ColumnsPane) {
    guard mouse.kind == .pressed, let index = column(at: mouse.position, of: pane) else { return }
    changeColumns { pane, _ in pane.focus(on: index) }
  }

  /// The wheel scrolls all columns, or the one that it is over.
  mutating func wheel(_ lines: Int, at position: Position, inColumns pane: ColumnsPane) {
    let index = pane.column(at: position.column) ?? pane.focus
    changeColumns { $0.scroll(.lines(lines), column: index, $1) }
  }

  /// The column, or the name of one, at a cell of the screen.
  private func column(at cell: Position, of pane: ColumnsPane) -> Int? {
    let layout = ScreenLayout(self)
    let row = cell.row - layout.titleRows - layout.gapRows
    guard (0..<layout.paneRows).contains(row) else { return nil }
    guard pane.isTabbed, row == 0 else { return pane.column(at: cell.column) }
    return ColumnHeads(pane, self).tab(at: cell.column)
  }
}
