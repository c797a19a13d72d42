import Markdown
import TextUI
import Transcript

/// What of a turn's text cells show, and what is copied of it.
extension TurnLayout {
  /// Where what follows the answer, of which this is the text, can be drawn behind its last line;
  /// nil: nowhere.
  ///
  /// Nothing changes, but what is large is not copied.
  mutating func lineEnd(of content: String) -> LineEnd? {
    guard !isStale, isRead, !documents.isEmpty else { return nil }
    return documents[0].lineEnd(of: content)
  }

  /// The pieces that have text and are shown, in their order, once all is read.
  func pieces(index turn: Int) -> [TextPiece] {
    var pieces = [TextPiece(turn: turn, part: .prompt)]
    if thinking != nil { pieces.append(TextPiece(turn: turn, part: .thinking)) }
    switch content {
    case .none: break
    case .source: pieces.append(TextPiece(turn: turn, part: .content))
    case .document(let layout):
      for (index, block) in layout.document.blocks.enumerated() where block.kind != .rule {
        pieces.append(TextPiece(turn: turn, part: .content, block: index))
      }
    }
    return pieces
  }

  /// The block of a piece and its layout; nil: it is no block of a reply in Markdown.
  func block(of piece: TextPiece) -> (block: Block, layout: BlockLayout)? {
    guard piece.part == .content, case .document(let layout) = content,
      layout.document.blocks.indices.contains(piece.block)
    else { return nil }
    return (layout.document.blocks[piece.block], layout.layout(piece.block))
  }

  /// The character that a cell of a row shows.
  ///
  /// Where it shows none, left or right of the text, it is the empty range at that end.
  ///
  /// - Parameters:
  ///   - row: the row of the turn.
  ///   - column: the cell.
  ///   - width: how many cells the row's line takes.
  ///   - turn: the turn.
  ///   - index: which of those shown it is.
  /// - Returns: the range; nil: the row shows no text.
  func spot(row: Int, column: Int, width: Int, _ turn: Turn, index: Int) -> Range<TextPlace>? {
    guard let (piece, range) = piece(ofRow: row, turn: index),
      var place = place(ofRow: row, column: column, turn, index: index)
    else { return nil }
    let text = text(of: piece, turn)
    if column >= width {
      // Behind a line that was wrapped is where the next one begins.
      let end = text.characterEnd(at: place.offset)
      if end == range.upperBound, column < .max / 2, end < text.utf8.count,
        self.column(of: place, turn) < width
      {
        place.offset = end
      }
      return place..<place
    }
    guard column >= self.column(of: place, turn) else { return place..<place }
    return place..<TextPlace(piece: piece, offset: text.characterEnd(at: place.offset))
  }

  /// The link that stands at a place.
  func link(at place: TextPlace, _ turn: Turn) -> Link? {
    guard let (block, layout) = block(of: place.piece) else { return nil }
    if let table = block.table {
      return layout.link(at: place.offset, of: table, in: text(of: place.piece, turn))
    }
    return block.links.first {
      // The address that stands behind the words belongs to them.
      let end = $0.range.upperBound + $0.shownAddress(in: block.text).utf8.count
      return $0.isOpenable && ($0.range.lowerBound..<end).contains(place.offset)
    }
  }

  // MARK: - Copying

  /// Adds what of its text lies between two places, without what is only drawn: insets, frames,
  /// lines of a table.
  func add(_ range: Range<TextPlace>, to result: inout String, _ turn: Turn, index: Int) {
    let (first, last) = (range.lowerBound.piece, range.upperBound.piece)
    for piece in pieces(index: index) where piece >= first && piece <= last {
      let length = text(of: piece, turn).utf8.count
      let start = piece == first ? min(range.lowerBound.offset, length) : 0
      let end = piece == last ? min(range.upperBound.offset, length) : length
      if piece != first { result += hasGap(above: piece) ? "\n\n" : "\n" }
      guard start < end else { continue }
      result += copied(start..<end, of: piece, turn)
    }
  }

  /// Whether a blank line stands above a piece.
  private func hasGap(above piece: TextPiece) -> Bool {
    guard piece.block > 0, let (block, _) = block(of: piece) else { return true }
    return block.gap != nil
  }

  private func copied(_ range: Range<Int>, of piece: TextPiece, _ turn: Turn) -> String {
    let text = text(of: piece, turn)
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

extension Link {
  /// What stands behind the words to say where they lead.
  fileprivate func shownAddress(in text: String) -> String {
    let shown = " (" + displayed(address) + ")"
    let isShown = text.utf8.dropFirst(range.upperBound).starts(with: shown.utf8)
    return isShown ? shown : ""
  }
}

extension TextPlace {
  /// The text nearest to a cell of a view, on another row if need be: there the start of what is
  /// below counts or, with `isEnd`, the end of what is above.
  static func nearest(
    row: Int, column: Int, rows: Int, isEnd: Bool, spot: (Int, Int) -> Range<TextPlace>?
  ) -> Range<TextPlace>? {
    if let spot = spot(row, column) { return spot }
    for distance in 1...max(1, rows) {
      let below = spot(row + distance, 0).map(\.lowerBound)
      let above = spot(row - distance, .max / 2 - 1).map(\.upperBound)
      if let place = isEnd ? above ?? below : below ?? above { return place..<place }
    }
    return nil
  }
}
