import TextUI
import Testing

@testable import OllatuiCore

@Suite struct ReadingViewTests {
  @Test func `the raw view shows what came, and Markdown again what has come meanwhile`() {
    var drive = Drive()
    drive.ask("x")
    drive.grow("**bold**\n\n")
    #expect(!drive.screen.contains("**"))
    drive.press(.alt("v"))
    drive.grow("# more\n")
    #expect(drive.screen.contains("**bold**\n\n# more"))
    drive.press(.alt("v"))
    #expect(drive.screen.contains("bold\n\nmore"))
  }

  @Test func `thinking is open while it comes and folded after, unless the key says otherwise`() {
    var drive = Drive()
    drive.ask("x")
    drive.grow(thinking: "thought")
    #expect(drive.screen.contains("▾ thinking"))
    drive.press(.alt("t"))
    #expect(drive.screen.contains("▸ thinking"))
    drive.press(.alt("t"))
    drive.grow("answer")
    #expect(drive.screen.contains("▾ thinking"))
    var other = Drive(reply: "answer", thinking: "thought")
    #expect(other.screen.contains("▸ thinking"))
    other.press(.alt("t"))
    #expect(other.screen.contains("thought\n"))
  }

  @Test func `what the key has opened stays open when another setting changes`() {
    var drive = Drive(reply: "answer", thinking: "thought")
    drive.press(.alt("t"))
    drive.type("/set code-wrap off")
    drive.press(Key(.enter))
    #expect(drive.screen.contains("▾ thinking"))
    drive.type("/set thinking folded")
    drive.press(Key(.enter))
    #expect(drive.screen.contains("▸ thinking"))
  }

  @Test func `what is read stays in place when thinking above it folds by itself`() {
    var drive = Drive(rows: 14)
    drive.ask("x")
    drive.grow(thinking: (0..<40).map { "thought \($0)\n" }.joined())
    drive.grow((0..<40).map { "line \($0)\n\n" }.joined())
    drive.press(Key(.pageUp))
    let seen = drive.model.pane.visible
    drive.press(.alt("t"))
    #expect(drive.model.pane.visible == seen)
    drive.press(.alt("t"))
    #expect(drive.model.pane.visible == seen)
  }

  @Test func `code that is not wrapped goes on beyond the edge, where a mark says so`() {
    var drive = Drive(columns: 30)
    drive.ask("/set code-wrap off")
    drive.answer("```\nshort\n0123456789012345678901234567890123456789 end\n```\n")
    #expect(drive.screen.contains("\nshort\n0123456789012345678901234567›\n"))
    drive.press(Key(.right, .shift), Key(.right, .shift))
    #expect(drive.screen.contains("\n678901234567890123456789 end\n"))
    #expect(!drive.screen.contains("›\n"))
    drive.press(Key(.left, .shift), Key(.left, .shift), Key(.left, .shift))
    #expect(drive.screen.contains("0123456789012345678901234567›\n"))
  }

  @Test func `hits in code that is not wrapped are marked where they are seen`() {
    var drive = Drive(columns: 30)
    drive.ask("/set code-wrap off")
    drive.answer("```\n0123456789012345678901234567890123456789 end\n```\n")
    drive.press(.control("f"))
    drive.type("end")
    #expect(drive.shown(.currentHit) == ["end"])
  }
}
