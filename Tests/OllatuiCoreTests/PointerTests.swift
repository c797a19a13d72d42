import TextUI
import Testing

@testable import OllatuiCore

@Suite struct PointerTests {
  private static let many = (0..<100).map { "line \($0)\n\n" }.joined()

  @Test func `a drag selects, and letting go copies`() {
    var drive = Drive(reply: "one two three")
    let start = drive.cell(of: "two")
    drive.mouse(.pressed, start)
    drive.mouse(.dragged, start, right: 2)
    #expect(drive.shown(.selection) == ["two"])
    #expect(drive.copied == nil)
    drive.mouse(.released, start, right: 2)
    #expect(drive.copied == "two")
    #expect(drive.shown(.selection) == ["two"])
  }

  @Test func `a drag backwards takes both ends, too`() {
    var drive = Drive(reply: "one 春天 three")
    let end = drive.cell(of: "天")
    drive.drag(from: end, to: Position(column: end.column - 6, row: end.row))
    #expect(drive.copied == "one 春天")
  }

  @Test func `a drag over blank rows and margins takes no more than text`() {
    var drive = Drive(reply: "one\n\n- two\n\nthree")
    let one = drive.cell(of: "one")
    drive.drag(from: one, to: Position(column: 50, row: one.row + 1))
    #expect(drive.copied == "one")
    drive.drag(
      from: Position(column: 0, row: one.row + 2), to: Position(column: 50, row: one.row + 3))
    #expect(drive.copied == "two")
    drive.drag(
      from: Position(column: 50, row: one.row + 1), to: Position(column: 50, row: one.row + 4))
    #expect(drive.copied == "two\n\nthree")
    drive.drag(from: Position(column: 50, row: one.row + 4), to: Position(column: 0, row: one.row))
    #expect(drive.copied == "one\n\ntwo\n\nthree")
  }

  @Test func `a drag on one cell selects nothing, and back on it one character`() {
    var drive = Drive(reply: "one")
    let cell = drive.cell(of: "one")
    drive.mouse(.pressed, cell)
    drive.mouse(.dragged, cell)
    #expect(drive.shown(.selection) == [])
    drive.mouse(.dragged, cell, right: 1)
    drive.mouse(.dragged, cell)
    drive.mouse(.released, cell)
    #expect(drive.copied == "o")
  }

  @Test func `a double click takes a word, a third click the line, a fourth starts again`() {
    var drive = Drive(reply: "one two\n\nthree")
    let cell = drive.cell(of: "two")
    drive.click(cell, times: 2)
    #expect(drive.copied == "two")
    drive.click(cell)
    #expect(drive.copied == "one two")
    drive.click(cell)
    #expect(drive.copied == nil)
    #expect(drive.shown(.selection) == [])
  }

  @Test func `two slow clicks are no double click`() {
    var drive = Drive(reply: "one two")
    drive.click(drive.cell(of: "two"))
    drive.wait(.milliseconds(600))
    drive.click(drive.cell(of: "two"))
    #expect(drive.copied == nil)
  }

  @Test func `a double click that is dragged takes whole words`() {
    var drive = Drive(reply: "one two three four")
    let cell = drive.cell(of: "three")
    drive.click(cell)
    drive.mouse(.pressed, cell, right: 2)
    drive.mouse(.released, cell, right: 2)
    drive.mouse(.pressed, cell, right: 2)
    drive.mouse(.dragged, cell, right: -3)
    drive.mouse(.released, cell, right: -3)
    #expect(drive.copied == "two three")
  }

  @Test func `beyond the edges the view follows, and the selection goes on`() {
    var drive = Drive(reply: Self.many, rows: 16)
    let start = drive.cell(of: "line 99")
    drive.mouse(.pressed, start)
    for _ in 0..<4 { drive.mouse(.dragged, Position(column: 0, row: 0)) }
    #expect(!drive.screen.contains("line 99"))
    let first = drive.model.pane.visible.first { $0.text.hasPrefix("line") }?.text ?? ""
    drive.mouse(.released, Position(column: 0, row: 0))
    #expect(drive.copied?.hasPrefix(first) == true)
    #expect(drive.copied?.hasSuffix("\n\nl") == true)
    drive.press(Key(.home, .control))
    let top = drive.cell(of: "line 0")
    drive.mouse(.pressed, top)
    drive.mouse(.dragged, Position(column: 59, row: 15))
    #expect(drive.model.pane.top > 0)
  }

  @Test func `a drag held still beyond an edge scrolls on to the end, and then nothing wakes`() {
    var drive = Drive(reply: Self.many, rows: 16)
    drive.mouse(.pressed, drive.cell(of: "line 99"))
    drive.mouse(.dragged, Position(column: 0, row: 0))
    let top = drive.model.pane.top
    drive.wait(.milliseconds(10))
    #expect(drive.model.pane.top == top)
    drive.wait(.milliseconds(50))
    #expect(drive.model.pane.top < top)
    for _ in 0..<300 { drive.wait(.milliseconds(50)) }
    #expect(drive.model.pane.top == 0)
    #expect(drive.model.nextTick == nil)
    drive.mouse(.released, Position(column: 0, row: 0))
    #expect(drive.copied?.contains("line 0\n") == true)
    #expect(drive.copied?.hasSuffix("\n\nl") == true)
  }

  @Test func `a drag that is let go or comes back no longer scrolls by itself`() {
    var drive = Drive(reply: Self.many, rows: 16)
    let start = drive.cell(of: "line 99")
    for kind in [Mouse.Kind.released, .dragged] {
      drive.mouse(.pressed, start)
      drive.mouse(.dragged, Position(column: 0, row: 0))
      drive.mouse(kind, Position(column: 0, row: kind == .dragged ? 5 : 0))
      let top = drive.model.pane.top
      drive.wait(.milliseconds(100))
      #expect(drive.model.pane.top == top)
      drive.mouse(.released, Position(column: 0, row: 5))
    }
  }

  @Test func `the next key lets go and does its work, but Esc only lets go`() {
    var drive = Drive()
    drive.ask("x")
    drive.grow("one two")
    drive.click(drive.cell(of: "two"), times: 2)
    drive.press(Key(.escape))
    #expect(drive.shown(.selection) == [])
    #expect(drive.model.running != nil)
    drive.click(drive.cell(of: "one"), times: 2)
    drive.type("y")
    #expect(drive.shown(.selection) == [])
    #expect(drive.model.input.editor.text == "y")
    drive.press(Key(.escape))
    #expect(drive.model.running == nil)
  }

  @Test func `a click opens a link after a question, beside it nothing`() {
    var drive = Drive(reply: "see [the page](https://a.example/x) there")
    let cell = drive.cell(of: "page")
    drive.click(Position(column: cell.column - 7, row: cell.row))
    #expect(drive.model.overlay == nil)
    drive.click(Position(column: 58, row: cell.row))
    #expect(drive.model.overlay == nil)
    drive.click(drive.cell(of: "a.example"))
    #expect(drive.screen.contains("Open this address?"))
    drive.wait(.milliseconds(150))
    drive.press(Key(.escape))
    drive.click(cell)
    #expect(drive.screen.contains("Open this address?"))
    #expect(drive.screen.contains("https://a.example/x"))
    drive.wait(.milliseconds(150))
    drive.press(Key(.enter))
    #expect(drive.effects == [.openLink("https://a.example/x")])
  }

  @Test func `a click opens a link in a table that has no room for its columns`() {
    let table = """
      | a | b | c | d | e | f |
      |---|---|---|---|---|---|
      | first | second | third | [one](https://a.example/1) | fifth | sixth |
      | first | second | third | [two](https://a.example/2) | fifth | sixth |
      """
    var drive = Drive(reply: table, columns: 32, rows: 30)
    for words in ["two", "a.example/2"] {
      drive.click(drive.cell(of: words))
      drive.wait(.milliseconds(150))
      drive.press(Key(.enter))
      #expect(drive.effects == [.openLink("https://a.example/2")])
    }
  }

  @Test func `a link that may not be opened is none`() {
    var drive = Drive(reply: "see [page](javascript:alert(1)) and [file](file:///etc/passwd)")
    drive.click(drive.cell(of: "page"))
    drive.click(drive.cell(of: "file"))
    #expect(drive.model.overlay == nil)
  }

  @Test func `a click in the scroll bar goes there, and its thumb can be dragged`() {
    var drive = Drive(reply: Self.many, rows: 20)
    let pane = drive.model.pane
    let bar = Position(column: 59, row: 2)
    drive.click(bar)
    #expect(drive.model.pane.top == pane.top, "there is no bar while the end is followed")
    drive.press(Key(.pageUp))
    drive.click(bar)
    #expect(drive.model.pane.top == 0)
    let top = drive.model.pane.top
    drive.mouse(.pressed, bar)
    #expect(drive.model.pane.top == top, "a press on the thumb moves nothing")
    drive.mouse(.dragged, bar, down: 6)
    #expect(abs(drive.model.pane.top - pane.top / 2) < 30)
    drive.mouse(.dragged, bar, down: 99)
    #expect(drive.model.pane.isFollowing)
    #expect(drive.screen.contains("█"), "the bar stays while it is held")
    drive.mouse(.dragged, bar, down: 3)
    #expect(!drive.model.pane.isFollowing)
    drive.mouse(.dragged, bar, down: -9)
    #expect(drive.model.pane.top == 0)
    drive.mouse(.released, bar)
    #expect(drive.copied == nil)
  }

  @Test func `a click on the line of the thinking opens and folds it, there alone`() {
    var drive = Drive(reply: "first", thinking: "thought one", rows: 30)
    drive.answer("second", thinking: "thought two")
    drive.click(drive.cell(of: "thinking"))
    #expect(drive.screen.contains("thought one"))
    #expect(!drive.screen.contains("thought two"))
    drive.click(drive.cell(of: "thinking"))
    #expect(!drive.screen.contains("thought one"))
    drive.click(drive.cell(of: "thinking", in: 1))
    #expect(drive.screen.contains("thought two"))
    drive.press(.alt("t"))
    #expect(!drive.screen.contains("thought"))
    drive.press(.alt("t"))
    #expect(drive.screen.contains("thought one"))
    #expect(drive.screen.contains("thought two"))
  }

  @Test func `a click in the input box puts the cursor there`() {
    var drive = Drive(reply: "x")
    drive.type("abc 春天 def")
    let cell = drive.cell(of: "天")
    drive.click(Position(column: cell.column + 1, row: cell.row))
    drive.type("|")
    #expect(drive.model.input.editor.text == "abc 春|天 def")
    drive.click(Position(column: 0, row: cell.row))
    drive.type("<")
    drive.click(Position(column: 59, row: cell.row))
    drive.type(">")
    #expect(drive.model.input.editor.text == "<abc 春|天 def>")
  }

  @Test func `what is pressed stays under the mouse while a reply grows`() {
    var drive = Drive(rows: 16)
    drive.ask("x")
    drive.grow(Self.many)
    let cell = drive.cell(of: "line 99")
    drive.mouse(.pressed, cell)
    drive.grow("more\n\nand more\n\n")
    #expect(drive.cell(of: "line 99") == cell)
    drive.mouse(.dragged, cell, right: 6)
    drive.mouse(.released, cell, right: 6)
    #expect(drive.copied == "line 99")
    #expect(drive.model.pane.isFollowing)
    #expect(drive.screen.contains("and more"))
  }

  @Test func `a list of completions hides what is under it from the mouse`() {
    var drive = Drive(reply: Self.many)
    drive.type("/")
    let rows = drive.model.chrome.completions.count
    #expect(rows > 0)
    drive.click(Position(column: 2, row: drive.model.pane.rows + 1), times: 2)
    #expect(drive.copied == nil)
  }

  @Test func `the wheel scrolls wherever the mouse is`() {
    var drive = Drive(reply: Self.many)
    for row in [0, 5, 15] {
      let top = drive.model.pane.top
      drive.mouse(.wheelUp, Position(column: 3, row: row))
      #expect(drive.model.pane.top == top - 3)
    }
  }
}
