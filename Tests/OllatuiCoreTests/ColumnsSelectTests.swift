import OllamaWire
import TextUI
import Testing
import Transcript

@testable import OllatuiCore

/// Selecting by keys and opening links in one of several answers side by side.
@Suite struct ColumnsSelectTests {
  /// The character under the cursor.
  private func under(_ drive: Drive) -> String {
    guard let cursor = drive.frame.cursor else { return "none" }
    return drive.frame.rows[cursor.row].columns(cursor.column..<cursor.column + 2).text
  }

  private static let many = (1...60).map { "- line \($0)\n" }.joined()

  // MARK: - The cursor

  @Test func `the cursor begins on the last text of the column in focus`() {
    var drive = Drive.compared("one two\n\nlast one", "xy zw\n\nend here")
    drive.press(.control("v"))
    #expect(under(drive) == "la")
    drive.press(Key(.escape), Key(.right), .control("v"))
    #expect(under(drive) == "en")
    #expect(drive.frame.cursor?.column == 33)
    #expect(drive.status.contains("y copy"))
  }

  @Test func `it moves by the keys of the conversation, and never to the prompt`() {
    var drive = Drive.compared("one two three\n\nfour", "x")
    drive.press(.control("v"), .typed("g"))
    #expect(under(drive) == "on")
    drive.press(.typed("w"))
    #expect(under(drive) == "tw")
    drive.press(.typed("j"))
    #expect(under(drive) == "r ")
    drive.press(.typed("k"), .typed("0"), .typed("h"), .typed("{"))
    #expect(under(drive) == "on")
    drive.press(.typed("G"))
    #expect(under(drive) == "r ")
    drive.press(.typed("l"), .typed("j"))
    #expect(under(drive) == "r ")
  }

  @Test func `an answer without text has nothing to select`() {
    var drive = Drive.comparing()
    drive.press(.control("v"))
    #expect(drive.frame.cursor == nil)
    #expect(drive.columnsPane?.selecting == nil)
    #expect(drive.screen.contains("no text in it to copy"))
    drive.press(.typed("q"))
    #expect(drive.columnsPane == nil)
  }

  @Test func `the view follows the cursor, and Esc goes back to the columns`() {
    var drive = Drive.compared(Self.many, Self.many, rows: 14)
    drive.press(.control("v"), .typed("g"))
    #expect(drive.screen.contains("• line 1 "))
    #expect(drive.columnsPane?.columns[1].top != 0)
    drive.press(Key(.pageDown), Key(.pageDown), Key(.down))
    #expect(under(drive) != "none")
    drive.press(.typed("v"), .typed("G"))
    #expect(drive.screen.contains("• line 60"))
    drive.press(Key(.escape))
    #expect(drive.shown(.selection) == [])
    #expect(drive.columnsPane?.selecting != nil)
    drive.press(Key(.escape))
    #expect(drive.frame.cursor == nil)
    #expect(drive.columnsPane != nil)
  }

  @Test func `Tab goes on in the next column`() {
    var drive = Drive.compared("one two", "xy zw")
    drive.press(.control("v"), .typed("v"), .typed("w"), Key(.tab))
    #expect(drive.shown(.selection) == [])
    #expect(under(drive) == "xy")
    drive.press(.typed("v"), .typed("$"), .typed("y"))
    #expect(drive.copied == "xy zw")
  }

  @Test func `in the narrow view the cursor stands in the one answer that is shown`() {
    var drive = Drive.compared("one two", "xy zw", columns: 44, rows: 14)
    drive.press(Key(.right), .control("v"))
    #expect(under(drive) == "xy")
    #expect(drive.frame.cursor?.column == 0)
  }

  // MARK: - Taking

  @Test func `v and y copy, Markdown as its text alone`() {
    var drive = Drive.compared("one **two**\n\n- three\n- four", "x")
    drive.press(.control("v"), .typed("g"), .typed("v"), .typed("G"))
    #expect(drive.shown(.selection).joined(separator: "|") == "one two|three|four")
    drive.press(.typed("y"))
    #expect(drive.copied == "one two\n\nthree\nfour")
    #expect(drive.columnsPane?.selecting == nil)
    #expect(drive.shown(.selection) == [])
  }

  @Test func `y without a selection copies the line, V takes lines`() {
    var drive = Drive.compared("```\none\ntwo\nthree\n```\n", "x")
    drive.press(.control("v"), .typed("g"), .typed("V"), .typed("V"), .typed("y"))
    #expect(drive.copied == "one\ntwo")
    drive.press(.control("v"), .typed("y"))
    #expect(drive.copied == "three")
  }

  @Test func `c copies the code under the cursor, s shows the answer and begins to save it`() {
    var drive = Drive.compared("x", "```\nfirst\n```\n\nthen\n\n```sh\nlast\n```\n")
    drive.press(Key(.right), .control("v"), .typed("c"))
    #expect(drive.copied == "last")
    drive.press(.control("v"), .typed("{"), .typed("c"))
    #expect(drive.screen.contains("there is no code under the cursor"))
    drive.press(.typed("{"), .typed("s"))
    #expect(drive.model.input.editor.text == "/save code 1 ")
    #expect(drive.columnsPane == nil)
    #expect(drive.model.conversation.turns.last?.reply?.model == "qwen3:4b")
    drive.type("out.sh")
    drive.press(Key(.enter))
    #expect(drive.saved?.text == "first\n")
  }

  @Test func `o asks with the whole address, and the columns come back`() {
    var drive = Drive.compared("a [link](https://a.example/1)", "x")
    drive.press(.control("v"), .typed("o"))
    #expect(drive.screen.contains("there is no link under the cursor"))
    drive.press(.typed("$"), .typed("o"))
    #expect(drive.screen.contains("Open this address?"))
    #expect(drive.screen.contains("https://a.example/1"))
    drive.wait(.milliseconds(150))
    drive.press(Key(.escape))
    #expect(drive.columnsPane != nil)
    drive.press(.control("v"), .typed("$"), .typed("o"))
    drive.wait(.milliseconds(150))
    drive.press(Key(.enter))
    #expect(drive.allEffects.contains(.openLink("https://a.example/1")))
    #expect(drive.columnsPane != nil)
  }

  @Test func `a click on a link asks too, and one beside it does not`() {
    var drive = Drive.compared("a [link](https://a.example/1)", "see https://b.example/2 there")
    drive.click(drive.cell(of: "see"))
    #expect(drive.columnsPane != nil)
    drive.wait(.seconds(1))
    drive.click(drive.cell(of: "b.example"))
    #expect(drive.screen.contains("Open this address?"))
    #expect(drive.screen.contains("https://b.example/2"))
    drive.wait(.milliseconds(150))
    drive.press(Key(.enter))
    #expect(drive.allEffects.contains(.openLink("https://b.example/2")))
    #expect(drive.columnsPane?.focus == 1)
  }

  @Test func `an address that is no web or mail address is no link in a column either`() {
    var drive = Drive.compared("[x](file:///etc/passwd) and [y](javascript:alert)", "x")
    drive.press(.control("v"), .typed("g"), .typed("o"))
    #expect(drive.screen.contains("there is no link under the cursor"))
    drive.click(drive.cell(of: "x "))
    #expect(drive.columnsPane != nil)
  }

  // MARK: - What happens meanwhile

  @Test func `a selection outlives what comes, and the end is followed again after it`() {
    var drive = Drive.comparing(columns: 64, rows: 14, flags: [.verbose: "off"])
    let lane = drive.lanes[0]
    drive.grow(lane, Self.many)
    drive.press(.control("v"), .typed("v"), .typed("$"))
    drive.grow(lane, Self.many)
    #expect(drive.shown(.selection) == ["line 60"])
    drive.press(.typed("y"))
    #expect(drive.copied == "line 60")
    drive.grow(lane, "- the end\n")
    #expect(drive.screen.contains("• the end"))
  }

  @Test func `another width lets go of it, and the cursor stays on its text`() {
    var drive = Drive.compared((0..<50).map { "word\($0)" }.joined(separator: " "), "x")
    drive.press(.control("v"), .typed("g"), .typed("w"), .typed("v"), .typed("w"))
    let word = under(drive)
    drive.resize(90, 20)
    #expect(drive.shown(.selection) == [])
    #expect(under(drive) == word)
    drive.resize(40, 20)
    #expect(under(drive) == word)
  }

  @Test func `the wheel takes the cursor along, a click and the find bar end it`() {
    var drive = Drive.compared(Self.many, "x", rows: 14)
    drive.press(.control("v"))
    for _ in 0..<8 { drive.mouse(.wheelUp, Position(column: 3, row: 7)) }
    #expect(under(drive) != "none")
    drive.click(Position(column: 40, row: 7))
    #expect(drive.columnsPane?.selecting == nil)
    #expect(drive.columnsPane?.focus == 1)
    drive.press(.control("v"), .control("f"))
    #expect(drive.columnsPane?.selecting == nil)
    #expect(drive.columnsPane?.find != nil)
  }

  @Test func `a click that ends it lets the end be followed again where it was`() {
    var drive = Drive.comparing(columns: 64, rows: 14, flags: [.verbose: "off"])
    let lane = drive.lanes[0]
    drive.grow(lane, Self.many)
    drive.press(.control("v"))
    drive.click(Position(column: 5, row: 7))
    drive.grow(lane, "- the end\n")
    #expect(drive.screen.contains("• the end"))
  }

  @Test func `help lies over it and gives it back, the raw view lets go of the selection`() {
    var drive = Drive.compared("one **two**", "x")
    drive.press(.control("v"), .typed("v"), .typed("$"), Key(.function(1)))
    #expect(drive.columnsPane == nil)
    drive.press(Key(.escape))
    #expect(drive.shown(.selection) == ["one two"])
    drive.press(.alt("v"))
    #expect(drive.shown(.selection) == [])
    #expect(drive.screen.contains("**two**"))
    #expect(under(drive) != "none")
  }
}
