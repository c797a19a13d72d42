import TextUI
import Testing

@testable import OllatuiCore

@Suite struct SelectTests {
  private func selecting(
    _ reply: String, thinking: String = "", columns: Int = 60, rows: Int = 24
  ) -> Drive {
    var drive = Drive(reply: reply, thinking: thinking, columns: columns, rows: rows)
    drive.press(.control("v"))
    return drive
  }

  /// The character under the cursor.
  private func under(_ drive: Drive) -> String {
    guard let cursor = drive.frame.cursor else { return "none" }
    let line = drive.frame.rows[cursor.row]
    return line.columns(cursor.column..<cursor.column + 2).text
  }

  @Test func `the cursor begins on the last text, and is seen`() {
    #expect(under(selecting("first\n\nlast words")) == "la")
    #expect(under(selecting("one\n\n```\ncode\n```\n")) == "co")
    var empty = Drive()
    empty.press(.control("v"))
    #expect(empty.model.overlay == nil)
    #expect(empty.screen.contains("nothing was said yet"))
  }

  @Test func `letters and arrows move it by characters, rows, words and lines`() {
    var drive = selecting("one two three\nfour five\n\nsix")
    drive.press(.typed("g"))
    #expect(under(drive) == "wh")
    drive.press(.typed("}"))
    #expect(under(drive) == "on")
    drive.press(.typed("w"), .typed("l"))
    #expect(under(drive) == "wo")
    drive.press(.typed("$"))
    #expect(under(drive) == "e")
    drive.press(Key(.left), Key(.home))
    #expect(under(drive) == "on")
    drive.press(.typed("j"))
    #expect(under(drive) == "si" || under(drive) == "fo")
    drive.press(.typed("G"))
    #expect(under(drive) == "x")
    drive.press(.typed("h"), .typed("h"), .typed("h"))
    #expect(under(drive) == "e")
    drive.press(.typed("b"), .typed("{"))
    #expect(under(drive) == "wh")
    drive.press(.typed("k"), .typed("h"), .typed("b"))
    #expect(under(drive) == "wh")
  }

  @Test func `rows keep the column, also over shorter ones and those without text`() {
    var drive = selecting("0123456789\n\nab\n\n```\n0123456789\n```")
    drive.press(.typed("g"), .typed("}"), .typed("$"))
    for expected in ["b", "9", "9"] {
      drive.press(.typed("j"))
      #expect(under(drive) == expected)
    }
    for expected in ["b", "9", "y"] {
      drive.press(Key(.up))
      #expect(under(drive) == expected)
    }
  }

  @Test func `clusters and wide characters are passed whole`() {
    var drive = selecting("👨‍👩‍👧e\u{301}春x")
    for expected in ["e\u{301}", "春", "x"] {
      drive.press(.typed("l"))
      #expect(under(drive).hasPrefix(expected))
    }
    drive.press(.typed("0"), .typed("v"), .typed("l"), .typed("l"), .typed("y"))
    #expect(drive.copied == "👨‍👩‍👧e\u{301}春")
  }

  @Test func `v begins, y copies what is between, the character under the cursor too`() {
    var drive = selecting("one two three")
    drive.press(.typed("w"), .typed("v"), .typed("e"), .typed("l"), .typed("l"))
    #expect(drive.shown(.selection) == ["two"])
    drive.press(.typed("y"))
    #expect(drive.copied == "two")
    #expect(drive.model.overlay == nil)
    #expect(drive.shown(.selection) == [])
  }

  @Test func `Shift and arrows select at once, backwards too`() {
    var drive = selecting("one two")
    drive.press(.typed("$"), Key(.left, .shift), Key(.left, .shift), Key(.enter))
    #expect(drive.copied == "two")
    drive.press(.control("v"), Key(.end, .shift), Key(.enter))
    #expect(drive.copied == "one two")
  }

  @Test func `V takes the line, again one more, and y without a selection copies the line`() {
    var drive = selecting("```\none\n\ntwo\nthree\n```\n")
    drive.press(.typed("g"), .typed("}"), .typed("l"), .typed("V"))
    #expect(drive.shown(.selection) == ["one"])
    drive.press(.typed("V"), .typed("V"), .typed("y"))
    #expect(drive.copied == "one\n\ntwo")
    drive.press(.control("v"), .typed("G"), .typed("y"))
    #expect(drive.copied == "three")
  }

  @Test func `wrapped lines are copied as one, with the blank between`() {
    let text = (0..<40).map { "word\($0)" }.joined(separator: " ")
    var drive = selecting(text, columns: 30)
    drive.press(.typed("{"), .typed("}"), .typed("v"), .typed("G"), .typed("y"))
    #expect(drive.copied == text)
  }

  @Test func `only the text is copied: no marks, bars, frames or lines of tables`() {
    var drive = selecting(
      """
      # Title

      - one
      - two
        - three ~~four~~

      > quoted

      ```swift
      let a = 1

      let b = 2
      ```

      ---

      | a | b |
      |--|--:|
      | one two | x |
      | 3 | 4 |
      """)
    drive.press(.typed("g"), .typed("v"), .typed("G"), .typed("y"))
    #expect(
      drive.copied == """
        why

        Title

        one
        two
        three four

        quoted

        let a = 1

        let b = 2

        a\tb
        one two\tx
        3\t4
        """)
  }

  @Test func `of a table cells are copied, however it is drawn`() {
    let table =
      "| name | text |\n|--|--|\n| one | a long text that is wrapped in its cell |\n| two | x |\n"
    var drive = selecting(table, columns: 30)
    drive.press(.typed("g"), .typed("}"), .typed("v"), .typed("G"), .typed("y"))
    #expect(
      drive.copied == "name\ttext\none\ta long text that is wrapped in its cell\ntwo\tx")
    drive.drag(
      from: drive.cell(of: "long"),
      to: Position(column: drive.cell(of: "long").column + 3, row: drive.cell(of: "long").row))
    #expect(drive.copied == "long")
  }

  @Test func `it goes over turns, and folded thinking is left out`() {
    var drive = selecting("first", thinking: "hm")
    drive.press(.typed("q"))
    drive.answer("second", to: "and?")
    drive.press(.control("v"), .typed("g"), .typed("v"), .typed("G"), .typed("y"))
    #expect(drive.copied == "why\n\nfirst\n\nand?\n\nsecond")
  }

  @Test func `the view follows the cursor`() {
    var drive = selecting((0..<100).map { "line \($0)\n\n" }.joined(), rows: 14)
    drive.press(.typed("g"))
    #expect(drive.screen.contains("you"))
    for _ in 0..<20 {
      drive.press(Key(.pageDown))
      #expect(drive.frame.cursor != nil)
      #expect(under(drive) != "")
    }
    drive.press(.typed("G"), Key(.pageUp), .typed("0"))
    #expect(under(drive) == "li")
    drive.send(.input(.mouse(Mouse(.wheelUp, at: Position(column: 0, row: 0)))))
    for _ in 0..<6 { drive.send(.input(.mouse(Mouse(.wheelUp, at: Position(column: 0, row: 0))))) }
    #expect(under(drive) != "none" && under(drive) != "", "the wheel takes it along")
  }

  @Test func `c copies the code as it was sent, s begins to save it`() {
    var drive = selecting(
      "> - x\n>   ```sh\n>   a\t1\n>\n>   b\n>   ```\n\nthen\n\n```\nsecond\n```")
    drive.press(.typed("c"))
    #expect(drive.copied == "second")
    drive.press(.control("v"), .typed("{"), .typed("c"))
    #expect(drive.copied == nil)
    #expect(drive.screen.contains("there is no code under the cursor"))
    drive.press(.typed("k"), .typed("c"))
    #expect(drive.copied == "a\t1\n\nb")
    drive.press(.control("v"), .typed("s"))
    #expect(drive.model.input.editor.text == "/save code 2 ")
  }

  @Test func `s saves the code that was chosen, whatever is answered after it`() {
    var drive = Drive(reply: "```\nfirst\n```\n\nthen\n\n```\nchosen\n```", rows: 30)
    drive.answer("```\nlater\n```\n\nand\n\n```\nlast\n```")
    drive.press(.control("v"))
    for _ in 0..<4 { drive.press(.typed("{")) }
    drive.press(.typed("s"))
    #expect(drive.model.input.editor.text == "/save code 1.2 ")
    drive.type("x")
    drive.press(Key(.enter))
    #expect(drive.saved?.text == "chosen\n")
    drive.press(.control("v"), .typed("s"))
    #expect(drive.model.input.editor.text == "/save code 2 ")
  }

  @Test func `code of an answer is saved while the next one begins`() {
    var drive = Drive(reply: "```\nchosen\n```", rows: 30)
    drive.ask("more")
    drive.press(.control("v"), .typed("{"), .typed("s"))
    drive.type("x")
    drive.grow("```\nother\n```")
    drive.press(Key(.enter))
    #expect(drive.saved?.text == "chosen\n")
  }

  @Test func `s is a command while a message is edited too, and the changed text is not lost`() {
    var drive = Drive(reply: "```\nchosen\n```")
    drive.press(.alt("e"))
    drive.type(" changed")
    drive.press(.control("v"), .typed("s"))
    #expect(drive.model.input.editor.text == "/save code 1 ")
    #expect(drive.screen.contains("given up; Up brings the changed text back"))
    drive.type("x")
    drive.press(Key(.enter))
    #expect(drive.saved?.text == "chosen\n")
    drive.press(Key(.up), Key(.up))
    #expect(drive.model.input.editor.text == "why changed")
  }

  @Test func `what was typed before s comes back by undo`() {
    var drive = Drive(reply: "```\ncode\n```")
    drive.type("half a message")
    drive.press(.control("v"), .typed("s"), .control("_"))
    #expect(drive.model.input.editor.text == "half a message")
  }

  @Test func `o opens a link after a question, in a table too`() {
    var drive = selecting(
      "[here](https://a.example/1) and\n\n| a |\n|--|\n| [b](https://b.example) |")
    drive.press(.typed("o"))
    #expect(drive.screen.contains("https://b.example"))
    drive.wait(.milliseconds(150))
    drive.press(Key(.escape), .control("v"), .typed("{"), .typed("o"))
    #expect(drive.screen.contains("Open this address?"))
    drive.wait(.milliseconds(150))
    drive.press(Key(.enter))
    #expect(drive.effects == [.openLink("https://a.example/1")])
    drive.press(.control("v"), .typed("g"), .typed("o"))
    #expect(drive.screen.contains("there is no link under the cursor"))
  }

  @Test func `Esc lets go, then leaves; q leaves`() {
    var drive = selecting("one two")
    drive.press(.typed("v"), .typed("w"), Key(.escape))
    #expect(drive.shown(.selection) == [])
    #expect(drive.model.overlay != nil)
    drive.press(Key(.escape))
    #expect(drive.model.overlay == nil)
    drive.press(.control("v"), .typed("q"))
    #expect(drive.model.overlay == nil)
  }

  @Test func `a selection outlives what comes, and the end is followed again after it`() {
    var drive = Drive(columns: 60, rows: 14)
    drive.ask("x")
    for number in 0..<30 { drive.grow("line \(number)\n\n") }
    drive.press(.control("v"), .typed("v"), .typed("$"))
    let view = drive.model.pane.visible
    for number in 30..<60 { drive.grow("line \(number)\n\n") }
    #expect(drive.model.pane.visible == view)
    #expect(drive.shown(.selection) == ["line 29"])
    drive.press(.typed("y"))
    #expect(drive.copied == "line 29")
    #expect(drive.model.pane.isFollowing)
    #expect(drive.screen.contains("line 59"))
  }

  @Test func `a resize lets go of it, and the cursor stays on its text`() {
    var drive = selecting((0..<50).map { "word\($0)" }.joined(separator: " "))
    drive.press(.typed("w"), .typed("v"), .typed("w"))
    let word = under(drive)
    drive.resize(33, 20)
    #expect(drive.shown(.selection) == [])
    #expect(under(drive) == word)
  }
}
