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
    drive.press(Key(.pageUp))
    #expect(!drive.model.pane.isAhead)
    #expect(drive.screen.contains("very so far"))
  }

  @Test(arguments: [
    "see w", "go ht", "an *em", "a `co", "- item w", "# Head", "| a | b |\n|---|---|\n| wo",
    "```\nco", "a label [x", "a $x", "> quoted wo", "天空", "他说「", "カ", "한", "天\u{FE00}", "か\u{3099}",
    "㊙", "（一", "**重要：**", "*天*", "a\u{301}", "\u{600}", "word\u{200D}",
    "the end.\n", "two\n\n", "a\\", "1", "```swift\nlet a = 1\n```\nand", "<b", "a  ", "x^2",
  ])
  func `what may become something else is left to the layout`(beginning: String) {
    let rests = [
      "ww.example.org", "tp://example.org", "ph* and", "de` and", "ww", "ww.x", " 1", ". two", ")",
      "](y)", "$ so", "| d |", "= a", "---", "===", " #", "# ", "/", ":/", "  ", " \n", "\nand",
      "a very long word that does not fit on what is left of the line", "1234567890123456789012345",
      "天空是蓝色的，因为", "\u{3099}さ", "\u{302A}", "》。", "한국어", "\u{11A8}", "是 so）", "\u{FE0F}", "ㅏ",
    ]
    for rest in rests {
      var drive = Drive(columns: 40)
      drive.ask("why?")
      drive.grow(beginning)
      for piece in rest { drive.grow(String(piece)) }
      drive.grow("so")
      drive.grow(" it is")
    }
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `answers cut into words of any length look as they are laid out`(seed: UInt64) {
    var generator = SeededNumbers(seed: seed)
    var drive = Drive(columns: Int.random(in: 8...90, using: &generator), rows: 18)
    drive.ask("why?")
    var rest = Sample.text(blocks: 4, using: &generator)[...]
    while !rest.isEmpty {
      let piece = rest.prefix(Int.random(in: 1...7, using: &generator))
      rest = rest.dropFirst(piece.count)
      drive.grow(String(piece))
      if Int.random(in: 0..<30, using: &generator) == 0 { drive.press(Key(.pageUp)) }
    }
  }
}
