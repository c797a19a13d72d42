import Markdown
import TextUI
import Timing
import Transcript

// MARK: - Selecting with the keys

extension Model {
  /// Begins to select at the last text in view.
  mutating func select() throws(CommandError) {
    let row = max(0, pane.rows - 1)
    guard let place = pane.nearestSpot(row: row, column: 0, isEnd: true, conversation)?.lowerBound
    else { throw CommandError(message: strings(.nothingSaid)) }
    let mode = SelectMode(at: place, followedTop: pane.isFollowing ? pane.top : nil)
    pane.hold()
    overlay = .select(mode)
    show(mode, at: pane.moved(place, by: .rowStart, goal: nil, conversation))
  }

  mutating func take(_ key: Key, inSelect before: SelectMode, at now: Moment) -> [Effect] {
    var mode = before
    if let motion = TextMotion(key, rows: pane.rows) {
      move(mode, by: motion, extends: key.modifiers.contains(.shift) && !key.isCharacter)
      return []
    }
    switch (key.code, key.modifiers) {
    case (.escape, _) where mode.anchor != nil:
      mode.anchor = nil
      show(mode, at: mode.cursor)
    case (.character("v"), []), (.character(" "), []):
      mode.anchor = mode.anchor == nil ? mode.cursor : nil
      show(mode, at: mode.cursor)
    case (.character("V"), _): takeLine(mode)
    case (.character("y"), []), (.enter, _), (.character("c"), .control):
      return copySelection(mode)
    case (.character("c"), []): return copyCode(at: mode.cursor)
    case (.character("s"), []): saveCode(at: mode.cursor)
    case (.character("o"), []): openLink(at: mode.cursor)
    case (.escape, _), (.character("q"), []), (.character("v"), .control): leaveSelect()
    default: return passOn(key, at: now)
    }
    return []
  }

  /// Ends it; the end is followed again where the view has not moved.
  mutating func leaveSelect() {
    guard case .select(let mode) = overlay else { return }
    overlay = nil
    pane.select(nil, conversation)
    if mode.followedTop == pane.top {
      pane.follow(conversation)
    } else {
      pane.followAtEnd()
    }
  }

  /// Puts the cursor where text is seen, after something else has moved it.
  mutating func keepCursorInView() {
    guard case .select(let mode) = overlay, pane.cell(of: mode.cursor, conversation) == nil,
      let place = pane.nearestSpot(row: pane.rows / 2, column: 0, conversation)?.lowerBound
    else { return }
    show(mode, at: place)
  }

  /// Lets go of what is selected where the text is no longer the one it was selected in.
  mutating func letGoOfOldText() {
    guard pane.marks.selection == nil, !hasSelectedInColumns else { return }
    if pointer.hasSelected { pointer = Pointer() }
    guard case .select(var mode) = overlay else { return }
    mode.anchor = nil
    mode.goal = nil
    overlay = .select(mode)
    keepCursorInView()
  }

  private mutating func move(_ before: SelectMode, by motion: TextMotion, extends: Bool) {
    var mode = before
    if extends, mode.anchor == nil { mode.anchor = mode.cursor }
    let place = pane.moved(mode.cursor, by: motion, goal: mode.goal, conversation)
    mode.goal =
      motion.isByRows ? mode.goal ?? pane.cell(of: mode.cursor, conversation)?.column : nil
    show(mode, at: place)
  }

  private mutating func show(_ before: SelectMode, at cursor: TextPlace) {
    var mode = before
    mode.cursor = cursor
    overlay = .select(mode)
    pane.select(
      mode.selection { pane.text(of: $0, conversation) }, conversation)
    guard let line = pane.line(of: cursor, conversation) else { return }
    pane.reveal(line, conversation)
    moveCode(toShow: cursor)
  }

  /// Selects the line as it was written; again: one line more.
  private mutating func takeLine(_ before: SelectMode) {
    var mode = before
    var cursor = mode.cursor
    func line(_ place: TextPlace) -> (first: TextPlace, last: TextPlace) {
      let text = pane.text(of: place.piece, conversation)
      let range = text.line(at: place.offset)
      let last = range.isEmpty ? range.lowerBound : text.characterStart(before: range.upperBound)
      return (
        TextPlace(piece: place.piece, offset: range.lowerBound),
        TextPlace(piece: place.piece, offset: last ?? range.lowerBound)
      )
    }
    if mode.anchor == nil {
      mode.anchor = line(cursor).first
    } else if cursor == line(cursor).last {
      let start = cursor
      cursor = pane.moved(cursor, by: .character(1), goal: nil, conversation)
      // From the line break to what stands behind it.
      if cursor.piece == start.piece, line(cursor).first == line(start).first {
        cursor = pane.moved(cursor, by: .character(1), goal: nil, conversation)
      }
    }
    show(mode, at: line(cursor).last)
  }

  /// Keys that move the view, and those of the program, do their work meanwhile.
  private mutating func passOn(_ key: Key, at now: Moment) -> [Effect] {
    guard let command = Command.row(for: key),
      [.moving, .program, .reading].contains(command.group)
    else { return [] }
    if command.name == "find" { leaveSelect() }
    let effects = run(command, "", at: now)
    keepCursorInView()
    return effects
  }

  // MARK: - What is done with it

  private mutating func copySelection(_ mode: SelectMode) -> [Effect] {
    let line = pane.text(of: mode.cursor.piece, conversation).line(at: mode.cursor.offset)
    let piece = mode.cursor.piece
    let range =
      pane.marks.selection
      ?? TextPlace(
        piece: piece, offset: line.lowerBound)..<TextPlace(
        piece: piece, offset: line.upperBound)
    leaveSelect()
    return copy(range)
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

  private mutating func copyCode(at place: TextPlace) -> [Effect] {
    guard let (number, text) = code(at: place) else {
      notice = .warning(strings(.noCodeHere))
      return []
    }
    leaveSelect()
    return [.copy(text, CopiedThing(.code(number), of: text))]
  }

  /// Begins the command that saves the code.
  private mutating func saveCode(at place: TextPlace) {
    guard let (number, _) = code(at: place) else {
      notice = .warning(strings(.noCodeHere))
      return
    }
    leaveSelect()
    edit { $0.replaceAll(with: "/save code \(number) ") }
  }

  private mutating func openLink(at place: TextPlace) {
    guard let link = pane.link(at: place, conversation) else {
      notice = .warning(strings(.noLinkHere))
      return
    }
    leaveSelect()
    overlay = .question(Question(.openLink(link.address)))
  }

  /// The code at a place as it was sent, and its number in its reply.
  private func code(at place: TextPlace) -> (Int, String)? {
    guard let (block, _) = pane.block(of: place.piece), block.isCode,
      let content = conversation.turns[place.piece.turn].reply?.content
    else { return nil }
    return content.code(block.codeNumber).map { (block.codeNumber, $0) }
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

extension Key {
  fileprivate var isCharacter: Bool {
    if case .character = code { true } else { false }
  }
}
