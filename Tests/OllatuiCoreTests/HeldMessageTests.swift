import OllamaWire
import Statistics
import TextUI
import Testing
import Transcript

@testable import OllatuiCore

/// Messages that were written before the window of their model was known.
@Suite struct HeldMessageTests {
  /// The window is told, and the question read that comes of it.
  private func asked(_ drive: Drive, trained: Int = 512, preset: Int? = nil) -> Drive {
    var drive = drive
    drive.tell(trained: trained, preset: preset)
    drive.wait(.milliseconds(400))
    return drive
  }

  // MARK: - Messages that waited for a server

  @Test func `what has waited waits a moment for its window, and is asked about`() {
    var drive = Drive.waiting()
    #expect(drive.chats.isEmpty)
    #expect(drive.count(.showModel(drive.model.server.identity.id, "llama3:latest")) == 1)
    drive.tell(trained: 512)
    #expect(drive.isAskingOfWindow)
    #expect(drive.chats.isEmpty)
    #expect(drive.screen.contains("The message that waits: Endless word"))
    #expect(drive.screen.contains("window 512"))
    drive.wait(.milliseconds(400))
    drive.press(Key(.enter))
    #expect(drive.chats.count == 1)
    #expect(drive.lastSent == [Sample.endless])
    #expect(drive.model.overlay == nil)
  }

  @Test func `it goes out after that moment where nothing is told, and is not called back`() {
    var drive = Drive.waiting()
    drive.wait(.milliseconds(249))
    #expect(drive.chats.isEmpty)
    drive.wait(.milliseconds(1))
    #expect(drive.chats.count == 1)
    drive.tell(trained: 512)
    #expect(!drive.isAskingOfWindow)
  }

  @Test func `it goes out at once where the server can't tell, or has a window that holds it`() {
    var drive = Drive.waiting()
    drive.send(
      .modelShown(
        drive.model.server.identity.id, "llama3:latest",
        .failure(.modelNotFound("llama3", status: 404))))
    #expect(drive.chats.count == 1)
    drive = Drive.waiting()
    drive.tell(trained: 32_768)
    #expect(drive.chats.count == 1)
    #expect(!drive.isAskingOfWindow)
  }

  @Test func `a message that any window holds waits for nothing`() {
    let drive = Drive.waiting("hello")
    #expect(drive.chats.count == 1)
  }

  @Test func `the disk and the window are waited for at once, not one after the other`() {
    var drive = Drive.waiting(store: .ready)
    #expect(drive.chats.isEmpty)
    drive.send(.recorded(RecordTicket(value: .max)))
    #expect(drive.chats.isEmpty)
    drive.wait(.milliseconds(250))
    #expect(drive.chats.count == 1)
    drive = Drive.waiting(store: .ready)
    drive.tell(trained: 32_768)
    #expect(drive.chats.isEmpty)
    drive.send(.recorded(RecordTicket(value: .max)))
    #expect(drive.chats.count == 1)
  }

  @Test func `the setting lets it go out at once`() {
    var drive = Drive(
      columns: 90, model: nil, installed: nil, flags: [.truncationGuard: "off"])
    drive.submit(Sample.endless)
    drive.list(["llama3:latest"])
    #expect(drive.chats.count == 1)
  }

  @Test func `Esc gives it up, the message stays, and asking again asks once more`() {
    var drive = asked(.waiting())
    drive.press(Key(.escape))
    #expect(drive.state == .cancelled)
    #expect(drive.chats.isEmpty)
    #expect(drive.effects == [])
    #expect(drive.model.conversation.turns.count == 1)
    drive.press(.control("r"))
    #expect(drive.isAskingOfWindow)
  }

  @Test func `stopping it while it waits for its window closes no connection`() {
    var drive = Drive.waiting()
    drive.press(Key(.escape))
    #expect(drive.effects == [])
    #expect(drive.state == .cancelled)
    drive.wait(.seconds(1))
    #expect(drive.chats.isEmpty)
  }

  @Test func `W asks for a window that holds it, from then on`() {
    var drive = asked(.waiting(), trained: 32_768, preset: 1024)
    drive.press(.typed("w"))
    #expect(drive.chats.last?.options["num_ctx"] == .integer(8192))
    #expect(drive.model.options["num_ctx"] == .integer(8192))
    #expect(drive.answers.last?.asked.options["num_ctx"] == .integer(8192))
  }

  @Test func `of the message that waits the question has one line, so that its answers are seen`() {
    var drive = Drive.waiting("春天" + String(repeating: "的诗", count: 3000), rows: 18)
    drive.resize(60, 18)
    drive.tell(trained: 512)
    let lines = drive.screen.split(separator: "\n")
    #expect(lines.count { $0.contains("的诗") } == 2, "the title and the question")
    #expect(drive.screen.contains(" Enter sends it all the same"))
    #expect(drive.screen.contains(" Esc gives it up"))
  }

  @Test func `while something is typed it waits, and Enter asks`() {
    var drive = Drive.waiting()
    drive.type("next")
    drive.tell(trained: 512)
    #expect(!drive.isAskingOfWindow)
    #expect(drive.chats.isEmpty)
    #expect(drive.screen.contains("a message waits, too long for the window"))
    drive.settleStatus()
    #expect(drive.status.contains("waits for your answer"))
    drive.wait(.seconds(2))
    #expect(drive.chats.isEmpty)
    drive.press(Key(.enter))
    #expect(drive.isAskingOfWindow)
    drive.answer(Key(.enter))
    #expect(drive.chats.count == 1)
    #expect(drive.model.input.editor.text == "next")
  }

  @Test func `it is asked once nothing is typed any more, and nothing open`() {
    var drive = Drive.waiting()
    drive.press(Key(.function(1)))
    drive.type("x")
    drive.tell(trained: 512)
    #expect(!drive.isAskingOfWindow)
    drive.press(Key(.escape))
    #expect(drive.isAskingOfWindow)
  }

  @Test func `a model with a larger window that is picked meanwhile gets it without a question`() {
    var drive = Drive.waiting()
    drive.list(["llama3:latest", "qwen3:4b"])
    drive.type("/model qwen3:4b")
    drive.tell(trained: 512)
    drive.tell(trained: 32_768, of: "qwen3:4b")
    #expect(!drive.isAskingOfWindow)
    drive.press(Key(.enter))
    #expect(drive.chats.map(\.model) == ["qwen3:4b"])
    #expect(!drive.isAskingOfWindow)
  }

  @Test func `another server, of which no model is known yet, does not let it go`() {
    var drive = Drive.waiting()
    drive.type("x")
    drive.tell(trained: 512)
    drive.send(
      .connected(ServerIdentity(id: ConnectionID(value: 1), display: "other:1", isLocal: false)))
    drive.press(Key(.backspace))
    #expect(drive.chats.isEmpty)
    #expect(!drive.isAskingOfWindow)
    drive.list(["llama3:latest"])
    #expect(drive.chats.isEmpty)
    drive.tell(trained: 512)
    #expect(drive.isAskingOfWindow)
    #expect(drive.chats.isEmpty)
  }

  // MARK: - Messages that are about to go out

  @Test func `a window that is told while the disk is waited for counts`() {
    var drive = Drive(columns: 90, rows: 30, store: .ready)
    drive.submit(Sample.endless)
    #expect(drive.chats.isEmpty)
    drive.tell(trained: 512)
    drive.send(.recorded(RecordTicket(value: .max)))
    #expect(drive.isAskingOfWindow)
    #expect(drive.chats.isEmpty)
    #expect(drive.state == .queued)
    drive.wait(.milliseconds(400))
    drive.press(Key(.enter))
    drive.send(.recorded(RecordTicket(value: .max)))
    #expect(drive.chats.count == 1)
  }

  @Test func `what is sent to a server that is there does not wait for its window`() {
    var drive = Drive(columns: 90, rows: 30)
    drive.submit(Sample.endless)
    #expect(drive.chats.count == 1)
    drive.tell(trained: 512)
    #expect(!drive.isAskingOfWindow)
  }
}
