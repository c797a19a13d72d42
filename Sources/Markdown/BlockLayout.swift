import TextUI

/// How documents are laid out.
public struct LayoutOptions: Equatable, Sendable {
  /// The width in cells, at least 1.
  public var columns: Int
  /// Whether long lines of code are wrapped; else they go on beyond the right edge.
  public var wrapsCode: Bool
  /// Cells of code that are left of the left edge, where it is not wrapped.
  public var codeShift: Int

  /// What is said below a block that is shown as plain text, by why it is.
  public var notes: LimitNotes

  /// Makes options.
  public init(
    columns: Int, wrapsCode: Bool = true, codeShift: Int = 0, notes: LimitNotes = LimitNotes()
  ) {
    self.columns = max(1, columns)
    self.wrapsCode = wrapsCode
    self.codeShift = codeShift
    self.notes = notes
  }
}

/// What is said below a block that is shown as plain text.
public struct LimitNotes: Equatable, Sendable {
  /// Of a table with too many columns or cells.
  public var table: String
  /// Of markup that is too deep or too long.
  public var markup: String

  /// Makes notes of their words.
  public init(
    table: String = "this table is too large to be drawn as one: shown as text",
    markup: String = "this markup is too deep or too long: some of it is shown as text"
  ) {
    self.table = table
    self.markup = markup
  }

  func text(of limit: Limit) -> String {
    switch limit {
    case .columns, .cells: table
    case .markup: markup
    }
  }
}

/// The screen lines of one block.
///
/// It holds where lines begin, not lines: these are made when they are looked at, of the block that
/// comes with every call.
public struct BlockLayout: Equatable, Sendable {
  /// The insets that there is room for.
  private var insets: ArraySlice<Inset>
  private(set) var indent: Int
  private(set) var table: LineTable
  /// What is drawn in the place of the block's text: tables and rules.
  private(set) var drawn: DrawnTable?
  let options: LayoutOptions
  private var gap: Int?
  private var hasTop: Bool
  private var hasBottom: Bool
  private var limit: Limit?

  /// Lays a block out.
  public init(_ block: Block, _ options: LayoutOptions) {
    self.options = options
    insets = block.insets[...]
    indent = insets.reduce(0) { $0 + $1.columns }
    while indent * 2 > options.columns, let first = insets.popFirst() { indent -= first.columns }
    gap = block.gap
    hasTop = block.isCode && !block.isContinuation
    hasBottom = block.isCode && !block.isContinued
    limit = block.isContinued ? nil : block.limit
    let columns = max(1, options.columns - indent)
    switch block.kind {
    case .table:
      let drawn = DrawnTable(block.table ?? Table(alignments: [], rows: []), columns: columns)
      table = LineTable(drawn.text, columns: columns)
      self.drawn = drawn
    case .code where !options.wrapsCode:
      table = LineTable(block.text, columns: BlockLayout.unwrapped)
    case .rule:
      table = LineTable(columns: columns)
    case .paragraph, .heading, .code, .html, .math:
      table = LineTable(block.text, columns: columns)
    }
  }

  /// A width that no line of code reaches in earnest.
  private static let unwrapped = 1 << 20

  /// The text of a table as it is drawn; nil for other blocks.
  var drawnText: String? {
    drawn?.text
  }

  /// How many lines the block takes.
  public var count: Int {
    firstTextLine + table.count + (hasBottom ? 1 : 0) + (limit == nil ? 0 : 1)
  }

  /// The first line that shows the block's text.
  public var firstTextLine: Int {
    (gap == nil ? 0 : 1) + (hasTop ? 1 : 0)
  }

  /// Takes over a block that has changed.
  ///
  /// - Parameters:
  ///   - block: as it is now.
  ///   - change: from where on it has changed.
  /// - Returns: the first line that may have changed.
  public mutating func change(_ block: Block, _ change: MarkdownDocument.Change) -> Int {
    let offset = change.text
    let wasBottom = hasBottom
    let fresh =
      offset == 0 || limit != (block.isContinued ? nil : block.limit) || gap != block.gap
      || block.insets.count < insets.count
    guard !fresh, hasTop == (block.isCode && !block.isContinuation) else {
      self = BlockLayout(block, options)
      return 0
    }
    hasBottom = block.isCode && !block.isContinued
    let before = table.count
    if drawn != nil, let rows = block.table {
      let columns = max(1, options.columns - indent)
      let length = drawn?.text.utf8.count ?? 0
      guard let start = drawn?.change(rows, fromRow: offset, columns: columns) else {
        self = BlockLayout(block, options)
        return 0
      }
      let text = drawn?.text ?? ""
      table.edit(text, replaced: start..<length, with: text.utf8.count - start)
    } else {
      let old = table.length
      // Where a part of a long block was cut off, it is shorter than it was.
      let start = min(offset, old, block.text.utf8.count)
      if start == table.length {
        table.grow(block.text)
        // What was wrapped stays so, but for the last line.
        return firstTextLine + min(before - 1, table.index(containing: change.look))
      } else {
        table.edit(block.text, replaced: start..<old, with: block.text.utf8.count - start)
      }
    }
    let first = wasBottom == hasBottom ? min(before, table.count) - 1 : before - 1
    return max(
      0,
      firstTextLine + min(first, table.index(containing: min(offset, change.look)))
        - LineTable.linesBeforeEdit)
  }

  /// Cells that are free behind the block's text on its last line; nil where that line is not the
  /// text's, or the text does not end in the block's role.
  func room(behind block: Block) -> Int? {
    guard drawn == nil, !hasBottom, limit == nil, table.length == block.text.utf8.count,
      (block.runs.last?.end ?? 0) < table.length || block.runs.last?.role == block.role
    else { return nil }
    return table.room
  }

  /// Cells that are free behind the last line of code; nil where that is not one screen line, or
  /// something is drawn beside it.
  func room(behind block: Block, _ lineStart: Int) -> Int? {
    guard hasBottom, limit == nil, insets.isEmpty, options.codeShift == 0,
      table.length == block.text.utf8.count,
      table.range(table.count - 1).lowerBound == lineStart
    else { return nil }
    return options.wrapsCode ? table.room : options.columns - (table.length - lineStart)
  }

  // MARK: - Lines

  /// One line of the block.
  public func line(_ index: Int, of block: Block) -> Line {
    var row = index
    if let gap {
      if row == 0 { return Line(gapSpans(gap)) }
      row -= 1
    }
    if hasTop {
      if row == 0 { return framed(topText(block), isMarked: true) }
      row -= 1
    }
    guard row < table.count else {
      if hasBottom, row == table.count { return framed(bottomText, isMarked: false) }
      let note = limit.map(options.notes.text) ?? ""
      return Line(prefix(isMarked: false) + Line("(\(note))", .dim).spans)
        .truncated(to: options.columns)
    }
    let spans = prefix(isMarked: row == 0 && !hasTop) + body(row, of: block)
    return Line(spans)
  }

  private func body(_ row: Int, of block: Block) -> [Span] {
    if let drawn { return table.spans(row, of: drawn.text, runs: drawn.runs, rest: block.role) }
    switch block.kind {
    case .rule:
      return [Span(String(repeating: "─", count: max(1, options.columns - indent)), .tableRule)]
    case .code where !options.wrapsCode:
      let line = Line(table.spans(row, of: block.text, runs: block.runs, rest: block.role))
      let width = max(1, options.columns - indent)
      return line.columns(options.codeShift..<options.codeShift + width).spans
    default:
      return table.spans(row, of: block.text, runs: block.runs, rest: block.role)
    }
  }

  private func gapSpans(_ count: Int) -> [Span] {
    let dropped = insets.startIndex
    let shown = insets.prefix(max(0, count - dropped))
    guard let last = shown.lastIndex(where: { $0.kind == .quote }) else { return [] }
    return shown[...last].map { span($0, isMarked: false) }
  }

  /// The marks at the left of a line.
  private func prefix(isMarked: Bool) -> [Span] {
    insets.map { span($0, isMarked: isMarked) }
  }

  private func span(_ inset: Inset, isMarked: Bool) -> Span {
    switch inset.kind {
    case .quote: Span(inset.mark, .quoteMark)
    case .item, .footnote:
      isMarked && inset.isMarked
        ? Span(displayed(inset.mark), inset.kind == .item ? .listMark : .footnote)
        : Span(String(repeating: " ", count: inset.columns), .text)
    }
  }

  // MARK: - The frame of code

  private func framed(_ text: String, isMarked: Bool) -> Line {
    let width = max(1, options.columns - indent)
    let columns = TextUI.columns(of: text)
    let missing = max(0, min(width, Self.frameColumns) - columns)
    // A piece of one that was made once: a row below it is drawn with every token of code.
    let rule = Substring(Self.frameRule.utf8.prefix(missing * "─".utf8.count))
    var line = Line(text + rule, .codeFrame)
    if columns > width { line = line.truncated(to: width) }
    return Line(prefix(isMarked: isMarked) + line.spans)
  }

  private func topText(_ block: Block) -> String {
    guard case .code(let language) = block.kind, !language.isEmpty else {
      return "── \(block.codeNumber) "
    }
    return "── \(displayed(language, upTo: 24)) · \(block.codeNumber) "
  }

  private var bottomText: String { "" }

  private static let frameColumns = 32
  private static let frameRule = String(repeating: "─", count: frameColumns)
}
