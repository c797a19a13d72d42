import OllamaWire
import Statistics
import TextUI
import Timing
import Transcript

// MARK: - What replies cost

extension Model {
  /// Opens the pane, or closes it; a view that is named is shown in any case.
  mutating func toggleStatistics(_ view: StatisticsPane.View? = nil, at now: Moment) -> [Effect] {
    if case .statistics(let pane) = overlay {
      guard let view, view != pane.view else {
        closeStatistics(pane)
        return []
      }
      return show(view, in: pane)
    }
    var mode: TurnMode?
    if case .turns(let selected) = overlay { mode = selected }
    let turn = mode.flatMap {
      conversation.turns.indices.contains($0.place.turn) ? $0.place.turn : nil
    }
    var reply = turn.flatMap { conversation.turns[$0].reply?.id }
    if case .columns(let columns) = overlay { reply = columns.focused.reply }
    let first = view ?? (mode == nil ? statistics.view : .reply)
    var pane = StatisticsPane(first, reply: reply, mode: mode)
    pane.history = statistics.history.reopened
    pane.conversation = statistics.conversation
    overlay = .statistics(pane)
    statistics.view = first
    let effects = begin(&pane)
    overlay = .statistics(pane)
    return effects
  }

  /// Closes the pane; what was selected before is selected again.
  mutating func closeStatistics(_ pane: StatisticsPane) {
    overlay = nil
    if let mode = pane.mode { show(mode) }
  }

  /// Shows a view of the pane.
  mutating func show(_ view: StatisticsPane.View, in before: StatisticsPane) -> [Effect] {
    var pane = before
    pane.show(view)
    statistics.view = view
    let effects = begin(&pane)
    overlay = .statistics(pane)
    return effects
  }

  /// Asks for what a view needs.
  private mutating func begin(_ pane: inout StatisticsPane) -> [Effect] {
    switch pane.view {
    case .reply, .conversation: return []
    case .history, .compare:
      let isKnown = pane.history.reading != nil && !pane.history.isStale
      return isKnown || pane.history.isReading ? [] : askHistory(&pane)
    case .server:
      pane.server.ask()
      return [.listRunning(server.identity.id)]
    }
  }

  /// Asks the store what the history view shows, where there is one.
  mutating func askHistory(_ pane: inout StatisticsPane) -> [Effect] {
    guard store.isOn else { return [] }
    statistics.asked += 1
    statistics.hasAsked = true
    let ticket = StatisticsTicket(value: statistics.asked)
    let query = pane.history.query
    pane.history.begin(ticket)
    return [.readStatistics(ticket, query)]
  }

  mutating func statisticsRead(_ ticket: StatisticsTicket, _ reading: StatisticsReading) {
    changeStatistics { $0.history.take(ticket, reading) }
  }

  /// Replies may have come to the history: what is shown of it is read again.
  mutating func refreshStatistics() -> [Effect] {
    guard case .statistics(var pane) = overlay else { return [] }
    pane.history.isStale = true
    let isShown = pane.view == .history || pane.view == .compare
    let effects = isShown ? askHistory(&pane) : []
    overlay = .statistics(pane)
    return effects
  }

  /// Changes the pane, where it is open.
  mutating func changeStatistics(_ change: (inout StatisticsPane) -> Void) {
    guard case .statistics(var pane) = overlay else { return }
    change(&pane)
    overlay = .statistics(pane)
  }

  /// Fits the pane to the screen, and lets the store forget what it read for one that was closed;
  /// after every step but a reply's growth.
  mutating func fitStatistics(at now: Moment) -> [Effect] {
    guard case .statistics(var pane) = overlay else {
      guard statistics.hasAsked else { return [] }
      statistics.hasAsked = false
      return [.forgetStatistics]
    }
    pane.fit(self, at: now)
    overlay = .statistics(pane)
    (statistics.history, statistics.conversation) = (pane.history, pane.conversation)
    return []
  }

  // MARK: - The server

  /// Takes an answer of `/api/ps`.
  mutating func showLoaded(_ result: Result<[RunningModel], OllamaError>, at now: Moment) {
    changeStatistics { pane in
      if pane.view == .server { pane.server.take(result, at: now) }
    }
  }

  /// Another server is talked to.
  mutating func forgetLoaded() -> [Effect] {
    guard case .statistics(var pane) = overlay else { return [] }
    pane.server.forget()
    let effects = pane.view == .server ? begin(&pane) : []
    overlay = .statistics(pane)
    return effects
  }

  /// Asks the server again, once its time has come.
  mutating func tickStatistics(at now: Moment) -> [Effect] {
    guard case .statistics(var pane) = overlay, pane.view == .server,
      let ask = pane.server.nextAsk, ask <= now
    else { return [] }
    pane.server.ask()
    overlay = .statistics(pane)
    return [.listRunning(server.identity.id)]
  }

  // MARK: - Files

  /// Writes what a view shows to a file, whose ending says how.
  func export(_ pane: StatisticsPane, to path: String) throws(CommandError) -> Effect {
    let path = String(
      path.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    guard let format = StatisticsTable.Format(fileName: path) else {
      throw CommandError(message: strings[.exportEndings])
    }
    guard let document = pane.document(self) else {
      throw CommandError(message: strings[.nothingToExport])
    }
    let text = document.text(as: format)
    return .saveFile(SaveRequest(path: path, text: text, thing: CopiedThing(.figures, of: text)))
  }
}

/// What is kept of the pane while it is closed.
struct StatisticsMemory: Equatable, Sendable {
  /// The view that was shown last.
  var view = StatisticsPane.View.reply
  /// What was typed, marked, chosen and sorted, with the last answer.
  var history = HistoryFigures()
  var conversation = ConversationFigures()
  /// Counts the questions to the store.
  var asked = 0
  /// Whether the store was asked something since the pane was opened.
  var hasAsked = false
}

// MARK: - The command

extension Model {
  /// Does what stands behind `/statistics`.
  mutating func statistics(_ argument: String, at now: Moment) throws(CommandError) -> [Effect] {
    let words = argument.split(maxSplits: 2, whereSeparator: \.isWhitespace).map(String.init)
    guard let word = words.first else { return toggleStatistics(at: now) }
    if word == "export" {
      guard words.count > 1 else { throw CommandError(message: strings[.usageExport]) }
      let named = words.count > 2 ? StatisticsPane.View(rawValue: words[1]) : nil
      let path = argument.drop(while: \.isWhitespace).dropFirst(word.count)
      let rest = named == nil ? String(path) : words[2]
      guard [.reply, .conversation, nil].contains(named) else {
        throw CommandError(message: strings[.usageExport])
      }
      return [try export(StatisticsPane(named ?? .conversation), to: rest)]
    }
    guard let view = StatisticsPane.View(rawValue: word.lowercased()), words.count == 1 else {
      let names = strings.list(StatisticsPane.View.allCases.map(\.rawValue))
      throw CommandError(
        message: strings[.noView, [.name: String(word.prefix(40)), .names: names]])
    }
    return toggleStatistics(view, at: now)
  }
}

extension StatisticsPane {
  /// The keys of the view, for the status bar.
  var keys: [(String, KeyLabel)] {
    switch entry {
    case .filter: return [("Enter", .take), ("Esc", .leave)]
    case .export: return [("Enter", .export), ("Esc", .leave)]
    case nil: break
    }
    let always: [(String, KeyLabel)] = [("Esc", .close), ("Tab", .views), ("e", .export)]
    switch view {
    case .reply: return always + [("→", .next), ("←", .former)]
    case .conversation: return always + [("s", .sort), ("Enter", .open)]
    case .history:
      return always + [
        ("/", .filter), ("m", .measure), ("a b", .pair), ("s", .sort),
        ("d", .period),
      ]
    case .compare: return always + [("m", .measure)]
    case .server: return always
    }
  }
}
