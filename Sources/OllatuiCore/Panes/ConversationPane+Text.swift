import Markdown
import TextUI
import Transcript

// MARK: - Pieces of the text

extension ConversationPane {
  /// The pieces of a turn that have text and are shown, in their order.
  mutating func pieces(ofTurn turn: Int, _ conversation: Conversation) -> [TextPiece] {
    guard layouts.indices.contains(turn) else { return [] }
    if !layouts[turn].hasCurrentText {
      change(turn: turn) { $0.read(conversation.turns[turn]) }
      place(conversation)
    }
    var pieces = [TextPiece(turn: turn, part: .prompt)]
    if layouts[turn].thinking != nil { pieces.append(TextPiece(turn: turn, part: .thinking)) }
    switch layouts[turn].content {
    case .none: break
    case .source: pieces.append(TextPiece(turn: turn, part: .content))
    case .document(let layout):
      for (index, block) in layout.document.blocks.enumerated() where block.kind != .rule {
        pieces.append(TextPiece(turn: turn, part: .content, block: index))
      }
    }
    return pieces
  }

  /// The text of a piece.
  func text(of piece: TextPiece, _ conversation: Conversation) -> String {
    guard layouts.indices.contains(piece.turn) else { return "" }
    return layouts[piece.turn].text(of: piece, conversation.turns[piece.turn])
  }

  /// The block of a piece and its layout; nil: it is no block of a reply in Markdown.
  func block(of piece: TextPiece) -> (block: Block, layout: BlockLayout)? {
    guard piece.part == .content, layouts.indices.contains(piece.turn),
      case .document(let layout) = layouts[piece.turn].content,
      layout.document.blocks.indices.contains(piece.block)
    else { return nil }
    return (layout.document.blocks[piece.block], layout.layout(piece.block))
  }

  // MARK: - Copying

  /// The text between two places, without what is only drawn: insets, frames, lines of a table.
  mutating func text(in range: Range<TextPlace>, _ conversation: Conversation) -> String {
    var result = ""
    let (first, last) = (range.lowerBound.piece, range.upperBound.piece)
    for turn in first.turn...last.turn {
      for piece in pieces(ofTurn: turn, conversation) where piece >= first && piece <= last {
        let length = text(of: piece, conversation).utf8.count
        let start = piece == first ? min(range.lowerBound.offset, length) : 0
        let end = piece == last ? min(range.upperBound.offset, length) : length
        if piece != first { result += hasGap(above: piece) ? "\n\n" : "\n" }
        guard start < end else { continue }
        result += copied(start..<end, of: piece, conversation)
      }
    }
    return result
  }

  /// Whether a blank line stands above a piece.
  private func hasGap(above piece: TextPiece) -> Bool {
    guard piece.block > 0, let (block, _) = block(of: piece) else { return true }
    return block.gap != nil
  }

  private func copied(
    _ range: Range<Int>, of piece: TextPiece, _ conversation: Conversation
  ) -> String {
    let text = text(of: piece, conversation)
    let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
    let end = text.utf8.index(text.startIndex, offsetBy: range.upperBound)
    let part = String(text[start..<end])
    guard let (block, layout) = block(of: piece) else { return part }
    if let table = block.table {
      guard layout.hasTableColumns else { return part }
      return cells(of: table, range, in: text, layout)
    }
    guard !block.isCode, part.unicodeScalars.contains("\u{336}") else { return part }
    // The strokes that are drawn over text that is struck out.
    return String(String.UnicodeScalarView(part.unicodeScalars.filter { $0 != "\u{336}" }))
  }

  /// What is selected of a table: a part of one line as it is, else whole cells, parted by tabs.
  private func cells(
    of table: Table, _ range: Range<Int>, in text: String, _ layout: BlockLayout
  ) -> String {
    guard let first = layout.cell(at: range.lowerBound, in: text),
      let last = layout.cell(at: range.upperBound - 1, in: text)
    else { return "" }
    if first == last,
      layout.line(containing: range.lowerBound) == layout.line(containing: range.upperBound - 1)
    {
      let bytes = Array(text.utf8)[range]
      let part = String(decoding: bytes, as: UTF8.self)
      return part.trimmed { $0 == " " || $0 == "│" }
    }
    return (first.row...last.row).compactMap { row in
      let cells = table.rows[row]
      let from = row == first.row ? first.column : 0
      let to = row == last.row ? last.column : cells.count - 1
      guard from <= to, to < cells.count else { return nil }
      return cells[from...to].map(\.text).joined(separator: "\t")
    }.joined(separator: "\n")
  }
}

// MARK: - Places on the screen

extension ConversationPane {
  /// The character that a cell of the view shows.
  ///
  /// Where it shows none, left or right of the text, it is the empty range at that end; nil: the
  /// row shows no text.
  func spot(row: Int, column: Int, _ conversation: Conversation) -> Range<TextPlace>? {
    let line = top + row
    guard row >= 0, row < rows, line < lineCount else { return nil }
    let turn = turnIndex(containing: line)
    let inner = line - starts[turn]
    guard let (piece, range) = layouts[turn].piece(ofRow: inner, turn: turn),
      var place = layouts[turn].place(
        ofRow: inner, column: column, conversation.turns[turn], index: turn)
    else { return nil }
    let text = text(of: piece, conversation)
    let width = visible.indices.contains(row) ? visible[row].columns : 0
    if column >= width {
      // Behind a line that was wrapped is where the next one begins.
      let end = text.characterEnd(at: place.offset)
      if end == range.upperBound, column < .max / 2, end < text.utf8.count,
        layouts[turn].column(of: place, conversation.turns[turn]) < width
      {
        place.offset = end
      }
      return place..<place
    }
    guard column >= layouts[turn].column(of: place, conversation.turns[turn]) else {
      return place..<place
    }
    return place..<TextPlace(piece: piece, offset: text.characterEnd(at: place.offset))
  }

  /// The text nearest to a cell of the view, on another row if need be: there the start of what is
  /// below counts or, with `isEnd`, the end of what is above.
  mutating func nearestSpot(
    row: Int, column: Int, isEnd: Bool = false, _ conversation: Conversation
  ) -> Range<TextPlace>? {
    readView(conversation)
    if let spot = spot(row: row, column: column, conversation) { return spot }
    for distance in 1...max(1, rows) {
      let below = spot(row: row + distance, column: 0, conversation).map(\.lowerBound)
      let above = spot(row: row - distance, column: .max / 2 - 1, conversation).map(\.upperBound)
      if let place = isEnd ? above ?? below : below ?? above { return place..<place }
    }
    return nil
  }

  /// The line of a place, which is laid out; nil: it is folded away.
  mutating func line(of place: TextPlace, _ conversation: Conversation) -> Int? {
    let turn = place.piece.turn
    guard layouts.indices.contains(turn) else { return nil }
    func row(_ layout: TurnLayout) -> Int? {
      layout.row(of: place.piece, offset: place.offset)
    }
    let wasSettled = layouts[turn].isSettled
    let line = line(ofTurn: turn, block: place.piece.block, conversation, row)
    guard !wasSettled else { return line }
    self.place(conversation)
    return self.line(ofTurn: turn, block: nil, conversation, row)
  }

  /// The cell of the view that shows a place; nil: it is out of view.
  func cell(of place: TextPlace, _ conversation: Conversation) -> Position? {
    let turn = place.piece.turn
    guard layouts.indices.contains(turn),
      let row = layouts[turn].row(of: place.piece, offset: place.offset)
    else { return nil }
    let line = starts[turn] + row - top
    guard line >= 0, line < rows else { return nil }
    let column = layouts[turn].column(of: place, conversation.turns[turn])
    return Position(column: min(column, max(0, columns - 1)), row: line)
  }

  /// The turn whose thinking a row of the view folds or opens.
  func turn(foldedAtRow row: Int) -> Int? {
    let line = top + row
    guard row >= 0, row < rows, line < lineCount else { return nil }
    let turn = turnIndex(containing: line)
    return layouts[turn].foldRow == line - starts[turn] ? turn : nil
  }

  /// The link that stands at a place.
  func link(at place: TextPlace, _ conversation: Conversation) -> Link? {
    guard let (block, layout) = block(of: place.piece) else { return nil }
    if let table = block.table {
      return layout.link(at: place.offset, of: table, in: text(of: place.piece, conversation))
    }
    return block.links.first {
      // The address that stands behind the words belongs to them.
      let end = $0.range.upperBound + $0.shownAddress(in: block.text).utf8.count
      return $0.isOpenable && ($0.range.lowerBound..<end).contains(place.offset)
    }
  }
}

extension Link {
  /// What stands behind the words to say where they lead.
  fileprivate func shownAddress(in text: String) -> String {
    let shown = " (" + displayed(address) + ")"
    let isShown = text.utf8.dropFirst(range.upperBound).starts(with: shown.utf8)
    return isShown ? shown : ""
  }
}
