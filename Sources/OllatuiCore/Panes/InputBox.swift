import TextUI

/// The box that is typed into, with its lines for the screen.
package struct InputBox: Equatable, Sendable {
  /// The text, its cursor and its undo.
  package var editor = InputEditor()
  /// The lines in view and the cursor among them.
  package private(set) var layout: InputLayout
  private var columns = 0

  /// The mark before the first line; later lines are indented by its width.
  static let mark = "› "
  private static let markColumns = mark.count

  /// Makes an empty box.
  package init() {
    layout = editor.layout(columns: 1, maxRows: 1)
  }

  /// Wraps the text to the width of the screen.
  mutating func fit(columns: Int, maxRows: Int) {
    self.columns = columns
    editor.resize(columns: textColumns, maxRows: maxRows)
  }

  /// How many rows the whole text takes.
  var rowCount: Int {
    editor.table.count
  }

  /// Makes the lines that a number of rows shows.
  mutating func arrange(rows: Int) {
    editor.resize(columns: textColumns, maxRows: rows)
    layout = editor.layout(columns: textColumns, maxRows: rows)
  }

  /// How many columns the text has; none is kept for the mark where there is hardly room.
  private var textColumns: Int {
    max(1, columns - indent)
  }

  private var indent: Int {
    columns >= 10 ? Self.markColumns : 0
  }

  /// The rows as they are drawn; an empty box shows a hint.
  func lines(hint: String) -> [Line] {
    guard !editor.text.isEmpty else {
      let hint = Line(hint, .placeholder).truncated(to: textColumns)
      return [Line([Span(prefix(0), .prompt)] + hint.spans)]
    }
    return layout.lines.enumerated().map { row, line in
      Line([Span(prefix(row + layout.firstRow), .prompt)] + line.spans)
    }
  }

  private func prefix(_ row: Int) -> String {
    guard indent > 0 else { return "" }
    return row == 0 ? Self.mark : String(repeating: " ", count: indent)
  }

  /// Puts the cursor where a cell of the box was clicked.
  mutating func putCursor(row: Int, column: Int) {
    guard row < layout.lines.count else { return }
    editor.moveCursor(toColumn: column - indent, line: layout.firstRow + row)
  }

  /// The cursor's cell, counted from the box's first row.
  var cursor: Position {
    Position(
      column: min(layout.cursor.column + indent, max(0, columns - 1)), row: layout.cursor.row)
  }
}

/// Prompts of this run, to go back to.
package struct PromptHistory: Equatable, Sendable {
  private(set) var prompts: [String] = []
  /// Where one is; nil: at what is being written.
  private var position: Int?
  private var draft = ""

  /// Remembers a prompt; the same twice in a row counts once.
  mutating func add(_ prompt: String) {
    if prompts.last != prompt { prompts.append(prompt) }
    rewind()
  }

  /// Puts prompts of earlier runs before those of this one.
  mutating func add(earlier: [String]) {
    prompts = earlier + prompts
    position = position.map { $0 + earlier.count }
  }

  /// Goes back behind the last prompt, as after sending one.
  mutating func rewind() {
    position = nil
    draft = ""
  }

  /// The prompt before the one shown; nil where there is none.
  mutating func earlier(than text: String) -> String? {
    let next = (position ?? prompts.count) - 1
    guard prompts.indices.contains(next) else { return nil }
    if position == nil { draft = text }
    position = next
    return prompts[next]
  }

  /// The prompt after the one shown, at last what was being written; nil where there is none.
  mutating func later() -> String? {
    guard let position else { return nil }
    guard position + 1 < prompts.count else {
      self.position = nil
      return draft
    }
    self.position = position + 1
    return prompts[position + 1]
  }
}
