import Markdown
import TextUI
import Transcript

// MARK: - Pieces of the text

extension ConversationPane {
  /// The pieces of a turn that have text, in their order.
  func pieces(ofTurn turn: Int) -> [TextPiece] {
    guard layouts.indices.contains(turn) else { return [] }
    var pieces = [TextPiece(turn: turn, part: .prompt)]
    if layouts[turn].thinking != nil { pieces.append(TextPiece(turn: turn, part: .thinking)) }
    switch layouts[turn].content {
    case .none: break
    case .source: pieces.append(TextPiece(turn: turn, part: .content))
    case .document(let layout):
      pieces += layout.document.blocks.indices.map {
        TextPiece(turn: turn, part: .content, block: $0)
      }
    }
    return pieces
  }

  /// The text of a piece.
  func text(of piece: TextPiece, _ conversation: Conversation) -> String {
    guard layouts.indices.contains(piece.turn) else { return "" }
    return layouts[piece.turn].text(of: piece, conversation.turns[piece.turn])
  }

  /// The block of a piece; nil: it is no block of a reply in Markdown.
  func block(of piece: TextPiece) -> Block? {
    guard piece.part == .content, layouts.indices.contains(piece.turn),
      case .document(let layout) = layouts[piece.turn].content,
      layout.document.blocks.indices.contains(piece.block)
    else { return nil }
    return layout.document.blocks[piece.block]
  }

  /// The text between two places, without what is only drawn: insets, frames, lines of a table.
  func text(in range: Range<TextPlace>, _ conversation: Conversation) -> String {
    var parts: [String] = []
    let (first, last) = (range.lowerBound.piece, range.upperBound.piece)
    for turn in first.turn...max(first.turn, last.turn) {
      for piece in pieces(ofTurn: turn) where piece >= first && piece <= last {
        let text = text(of: piece, conversation)
        let start = piece == first ? min(range.lowerBound.offset, text.utf8.count) : 0
        let end = piece == last ? min(range.upperBound.offset, text.utf8.count) : text.utf8.count
        guard start < end else {
          if piece != first, piece != last { parts.append("") }
          continue
        }
        let part = String(decoding: Array(text.utf8)[start..<end], as: UTF8.self)
        parts.append(copied(part, of: piece))
      }
    }
    return parts.joined(separator: "\n")
  }

  /// A part of a text as it is copied: the lines of a table are left out, and strokes too.
  private func copied(_ text: String, of piece: TextPiece) -> String {
    guard let block = block(of: piece) else { return text }
    if block.kind == .table {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      return lines.filter { !$0.contains("─┼─") || $0.contains { $0.isLetter } }
        .map { $0.replacing(" │ ", with: "\t") }.joined(separator: "\n")
    }
    guard text.unicodeScalars.contains("\u{336}") else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\u{336}" }))
  }

  // MARK: - Places on the screen

  /// The place that a cell of the view shows, or the nearest on its row; nil: the row shows no text.
  func place(row: Int, column: Int, _ conversation: Conversation) -> TextPlace? {
    let line = top + row
    guard line >= 0, line < lineCount else { return nil }
    let turn = turnIndex(containing: line)
    return layouts[turn].place(
      ofRow: line - starts[turn], column: column, conversation.turns[turn], index: turn)
  }

  /// The place of the text nearest to a cell of the view, on another row if need be.
  func nearestPlace(row: Int, column: Int, _ conversation: Conversation) -> TextPlace? {
    if let place = place(row: row, column: column, conversation) { return place }
    for distance in 1...max(1, rows) {
      if let place = place(row: row + distance, column: 0, conversation) { return place }
      if let place = place(row: row - distance, column: .max / 2, conversation) { return place }
    }
    return nil
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

  /// The link that stands at a place.
  func link(at place: TextPlace) -> Link? {
    guard let block = block(of: place.piece) else { return nil }
    return block.links.first { $0.range.contains(place.offset) && $0.isOpenable }
  }
}

// MARK: - Searching

extension ConversationPane {
  /// The most hits that are counted.
  static let maximumHits = 20_000

  /// Where a text stands in the conversation, from a piece on.
  func hits(
    of search: TextSearch, from first: TextPiece = TextPiece(turn: 0, part: .prompt),
    _ conversation: Conversation
  ) -> [TextHit] {
    var hits: [TextHit] = []
    for turn in first.turn..<max(first.turn, layouts.count) {
      for piece in pieces(ofTurn: turn) where piece >= first {
        let limit = Self.maximumHits - hits.count
        guard limit > 0 else { return hits }
        let text = text(of: piece, conversation)
        hits += search.ranges(in: text, limit: limit).map { TextHit(piece: piece, range: $0) }
      }
    }
    return hits
  }

  /// The first piece that a growing reply may still change.
  var firstGrowingPiece: TextPiece {
    let turn = max(0, layouts.count - 1)
    guard layouts.indices.contains(turn), case .document(let layout) = layouts[turn].content else {
      return TextPiece(turn: turn, part: .prompt)
    }
    return TextPiece(
      turn: turn, part: .content, block: max(0, layout.document.settledBlocks - 1))
  }
}

// MARK: - Jumping

extension ConversationPane {
  /// What a jump goes to.
  enum Landmark {
    case turn
    case heading
    case code
  }

  /// Goes to the next or, for -1, the former landmark; false: there is none.
  mutating func jump(to landmark: Landmark, _ direction: Int, _ conversation: Conversation) -> Bool
  {
    let lines = self.lines(of: landmark)
    let target =
      direction > 0 ? lines.first { $0 > top } : lines.last { $0 < top }
    guard let target, direction < 0 || !isFollowing else { return false }
    reveal(target, asFirst: true, conversation)
    return true
  }

  /// The lines at which landmarks begin, some perhaps by estimate.
  private func lines(of landmark: Landmark) -> [Int] {
    guard landmark != .turn else { return Array(starts.dropLast()) }
    var lines: [Int] = []
    for (turn, layout) in layouts.enumerated() {
      guard case .document(let content) = layout.content else { continue }
      for (index, block) in content.document.blocks.enumerated() {
        let isWanted =
          landmark == .heading ? block.isHeading : block.isCode && !block.isContinuation
        guard isWanted else { continue }
        lines.append(
          starts[turn] + layout.contentStart + content.start(ofBlock: index)
            + (block.gap == nil ? 0 : 1))
      }
    }
    return lines
  }
}
