import TextUI

/// The columns of a table of figures, fitted to a width: the least important ones go first.
struct FigureTable<Column: Hashable & Sendable>: Sendable {
  /// One column.
  struct Head: Sendable {
    let column: Column
    let title: String
    /// Columns of the screen that its cells need.
    var width: Int
    /// Columns of the screen that its cells are glad to have; numbers need no more than they need.
    var most: Int
    /// 0 stays longest.
    let rank: Int

    /// A column of numbers, at the right.
    static func number(_ column: Column, _ title: String, _ width: Int, rank: Int) -> Head {
      let width = max(width, TextUI.columns(of: title) + 1)
      return Head(column: column, title: title, width: width, most: width, rank: rank)
    }

    /// A column of names, at the left.
    static func name(_ column: Column, _ title: String, _ width: Int, most: Int, rank: Int)
      -> Head
    {
      Head(column: column, title: title, width: width, most: max(width, most), rank: rank)
    }

    var isName: Bool { most > width }
  }

  /// A cell.
  struct Cell: Sendable {
    var text: String
    var role: Role

    init(_ text: String, _ role: Role = .text) {
      self.text = text
      self.role = role
    }

    /// What is not known.
    static var missing: Cell { Cell("–", .dim) }
  }

  /// The columns that have room, from left to right.
  let heads: [Head]
  private let columns: Int

  /// Fits columns to a width.
  init(_ all: [Head], columns: Int) {
    var heads = all
    func needed() -> Int { heads.reduce(1) { $0 + $1.width + 2 } }
    while heads.count > 1, needed() > columns,
      let worst = heads.indices.max(by: { heads[$0].rank < heads[$1].rank })
    {
      heads.remove(at: worst)
    }
    var rest = columns - needed()
    for index in heads.indices where rest > 0 {
      let more = min(rest, heads[index].most - heads[index].width)
      // It stays a column of names where it has all that it is glad to have.
      heads[index].width += more
      heads[index].most += more
      rest -= more
    }
    self.heads = heads
    self.columns = columns
  }

  /// The head with a mark at the column that the rows are sorted by.
  func head(sortedBy column: Column?, descending: Bool) -> Line {
    line(fill: .dim) { head in
      let isSorted = head.column == column
      return Cell(
        head.title + (isSorted ? descending ? "▼" : "▲" : ""), isSorted ? .accent : .tableHeader)
    }
  }

  /// A row.
  func row(isSelected: Bool, _ cell: (Column) -> Cell) -> Line {
    line(fill: isSelected ? .selected : .text) { head in
      var cell = cell(head.column)
      if isSelected { cell.role = .selected }
      return cell
    }.padded(to: columns, isSelected ? .selected : .text)
  }

  private func line(fill: Role, _ cell: (Head) -> Cell) -> Line {
    var spans = [Span(" ", fill)]
    for (index, head) in heads.enumerated() {
      let cell = cell(head)
      let text = Line(cell.text, cell.role).truncated(to: head.width)
      let blanks = Span(String(repeating: " ", count: max(0, head.width - text.columns)), fill)
      spans += head.isName ? text.spans + [blanks] : [blanks] + text.spans
      if index < heads.count - 1 { spans.append(Span("  ", fill)) }
    }
    return Line(spans.filter { !$0.text.isEmpty }).truncated(to: columns)
  }

  /// The column at a place of a row.
  func column(at place: Int) -> Column? {
    var start = 1
    for head in heads {
      if (start..<start + head.width + 2).contains(place) { return head.column }
      start += head.width + 2
    }
    return nil
  }
}

/// Which rows of a table are seen, and which of them is selected.
struct FigureWindow: Equatable, Sendable {
  private(set) var selection = 0
  private(set) var top = 0
  /// How many rows there are.
  private(set) var count = 0
  /// How many of them are in view.
  private(set) var visible = 1

  /// The rows in view.
  var range: Range<Int> { top..<min(count, top + visible) }

  mutating func select(_ index: Int) {
    selection = max(0, min(index, count - 1))
  }

  /// Takes how many rows there are and how many have room; the selected one stays in view.
  mutating func fit(count: Int, visible: Int) {
    self.count = count
    self.visible = max(1, visible)
    select(selection)
    top = max(selection - self.visible + 1, min(top, selection))
    top = max(0, min(top, count - self.visible))
  }

  /// Moves the selection by a key; whether it is one that does.
  mutating func move(by key: Key) -> Bool {
    switch (key.code, key.modifiers) {
    case (.up, []), (.character("k"), []): select(selection - 1)
    case (.down, []), (.character("j"), []): select(selection + 1)
    case (.pageUp, _): select(selection - max(1, visible - 1))
    case (.pageDown, _), (.character(" "), []): select(selection + max(1, visible - 1))
    case (.home, _), (.character("g"), []): select(0)
    case (.end, _), (.character("G"), _): select(count - 1)
    default: return false
    }
    return true
  }
}

/// A bar of so much of a width, to an eighth of a column.
func bar(_ share: Double, columns: Int) -> String {
  guard share.isFinite, share > 0, columns > 0 else { return "" }
  let eighths = max(1, Int((min(1, share) * Double(columns * 8)).rounded()))
  let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
  return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
}
