import Markdown
import TextUI
import Transcript

/// A text on the screen in which keys select: the conversation, or one of several answers side by
/// side.
///
/// Places are those of its pieces; rows and cells are counted from the top left of its view. What
/// moves the view may lay out and read more of the text.
protocol SelectableText {
  /// What the text is read from.
  associatedtype Source

  /// How many rows are seen at once.
  var rows: Int { get }
  /// The first line in view, counted from the text's first.
  var top: Int { get }
  /// Whether the view follows the end.
  var isFollowing: Bool { get }
  /// What is marked in it.
  var marks: TextMarks { get }

  // MARK: The text

  /// The text of a piece.
  func text(of piece: TextPiece, _ source: Source) -> String
  /// The text between two places, without what is only drawn.
  mutating func text(in range: Range<TextPlace>, _ source: Source) -> String
  /// The block of a piece and its layout; nil: it is no block of a reply in Markdown.
  func block(of piece: TextPiece) -> (block: Block, layout: BlockLayout)?
  /// The link that stands at a place.
  func link(at place: TextPlace, _ source: Source) -> Link?
  /// The answer that a piece is a part of, as it was sent; nil: there is none.
  func answer(of piece: TextPiece, _ source: Source) -> String?
  /// The next or, for -1, the former piece that has text.
  mutating func piece(after piece: TextPiece, _ direction: Int, _ source: Source) -> TextPiece?
  /// The text's first or last place.
  mutating func edge(isFirst: Bool, _ source: Source) -> TextPlace
  /// The bytes that the row of a place shows.
  mutating func rowRange(of place: TextPlace, _ source: Source) -> Range<Int>?

  // MARK: The view

  /// Reads what is in view to its end, so that places in it are known.
  mutating func readView(_ source: Source)
  /// The character that a cell of the view shows; nil: the row shows no text.
  func spot(row: Int, column: Int, _ source: Source) -> Range<TextPlace>?
  /// The text nearest to a cell of the view.
  mutating func nearestSpot(row: Int, column: Int, isEnd: Bool, _ source: Source)
    -> Range<TextPlace>?
  /// The cell of the view that shows a place; nil: it is out of view.
  func cell(of place: TextPlace, _ source: Source) -> Position?
  /// Moves the view as little as is needed to show a place; it stays there then.
  mutating func reveal(_ place: TextPlace, _ source: Source)
  mutating func scroll(by lines: Int, _ source: Source)
  /// Stays where the view is, whatever comes.
  mutating func hold()
  mutating func follow(_ source: Source)
  mutating func followAtEnd()
  /// Selects other text; nil: none.
  mutating func select(_ range: Range<TextPlace>?, _ source: Source)
}

// MARK: - The two texts

extension ConversationPane: SelectableText {
  func answer(of piece: TextPiece, _ conversation: Conversation) -> String? {
    conversation.turns[piece.turn].reply?.content
  }

  /// The next or, for -1, the former piece that has text.
  mutating func piece(
    after piece: TextPiece, _ direction: Int, _ conversation: Conversation
  ) -> TextPiece? {
    let last = direction > 0 ? layouts.count - 1 : 0
    for turn in stride(from: piece.turn, through: last, by: direction) {
      let pieces = pieces(ofTurn: turn, conversation)
      let next = direction > 0 ? pieces.first { $0 > piece } : pieces.last { $0 < piece }
      if let next { return next }
    }
    return nil
  }

  mutating func edge(isFirst: Bool, _ conversation: Conversation) -> TextPlace {
    guard !layouts.isEmpty else { return .start }
    let pieces = pieces(ofTurn: isFirst ? 0 : layouts.count - 1, conversation)
    guard !isFirst, let last = pieces.last else { return .start }
    return lastPlace(of: last, conversation)
  }

  mutating func rowRange(of place: TextPlace, _ conversation: Conversation) -> Range<Int>? {
    guard let line = line(of: place, conversation) else { return nil }
    let turn = place.piece.turn
    return layouts[turn].piece(ofRow: line - starts[turn], turn: turn)?.range
  }

  mutating func reveal(_ place: TextPlace, _ conversation: Conversation) {
    guard let line = line(of: place, conversation) else { return }
    reveal(line, conversation)
  }
}

extension AnswerColumn: SelectableText {
  func text(of piece: TextPiece, _ turn: Turn) -> String {
    layout.text(of: piece, turn)
  }

  func block(of piece: TextPiece) -> (block: Block, layout: BlockLayout)? {
    layout.block(of: piece)
  }

  func link(at place: TextPlace, _ turn: Turn) -> Link? {
    layout.link(at: place, turn)
  }

  func answer(of piece: TextPiece, _ turn: Turn) -> String? {
    turn.alternates[alternate].content
  }

  /// The pieces that have text and are shown: the prompt is not.
  private mutating func pieces(_ turn: Turn) -> [TextPiece] {
    if !layout.isRead { read(turn) }
    return layout.pieces(index: index).filter { $0.part != .prompt }
  }

  mutating func piece(after piece: TextPiece, _ direction: Int, _ turn: Turn) -> TextPiece? {
    let pieces = pieces(turn)
    return direction > 0 ? pieces.first { $0 > piece } : pieces.last { $0 < piece }
  }

  mutating func edge(isFirst: Bool, _ turn: Turn) -> TextPlace {
    let pieces = pieces(turn)
    guard let first = pieces.first, let last = pieces.last else { return start }
    return isFirst ? TextPlace(piece: first) : lastPlace(of: last, turn)
  }

  mutating func rowRange(of place: TextPlace, _ turn: Turn) -> Range<Int>? {
    layOut(place, turn)
    return layout.row(of: place.piece, offset: place.offset).flatMap {
      layout.piece(ofRow: $0, turn: index)?.range
    }
  }

  mutating func readView(_ turn: Turn) {
    if !layout.isRead { read(turn) }
  }

  func cell(of place: TextPlace, _ turn: Turn) -> Position? {
    guard let row = layout.row(of: place.piece, offset: place.offset) else { return nil }
    let line = row - skipped - top
    guard line >= 0, line < rows else { return nil }
    let column = layout.column(of: place, turn)
    return Position(column: min(column, max(0, layout.options.columns - 1)), row: line)
  }

  mutating func select(_ range: Range<TextPlace>?, _ turn: Turn) {
    mark(turn) { $0.selection = range }
  }
}
