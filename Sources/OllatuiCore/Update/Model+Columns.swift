import TextUI
import Timing
import Transcript

// MARK: - Keys and mouse while answers stand side by side

extension Model {
  mutating func take(_ key: Key, inColumns pane: ColumnsPane, at now: Moment) -> [Effect] {
    if notice?.kind != .good { notice = nil }
    if let bar = pane.find { return take(key, inFind: bar, at: now) }
    if let mode = pane.selecting { return take(key, inSelect: mode, at: now) }
    if let row = ColumnKey.row(for: key) {
      return attempt { (model) throws(CommandError) in try row.run(&model, pane, now) }
    }
    return takeAnywhere(key, inColumns: pane, at: now)
  }

  /// Keys that move the view or change how replies are shown, and those of the program, do their
  /// work meanwhile, also while something is searched for or selected.
  mutating func takeAnywhere(_ key: Key, inColumns pane: ColumnsPane, at now: Moment) -> [Effect] {
    if pane.find != nil || pane.selecting != nil, let row = ColumnKey.row(for: key),
      row.kind == .moving
    {
      return attempt { (model) throws(CommandError) in try row.run(&model, pane, now) }
    }
    guard let command = Command.row(for: key),
      command.group == .program || Self.looks.contains(command.name)
    else { return [] }
    let effects = run(command, "", at: now)
    coverColumns(pane)
    return effects
  }

  /// Notes that something was opened over the columns, which come back when it is closed.
  private mutating func coverColumns(_ pane: ColumnsPane) {
    if case .columns = overlay { return }
    covered = overlay == nil ? nil : pane
  }

  /// Shows the columns again once what lay over them is closed, unless another prompt is shown.
  mutating func uncoverColumns() {
    guard overlay == nil, let pane = covered else { return }
    covered = nil
    guard conversation.turns.indices.contains(pane.turn),
      conversation.turns[pane.turn].id == pane.prompt
    else { return }
    overlay = .columns(pane)
    arrangeColumns()
    for column in pane.columns {
      changeColumns { $0.changed(alternate: column.alternate, of: $1) }
    }
    markColumns()
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
    guard !asksBeforeSending([request], .column(pane), isCompared: true, at: now) else { return [] }
    let reply = add(asked, toTurn: pane.turn, isCompared: true, at: now)
    showWay { $0.show(reply) }
    recordHeader(at: now)
    let (added, options) = (conversation.turns[pane.turn].alternates.count - 1, turnOptions)
    changeColumns { $0.replaceFocused(with: added, options, $1) }
    return startIfPossible(at: now)
  }
}
