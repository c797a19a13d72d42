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
    return layouts[turn].pieces(index: turn)
  }

  /// The text of a piece.
  func text(of piece: TextPiece, _ conversation: Conversation) -> String {
    guard layouts.indices.contains(piece.turn) else { return "" }
    return layouts[piece.turn].text(of: piece, conversation.turns[piece.turn])
  }

  /// The block of a piece and its layout; nil: it is no block of a reply in Markdown.
  func block(of piece: TextPiece) -> (block: Block, layout: BlockLayout)? {
    guard layouts.indices.contains(piece.turn) else { return nil }
    return layouts[piece.turn].block(of: piece)
  }

  // MARK: - Copying

  /// The text between two places, without what is only drawn: insets, frames, lines of a table.
  mutating func text(in range: Range<TextPlace>, _ conversation: Conversation) -> String {
    var result = ""
    for turn in range.lowerBound.piece.turn...range.upperBound.piece.turn {
      _ = pieces(ofTurn: turn, conversation)  // Reads what was not read yet.
      guard layouts.indices.contains(turn) else { continue }
      layouts[turn].add(range, to: &result, conversation.turns[turn], index: turn)
    }
    return result
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
    let width = visible.indices.contains(row) ? visible[row].columns : 0
    return layouts[turn].spot(
      row: line - starts[turn], column: column, width: width, conversation.turns[turn],
      index: turn)
  }

  /// The text nearest to a cell of the view, on another row if need be: there the start of what is
  /// below counts or, with `isEnd`, the end of what is above.
  mutating func nearestSpot(
    row: Int, column: Int, isEnd: Bool = false, _ conversation: Conversation
  ) -> Range<TextPlace>? {
    readView(conversation)
    return TextPlace.nearest(row: row, column: column, rows: rows, isEnd: isEnd) {
      spot(row: $0, column: $1, conversation)
    }
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
    guard layouts.indices.contains(place.piece.turn) else { return nil }
    return layouts[place.piece.turn].link(at: place, conversation.turns[place.piece.turn])
  }
}
