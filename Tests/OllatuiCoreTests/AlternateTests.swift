import OllamaWire
import TextUI
import Testing
import Transcript

@testable import OllatuiCore

@Suite struct AlternateTests {
  /// Three turns, the second of which has two answers; what follows hangs below the second.
  private func branched() -> Drive {
    var drive = Drive(columns: 40, rows: 30, flags: [.verbose: "off"])
    drive.answer("A1", to: "one")
    drive.answer("B1", to: "two")
    drive.press(.control("r"))
    drive.grow("B2")
    drive.finish()
    drive.answer("C1", to: "three")
    return drive
  }

  @Test func `flipping shows the other answer, its number and what follows it`() {
    var drive = branched()
    #expect(drive.screen.contains("‹2/2›"))
    drive.press(.alt("p"))
    #expect(drive.screen.contains("B1"))
    #expect(drive.screen.contains("‹1/2›"))
    #expect(!drive.screen.contains("three"))
    drive.press(.alt("n"))
    #expect(drive.screen.contains("B2"))
    #expect(drive.screen.contains("C1"))
    drive.press(.alt("n"))
    #expect(drive.screen.contains("‹1/2›"))
  }

  @Test func `the mark stands at the right end of the answer's head`() {
    let drive = branched()
    let row = drive.frame.rows[drive.cell(of: "‹2/2›").row].text
    #expect(row.hasPrefix("llama3:latest "))
    #expect(columns(of: row) == 39)
  }

  @Test func `what is said after flipping hangs below the answer shown`() {
    var drive = branched()
    drive.press(.alt("p"))
    drive.answer("D1", to: "four")
    #expect(
      drive.chats.last?.messages == [
        .user("one"), .assistant("A1"), .user("two"), .assistant("B1"), .user("four"),
      ])
    drive.press(.alt("n"))
    #expect(drive.screen.contains("three"))
    #expect(!drive.screen.contains("four"))
  }

  @Test func `a click on the mark flips on, on its left end back`() {
    var drive = branched()
    drive.click(drive.cell(of: "‹2/2›"))
    #expect(drive.screen.contains("‹1/2›"))
    drive.click(drive.cell(of: "1/2›"))
    #expect(drive.screen.contains("‹2/2›"))
  }

  @Test func `the head of what is flipped stays in its row`() {
    var drive = Drive(columns: 40, rows: 16, flags: [.verbose: "off"])
    for turn in 0..<6 { drive.answer("a\n\nb\n\nc", to: "prompt \(turn)") }
    drive.press(.control("r"))
    drive.grow((0..<30).map { "line \($0)" }.joined(separator: "\n\n"))
    drive.finish()
    drive.press(.alt("p"))
    drive.press(.control("r"))
    drive.grow((0..<40).map { "row \($0)" }.joined(separator: "\n\n"))
    drive.finish()
    drive.press(Key(.up, .alt), Key(.down, .control))
    let head = drive.cell(of: "‹3/3›")
    #expect(head.row > 0)
    drive.press(.alt("p"))
    #expect(drive.cell(of: "‹2/3›") == head)
    drive.press(.alt("n"))
    #expect(drive.cell(of: "‹3/3›") == head)
  }

  @Test func `the way shown is recorded`() {
    var drive = branched()
    drive.send(.storeOpened(prompts: [], nil))
    drive.press(.alt("p"))
    let leaf = drive.model.conversation.turns[1].alternates[0].id
    #expect(
      drive.changes == [
        .conversation(
          drive.model.conversation.header, title: "one", leaf: leaf)
      ])
  }

  @Test func `nothing is flipped where there is one answer, or while one comes`() {
    var drive = Drive()
    drive.answer("A1", to: "one")
    drive.press(.alt("n"))
    #expect(drive.screen.contains("no turn in view has several answers"))
    drive.press(.control("r"))
    drive.press(.alt("p"))
    #expect(drive.screen.contains("Esc stops it"))
    #expect(drive.screen.contains("‹2/2›"))
  }

  @Test func `in ASCII the mark is plain`() {
    var drive = branched()
    drive.ask("/set symbols ascii")
    #expect(drive.screen.contains("<2/2>"))
  }
}
