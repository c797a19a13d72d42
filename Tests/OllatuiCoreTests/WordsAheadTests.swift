import Markdown
import SeededNumbers
import Testing
import TextUI

@testable import OllatuiCore

/// Words at the end of an answer are drawn before they are laid out; ``Drive`` compares what is drawn
/// with what the layout makes of it, with every piece.
@Suite struct WordsAheadTests {
  @Test func `words are drawn at once and laid out with what comes behind them`() {
    var drive = Drive(columns: 40)
    drive.ask("why?")
    drive.grow("The sky")
    #expect(!drive.model.pane.isAhead)
    drive.grow(" is")
    #expect(drive.model.pane.isAhead)
    #expect(drive.screen.contains("The sky is\n"))
    // Blanks are seen once something stands behind them.
    drive.grow("  ")
    drive.grow("blue, ")
    #expect(drive.model.pane.isAhead)
    #expect(drive.screen.contains("The sky is  blue,\n"))
    drive.grow("**very** so")
    #expect(!drive.model.pane.isAhead)
    #expect(drive.screen.contains("The sky is  blue, very so"))
    drive.grow(" far")
    drive.settleStatus()
    #expect(drive.model.pane.isAhead)
    drive.press(Key(.pageUp))
    #expect(!drive.model.pane.isAhead)
    #expect(drive.screen.contains("very so far"))
  }

  @Test func `a screen is told of the one line that changed, and of nothing below the view`() {
    var drive = Drive(columns: 40, rows: 16)
    drive.ask("why?")
    drive.grow("The sky")
    #expect(drive.change == .whole)
    drive.grow(" is")
    let row = drive.frame.rows.firstIndex { $0.text.contains("The sky is") }
    #expect(drive.change == row.map { .behind(row: $0, column: 7, Span(" is", .text)) })
    drive.wait(RunningReply.liveInterval)
    #expect(drive.change == .whole)
    for number in 1...20 { drive.grow("\n\nline \(number)") }
    drive.press(Key(.pageUp), Key(.pageUp))
    drive.grow(" and")
    drive.grow(" on")
    #expect(drive.change == .nothing)
  }

  @Test func `what comes between two frames is told at once`() {
    func behind(_ text: String, _ column: Int, row: Int = 1) -> Unseen {
      .behind(row: row, column: column, Span(text, .text))
    }
    var unseen = Unseen.nothing
    for change in [behind("a", 3), .nothing, behind("b", 4)] { unseen.add(change) }
    #expect(unseen == behind("ab", 3))
    unseen.add(.row(1))
    #expect(unseen == .row(1))
    unseen.add(behind("c", 5))
    #expect(unseen == .row(1))
    unseen.add(behind("d", 0, row: 2))
    #expect(unseen == .everything)
    unseen.add(behind("e", 0))
    #expect(unseen == .everything)
  }

  @Test func `code is drawn at once, and what it has become is coloured anew`() throws {
    var drive = try Drive.reading(columns: 40)
    drive.grow("```swift\nl")
    let plain = drive.role(of: "l")
    drive.grow("et")
    #expect(drive.model.pane.isAhead)
    #expect(drive.role(of: "let") != plain)
    drive.grow(" a = 1")
    #expect(drive.screen.contains("let a = 1\n─"))
    drive.grow("\n")
    #expect(!drive.model.pane.isAhead)
    drive.grow("`")
    drive.grow("``")
    #expect(!drive.screen.contains("`"))
  }

  @Test func `dashes below the header of a table are taken at once`() {
    var drive = Drive(columns: 40)
    drive.ask("why?")
    drive.grow("| a | b |\n| -")
    for _ in 1...9 { drive.grow("-") }
    #expect(drive.model.pane.isAhead)
    #expect(drive.screen.contains("| ----------"))
    drive.grow(" | -")
    #expect(drive.screen.contains("─┼─"))
    drive.grow("--")
    #expect(drive.model.pane.isAhead)
    #expect(drive.change == .nothing)
    drive.grow(" |\n| one")
    #expect(drive.screen.contains("one │"))
  }

  @Test(arguments: [
    "see w", "go ht", "an *em", "a `co", "- item w", "# Head", "| a | b |\n|---|---|\n| wo",
    "| a | b |\n|--", "| a | b |\n|--|-", "| a |\n|-", "> | a |\n> |-", "| a | b |\n| :-",
    "```\nco", "```swift\nlet a", "```swift\n/* let", "```swift\na = \"le", "```\n  ",
    "```python\nx = \"\"\"a", "```c\n/* a", "~~~\na",
    "- x\n  ```\n  a", "```\n\ta", "```\né", "a label [x", "a $x", "> quoted wo", "天空", "他说「", "カ",
    "한", "天\u{FE00}", "か\u{3099}",
    "㊙", "（一", "**重要：**", "*天*", "a\u{301}", "\u{600}", "word\u{200D}",
    "the end.\n", "two\n\n", "a\\", "1", "```swift\nlet a = 1\n```\nand", "<b", "a  ", "x^2",
  ])
  func `what may become something else is left to the layout`(beginning: String) throws {
    let rests = [
      "ww.example.org", "tp://example.org", "ph* and", "de` and", "ww", "ww.x", " 1", ". two", ")",
      "](y)", "$ so", "| d |", "= a", "---", "===", " #", "# ", "/", ":/", "  ", " \n", "\nand",
      "a very long word that does not fit on what is left of the line", "1234567890123456789012345",
      "```", "~~", "\n```\nso", "tic var b = 1 // \"x", "*/ b", "\"\"\" + 1", "\t", "é", "\r\n",
      "天空是蓝色的，因为", "\u{3099}さ", "\u{302A}", "》。", "한국어", "\u{11A8}", "是 so）", "\u{FE0F}", "ㅏ",
    ]
    for rest in rests {
      var drive = try Drive.reading(columns: 40)
      drive.grow(beginning)
      for piece in rest { drive.grow(String(piece)) }
      drive.grow("so")
      drive.grow(" it is")
    }
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `answers cut into words of any length look as they are laid out`(seed: UInt64) throws {
    var generator = SeededNumbers(seed: seed)
    var drive = try Drive.reading(columns: Int.random(in: 8...90, using: &generator), rows: 18)
    var rest = Sample.text(blocks: 4, using: &generator)[...]
    while !rest.isEmpty {
      let piece = rest.prefix(Int.random(in: 1...7, using: &generator))
      rest = rest.dropFirst(piece.count)
      drive.grow(String(piece))
      if Int.random(in: 0..<30, using: &generator) == 0 { drive.press(Key(.pageUp)) }
    }
  }
}

extension Drive {
  /// A program that colours code, with a question asked.
  fileprivate static func reading(columns: Int, rows: Int = 16) throws -> Drive {
    var drive = Drive(columns: columns, rows: rows)
    drive.send(.languagesRead(CodeLanguages([try smallLanguage()])))
    drive.ask("why?")
    return drive
  }

  /// Words, numbers, strings, and comments of several lines.
  private static func smallLanguage() throws -> CodeLanguage {
    func rule(
      _ pattern: String, _ role: Role, _ action: CodeDefinition.Action = .stay
    ) throws -> CodeDefinition.Rule {
      var rule = CodeDefinition.Rule(try CodePattern(pattern))
      rule.role = role
      rule.action = action
      return rule
    }
    var main = CodeDefinition.Mode(name: "main")
    main.hasWords = true
    main.calls = .first
    main.words = [
      .init(["let", "static", "var"], role: .codeKeyword),
      .init(["func"], role: .codeKeyword, introduces: .codeFunction),
    ]
    main.rules = [
      try rule("//.*", .codeComment), try rule(#"/\*"#, .codeComment, .push("comment")),
      try rule("\"", .codeString, .push("string")), try rule(#"\d+"#, .codeNumber),
    ]
    var comment = CodeDefinition.Mode(name: "comment")
    comment.role = .codeComment
    comment.rules = [try rule(#"\*/"#, .codeComment, .pop)]
    var string = CodeDefinition.Mode(name: "string")
    string.role = .codeString
    string.endsWithLine = true
    string.rules = [try rule("\"", .codeString, .pop)]
    var definition = CodeDefinition(name: "swift")
    definition.aliases = ["python", "c", "json"]
    definition.modes = [main, comment, string]
    return CodeLanguage(definition)
  }

  /// The role of the run that is exactly this text.
  fileprivate func role(of text: String) -> Role? {
    frame.rows.flatMap(\.spans).first { $0.text == text }?.role
  }
}
