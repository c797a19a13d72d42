import OllamaWire
import TextUI
import Timing
import Transcript

extension TurnMode {
  /// How the selection moves.
  enum Motion: Sendable {
    /// By messages and answers.
    case by(Int)
    /// By pages.
    case page(Int)
  }
}

// MARK: - Selecting turns

extension Model {
  /// Begins to select turns: at the last where the end is followed, else at the first in view.
  mutating func selectTurn(_ place: TurnPlace? = nil) throws(CommandError) {
    guard let place = place ?? firstPlace else {
      throw CommandError(message: strings(.nothingSaid))
    }
    let mode = TurnMode(at: place, followedTop: pane.isFollowing ? pane.top : nil)
    pane.hold()
    show(mode)
  }

  /// What is selected at first.
  private var firstPlace: TurnPlace? {
    guard let last = lastPlace else { return nil }
    if pane.isFollowing { return last }
    let heads = (0..<pane.rows).lazy.compactMap { pane.head(atRow: $0, conversation) }
    guard let turn = pane.turnsInView.first else { return last }
    return heads.first?.place
      ?? TurnPlace(turn: turn, isReply: conversation.turns[turn].reply != nil)
  }

  private var lastPlace: TurnPlace? {
    guard let turn = conversation.turns.last else { return nil }
    return TurnPlace(turn: conversation.turns.count - 1, isReply: turn.reply != nil)
  }

  mutating func take(_ key: Key, inTurns before: TurnMode, at now: Moment) -> [Effect] {
    guard let mode = present(before) else {
      leaveTurns()
      return []
    }
    if notice?.kind != .good { notice = nil }
    if let row = TurnKey.row(for: key) {
      return attempt { (model) throws(CommandError) in try row.run(&model, mode, now) }
    }
    // Keys that move the view, and those of the program, do their work meanwhile.
    guard let command = Command.row(for: key),
      [.moving, .program, .reading].contains(command.group)
    else { return [] }
    if ["find", "select"].contains(command.name) { leaveTurns() }
    return run(command, "", at: now)
  }

  /// Takes a key while details are shown; keys they do not know close them.
  mutating func take(_ key: Key, inDetails before: TurnDetails, at now: Moment) -> [Effect] {
    var details = before
    let rows = ScreenLayout(self).paneRows
    let lines: Int
    switch (key.code, key.modifiers) {
    case (.up, _), (.character("k"), []): lines = -1
    case (.down, _), (.character("j"), []): lines = 1
    case (.pageUp, _): lines = 1 - rows
    case (.pageDown, _), (.character(" "), []): lines = rows - 1
    case (.home, _): lines = -.max / 2
    case (.end, _): lines = .max / 2
    case (.escape, _), (.enter, _), (.character("q"), []), (.character("i"), []):
      show(details.mode)
      return []
    default:
      let effects = closeOverlay(with: key, at: now)
      if overlay == nil { pane.select(head: nil, conversation) }
      return effects
    }
    details.scroll(by: lines, rows: rows, columns: size.columns, strings)
    overlay = .details(details)
    return []
  }

  /// Ends it; the end is followed again where the view has not moved.
  mutating func leaveTurns() {
    guard case .turns(let mode) = overlay else { return }
    overlay = nil
    pane.select(head: nil, conversation)
    if mode.followedTop == pane.top {
      pane.follow(conversation)
    } else {
      pane.followAtEnd()
    }
  }

  /// Marks what is selected, or what is next to it where that is gone; the view follows.
  mutating func show(_ before: TurnMode) {
    guard let mode = present(before) else {
      overlay = nil
      pane.select(head: nil, conversation)
      // Nothing is left to hold the view at.
      pane.follow(conversation)
      return
    }
    overlay = .turns(mode)
    pane.select(head: mode.place, conversation)
    guard let line = pane.line(ofHead: mode.place, conversation) else { return }
    pane.reveal(line, conversation)
  }

  /// What is selected, or what is next to it where that is gone; nil: nothing is left.
  private func present(_ before: TurnMode) -> TurnMode? {
    guard let last = lastPlace else { return nil }
    var mode = before
    mode.place = min(mode.place, last)
    if mode.place.isReply, conversation.turns[mode.place.turn].reply == nil {
      mode.place.isReply = false
    }
    return mode
  }

  /// Selects another turn.
  mutating func move(_ before: TurnMode, _ motion: TurnMode.Motion) {
    var mode = before
    switch motion {
    case .by(let count): mode.place = place(count, from: mode.place)
    case .page(let direction):
      let line = pane.line(ofHead: mode.place, conversation) ?? pane.top
      let turn = pane.turnIndex(
        containing: max(0, line + direction * max(1, pane.rows - 1)))
      let page = TurnPlace(turn: turn, isReply: false)
      let next = place(direction, from: mode.place)
      mode.place = direction > 0 ? max(next, page) : min(next, page)
    }
    show(mode)
  }

  /// The place so many messages and answers further, as far as there are so many.
  private func place(_ count: Int, from place: TurnPlace) -> TurnPlace {
    guard let last = lastPlace else { return place }
    // Each turn but the last has an answer, or is passed over in one step.
    let index = place.turn * 2 + (place.isReply ? 1 : 0)
    let end = last.turn * 2 + (last.isReply ? 1 : 0)
    var wanted = max(0, min(index + max(-end, min(count, end)), end))
    if wanted % 2 == 1, conversation.turns[wanted / 2].reply == nil { wanted += count.signum() }
    return TurnPlace(turn: wanted / 2, isReply: wanted % 2 == 1)
  }

  /// The order to copy what is selected.
  mutating func copy(_ place: TurnPlace) throws(CommandError) -> [Effect] {
    let turn = try turn(at: place.turn)
    let text = place.isReply ? turn.reply?.content ?? "" : turn.prompt
    guard !text.isEmpty else { throw CommandError(message: strings(.nothingToCopy)) }
    return [.copy(text, CopiedThing(place.isReply ? .reply : .prompt, of: text))]
  }
}
