import OllamaWire
import TextUI
import Timing
import Transcript

// MARK: - Comparing models

extension Model {
  /// Asks several models, or shows the answers to the last message side by side.
  ///
  /// The prompt is what was typed, else the last message, else the next one. A single model is
  /// compared with the answer that is shown.
  mutating func compare(_ text: String, at now: Moment) throws(CommandError) -> [Effect] {
    guard !text.isEmpty else {
      try showAnswers()
      return []
    }
    try checkNothingRuns()
    guard server.models != nil else { throw CommandError(message: strings(.modelsUnknown)) }
    let argument = try CompareArgument(text, server, strings)
    let asked = argument.columns.map(asked)
    let hasTurn = !conversation.turns.isEmpty && argument.prompt.isEmpty
    let hasOther = hasTurn && conversation.turns.last?.reply != nil
    guard asked.count > 1 || (hasOther && asked.count == 1), asked.count <= ColumnsPane.most else {
      throw CommandError(message: strings(.usageCompare))
    }
    let turn = conversation.turns.count - (hasTurn ? 1 : 0)
    let prompt = argument.prompt.isEmpty ? nil : argument.prompt
    if hasTurn || prompt != nil {
      let requests = asked.map { PlannedRequest(asked: $0, turn: turn, prompt: prompt) }
      guard !asksBeforeSending(requests, .typed, isCompared: true, at: now) else { return [] }
    }
    leavePlan()
    if hasTurn { return compare(asked, turn: turn, at: now) }
    shown.planned = asked
    if let prompt { return ask(prompt, at: now) }
    arrange()
    return []
  }

  private func asked(_ column: CompareArgument.Column) -> AskedRequest {
    var asked = present
    asked.model = column.model
    for (name, value) in column.options.values { asked.options[name] = value }
    if let think = column.think { asked.think = Think(choice: think) }
    return asked
  }

  /// Asks a turn in several ways; a single one is shown beside the answer that is there.
  mutating func compare(_ wanted: [AskedRequest], turn: Int, at now: Moment) -> [Effect] {
    notice = nil
    let before = conversation.turns[turn].reply?.id
    // All of them are sent the same.
    let first = firstSent(ofTurn: turn)
    let added = wanted.map { asked in
      shown.firstSent = first.map(FirstSent.turn) ?? .all
      return add(asked, toTurn: turn, isCompared: true, at: now)
    }
    if let first = added.first { showWay { $0.show(first) } }
    recordHeader(at: now)
    let compared = (wanted.count == 1 ? [before] : []).compactMap { $0 } + added
    showColumns(of: turn) { compared.contains($0.id) }
    return startIfPossible(at: now)
  }

  /// Shows the last answers there are to the last message.
  private mutating func showAnswers() throws(CommandError) {
    let turn = running?.turn ?? conversation.turns.count - 1
    guard turn >= 0, conversation.turns[turn].shown.count > 1 else {
      throw CommandError(message: strings(.usageCompare))
    }
    notice = nil
    showColumns(of: turn) { !$0.isDeleted }
  }

  private mutating func showColumns(of turn: Int, where isCompared: (Reply) -> Bool) {
    overlay = .columns(columns(of: turn, where: isCompared))
    arrangeColumns()
    markColumns()
  }

  /// The last of some answers to a message side by side, not yet fitted to the screen.
  private func columns(of turn: Int, where isCompared: (Reply) -> Bool) -> ColumnsPane {
    let alternates = conversation.turns[turn].alternates
    let chosen = alternates.indices.filter { isCompared(alternates[$0]) }
    return ColumnsPane(
      turn: turn, of: conversation, alternates: Array(chosen.suffix(ColumnsPane.most)),
      turnOptions)
  }

  /// The answers side by side among which one is kept back, where they are not shown any more.
  func columnsLeft(of reply: RunningReply) -> ColumnsPane? {
    guard reply.isCompared, conversation.turns[reply.turn].shown.count > 1 else { return nil }
    return columns(of: reply.turn) { !$0.isDeleted }
  }

  /// Lets go of the plan to compare what is sent next; whether there was one.
  @discardableResult
  mutating func leavePlan() -> Bool {
    guard shown.planned != nil else { return false }
    shown.planned = nil
    return true
  }

  // MARK: - The columns

  /// Changes the columns in place, where they are shown.
  mutating func changeColumns(_ change: (inout ColumnsPane, Conversation) -> Void) {
    guard case .columns(var pane) = overlay else { return }
    overlay = nil  // Gives up this copy, so that a column grows in place.
    change(&pane, conversation)
    overlay = .columns(pane)
  }

  /// Fits the columns to the screen and to how replies are shown.
  mutating func arrangeColumns() {
    guard case .columns = overlay else { return }
    let room = Size(columns: size.columns, rows: ScreenLayout(self).paneRows)
    let options = turnOptions
    changeColumns { $0.arrange(room, options, $1) }
  }

  /// Goes on with the answer in focus: it is shown, and what is asked next is asked like it.
  mutating func goOn(with pane: ColumnsPane, at now: Moment) -> [Effect] {
    let alternates = conversation.turns[pane.turn].alternates
    let reply = alternates[pane.focused.alternate]
    let name = ColumnHeads.name(
      of: reply.asked, among: pane.columns.map { alternates[$0.alternate].asked })
    overlay = nil
    showWay { $0.show(reply.id) }
    self.pane.follow(conversation)
    options = reply.asked.options
    if reply.asked.think != settings.think {
      // Each of its words is one of the setting, so that there is no error to lose.
      try? settings.set(.think, text: reply.asked.think?.choice ?? "auto", layer: .session)
    }
    let effects = server.installedName(of: reply.model).map { pick($0, at: now) } ?? []
    recordChoices()
    notice = .good(
      strings(.goesOnWith, [.name: name]), at: now)
    return effects
  }
}
