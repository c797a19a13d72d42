import Markdown
import TextUI
import Timing
import Transcript

// MARK: - Selecting with the keys

extension Model {
  /// Begins to select in the conversation.
  mutating func select() throws(CommandError) {
    guard let mode = pane.beginSelecting(conversation) else {
      throw CommandError(message: strings(.nothingSaid))
    }
    overlay = .select(mode)
    moveCodeToCursor()
  }

  /// Begins to select in the answer in focus of several side by side.
  mutating func selectInColumns() throws(CommandError) {
    changeColumns { $0.beginSelecting($1) }
    guard selecting != nil else { throw CommandError(message: strings(.nothingToCopy)) }
    moveCodeToCursor()
  }

  /// Where keys select; nil: they do not.
  private var selecting: SelectMode? {
    if case .select(let mode) = overlay { return mode }
    if case .columns(let pane) = overlay { return pane.selecting }
    return nil
  }

  mutating func take(_ key: Key, inSelect mode: SelectMode, at now: Moment) -> [Effect] {
    switch mode.order(for: key, rows: selectRows) {
    case .step(let step): take(step)
    case .copy: return copySelected()
    case .copyCode: return copyCode()
    case .saveCode: saveCode()
    case .openLink: openLink(at: now)
    case .leave: leaveSelect()
    case nil: return passOn(key, at: now)
    }
    return []
  }

  /// Rows of the text in which keys select.
  private var selectRows: Int {
    if case .columns(let pane) = overlay { pane.textRows } else { pane.rows }
  }

  private mutating func take(_ step: SelectMode.Step) {
    if case .select(var mode) = overlay {
      pane.take(step, &mode, conversation)
      overlay = .select(mode)
    } else {
      changeColumns { $0.take(step, $1) }
    }
    moveCodeToCursor()
  }

  /// Moves code that is not wrapped so that the cursor is seen.
  private mutating func moveCodeToCursor() {
    guard let cursor = selecting?.cursor else { return }
    if case .columns(let pane) = overlay {
      moveCode(pane.focused.block(of: cursor.piece), toShow: cursor.offset)
    } else {
      moveCode(toShow: cursor)
    }
  }

  /// Ends it; the end is followed again where the view has not moved.
  mutating func leaveSelect() {
    if case .select(let mode) = overlay {
      overlay = nil
      pane.endSelecting(mode, conversation)
    } else {
      changeColumns { $0.endSelecting($1) }
    }
  }

  /// Puts the cursor where text is seen, after something else has moved it.
  mutating func keepCursorInView() {
    if selecting != nil { take(.intoView) }
  }

  /// Lets go of what is selected where the text is no longer the one it was selected in.
  mutating func letGoOfOldText() {
    guard pane.marks.selection == nil, !hasSelectedInColumns else { return }
    if pointer.hasSelected { pointer = Pointer() }
    guard selecting != nil else { return }
    take(.letGo)
    keepCursorInView()
  }

  /// Keys that move the view, and those of the program, do their work meanwhile.
  private mutating func passOn(_ key: Key, at now: Moment) -> [Effect] {
    if case .columns = overlay { return passOnInColumns(key, at: now) }
    guard let command = Command.row(for: key),
      [.moving, .program, .reading].contains(command.group)
    else { return [] }
    if command.name == "find" { leaveSelect() }
    let effects = run(command, "", at: now)
    keepCursorInView()
    return effects
  }

  /// The same over answers side by side; one goes on selecting in another column.
  private mutating func passOnInColumns(_ key: Key, at now: Moment) -> [Effect] {
    let row = ColumnKey.row(for: key)
    let isFocusing = row?.kind == .focusing
    if isFocusing || row?.name == "find" { leaveSelect() }
    guard case .columns(let pane) = overlay else { return [] }
    guard isFocusing else {
      let effects =
        pane.selecting == nil
        ? take(key, inColumns: pane, at: now) : takeAnywhere(key, inColumns: pane, at: now)
      keepCursorInView()
      return effects
    }
    _ = take(key, inColumns: pane, at: now)
    return attempt { (model) throws(CommandError) in
      try model.selectInColumns()
      return []
    }
  }

  // MARK: - What is done with it

  /// What can be taken from where the cursor stands; nil: nothing is being selected.
  private mutating func selected() -> SelectedText? {
    if case .select(let mode) = overlay { return pane.selected(by: mode, conversation) }
    guard case .columns(let pane) = overlay else { return nil }
    return pane.selected(conversation)
  }

  private mutating func copySelected() -> [Effect] {
    guard let selected = selected() else { return [] }
    leaveSelect()
    return copy(selected.text)
  }

  /// The order to copy what is between two places.
  mutating func copy(_ range: Range<TextPlace>) -> [Effect] {
    copy(pane.text(in: range, conversation))
  }

  /// The order to copy a text that was selected.
  mutating func copy(_ text: String) -> [Effect] {
    guard !text.isEmpty else {
      notice = .warning(strings(.nothingToCopy))
      return []
    }
    return [.copy(text, CopiedThing(.selection, of: text))]
  }

  private mutating func copyCode() -> [Effect] {
    guard let (number, text) = selected()?.code else {
      notice = .warning(strings(.noCodeHere))
      return []
    }
    leaveSelect()
    return [.copy(text, CopiedThing(.code(number), of: text))]
  }

  /// Begins the command that saves the code; an answer side by side is shown for that, since it is
  /// about those shown.
  ///
  /// It names the turn unless that is the last one: no answer may come in whose place this code
  /// would be counted.
  private mutating func saveCode() {
    guard let mode = selecting, let (number, _) = selected()?.code else {
      notice = .warning(strings(.noCodeHere))
      return
    }
    var turn = mode.cursor.piece.turn
    leaveSelect()
    if case .columns(let pane) = overlay {
      overlay = nil
      turn = pane.turn
      showWay { $0.show(pane.focused.reply) }
    }
    let isLast = turn == conversation.turns.count - 1
    let place = isLast ? "\(number)" : "\(turn + 1).\(number)"
    // In the place of what is edited it would be no command.
    let isEditing = shown.editing != nil
    giveUpEdit()
    let said = isEditing ? notice : nil
    edit { $0.replaceAll(with: "/save code \(place) ") }
    if let said { notice = said }
  }

  private mutating func openLink(at now: Moment) {
    guard let link = selected()?.link else {
      notice = .warning(strings(.noLinkHere))
      return
    }
    leaveSelect()
    ask(toOpen: link, at: now)
  }

  /// Shows a link's address and asks: nothing opens before it was seen.
  mutating func ask(toOpen link: Link, at now: Moment) {
    if case .columns(let pane) = overlay { covered = pane }
    overlay = .question(Question(.openLink(link.address), at: now))
  }
}

extension String {
  /// A block of code of an answer, counted from 1, without its last line feed: in a shell it would
  /// run what is pasted; nil: there is none.
  func code(_ number: Int) -> String? {
    let blocks = SourceParts(of: self).code
    guard blocks.indices.contains(number - 1) else { return nil }
    var text = blocks[number - 1].text
    if text.last?.isNewline == true { text.removeLast() }
    return text
  }
}
