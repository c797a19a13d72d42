import Markdown
import TextUI
import Transcript

/// A row of a turn by what it shows, which outlives another width.
enum TurnRow: Equatable, Sendable {
  /// Of the lines above the prompt.
  case head(Int)
  /// Of the lines between the prompt and what came.
  case middle(Int)
  /// Between thinking and answer.
  case gap(Int)
  /// The row that shows a byte of a text, or the text's end, and how many rows further.
  case text(TextPart, block: Int, offset: Int, rowsBelow: Int)
  /// The row that shows where a row of a table begins, and how many rows further.
  case table(block: Int, row: Int, rowsBelow: Int)
  /// Counted from the turn's end.
  case fromEnd(Int)

  /// The block of the answer that must be laid out to find it.
  var block: Int? {
    switch self {
    case .text(.content, let block, _, _), .table(let block, _, _): block
    case .head, .middle, .gap, .text, .fromEnd: nil
    }
  }
}

extension TurnLayout {
  /// What a row belongs to: a line as it is, or a row of a text.
  private enum Section {
    case fixed(Line, TurnRow)
    case prompt(Int)
    case thinking(Int)
    case content(Int)
  }

  private func section(of row: Int) -> Section {
    var rest = row
    func fixed(_ lines: [Line], _ lasting: (Int) -> TurnRow) -> Section? {
      defer { rest -= lines.count }
      return rest < lines.count ? .fixed(lines[rest], lasting(rest)) : nil
    }
    func text(_ count: Int, _ section: (Int) -> Section) -> Section? {
      defer { rest -= count }
      return rest < count ? section(rest) : nil
    }
    func unread(isAbove: Bool) -> Section? {
      guard self.unread > 0, isAbove == showsEnd else { return nil }
      defer { rest -= self.unread }
      // Nobody sees it: what is looked at is read before.
      return rest < self.unread ? .fixed([], .fromEnd(count - row)) : nil
    }
    // Each part is only asked where the row does not lie in one before it.
    return fixed(head, TurnRow.head) ?? text(prompt.count, Section.prompt)
      ?? fixed(middle, TurnRow.middle) ?? text(thinking?.count ?? 0, Section.thinking)
      ?? fixed(gap, TurnRow.gap) ?? unread(isAbove: true)
      ?? text(contentCount, Section.content) ?? unread(isAbove: false)
      ?? fixed(tail) { .fromEnd(tail.count - $0) } ?? .fixed([], .fromEnd(1))
  }

  /// The row at which thinking is folded and opened; nil: there is none.
  var foldRow: Int? {
    gap.isEmpty ? nil : head.count + prompt.count + middle.count - 1
  }

  /// One screen line, made anew; nothing changes, but what is large is not copied.
  mutating func line(_ row: Int, of turn: Turn) -> Line {
    switch section(of: row) {
    case .fixed(let line, _): return line
    case .prompt(let row):
      return Line(prompt.spans(row, of: turn.prompt, role: .text))
    case .thinking(let row):
      guard let thinking, let reply = reply(of: turn) else { return [] }
      return Line(thinking.spans(row, of: reply.thinking, role: .thinking))
    case .content(let row):
      guard documents.isEmpty else { return documentLine(row) }
      guard let source else { return [] }
      return Line(source.spans(row, of: reply(of: turn)?.content ?? "", role: .text))
    }
  }

  /// A line of the answer; code that goes on beyond the right edge has a mark there.
  private mutating func documentLine(_ row: Int) -> Line {
    let line = documents[0].line(row)
    guard !options.wrapsCode, options.columns > 1 else { return line }
    let block = documents[0].block(containing: row)
    let blocks = documents[0].document.blocks
    guard blocks.indices.contains(block),
      documents[0].layout(block).goesOn(
        line: row - documents[0].start(ofBlock: block), of: blocks[block])
    else { return line }
    let edge = options.columns - 1
    return Line(
      line.columns(0..<edge).padded(to: edge, .text).spans + [Span(Self.goesOnMark, .dim)])
  }

  private static let goesOnMark = "›"

  /// Added to the blocks of an answer's end while it is not known which they are.
  private static let unknown = 1 << 40

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
        // Which block of the answer it is will be known when all is read.
        let index = showsEnd ? block + Self.unknown : block
        return layout.layout(block).range(ofLine: row - start).map {
          (TextPiece(turn: turn, part: .content, block: index), $0)
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
        guard !showsEnd else { return nil }
        return self.row(of: layout, block: piece.block, offset: offset)
      }
    }
  }

  private func row(of layout: DocumentLayout, block: Int, offset: Int) -> Int? {
    guard layout.document.blocks.indices.contains(block) else { return nil }
    return contentStart + layout.start(ofBlock: block)
      + layout.layout(block).line(containing: offset)
  }

  /// The text of a piece.
  func text(of piece: TextPiece, _ turn: Turn) -> String {
    switch piece.part {
    case .prompt: return turn.prompt
    case .thinking: return reply(of: turn)?.thinking ?? ""
    case .content:
      guard case .document(let layout) = content else { return reply(of: turn)?.content ?? "" }
      guard layout.document.blocks.indices.contains(piece.block) else { return "" }
      let block = layout.document.blocks[piece.block]
      return block.table == nil ? block.text : layout.layout(piece.block).text(of: block)
    }
  }

  /// How a block of the answer is laid out; nil: there is no such block.
  func layout(ofBlock block: Int) -> BlockLayout? {
    guard case .document(let layout) = content, layout.document.blocks.indices.contains(block)
    else { return nil }
    return layout.layout(block)
  }

  /// The column of a place of a text, in cells from the left edge of the screen.
  func column(of place: TextPlace, _ turn: Turn) -> Int {
    switch place.piece.part {
    case .prompt: return prompt.column(of: place.offset, in: turn.prompt)
    case .thinking:
      return thinking?.column(of: place.offset, in: reply(of: turn)?.thinking ?? "") ?? 0
    case .content:
      switch content {
      case .none: return 0
      case .source(let table):
        return table.column(of: place.offset, in: reply(of: turn)?.content ?? "")
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
        thinking?.offset(ofColumn: column, line: row, in: reply(of: turn)?.thinking ?? "") ?? 0
    case .content(let row):
      switch content {
      case .none: return nil
      case .source(let table):
        offset = table.offset(ofColumn: column, line: row, in: reply(of: turn)?.content ?? "")
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
  func lasting(_ row: Int) -> TurnRow {
    switch section(of: row) {
    case .fixed(_, let lasting): return lasting
    case .prompt(let row):
      return .text(.prompt, block: 0, offset: prompt.range(row).lowerBound, rowsBelow: 0)
    case .thinking(let row):
      let offset = thinking?.range(row).lowerBound ?? 0
      return .text(.thinking, block: 0, offset: offset, rowsBelow: 0)
    case .content(let row):
      switch content {
      case .none: return .fromEnd(1)
      case .source(let table):
        return .text(.content, block: 0, offset: table.range(row).lowerBound, rowsBelow: 0)
      case .document(let document): return lasting(row, of: document)
      }
    }
  }

  private func lasting(_ line: Int, of document: DocumentLayout) -> TurnRow {
    var block = document.block(containing: line)
    let layout = document.layout(block)
    let row = line - document.start(ofBlock: block)
    if showsEnd { block -= document.document.blocks.count }
    guard let range = layout.range(ofLine: row) else {
      // Above or below the text: counted from its first or its last row.
      let isAbove = row < layout.firstTextLine
      let last = layout.line(containing: .max)
      return .text(
        .content, block: block, offset: isAbove ? 0 : .max,
        rowsBelow: row - (isAbove ? layout.firstTextLine : last))
    }
    if let (tableRow, start) = layout.tableRow(containing: range.lowerBound) {
      let rows = row - layout.line(containing: start)
      return .table(block: block, row: tableRow, rowsBelow: rows)
    }
    return .text(.content, block: block, offset: range.lowerBound, rowsBelow: 0)
  }

  /// The row that shows it now; where it is folded away, the row that tells of it.
  func row(of lasting: TurnRow) -> Int {
    switch lasting {
    case .head(let row): return row
    case .middle(let row): return head.count + prompt.count + min(row, middle.count - 1)
    case .gap(let row): return answerStart - gap.count + row
    case .fromEnd(let rows): return max(0, count - rows)
    case .text(let part, let block, let offset, let rowsBelow):
      guard let row = row(ofText: part, block: block, offset: offset) else {
        return head.count + prompt.count + middle.count - 1
      }
      return max(0, row + rowsBelow)
    case .table(let block, let tableRow, let rowsBelow):
      guard case .document(let document) = content else { return contentStart }
      let block = document.index(ofBlock: block)
      guard document.document.blocks.indices.contains(block) else { return contentStart }
      let layout = document.layout(block)
      guard let start = layout.offset(ofTableRow: tableRow) else {
        return contentStart + document.start(ofBlock: block)
      }
      let next = layout.offset(ofTableRow: tableRow + 1).map { layout.line(containing: $0) }
      let first = layout.line(containing: start)
      let last = max(first, (next ?? layout.line(containing: .max) + 1) - 1)
      return contentStart + document.start(ofBlock: block) + min(first + rowsBelow, last)
    }
  }

  private func row(ofText part: TextPart, block: Int, offset: Int) -> Int? {
    guard part == .content, case .document(let document) = content else {
      return row(of: TextPiece(turn: 0, part: part, block: block), offset: offset)
    }
    return row(of: document, block: document.index(ofBlock: block), offset: offset)
  }

  /// How far above the turn's end a row is, where it is known by its distance alone.
  func rowsFromEnd(of lasting: TurnRow) -> Int? {
    guard showsEnd, let block = lasting.block, block < 0 else { return nil }
    return count - row(of: lasting)
  }
}

extension DocumentLayout {
  /// The place of a block among all, which is counted from the end where it is negative.
  func index(ofBlock block: Int) -> Int {
    block < 0 ? document.blocks.count + block : block
  }
}
