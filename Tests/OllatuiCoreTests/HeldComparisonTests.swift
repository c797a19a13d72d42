import OllamaWire
import TextUI
import Testing
import Transcript

@testable import OllatuiCore

/// Answers side by side that were asked for before the windows of their models were known.
@Suite struct HeldComparisonTests {
  @Test func `models that are compared are asked for their windows while the command is typed`() {
    var drive = Drive(columns: 90, rows: 30)
    let id = drive.model.server.identity.id
    drive.type("/compare llama3 qwen3:4b ")
    #expect(drive.count(.showModel(id, "llama3:latest")) == 1)
    #expect(drive.count(.showModel(id, "qwen3:4b")) == 1)
    drive.tell(trained: 512, of: "qwen3:4b")
    drive.submit(Sample.endless)
    #expect(drive.isAskingOfWindow)
    #expect(drive.screen.contains("the window of qwen3:4b"))
  }

  /// Agrees to what is asked of the second answer.
  ///
  /// Were it given up, only that would be cancelled. The columns stay either way.
  private func answer(_ drive: inout Drive) {
    drive.wait(.milliseconds(400))
    var stopped = drive
    stopped.press(Key(.escape))
    #expect(stopped.columnsPane?.columns.count == 2)
    #expect(stopped.answers.map(\.state) == [.connecting, .cancelled])
    drive.press(Key(.enter))
    #expect(drive.columnsPane?.columns.count == 2)
  }

  @Test func `one that waits for its turn is asked about as soon as its window is known`() {
    var drive = Drive(columns: 90, rows: 30)
    drive.submit("/compare llama3 qwen3:4b " + Sample.endless)
    #expect(drive.askedModels == ["llama3:latest"])
    drive.tell(trained: 512, of: "qwen3:4b")
    #expect(drive.isAskingOfWindow)
    #expect(drive.screen.contains("the window of qwen3:4b"))
    answer(&drive)
    drive.grow(drive.lanes[0], "one")
    drive.finish(drive.lanes[0])
    #expect(drive.askedModels == ["llama3:latest", "qwen3:4b"])
    #expect(!drive.isAskingOfWindow)
  }

  @Test func `one of several of a model is named with the options in which it differs`() {
    var drive = Drive(columns: 90, rows: 30)
    drive.submit("/compare llama3 temperature=0 temperature=1 " + Sample.endless)
    drive.tell(trained: 512)
    #expect(drive.isAskingOfWindow)
    #expect(drive.screen.contains("the window of llama3:latest temperature=1 holds"))
    drive.wait(.milliseconds(400))
    drive.press(Key(.enter))
    for _ in 0..<2 {
      drive.grow(drive.lanes[0], "one")
      drive.finish(drive.lanes[0])
    }
    drive.press(Key(.right), .typed("r"))
    #expect(drive.screen.contains("the window of llama3:latest temperature=1 holds"))
  }

  @Test func `a question goes once a window is told that holds what it is about`() {
    var drive = Drive(columns: 90, rows: 30)
    drive.submit("/compare llama3 temperature=0 temperature=1 " + Sample.endless)
    drive.tell(trained: 32_768, preset: 1024)
    #expect(drive.isAskingOfWindow)
    drive.wait(.milliseconds(400))
    drive.grow(drive.lanes[0], "one")
    // It was loaded with a larger one than its parameters say.
    drive.load(32_768)
    #expect(!drive.isAskingOfWindow)
    #expect(drive.columnsPane?.columns.count == 2)
    drive.finish(drive.lanes[0])
    #expect(drive.chats.count == 2)
  }

  @Test func `the gauge is that of the answer that comes, not of one that waits for its turn`() {
    var drive = Drive(columns: 90, rows: 30)
    drive.submit("/compare llama3 qwen3:4b " + Sample.endless)
    drive.tell(trained: 32_768)
    drive.tell(trained: 32_768, of: "qwen3:4b")
    drive.settleStatus()
    let gauge = drive.model.status?.gauge?.text ?? ""
    #expect(gauge.contains("≈4.6k/"), "\(gauge)")
  }

  @Test func `W and L are about what waits, not about what has gone out`() {
    var drive = Drive.nearlyFull(rows: 40)
    let prompt = Sample.words("Now this", 150)
    drive.submit("/compare llama3 num_ctx=8192 qwen3:4b num_ctx=8192 " + prompt)
    #expect(!drive.isAskingOfWindow)
    drive.tell(trained: 700, of: "qwen3:4b")
    #expect(drive.isAskingOfWindow)
    #expect(!drive.screen.contains("W asks"))
    drive.wait(.milliseconds(400))
    drive.press(.typed("l"))
    drive.grow(drive.lanes[0], "one")
    drive.finish(drive.lanes[0])
    #expect(drive.chats.suffix(2).map(\.messages.count) == [7, 1])
    #expect(drive.model.conversation.turns.count == 4)
  }

  /// A comparison of which the second answer is kept back, in a conversation that is shown again.
  private func shownAgain() -> Drive {
    var drive = Drive(columns: 90, rows: 30)
    drive.submit("/compare llama3 qwen3:4b " + Sample.endless)
    drive.press(.typed("q"), .control("n"))
    drive.tell(trained: 512, of: "qwen3:4b")
    #expect(!drive.isAskingOfWindow)
    drive.press(Key(.function(3)), Key(.down), Key(.enter), Key(.enter))
    #expect(drive.isAskingOfWindow)
    #expect(drive.screen.contains("the window of qwen3:4b"))
    return drive
  }

  @Test func `one that was left has its columns again once it was asked about`() {
    var drive = shownAgain()
    answer(&drive)
    drive.grow(drive.lanes[0], "the first answer")
    drive.settleStatus()
    #expect(drive.screen.contains("the first answer"))
    drive.finish(drive.lanes[0])
    #expect(drive.askedModels == ["llama3:latest", "qwen3:4b"])
  }

  @Test func `text typed when one that was left is asked about goes into the box`() {
    var drive = shownAgain()
    drive.type("more")
    #expect(drive.model.overlay == nil)
    #expect(drive.model.input.editor.text == "more")
    drive.press(Key(.enter))
    #expect(drive.isAskingOfWindow)
  }
}
