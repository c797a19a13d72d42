import TextUI
import Timing
import Transcript

// MARK: - The list of conversations on the screen

extension Model {
  /// Columns that the list takes beside the conversation; 0: it is not open, or covers it.
  var listColumns: Int {
    guard case .conversations = overlay, size.columns >= 80 else { return 0 }
    return max(24, min(40, size.columns / 3))
  }

  /// Columns that are left for the conversation.
  var contentColumns: Int {
    size.columns - listColumns
  }

  /// Columns of the rows of the list, without the line beside them and the blank after it.
  var listRowColumns: Int {
    listColumns > 0 ? listColumns - 2 : size.columns
  }

  /// Opens the list, or closes it.
  mutating func toggleList() -> [Effect] {
    if case .conversations = overlay {
      overlay = nil
      return []
    }
    overlay = .conversations(ConversationList(selecting: conversation.id))
    return askForList(includingArchived: false)
  }

  /// Asks the store what is kept, where there is one.
  mutating func askForList(includingArchived: Bool) -> [Effect] {
    guard store.isOn else { return [] }
    kept.ask()
    return [.listConversations(includingArchived: includingArchived)]
  }

  mutating func conversationsListed(_ summaries: [ConversationSummary]) {
    kept.take(summaries, open: Set(others.keys).union([conversation.id]))
  }

  /// Fits the list to the screen, and the conversation to what the list leaves; after every step.
  mutating func fitList(at now: Moment) {
    if pane.columns != max(1, contentColumns - 1) {
      arrange()
      searchAgain()
      letGoOfOldText()
    }
    guard case .conversations(var list) = overlay else { return }
    let rows = ScreenLayout(self).paneRows - 1
    list.fit(
      visible: rows / ConversationList.rowsEach(columns: listRowColumns), kept,
      at: calendar.time(at: now))
    overlay = .conversations(list)
  }

  /// Changes the list, where it is open; whether it is.
  @discardableResult
  mutating func changeList(_ change: (inout ConversationList) -> Void) -> Bool {
    guard case .conversations(var list) = overlay else { return false }
    change(&list)
    overlay = .conversations(list)
    return true
  }

  // MARK: - Keys

  mutating func take(_ key: Key, inList before: ConversationList, at now: Moment) -> [Effect] {
    switch before.step {
    case .renaming(let id, let editor): return take(key, renaming: id, editor)
    case .deleting(let id, _, var pause):
      return pause.swallows(key, at: now) ? [] : take(key, deleting: id, at: now)
    case .choosing: break
    }
    var list = before
    switch (key.code, key.modifiers) {
    case (.up, []), (.character("p"), .control): list.move(by: -1, kept)
    case (.down, []): list.move(by: 1, kept)
    case (.pageUp, _): list.move(by: -max(1, list.visible - 1), kept)
    case (.pageDown, _): list.move(by: max(1, list.visible - 1), kept)
    case (.home, []): list.select(at: 0, kept)
    case (.end, []): list.select(at: .max, kept)
    case (.backspace, []): list.edit { $0.perform(.backspace) }
    case (.character("u"), .control): list.edit { $0.perform(.killToLineStart) }
    case (.character("w"), .control), (.backspace, .alt): list.edit { $0.perform(.killWordBack) }
    case (.enter, _): return openSelected(list)
    case (.escape, _):
      overlay = nil
      return []
    case (.character(let character), let modifiers) where modifiers.isSubset(of: .shift):
      list.edit { $0.insert(String(character)) }
    default: return passOn(key, at: now)
    }
    overlay = .conversations(list)
    return []
  }

  /// The list's own keys, those of the program, and those that move the conversation beside it.
  private mutating func passOn(_ key: Key, at now: Moment) -> [Effect] {
    if let command = Command.row(forList: key) { return run(command, "", at: now) }
    guard let command = Command.row(for: key) else { return [] }
    switch command.group {
    case .program where command.name == "interrupt":
      overlay = nil
      return []
    case .moving where listColumns > 0, .program, .keeping: return run(command, "", at: now)
    case .talking where command.name == "new":
      overlay = nil
      return run(command, "", at: now)
    case .talking, .moving, .reading, .turns, .taking, .editing: return []
    }
  }

  /// Shows the selected conversation; the one that is shown already is typed into.
  private mutating func openSelected(_ list: ConversationList) -> [Effect] {
    guard let id = list.selected(kept)?.id else { return [] }
    if id == conversation.id {
      overlay = nil
      return []
    }
    return open(id)
  }

  private mutating func take(_ key: Key, deleting id: ConversationID, at now: Moment) -> [Effect] {
    switch (key.code, key.modifiers) {
    case (.enter, []), (.character("y"), []):
      changeList { $0.step = .choosing }
      return delete(id, at: now)
    case (.escape, _), (.character("n"), []), (.character("c"), .control):
      changeList { $0.step = .choosing }
    default: break
    }
    return []
  }

  private mutating func take(_ key: Key, renaming id: ConversationID, _ before: InputEditor)
    -> [Effect]
  {
    var editor = before
    switch (key.code, key.modifiers) {
    case (.enter, _):
      changeList { $0.step = .choosing }
      return rename(id, to: editor.text)
    case (.escape, _), (.character("c"), .control):
      changeList { $0.step = .choosing }
      return []
    case (.character(let character), let modifiers) where modifiers.isSubset(of: .shift):
      editor.insert(String(character))
    default:
      guard let edit = Self.lineEdits[key] else { return [] }
      editor.perform(edit)
    }
    changeList { $0.step = .renaming(id, editor) }
    return []
  }

  /// Keys that change a text of one line, or move the cursor in it.
  static let lineEdits: [Key: InputEditor.Edit] = [
    Key(.backspace): .backspace, Key(.delete): .deleteForward, Key(.left): .left,
    Key(.right): .right, Key(.home): .lineStart, Key(.end): .lineEnd,
    Key(.left, .control): .wordLeft, Key(.right, .control): .wordRight,
    .control("a"): .lineStart, .control("e"): .lineEnd, .control("k"): .killToLineEnd,
    .control("u"): .killToLineStart, .control("w"): .killWordBack, .control("y"): .yank,
  ]

  // MARK: - Pasting and the mouse

  /// Adds pasted text to what is typed in the list.
  mutating func pasteIntoList(_ line: String) {
    changeList { list in
      switch list.step {
      case .choosing: list.edit { $0.insert(line) }
      case .renaming(let id, var editor):
        editor.insert(line)
        list.step = .renaming(id, editor)
      case .deleting: break
      }
    }
  }

  /// Takes a click while the list is open: on the list, beside it or below it.
  mutating func pointWithList(_ mouse: Mouse, _ list: ConversationList, at now: Moment) -> [Effect]
  {
    let layout = ScreenLayout(self)
    let row = mouse.position.row - layout.titleRows - layout.gapRows
    if mouse.kind == .pressed {
      if row >= layout.paneRows + layout.noticeRows {
        overlay = nil
        return point(mouse, at: now)
      }
      if isOnList(mouse.position) { return click(row: row, list) }
    }
    guard listColumns > 0 else { return [] }
    var beside = mouse
    beside.position.column = max(0, mouse.position.column - listColumns)
    return point(beside, at: now)
  }

  /// Whether a cell's column is one of the list.
  func isOnList(_ position: Position) -> Bool {
    listColumns == 0 || position.column < listColumns
  }

  /// Selects what is clicked; the selected one is opened.
  private mutating func click(row: Int, _ list: ConversationList) -> [Effect] {
    guard list.step == .choosing else {
      changeList { $0.step = .choosing }
      return []
    }
    guard row < ScreenLayout(self).paneRows,
      let index = list.index(atRow: row, columns: listRowColumns)
    else { return [] }
    if index == list.selection { return openSelected(list) }
    let kept = kept
    changeList { $0.select(at: index, kept) }
    return []
  }
}
