import OllatuiCore
import TextUI
import Testing

@Suite struct InputLayoutTests {
  init() throws {
    try #require(UTF8Locale.isSet)
  }

  /// The rows of a layout as text.
  private func rows(_ layout: InputLayout) -> [String] {
    layout.lines.map(\.text)
  }

  @Test func `an empty editor is one empty line with the cursor on it`() {
    #expect(
      InputEditor(columns: 10, maxRows: 3).layout(columns: 10, maxRows: 3)
        == InputLayout(
          lines: [Line()], cursor: Position(column: 0, row: 0), firstRow: 0, totalRows: 1))
  }

  @Test func `controls are drawn as symbols in their own role`() {
    let layout = editor("a\u{1B}b|").layout(columns: 10, maxRows: 3)
    #expect(layout.lines == [[Span("a", .input), Span("␛", .control), Span("b", .input)]])
    #expect(layout.cursor == Position(column: 3, row: 0))
  }

  @Test(arguments: [
    ("abcd|", 5, Position(column: 4, row: 0)),
    ("abcde|", 5, Position(column: 1, row: 1)),
    ("ab |cd", 4, Position(column: 0, row: 1)),
    ("ab  |", 4, Position(column: 3, row: 0)),
    ("ab      |", 4, Position(column: 3, row: 0)),
    ("ab\n|", 4, Position(column: 0, row: 1)),
    ("春天|", 5, Position(column: 4, row: 0)),
    ("a\t|b", 9, Position(column: 4, row: 0)),
    ("👨‍👩‍👧‍👦|", 20, Position(column: 8, row: 0)),
    ("a|", 1, Position(column: 0, row: 0)),
    ("a|", 0, Position(column: 0, row: 0)),
  ])
  func `the cursor has room behind a full line`(
    text: String, columns: Int, cursor: Position
  ) {
    #expect(editor(text, columns: columns).layout(columns: columns, maxRows: 5).cursor == cursor)
  }

  @Test func `the window scrolls no further than the cursor needs`() {
    var moved = editor("1\n2\n3\n4\n5|", columns: 10, maxRows: 3)
    func window() -> InputLayout { moved.layout(columns: 10, maxRows: 3) }
    #expect(rows(window()) == ["3", "4", "5"])
    moved.perform(.up)
    moved.perform(.up)
    #expect(rows(window()) == ["3", "4", "5"])
    #expect(window().cursor == Position(column: 1, row: 0))
    moved.perform(.up)
    #expect(rows(window()) == ["2", "3", "4"])
    moved.perform(.textEnd)
    moved.perform(.backspace)
    moved.perform(.backspace)
    #expect(rows(window()) == ["2", "3", "4"])
    #expect(window().totalRows == 4)
    moved.clear()
    #expect(rows(window()) == [""])
  }

  @Test func `another width is laid out as asked and kept by resizing`() {
    var wrapped = editor("one two three|", columns: 80)
    #expect(rows(wrapped.layout(columns: 8, maxRows: 5)) == ["one two", "three"])
    wrapped.resize(columns: 8, maxRows: 1)
    #expect(rows(wrapped.layout(columns: 8, maxRows: 1)) == ["three"])
    #expect(press(.up, &wrapped))
    #expect(wrapped.layout(columns: 8, maxRows: 1).firstRow == 0)
  }
}
