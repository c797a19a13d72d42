import TextUI
import Timing
import Transcript

// MARK: - Searching through all conversations

extension Model {
  /// Opens the search, or closes it.
  mutating func toggleSearch() throws(CommandError) -> [Effect] {
    if case .search = overlay {
      overlay = nil
      return []
    }
    guard store.isOn else { throw CommandError(message: strings(.searchNeedsStore)) }
    overlay = .search(SearchPane())
    return []
  }

  mutating func take(_ key: Key, inSearch before: SearchPane, at now: Moment) -> [Effect] {
    var pane = before
    switch (key.code, key.modifiers) {
    case (.up, []), (.character("p"), .control): pane.select(pane.selection - 1)
    case (.down, []), (.character("n"), .control): pane.select(pane.selection + 1)
    case (.pageUp, _): pane.select(pane.selection - max(1, pane.visible - 1))
    case (.pageDown, _): pane.select(pane.selection + max(1, pane.visible - 1))
    case (.home, .control): pane.select(0)
    case (.end, .control): pane.select(.max)
    case (.enter, _): return openHit(pane, at: now)
    case (.escape, _), (.character("c"), .control):
      overlay = nil
      return []
    case (.character(let character), let modifiers) where modifiers.isSubset(of: .shift):
      return edit(pane) { $0.insert(String(character)) }
    default:
      if let edit = Self.lineEdits[key] { return self.edit(pane) { $0.perform(edit) } }
      guard let command = Command.row(for: key), [.program, .keeping].contains(command.group)
      else { return [] }
      return run(command, "", at: now)
    }
    overlay = .search(pane)
    return []
  }

  /// Changes what is typed; another text is searched for at once, and the search before is left.
  mutating func edit(_ before: SearchPane, _ change: (inout InputEditor) -> Void) -> [Effect] {
    var pane = before
    defer { overlay = .search(pane) }
    guard pane.edit(change) else { return [] }
    guard !pane.isBlank else {
      pane.clear()
      return []
    }
    searches += 1
    let ticket = SearchTicket(value: searches)
    pane.begin(ticket)
    return [.searchHistory(ticket, pane.editor.text)]
  }

  mutating func historyFound(
    _ ticket: SearchTicket, _ found: [FoundTurn], isComplete: Bool, unread: [String]
  ) {
    guard case .search(var pane) = overlay else { return }
    let gone = Set(kept.deleted.map(\.summary.id))
    pane.take(
      ticket, found.filter { !gone.contains($0.conversation) }, isComplete: isComplete,
      unread: unread)
    overlay = .search(pane)
  }

  /// Fits the pane to the screen; after every step.
  mutating func fitSearch(at now: Moment) {
    guard case .search(var pane) = overlay else { return }
    pane.fit(
      visible: (ScreenLayout(self).paneRows - 1) / SearchPane.rowsEach, at: calendar.time(at: now))
    overlay = .search(pane)
  }

  /// Takes a click: it selects, and opens what is selected.
  mutating func point(_ mouse: Mouse, inSearch before: SearchPane, at now: Moment) -> [Effect] {
    let layout = ScreenLayout(self)
    let row = mouse.position.row - layout.titleRows - layout.gapRows
    guard mouse.kind == .pressed, row < layout.paneRows, let index = before.index(atRow: row)
    else { return [] }
    if index == before.selection { return openHit(before, at: now) }
    var pane = before
    pane.select(index)
    overlay = .search(pane)
    return []
  }

  // MARK: - Opening a hit

  private mutating func openHit(_ before: SearchPane, at now: Moment) -> [Effect] {
    guard let hit = before.selected else { return [] }
    var pane = before
    pane.opening = hit
    overlay = .search(pane)
    let isHere = hit.conversation == conversation.id || others[hit.conversation] != nil
    let effects = open(hit.conversation, at: hit.turn)
    if isHere { goTo(hit) }
    return effects
  }

  /// The hit for which a conversation is read; nil: it is read for something else.
  func hitAwaited(in id: ConversationID) -> FoundTurn? {
    guard case .search(let pane) = overlay, pane.opening?.conversation == id else { return nil }
    return pane.opening
  }

  /// Goes to what was found in the conversation that is shown, and marks it there.
  mutating func goTo(_ hit: FoundTurn) {
    overlay = nil
    guard let id = hit.turn, conversation.shows(id), let turn = conversation.index(of: id),
      let text = hit.firstFound
    else { return }
    let part: TextPart = hit.role == .user ? .prompt : hit.isThinking ? .thinking : .content
    find(text, from: TextPlace(piece: TextPiece(turn: turn, part: part)))
  }
}
