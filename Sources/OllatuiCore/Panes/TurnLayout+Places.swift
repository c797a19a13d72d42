import Markdown
import TextUI
import Transcript

/// A row of a turn by what it shows, which outlives another width.
enum TurnRow: Equatable, Sendable {
  /// A byte of a text, and how many rows further.
  case text(TextPart, block: Int, offset: Int, rowsBelow: Int)
  /// A row counted from the turn's first.
  case fromStart(Int)
  /// A row counted from the turn's end.
  case fromEnd(Int)
}

extension TurnLayout {
  /// What a row belongs to: a line as it is, or a row of a text.
  private enum Section {
    case fixed(Line, fromEnd: Int?)
    case prompt(Int)
    case thinking(Int)
    case content(Int)
  }

  private func section(of row: Int) -> Section {
    var rest = row
    func fixed(_ lines: [Line], isTail: Bool = false) -> Section? {
      defer { rest -= lines.count }
      guard rest < lines.count else { return nil }
      return .fixed(lines[rest], fromEnd: isTail ? lines.count - rest : nil)
    }
    func text(_ count: Int, _ section: (Int) -> Section) -> Section? {
      defer { rest -= count }
      return rest < count ? section(rest) : nil
    }
    // Each part is only asked where the row does not lie in one before it.
    return fixed(head) ?? text(prompt.count, Section.prompt) ?? fixed(middle)
      ?? text(thinking?.count ?? 0, Section.thinking) ?? fixed(gap)
      ?? text(content.count, Section.content) ?? fixed(tail, isTail: true)
      ?? .fixed([], fromEnd: 1)
  }

  /// One screen line, made anew.
  func line(_ row: Int, of turn: Turn) -> Line {
    switch section(of: row) {
    case .fixed(let line, _): return line
    case .prompt(let row):
      return Line(prompt.spans(row, of: turn.prompt, role: .text))
    case .thinking(let row):
      guard let thinking, let reply = turn.reply else { return [] }
      return Line(thinking.spans(row, of: reply.thinking, role: .thinking))
    case .content(let row):
      switch content {
      case .none: return []
      case .source(let table):
        return Line(table.spans(row, of: turn.reply?.content ?? "", role: .text))
      case .document(let layout): return layout.line(row)
      }
    }
  }

  /// The text that a row shows; nil: it shows none.
  func piece(ofRow row: Int, turn: Int) -> (piece: TextPiece, range: Range<Int>)? {
    switch section(of: row) {
    case .fixed: return nil
    case .prompt(let row): return (TextPiece(turn: turn, part: .prompt), prompt.range(row))
    case .thinking(let row):
      return thinking.map { (TextPiece(turn: turn, part: .thinking), $0.range(row)) }
    case .content(let row):
      switch content {
      case .none: return nil
      case .source(let table):
        return (TextPiece(turn: turn, part: .content), table.range(row))
      case .document(let layout):
        let block = layout.block(containing: row)
        let start = layout.start(ofBlock: block)
        return layout.layout(block).range(ofLine: row - start).map {
          (TextPiece(turn: turn, part: .content, block: block), $0)
        }
      }
    }
  }

  /// The row that shows a place of a text; nil: it is folded away.
  func row(of piece: TextPiece, offset: Int) -> Int? {
    switch piece.part {
    case .prompt: return head.count + prompt.index(containing: offset)
    case .thinking:
      return thinking.map {
        head.count + prompt.count + middle.count + $0.index(containing: offset)
      }
    case .content:
      switch content {
      case .none: return nil
      case .source(let table): return contentStart + table.index(containing: offset)
      case .document(let layout):
        guard layout.document.blocks.indices.contains(piece.block) else { return nil }
        return contentStart + layout.start(ofBlock: piece.block)
          + layout.layout(piece.block).line(containing: offset)
      }
    }
  }

  /// The text of a piece.
  func text(of piece: TextPiece, _ turn: Turn) -> String {
    switch piece.part {
    case .prompt: return turn.prompt
    case .thinking: return turn.reply?.thinking ?? ""
    case .content:
      guard case .document(let layout) = content else { return turn.reply?.content ?? "" }
      guard layout.document.blocks.indices.contains(piece.block) else { return "" }
      return layout.layout(piece.block).text(of: layout.document.blocks[piece.block])
    }
  }

  /// The column of a place of a text, in cells from the left edge of the screen.
  func column(of place: TextPlace, _ turn: Turn) -> Int {
    switch place.piece.part {
    case .prompt: return prompt.column(of: place.offset, in: turn.prompt)
    case .thinking: return thinking?.column(of: place.offset, in: turn.reply?.thinking ?? "") ?? 0
    case .content:
      switch content {
      case .none: return 0
      case .source(let table): return table.column(of: place.offset, in: turn.reply?.content ?? "")
      case .document(let layout):
        guard layout.document.blocks.indices.contains(place.piece.block) else { return 0 }
        return layout.layout(place.piece.block).column(
          of: place.offset, in: layout.document.blocks[place.piece.block])
      }
    }
  }

  /// The place of a text that a column of a row shows; nil: the row shows no text.
  func place(ofRow row: Int, column: Int, _ turn: Turn, index: Int) -> TextPlace? {
    guard let (piece, _) = piece(ofRow: row, turn: index) else { return nil }
    let offset: Int
    switch section(of: row) {
    case .fixed: return nil
    case .prompt(let row):
      offset = prompt.offset(ofColumn: column, line: row, in: turn.prompt)
    case .thinking(let row):
      offset =
        thinking?.offset(ofColumn: column, line: row, in: turn.reply?.thinking ?? "") ?? 0
    case .content(let row):
      switch content {
      case .none: return nil
      case .source(let table):
        offset = table.offset(ofColumn: column, line: row, in: turn.reply?.content ?? "")
      case .document(let layout):
        let line = row - layout.start(ofBlock: piece.block)
        offset = layout.layout(piece.block).offset(
          ofColumn: column, line: line, in: layout.document.blocks[piece.block])
      }
    }
    return TextPlace(piece: piece, offset: offset)
  }

  // MARK: - Rows that outlive another width

  /// What a row shows.
  func lasting(_ row: Int, turn: Int) -> TurnRow {
    if let (piece, range) = piece(ofRow: row, turn: turn) {
      return .text(piece.part, block: piece.block, offset: range.lowerBound, rowsBelow: 0)
    }
    if case .content(let inner) = section(of: row), case .document(let layout) = content {
      // A row above or below the text of a block: counted from its first row.
      let block = layout.block(containing: inner)
      let rows = inner - layout.start(ofBlock: block) - layout.layout(block).firstTextLine
      return .text(.content, block: block, offset: 0, rowsBelow: rows)
    }
    if case .fixed(_, let fromEnd?) = section(of: row) { return .fromEnd(fromEnd) }
    return .fromStart(row)
  }

  /// The row that shows it now.
  func row(of lasting: TurnRow) -> Int {
    switch lasting {
    case .fromStart(let row): return min(row, max(0, count - 1))
    case .fromEnd(let rows): return max(0, count - rows)
    case .text(let part, let block, let offset, let rowsBelow):
      let piece = TextPiece(turn: 0, part: part, block: block)
      return (row(of: piece, offset: offset) ?? head.count) + rowsBelow
    }
  }
}
