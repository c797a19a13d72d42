import OllamaWire
import TextUI
import Testing
import Transcript

@testable import OllatuiCore

/// What keys do to questions that came by themselves: those that were meant for something else
/// answer none.
@Suite struct HeldKeysTests {
  @Test func `no key that was pressed for something else answers a question that came by itself`() {
    var drive = Drive.waiting()
    drive.tell(trained: 512)
    for key in [Key(.enter), Key(.escape), .control("c"), Key(.right), Key(.up)] {
      drive.wait(.milliseconds(390))
      drive.press(key)
      #expect(drive.isAskingOfWindow)
      #expect(drive.state == .queued)
      #expect(drive.effects == [])
    }
    drive.wait(.milliseconds(400))
    drive.press(Key(.enter))
    #expect(drive.chats.count == 1)
  }

  @Test(arguments: [(Key(.enter), true), (.typed("l"), false)])
  func `a key held down answers in the end what came by itself, but typing goes on as text`(
    key: Key, answers: Bool
  ) {
    var drive = Drive.waiting()
    drive.tell(trained: 512)
    for _ in 0..<14 {
      drive.wait(.milliseconds(30))
      drive.press(key)
      #expect(drive.chats.isEmpty)
    }
    drive.wait(.milliseconds(30))
    drive.press(key)
    #expect(drive.chats.count == (answers ? 1 : 0))
    #expect(drive.model.input.editor.text == (answers ? "" : String(repeating: "l", count: 15)))
  }

  @Test func `keys pressed in turn answer nothing over columns, however long that lasts`() {
    var drive = Drive(columns: 90, rows: 30)
    drive.submit("/compare llama3 qwen3:4b " + Sample.endless)
    drive.tell(trained: 512, of: "qwen3:4b")
    for _ in 0..<10 {
      for key in [Key.typed("l"), Key(.enter)] {
        drive.wait(.milliseconds(150))
        drive.press(key)
      }
    }
    #expect(drive.isAskingOfWindow)
    #expect(drive.answers.map(\.state) == [.connecting, .queued])
    // One of them again and again is meant.
    drive.wait(.milliseconds(200))
    drive.press(Key(.enter))
    drive.wait(.milliseconds(200))
    drive.press(Key(.enter))
    #expect(!drive.isAskingOfWindow)
  }

  @Test func `text goes on into the box, and the question waits until it is wanted`() {
    var drive = Drive.waiting()
    drive.tell(trained: 512)
    drive.type("why, y")
    #expect(!drive.isAskingOfWindow)
    #expect(drive.model.input.editor.text == "why, y")
    #expect(drive.state == .queued)
    #expect(drive.screen.contains("a message waits, too long for the window"))
    drive.press(Key(.enter))
    #expect(drive.isAskingOfWindow)
    // That one was wanted.
    drive.answer(Key(.escape))
    #expect(drive.state == .cancelled)
    #expect(drive.model.input.editor.text == "why, y")
  }

  @Test func `keys that were meant for answers side by side answer nothing`() {
    var drive = Drive(columns: 90, rows: 30)
    drive.submit("/compare llama3 qwen3:4b " + Sample.endless)
    drive.tell(trained: 512, of: "qwen3:4b")
    drive.press(.typed("l"), .typed("w"), Key(.enter), Key(.escape), .typed("y"), .typed("x"))
    #expect(drive.isAskingOfWindow)
    #expect(drive.answers.map(\.state) == [.connecting, .queued])
    #expect(drive.model.input.editor.text.isEmpty)
    drive.wait(.milliseconds(400))
    drive.press(Key(.escape))
    #expect(drive.answers.map(\.state) == [.connecting, .cancelled])
  }

  @Test func `a slip with Alt gives nothing up, and moving keeps the place in a long question`() {
    var drive = Drive.waiting(rows: 8)
    drive.tell(trained: 512)
    drive.wait(.milliseconds(400))
    drive.press(.alt("x"))
    #expect(drive.isAskingOfWindow)
    #expect(drive.state == .queued)
    drive = Drive.nearlyFull(rows: 12)
    drive.submit(Sample.words("Now this", 150))
    for _ in 0..<3 { drive.answer(Key(.down)) }
    let before = drive.frame.rows[2].text
    drive.press(Key(.right))
    #expect(drive.frame.rows[2].text == before)
  }

  @Test func `what waits for an answer goes out once nobody wants to be asked`() {
    var drive = Drive.waiting()
    drive.tell(trained: 512)
    drive.type("/set truncation-guard off")
    #expect(drive.chats.isEmpty)
    drive.press(Key(.enter))
    #expect(drive.lastSent == [Sample.endless])
    #expect(!drive.isAskingOfWindow)
    #expect(drive.screen.contains("truncation-guard is off: what waited for your answer goes out"))
  }

  @Test func `leaving a question waits with it, and loses neither the message nor what is typed`() {
    var drive = Drive.waiting()
    drive.tell(trained: 512)
    drive.type("draft")
    drive.press(.control("n"))
    drive.press(Key(.function(3)), Key(.down), Key(.enter), Key(.enter))
    #expect(drive.model.conversation.turns.first?.prompt == Sample.endless)
    #expect(drive.state == .queued)
    #expect(drive.chats.isEmpty)
    #expect(drive.model.input.editor.text == "draft")
    drive.press(Key(.enter))
    #expect(drive.isAskingOfWindow)
  }

  @Test(arguments: [(90, 8), (60, 14), (40, 10), (28, 6)])
  func `however small the screen, the bar says how a question is answered`(
    columns: Int, rows: Int
  ) {
    var drive = Drive(columns: 90, rows: 30)
    drive.submit("/compare llama3 qwen3:4b " + Sample.endless)
    drive.wait(.seconds(3))
    drive.tell(trained: 512, of: "qwen3:4b")
    drive.resize(columns, rows)
    #expect(drive.status.contains("Enter send  Esc leave"), "\(drive.status)")
  }
}
