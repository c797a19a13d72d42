import OllamaWire
import Statistics
import TextUI
import Testing
import Transcript

@testable import OllatuiCore

/// Messages that were written before the window of their model was known.
@Suite struct HeldMessageTests {
  private static let long = Sample.words("Endless", 4000)

  /// A long message that waited for the server, which has just appeared.
  private func waiting(
    _ text: String = Self.long, store: Store.State = .off, rows: Int = 30
  ) -> Drive {
    var drive = Drive(columns: 90, rows: rows, model: nil, installed: nil, store: store)
    let id = drive.model.server.identity.id
    drive.send(.modelsListed(id, .failure(.refused(host: "127.0.0.1:11434"))))
    drive.submit(text)
    drive.list(["llama3:latest"])
    return drive
  }

  /// The window is told, and the question read that comes of it.
  private func asked(_ drive: Drive, trained: Int = 512, preset: Int? = nil) -> Drive {
    var drive = drive
    drive.tell(trained: trained, preset: preset)
    drive.wait(.milliseconds(400))
    return drive
  }

  // MARK: - Messages that waited for a server

  @Test func `what has waited waits a moment for its window, and is asked about`() {
    var drive = waiting()
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
    #expect(drive.lastSent == [Self.long])
    #expect(drive.model.overlay == nil)
  }

  @Test func `it goes out after that moment where nothing is told, and is not called back`() {
    var drive = waiting()
    drive.wait(.milliseconds(249))
    #expect(drive.chats.isEmpty)
    drive.wait(.milliseconds(1))
    #expect(drive.chats.count == 1)
    drive.tell(trained: 512)
    #expect(!drive.isAskingOfWindow)
  }

  @Test func `it goes out at once where the server can't tell, or has a window that holds it`() {
    var drive = waiting()
    drive.send(
      .modelShown(
        drive.model.server.identity.id, "llama3:latest",
        .failure(.modelNotFound("llama3", status: 404))))
    #expect(drive.chats.count == 1)
    drive = waiting()
    drive.tell(trained: 32_768)
    #expect(drive.chats.count == 1)
    #expect(!drive.isAskingOfWindow)
  }

  @Test func `a message that any window holds waits for nothing`() {
    let drive = waiting("hello")
    #expect(drive.chats.count == 1)
  }

  @Test func `the disk and the window are waited for at once, not one after the other`() {
    var drive = waiting(store: .ready)
    #expect(drive.chats.isEmpty)
    drive.send(.recorded(RecordTicket(value: .max)))
    #expect(drive.chats.isEmpty)
    drive.wait(.milliseconds(250))
    #expect(drive.chats.count == 1)
    drive = waiting(store: .ready)
    drive.tell(trained: 32_768)
    #expect(drive.chats.isEmpty)
    drive.send(.recorded(RecordTicket(value: .max)))
    #expect(drive.chats.count == 1)
  }

  @Test func `the setting lets it go out at once`() {
    var drive = Drive(
      columns: 90, model: nil, installed: nil, flags: [.truncationGuard: "off"])
    drive.submit(Self.long)
    drive.list(["llama3:latest"])
    #expect(drive.chats.count == 1)
  }

  @Test func `Esc gives it up, the message stays, and asking again asks once more`() {
    var drive = asked(waiting())
    drive.press(Key(.escape))
    #expect(drive.state == .cancelled)
    #expect(drive.chats.isEmpty)
    #expect(drive.effects == [])
    #expect(drive.model.conversation.turns.count == 1)
    drive.press(.control("r"))
    #expect(drive.isAskingOfWindow)
  }

  @Test func `stopping it while it waits for its window closes no connection`() {
    var drive = waiting()
    drive.press(Key(.escape))
    #expect(drive.effects == [])
    #expect(drive.state == .cancelled)
    drive.wait(.seconds(1))
    #expect(drive.chats.isEmpty)
  }

  @Test func `W asks for a window that holds it, from then on`() {
    var drive = asked(waiting(), trained: 32_768, preset: 1024)
    drive.press(.typed("w"))
    #expect(drive.chats.last?.options["num_ctx"] == .integer(8192))
    #expect(drive.model.options["num_ctx"] == .integer(8192))
    #expect(drive.answers.last?.asked.options["num_ctx"] == .integer(8192))
  }

  @Test func `of the message that waits the question has one line, so that its answers are seen`() {
    var drive = waiting("春天" + String(repeating: "的诗", count: 3000), rows: 18)
    drive.resize(60, 18)
    drive.tell(trained: 512)
    let lines = drive.screen.split(separator: "\n")
    #expect(lines.count { $0.contains("的诗") } == 2, "the title and the question")
    #expect(drive.screen.contains(" Enter sends it all the same"))
    #expect(drive.screen.contains(" Esc gives it up"))
  }

  @Test func `while something is typed it waits, and Enter asks`() {
    var drive = waiting()
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
    var drive = waiting()
    drive.press(Key(.function(1)))
    drive.type("x")
    drive.tell(trained: 512)
    #expect(!drive.isAskingOfWindow)
    drive.press(Key(.escape))
    #expect(drive.isAskingOfWindow)
  }

  @Test func `a model with a larger window that is picked meanwhile gets it without a question`() {
    var drive = waiting()
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
    var drive = waiting()
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

  // MARK: - Keys that were meant for something else

  @Test func `no key that was pressed for something else answers a question that came by itself`() {
    var drive = waiting()
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
    var drive = waiting()
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
    drive.submit("/compare llama3 qwen3:4b " + Self.long)
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
    var drive = waiting()
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
    drive.submit("/compare llama3 qwen3:4b " + Self.long)
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
    var drive = waiting(rows: 8)
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
    var drive = waiting()
    drive.tell(trained: 512)
    drive.type("/set truncation-guard off")
    #expect(drive.chats.isEmpty)
    drive.press(Key(.enter))
    #expect(drive.lastSent == [Self.long])
    #expect(!drive.isAskingOfWindow)
    #expect(drive.screen.contains("truncation-guard is off: what waited for your answer goes out"))
  }

  @Test func `leaving a question waits with it, and loses neither the message nor what is typed`() {
    var drive = waiting()
    drive.tell(trained: 512)
    drive.type("draft")
    drive.press(.control("n"))
    drive.press(Key(.function(3)), Key(.down), Key(.enter), Key(.enter))
    #expect(drive.model.conversation.turns.first?.prompt == Self.long)
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
    drive.submit("/compare llama3 qwen3:4b " + Self.long)
    drive.wait(.seconds(3))
    drive.tell(trained: 512, of: "qwen3:4b")
    drive.resize(columns, rows)
    #expect(drive.status.contains("Enter send  Esc leave"), "\(drive.status)")
  }

  // MARK: - Messages that are about to go out

  @Test func `a window that is told while the disk is waited for counts`() {
    var drive = Drive(columns: 90, rows: 30, store: .ready)
    drive.submit(Self.long)
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
    drive.submit(Self.long)
    #expect(drive.chats.count == 1)
    drive.tell(trained: 512)
    #expect(!drive.isAskingOfWindow)
  }
}
