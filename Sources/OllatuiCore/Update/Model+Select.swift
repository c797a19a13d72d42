import Markdown
import TextUI
import Transcript

// MARK: - Selecting with the keys

extension Model {
  /// Begins to select at the last text in view.
  mutating func select() throws(CommandError) {
    guard let place = pane.nearestPlace(row: max(0, pane.rows - 1), column: 0, conversation) else {
      throw CommandError(message: strings(.nothingSaid))
    }
    var mode = SelectMode(at: place)
    mode.cursor.offset = lineStart(of: place)
    show(mode)
  }

  mutating func take(_ key: Key, inSelect before: SelectMode, at now: Moment) -> [Effect] {
    var mode = before
    let isExtending = key.modifiers.contains(.shift)
    if let target = target(of: key, from: mode.cursor) {
      if isExtending, mode.anchor == nil, !key.isCharacter { mode.anchor = mode.cursor }
      mode.cursor = target
      show(mode)
      return []
    }
    switch (key.code, key.modifiers) {
    case (.escape, _) where mode.anchor != nil:
      mode.anchor = nil
      show(mode)
    case (.character("v"), []), (.character(" "), []):
      mode.anchor = mode.anchor == nil ? mode.cursor : nil
      show(mode)
    case (.character("V"), _):
      mode.anchor = TextPlace(piece: mode.cursor.piece, offset: 0)
      mode.cursor.offset = lastOffset(of: mode.cursor.piece)
      show(mode)
    case (.character("y"), []), (.enter, _), (.character("c"), .control):
      return copySelection(mode)
    case (.character("c"), []): return copyCode(at: mode.cursor)
    case (.character("s"), []):
      saveCode(at: mode.cursor)
    case (.character("o"), []):
      guard let link = pane.link(at: mode.cursor) else {
        notice = .warning(strings(.noLinkHere))
        return []
      }
      leaveSelect()
      overlay = .question(Question(.openLink(link.address)))
    case (.escape, _), (.character("q"), []):
      leaveSelect()
    default: break
    }
    return []
  }

  mutating func leaveSelect() {
    overlay = nil
    var marks = pane.marks
    marks.selection = nil
    pane.mark(marks, conversation)
  }

  private mutating func show(_ mode: SelectMode) {
    overlay = .select(mode)
    var marks = pane.marks
    marks.selection = mode.selection(
      pane.text(of: max(mode.anchor ?? mode.cursor, mode.cursor).piece, conversation))
    pane.mark(marks, conversation)
    guard let line = pane.line(of: mode.cursor, conversation) else { return }
    pane.reveal(line, conversation)
  }

  // MARK: - What is done with it

  private mutating func copySelection(_ mode: SelectMode) -> [Effect] {
    let range =
      pane.marks.selection
      ?? TextPlace(
        piece: mode.cursor.piece, offset: 0)..<TextPlace(
        piece: mode.cursor.piece, offset: .max)
    leaveSelect()
    return copy(range)
  }

  /// The order to copy what is between two places.
  func copy(_ range: Range<TextPlace>) -> [Effect] {
    let text = pane.text(in: range, conversation)
    guard !text.isEmpty else { return [] }
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

  /// The code at a place as it was sent, and its number in its reply.
  private func code(at place: TextPlace) -> (Int, String)? {
    guard let block = pane.block(of: place.piece), block.isCode,
      let content = conversation.turns[place.piece.turn].reply?.content
    else { return nil }
    let blocks = SourceParts(of: content).code
    guard blocks.indices.contains(block.codeNumber - 1) else { return nil }
    var text = blocks[block.codeNumber - 1].text
    if text.last?.isNewline == true { text.removeLast() }
    return (block.codeNumber, text)
  }

  // MARK: - Moving the cursor

  /// Where a key moves the cursor; nil: it moves nothing.
  private mutating func target(of key: Key, from place: TextPlace) -> TextPlace? {
    switch (key.code, key.modifiers.subtracting(.shift)) {
    case (.left, []), (.character("h"), []): neighbour(of: place, -1)
    case (.right, []), (.character("l"), []): neighbour(of: place, 1)
    case (.up, []), (.character("k"), []): vertical(place, -1)
    case (.down, []), (.character("j"), []): vertical(place, 1)
    case (.pageUp, []): vertical(place, 1 - pane.rows)
    case (.pageDown, []): vertical(place, pane.rows - 1)
    case (.home, []), (.character("0"), []):
      TextPlace(piece: place.piece, offset: lineStart(of: place))
    case (.end, []), (.character("$"), []): lineEnd(of: place)
    case (.character("w"), []), (.right, .control): word(place, 1)
    case (.character("b"), []), (.left, .control): word(place, -1)
    case (.character("g"), []) where key.modifiers.isEmpty: edge(first: true)
    case (.character("G"), []): edge(first: false)
    case (.character("}"), []), (.down, .alt): block(place, 1)
    case (.character("{"), []), (.up, .alt): block(place, -1)
    default: nil
    }
  }

  private func lastOffset(of piece: TextPiece) -> Int {
    let text = pane.text(of: piece, conversation)
    guard let last = text.indices.last else { return 0 }
    return text.utf8.distance(from: text.startIndex, to: last)
  }

  /// All pieces with text around one, as far as its neighbours.
  private func piece(after piece: TextPiece, _ direction: Int) -> TextPiece? {
    for turn in stride(
      from: piece.turn, through: direction > 0 ? conversation.turns.count - 1 : 0, by: direction)
    {
      let pieces = pane.pieces(ofTurn: turn)
      let next =
        direction > 0 ? pieces.first { $0 > piece } : pieces.last { $0 < piece }
      if let next { return next }
    }
    return nil
  }

  private func neighbour(of place: TextPlace, _ direction: Int) -> TextPlace {
    let text = pane.text(of: place.piece, conversation)
    let index = text.utf8.index(text.startIndex, offsetBy: min(place.offset, text.utf8.count))
    if direction > 0, index < text.endIndex, text.index(after: index) < text.endIndex {
      let next = text.index(after: index)
      return TextPlace(
        piece: place.piece, offset: text.utf8.distance(from: text.startIndex, to: next))
    }
    if direction < 0, index > text.startIndex {
      let next = text.index(before: index)
      return TextPlace(
        piece: place.piece, offset: text.utf8.distance(from: text.startIndex, to: next))
    }
    guard let piece = piece(after: place.piece, direction) else { return place }
    return TextPlace(piece: piece, offset: direction > 0 ? 0 : lastOffset(of: piece))
  }

  private mutating func vertical(_ place: TextPlace, _ rows: Int) -> TextPlace {
    guard let line = pane.line(of: place, conversation) else { return place }
    pane.reveal(line, conversation)
    let column = pane.cell(of: place, conversation)?.column ?? 0
    var wanted = line + rows
    while wanted >= 0, wanted < pane.lineCount {
      pane.reveal(wanted, conversation)
      if let found = pane.place(row: wanted - pane.top, column: column, conversation) {
        return found
      }
      wanted += rows.signum()
    }
    return edge(first: rows < 0)
  }

  private func lineStart(of place: TextPlace) -> Int {
    guard let cell = pane.cell(of: place, conversation),
      let start = pane.place(row: cell.row, column: 0, conversation)
    else { return place.offset }
    return start.offset
  }

  private func lineEnd(of place: TextPlace) -> TextPlace {
    guard let cell = pane.cell(of: place, conversation),
      let end = pane.place(row: cell.row, column: .max / 2, conversation)
    else { return place }
    return end.offset > lineStart(of: place) ? neighbourWithin(end) : end
  }

  /// The last character before a line's end.
  private func neighbourWithin(_ end: TextPlace) -> TextPlace {
    let before = neighbour(of: end, -1)
    let text = pane.text(of: end.piece, conversation)
    let index = text.utf8.index(text.startIndex, offsetBy: min(end.offset, text.utf8.count))
    return index == text.endIndex || text[index].isNewline ? before : end
  }

  private func word(_ place: TextPlace, _ direction: Int) -> TextPlace {
    var editor = InputEditor()
    editor.insert(pane.text(of: place.piece, conversation))
    let offset =
      direction > 0
      ? editor.wordEnd(after: min(place.offset, editor.text.utf8.count))
      : editor.wordStart(before: min(place.offset, editor.text.utf8.count))
    guard offset != place.offset, offset < editor.text.utf8.count else {
      return neighbour(
        of: TextPlace(
          piece: place.piece, offset: direction > 0 ? lastOffset(of: place.piece) : 0), direction)
    }
    return TextPlace(piece: place.piece, offset: offset)
  }

  private func edge(first: Bool) -> TextPlace {
    let turn = first ? 0 : max(0, conversation.turns.count - 1)
    let pieces = pane.pieces(ofTurn: turn)
    let piece = (first ? pieces.first : pieces.last) ?? TextPiece(turn: 0, part: .prompt)
    return TextPlace(piece: piece, offset: first ? 0 : lastOffset(of: piece))
  }

  private func block(_ place: TextPlace, _ direction: Int) -> TextPlace {
    guard let piece = piece(after: place.piece, direction) else {
      return edge(first: direction < 0)
    }
    return TextPlace(piece: piece, offset: 0)
  }
}

extension Key {
  fileprivate var isCharacter: Bool {
    if case .character = code { true } else { false }
  }
}
