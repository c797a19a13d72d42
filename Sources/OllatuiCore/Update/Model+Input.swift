import OllamaWire
import TextUI
import Timing
import Transcript

extension Model {
  mutating func take(_ input: Input, at now: Moment) -> [Effect] {
    switch input {
    case .key(let key): return take(key, at: now)
    case .paste(let text): return paste(text)
    case .mouse(let mouse): return take(mouse, at: now)
    case .background(let color): return backgroundFound(color)
    }
  }

  private mutating func take(_ key: Key, at now: Moment) -> [Effect] {
    if let plain = typedAfterEscape(key) {
      return take(Key(.escape), at: now) + take(plain, at: now)
    }
    let wasArmed = isQuitArmed
    isQuitArmed = false
    if pointer.hasSelected {
      letGo()
      if key == Key(.escape) { return [] }
    }
    switch overlay {
    case .help(let help): return take(key, inHelp: help, at: now)
    case .models(let picker): return take(key, inPicker: picker, at: now)
    case .themes(let picker): return take(key, inThemes: picker, at: now)
    case .question(let question): return take(key, inQuestion: question, at: now)
    case .find(let bar): return take(key, inFind: bar, at: now)
    case .select(let mode): return take(key, inSelect: mode, at: now)
    case .turns(let mode): return take(key, inTurns: mode, at: now)
    case .details(let details): return take(key, inDetails: details, at: now)
    case .conversations(let list): return take(key, inList: list, at: now)
    case .search(let pane): return take(key, inSearch: pane, at: now)
    case .recall(let search): return take(key, inRecall: search, at: now)
    case .statistics(let pane): return take(key, inStatistics: pane, at: now)
    case .columns(let pane): return take(key, inColumns: pane, at: now)
    case nil: break
    }
    guard let command = Command.row(for: key) else {
      insertTyped(key)
      return []
    }
    if command.name == "interrupt" { isQuitArmed = wasArmed }
    return run(command, "", at: now)
  }

  /// The key without Alt, where Alt and it mean nothing together: then Esc and it came at once.
  ///
  /// Not while a reply runs or waits or something is edited, which a slip of the fingers must not
  /// end.
  private func typedAfterEscape(_ key: Key) -> Key? {
    guard key.modifiers == .alt, case .character = key.code else { return nil }
    switch overlay {
    case .find, .select, .turns, .search, .recall:
      guard Command.row(for: key) == nil else { return nil }
    case nil:
      guard running == nil, shown.editing == nil, Command.row(for: key) == nil else { return nil }
    case .conversations: guard Command.row(forList: key) == nil else { return nil }
    case .columns: return nil
    case .question(let question):
      if case .tooLong(let overflow) = question.subject, overflow.sending.isQueued { return nil }
    case .help, .models, .themes, .details, .statistics: break
    }
    return Key(key.code)
  }

  /// Runs a row; what it can't do becomes a notice.
  mutating func run(_ command: Command, _ argument: String, at now: Moment) -> [Effect] {
    attempt { (model) throws(CommandError) in try model.perform(command, argument, at: now) }
  }

  /// Does something; what can't be done becomes a notice.
  mutating func attempt(
    _ action: (inout Model) throws(CommandError) -> [Effect]
  ) -> [Effect] {
    do {
      return try action(&self)
    } catch {
      notice = .error(error.message)
      return []
    }
  }

  mutating func insertTyped(_ key: Key) {
    guard case .character(let character) = key.code, key.modifiers.isSubset(of: .shift) else {
      return
    }
    edit { $0.insert(String(character)) }
  }

  private mutating func paste(_ text: String) -> [Effect] {
    let line = String(text.prefix { !$0.isNewline })
    switch overlay {
    case .models(var picker):
      picker.edit { $0.insert(line) }
      overlay = .models(picker)
    case .themes(var picker):
      picker.edit(looks.names) { $0.insert(line) }
      return preview(picker)
    case .find(let bar): paste(line, into: bar)
    case .conversations: pasteIntoList(line)
    case .search(let pane): return edit(pane) { $0.insert(line) }
    case .recall(let search): paste(line, into: search)
    case .help, .question, .select, .turns, .details, .statistics, .columns, nil:
      if case .statistics(let open) = overlay, let effects = paste(line, into: open) {
        return effects
      }
      if case .columns(let open) = overlay, let bar = open.find {
        paste(line, into: bar)
        return []
      }
      if case .select = overlay { leaveSelect() }
      pane.select(head: nil, conversation)
      overlay = nil  // What is pasted under it would not be seen.
      covered = nil
      edit { $0.insert(text) }
    }
    return []
  }

  private mutating func take(_ mouse: Mouse, at now: Moment) -> [Effect] {
    let lines = settings.scrollLines
    switch mouse.kind {
    case .wheelUp: return wheel(-lines, at: mouse.position)
    case .wheelDown: return wheel(lines, at: mouse.position)
    case .pressed, .dragged, .released:
      switch overlay {
      case .find, nil: return point(mouse, at: now)
      case .recall:
        overlay = nil
        return point(mouse, at: now)
      case .search(let pane): return point(mouse, inSearch: pane, at: now)
      case .select:
        leaveSelect()
        return point(mouse, at: now)
      case .turns:
        leaveTurns()
        return point(mouse, at: now)
      case .conversations(let list): return pointWithList(mouse, list, at: now)
      case .statistics(let pane): return point(mouse, inStatistics: pane, at: now)
      case .columns(let pane): return point(mouse, inColumns: pane, at: now)
      case .help, .models, .themes, .question, .details: return []
      }
    }
  }

  private mutating func wheel(_ lines: Int, at position: Position) -> [Effect] {
    switch overlay {
    case .help(var help):
      help.scroll(
        by: lines, rows: ScreenLayout(self).paneRows, columns: size.columns, strings)
      overlay = .help(help)
    case .models(var picker):
      picker.move(by: lines.signum(), server.models ?? [])
      overlay = .models(picker)
    case .themes(var picker):
      picker.move(by: lines.signum(), looks.names)
      return preview(picker)
    case .question(var question):
      question.scroll(
        by: lines, rows: ScreenLayout(self).paneRows, columns: size.columns, strings)
      overlay = .question(question)
    case .details(var details):
      details.scroll(
        by: lines, rows: ScreenLayout(self).paneRows, columns: size.columns, strings)
      overlay = .details(details)
    case .conversations(var list) where isOnList(position):
      list.move(by: lines.signum(), kept)
      overlay = .conversations(list)
    case .search(var pane):
      pane.select(pane.selection + lines.signum())
      overlay = .search(pane)
    case .statistics(let open): return wheel(lines, open)
    case .columns(let pane): wheel(lines, at: position, inColumns: pane)
    case .conversations, .find, .recall, .select, .turns, nil:
      pane.scroll(by: lines, conversation)
      keepCursorInView()
    }
    return []
  }

  // MARK: - Overlays

  private mutating func take(_ key: Key, inHelp before: HelpPane, at now: Moment) -> [Effect] {
    var help = before
    let rows = ScreenLayout(self).paneRows
    switch (key.code, key.modifiers) {
    case (.pageUp, _): help.scroll(by: 1 - rows, rows: rows, columns: size.columns, strings)
    case (.pageDown, _), (.character(" "), []):
      help.scroll(by: rows - 1, rows: rows, columns: size.columns, strings)
    case (.up, _): help.scroll(by: -1, rows: rows, columns: size.columns, strings)
    case (.down, _): help.scroll(by: 1, rows: rows, columns: size.columns, strings)
    case (.home, _): help.scroll(by: -.max / 2, rows: rows, columns: size.columns, strings)
    case (.end, _): help.scroll(by: .max / 2, rows: rows, columns: size.columns, strings)
    default: return closeOverlay(with: key, at: now)
    }
    overlay = .help(help)
    return []
  }

  private mutating func take(_ key: Key, inPicker before: ModelPicker, at now: Moment)
    -> [Effect]
  {
    var picker = before
    let models = server.models ?? []
    switch (key.code, key.modifiers) {
    case (.up, _), (.character("p"), .control): picker.move(by: -1, models)
    case (.down, _), (.character("n"), .control): picker.move(by: 1, models)
    case (.pageUp, _): picker.move(by: -10, models)
    case (.pageDown, _): picker.move(by: 10, models)
    case (.backspace, _): picker.edit { $0.perform(.backspace) }
    case (.character("u"), .control): picker.edit { $0.perform(.killToLineStart) }
    case (.character("w"), .control): picker.edit { $0.perform(.killWordBack) }
    case (.enter, _):
      guard let chosen = picker.selected(models) else { return [] }
      overlay = nil
      notice = nil
      return pick(chosen.name, at: now)
    case (.character(let character), let modifiers) where modifiers.isSubset(of: .shift):
      picker.edit { $0.insert(String(character)) }
    default: return closeOverlay(with: key, at: now)
    }
    overlay = .models(picker)
    return []
  }

  /// Keys that an overlay does not know close it; those of the program still do their work.
  mutating func closeOverlay(with key: Key, at now: Moment) -> [Effect] {
    guard let command = Command.row(for: key), command.group == .program else {
      if key == Key(.escape) || key == .control("o") { overlay = nil }
      return []
    }
    if key == Key(.function(1)) || command.name == "interrupt" {
      overlay = nil
      return []
    }
    return run(command, "", at: now)
  }

  // MARK: - The input box

  /// Changes the text that is typed, and all that depends on it.
  mutating func edit(_ change: (inout InputEditor) -> Void) {
    change(&input.editor)
    if notice?.kind != .good { notice = nil }
    arrange()
  }

  mutating func moveUp() {
    let text = input.editor.text
    if !input.editor.perform(.up), let earlier = prompts.earlier(than: text) {
      input.editor.replaceAll(with: earlier)
    }
    arrange()
  }

  mutating func moveDown() {
    if !input.editor.perform(.down), let later = prompts.later() {
      input.editor.replaceAll(with: later)
    }
    arrange()
  }

  mutating func escape(at now: Moment) -> [Effect] {
    if running != nil { return stop(at: now) }
    notice = nil
    if leavePlan() { return [] }
    giveUpEdit()
    return []
  }

  mutating func interrupt(at now: Moment) -> [Effect] {
    if running != nil { return stop(at: now) }
    if !input.editor.text.isEmpty {
      edit { $0.clear() }
      prompts.rewind()
      return []
    }
    if shown.editing != nil {
      giveUpEdit()
      return []
    }
    if isQuitArmed { return [.quit] }
    isQuitArmed = true
    notice = .warning(strings(.quitAgain))
    return []
  }

  mutating func editorEnded(_ result: Result<String?, EditorError>) {
    switch result {
    case .success(let text?): edit { $0.replaceAll(with: text) }
    case .success(nil): break
    case .failure(let error): notice = .error(strings(error.message))
    }
  }
}
