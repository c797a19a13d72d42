import Statistics
import TextUI
import Timing

// MARK: - Keys and the mouse in the statistics pane

extension Model {
  mutating func take(_ key: Key, inStatistics pane: StatisticsPane, at now: Moment) -> [Effect] {
    switch pane.entry {
    case .filter: return take(key, inFilter: pane, at: now)
    case .export(let editor): return take(key, inExport: pane, editor, at: now)
    case nil: break
    }
    if notice?.kind != .good { notice = nil }
    switch (key.code, key.modifiers) {
    case (.escape, _), (.character("q"), []): closeStatistics(pane)
    case (.tab, _): return show(pane.view(after: 1), in: pane)
    case (.backtab, _): return show(pane.view(after: -1), in: pane)
    case (.character(let digit), []) where ("1"..."5").contains(digit):
      let index = (digit.wholeNumberValue ?? 1) - 1
      return show(StatisticsPane.View.allCases[index], in: pane)
    case (.character("e"), []):
      changeStatistics { pane in
        var editor = InputEditor()
        editor.replaceAll(with: "ollatui-\(pane.view.rawValue).csv")
        pane.entry = .export(editor)
      }
    default:
      if let effects = take(key, inView: pane, at: now) { return effects }
      guard let command = Command.row(for: key), command.group == .program else { return [] }
      guard command.name != "interrupt" else {
        closeStatistics(pane)
        return []
      }
      return run(command, "", at: now)
    }
    return []
  }

  /// Takes a key that a view knows; nil: it does not.
  private mutating func take(_ key: Key, inView before: StatisticsPane, at now: Moment)
    -> [Effect]?
  {
    var pane = before
    let effects: [Effect]?
    switch pane.view {
    case .reply: effects = takeReply(key, &pane)
    case .conversation: effects = takeConversation(key, &pane)
    case .history: effects = takeHistory(key, &pane)
    case .compare: effects = takeMeasure(key, &pane) ?? scroll(&pane, by: key)
    case .server: effects = scroll(&pane, by: key)
    }
    if effects != nil { overlay = .statistics(pane) }
    return effects
  }

  private func takeReply(_ key: Key, _ pane: inout StatisticsPane) -> [Effect]? {
    switch (key.code, key.modifiers) {
    case (.left, []), (.character("p"), []), (.character("h"), []):
      pane.reply.step(-1, in: conversation)
    case (.right, []), (.character("n"), []), (.character("l"), []):
      pane.reply.step(1, in: conversation)
    default: return scroll(&pane, by: key)
    }
    return []
  }

  private mutating func takeConversation(_ key: Key, _ pane: inout StatisticsPane) -> [Effect]? {
    switch (key.code, key.modifiers) {
    case (.character("s"), []): pane.conversation.sortByNext()
    case (.character("r"), []): pane.conversation.sort(by: pane.conversation.sorting)
    case (.enter, _): showReply(&pane)
    default: return pane.conversation.window.move(by: key) ? [] : nil
    }
    return []
  }

  /// Shows the reply that is selected in the table.
  private mutating func showReply(_ pane: inout StatisticsPane) {
    guard let row = pane.conversation.selected else { return }
    pane.reply.choose(row.spot.id)
    pane.show(.reply)
    statistics.view = .reply
  }

  private mutating func takeHistory(_ key: Key, _ pane: inout StatisticsPane) -> [Effect]? {
    switch (key.code, key.modifiers) {
    case (.character("/"), []), (.character("f"), []): pane.entry = .filter
    case (.character("s"), []): pane.history.sortByNext()
    case (.character("r"), []): pane.history.sort(by: pane.history.sorting)
    case (.character("a"), []), (.character("b"), []):
      pane.history.mark(asFirst: key == .typed("a"))
      return askHistory(&pane)
    case (.character("o"), []):
      pane.history.toggleOptions()
      return askHistory(&pane)
    case (.character("d"), []): return choose(pane.history.next("since"), &pane)
    case (.character("t"), []): return choose(pane.history.next("origin"), &pane)
    case (.enter, _): return pane.history.query.pair == nil ? [] : compare(&pane)
    default:
      if let effects = takeMeasure(key, &pane) { return effects }
      let group = pane.history.selected?.group
      guard pane.history.window.move(by: key) else { return nil }
      return pane.history.selected?.group == group ? [] : askHistory(&pane)
    }
    return []
  }

  private mutating func compare(_ pane: inout StatisticsPane) -> [Effect] {
    pane.show(.compare)
    statistics.view = .compare
    return []
  }

  private mutating func takeMeasure(_ key: Key, _ pane: inout StatisticsPane) -> [Effect]? {
    guard key == .typed("m") || key.code == .character("M") else { return nil }
    pane.history.stepMeasure(by: key == .typed("m") ? 1 : -1)
    return askHistory(&pane)
  }

  /// Sets a filter by what a chip says.
  private mutating func choose(_ chip: HistoryFigures.Chip?, _ pane: inout StatisticsPane)
    -> [Effect]
  {
    guard let chip else { return [] }
    pane.history.set(chip.filter, to: chip.value)
    return askHistory(&pane)
  }

  private func scroll(_ pane: inout StatisticsPane, by key: Key) -> [Effect]? {
    let page = max(1, ScreenLayout(self).paneRows - 2)
    switch (key.code, key.modifiers) {
    case (.up, []), (.character("k"), []): pane.top -= 1
    case (.down, []), (.character("j"), []): pane.top += 1
    case (.pageUp, _): pane.top -= page
    case (.pageDown, _), (.character(" "), []): pane.top += page
    case (.home, _), (.character("g"), []): pane.top = 0
    case (.end, _), (.character("G"), _): pane.top = .max / 2
    default: return nil
    }
    pane.top = max(0, pane.top)
    return []
  }

  // MARK: - Typing

  private mutating func take(_ key: Key, inFilter before: StatisticsPane, at now: Moment)
    -> [Effect]
  {
    var pane = before
    switch (key.code, key.modifiers) {
    case (.escape, _), (.enter, _), (.character("c"), .control):
      pane.entry = nil
      overlay = .statistics(pane)
      return []
    case (.up, []), (.down, []), (.pageUp, _), (.pageDown, _):
      _ = pane.history.window.move(by: key)
      let effects = askHistory(&pane)
      overlay = .statistics(pane)
      return effects
    case (.tab, _): return show(pane.view(after: 1), in: pane)
    case (.character(let character), let modifiers) where modifiers.isSubset(of: .shift):
      return editFilter(pane) { $0.insert(String(character)) }
    default:
      if let edit = Self.lineEdits[key] { return editFilter(pane) { $0.perform(edit) } }
      guard let command = Command.row(for: key), command.group == .program else { return [] }
      return run(command, "", at: now)
    }
  }

  /// Changes what is typed to filter; another text is asked for at once.
  private mutating func editFilter(
    _ before: StatisticsPane, _ change: (inout InputEditor) -> Void
  ) -> [Effect] {
    var pane = before
    let effects = pane.history.edit(change) ? askHistory(&pane) : []
    overlay = .statistics(pane)
    return effects
  }

  private mutating func take(
    _ key: Key, inExport before: StatisticsPane, _ editor: InputEditor, at now: Moment
  ) -> [Effect] {
    var (pane, editor) = (before, editor)
    defer { if case .statistics = overlay { overlay = .statistics(pane) } }
    switch (key.code, key.modifiers) {
    case (.escape, _), (.character("c"), .control): pane.entry = nil
    case (.enter, _):
      let shown = pane
      return attempt { (model) throws(CommandError) in
        let effect = try model.export(shown, to: editor.text)
        pane.entry = nil
        return [effect]
      }
    case (.character(let character), let modifiers) where modifiers.isSubset(of: .shift):
      editor.insert(String(character))
      pane.entry = .export(editor)
    default:
      guard let edit = Self.lineEdits[key] else { return [] }
      editor.perform(edit)
      pane.entry = .export(editor)
    }
    return []
  }

  /// Takes pasted text where something is typed; whether that is so.
  mutating func paste(_ line: String, into before: StatisticsPane) -> [Effect]? {
    switch before.entry {
    case .filter: return editFilter(before) { $0.insert(line) }
    case .export(var editor):
      editor.insert(line)
      changeStatistics { $0.entry = .export(editor) }
      return []
    case nil: return nil
    }
  }

  // MARK: - The mouse

  /// Takes a press: on the name of a view, a filter, the head of a table or one of its rows.
  mutating func point(_ mouse: Mouse, inStatistics before: StatisticsPane, at now: Moment)
    -> [Effect]
  {
    let layout = ScreenLayout(self)
    let row = mouse.position.row - layout.titleRows - layout.gapRows
    guard mouse.kind == .pressed, row >= 0, row < layout.paneRows else { return [] }
    if row == 0 {
      return before.shown.view(at: mouse.position.column).map { show($0, in: before) } ?? []
    }
    var pane = before
    let effects = press(row, mouse.position.column, &pane)
    overlay = .statistics(pane)
    return effects
  }

  private mutating func press(_ row: Int, _ column: Int, _ pane: inout StatisticsPane) -> [Effect] {
    let columns = size.columns
    if pane.view == .history, row == pane.shown.chipRow {
      let places = pane.history.chips(columns: columns, strings).places
      return choose(places.first { $0.1.contains(column) }?.0, &pane)
    }
    if pane.view == .history, row == 1 { pane.entry = .filter }
    if row == pane.shown.headRow {
      if pane.view == .conversation {
        let table = pane.conversation.table(columns: columns, strings)
        if let column = table.column(at: column) { pane.conversation.sort(by: column) }
      } else if let column = pane.history.table(columns: columns, strings).table.column(at: column)
      {
        pane.history.sort(by: column)
      }
      return []
    }
    guard let index = pane.shown.tableRow(at: row) else { return [] }
    if pane.view == .conversation {
      let place = pane.conversation.window.top + index
      guard place != pane.conversation.window.selection else {
        showReply(&pane)
        return []
      }
      pane.conversation.window.select(place)
      return []
    }
    pane.history.window.select(pane.history.window.top + index)
    return askHistory(&pane)
  }

  /// Takes a turn of the wheel.
  mutating func wheel(_ lines: Int, _ before: StatisticsPane) -> [Effect] {
    var pane = before
    var effects: [Effect] = []
    switch pane.view {
    case .reply, .compare, .server: pane.top = max(0, pane.top + lines)
    case .conversation:
      pane.conversation.window.select(pane.conversation.window.selection + lines.signum())
    case .history:
      pane.history.window.select(pane.history.window.selection + lines.signum())
      effects = askHistory(&pane)
    }
    overlay = .statistics(pane)
    return effects
  }
}
