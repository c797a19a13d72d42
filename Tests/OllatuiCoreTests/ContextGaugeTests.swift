import OllamaWire
import Statistics
import TextUI
import Testing
import Transcript

@testable import OllatuiCore

@Suite struct ContextGaugeTests {
  @Test func `after a reply the gauge says what the server counted, exactly`() {
    var drive = Drive.windowed(8192)
    #expect(drive.gauge == "ctx 25/8.2k")
    drive.talk("second", read: 900, written: 334)
    #expect(drive.gauge == "ctx 1.2k/8.2k")
  }

  @Test func `what is typed counts as an estimate behind a plus sign`() {
    var drive = Drive.windowed(8192)
    drive.type("and now a few more words")
    #expect(drive.gauge?.hasPrefix("ctx ≈25+") == true)
    #expect(drive.gauge?.hasSuffix("/8.2k") == true)
    drive.press(.control("u"))
    #expect(drive.gauge == "ctx 25/8.2k")
    drive.type("/set parameter num_ctx 16384")
    #expect(drive.gauge == "ctx 25/8.2k")
  }

  @Test
  func `a window that is only the trained length has a question mark, an unknown one no gauge`() {
    var drive = Drive(columns: 90)
    drive.talk("first", read: 20, written: 5)
    #expect(drive.gauge == nil)
    drive.tell(trained: 32_768)
    #expect(drive.gauge == "ctx 25/33k?")
    drive.ask("/set parameter num_ctx 4096")
    #expect(drive.gauge == "ctx 25/4.1k")
  }

  @Test func `it warns from four fifths on, and beyond the window`() {
    var drive = Drive.windowed(1000)
    #expect(drive.shown(.gaugeHigh).isEmpty)
    drive.talk("second", read: 700, written: 120)
    #expect(drive.shown(.gaugeHigh) == ["ctx 820/1.0k"])
    drive.talk("third", read: 900, written: 99)
    drive.type("a few words more than fit into it")
    #expect(drive.shown(.error).first?.hasPrefix("ctx ≈999+") == true)
  }

  @Test func `while a reply comes its pieces count too`() {
    var drive = Drive.windowed(8192)
    drive.ask("again")
    drive.grow("a", chunks: 40)
    drive.wait(.milliseconds(250))
    let used = drive.model.contextUse.used
    // A piece had five tokens before.
    #expect(used.low < 240 && used.high > 220)
    #expect(drive.gauge?.hasPrefix("ctx ≈") == true)
  }

  @Test func `thoughts are not sent back, and do not count`() {
    var drive = Drive.windowed(8192)
    let thoughts = String(repeating: "I wonder whether this is right. ", count: 40)
    drive.talk("think", "Yes.", read: 40, written: 400, thinking: thoughts)
    #expect(drive.model.contextUse.used.value < 100)
    #expect(drive.gauge?.hasPrefix("ctx ≈") == true)
  }

  @Test func `another model's count is none of this one's`() {
    var drive = Drive.windowed(8192)
    drive.talk("second", read: 900, written: 334)
    drive.ask("/model qwen3:4b")
    #expect(drive.model.contextUse.used.value < 100)
    #expect(!drive.model.contextUse.used.isExact)
  }

  @Test func `generate sends no conversation, so that nothing of it counts`() {
    var drive = Drive.windowed(8192)
    drive.press(.control("t"))
    #expect(drive.gauge == nil)
    drive.type("some words")
    #expect(drive.gauge?.hasPrefix("ctx ≈0+") == true)
  }

  @Test func `api show is asked once per model, and only once it is needed; failing is no error`() {
    var drive = Drive(columns: 90)
    let show = Effect.showModel(ConnectionID(value: 0), "llama3:latest")
    #expect(drive.count(show) == 0)
    drive.type("x")
    drive.type("y")
    #expect(drive.count(show) == 1)
    drive.send(
      .modelShown(
        ConnectionID(value: 0), "llama3:latest", .failure(.notOllama(firstLine: "no"))))
    #expect(drive.model.notice == nil)
    drive.type("z")
    #expect(drive.count(show) == 1)
  }

  @Test func `api ps is asked when the first text comes, until the window is known`() {
    var drive = Drive(columns: 90)
    let ps = Effect.listRunning(ConnectionID(value: 0))
    drive.ask("first")
    #expect(drive.count(ps) == 0)
    drive.grow("one")
    drive.grow("two")
    #expect(drive.count(ps) == 1)
    drive.load(4096)
    drive.finish(read: 20, written: 5)
    #expect(drive.model.conversation.turns.last?.reply?.figures.contextLength == 4096)
    drive.talk("second", read: 40, written: 5)
    #expect(drive.count(ps) == 1)
    #expect(drive.model.conversation.turns.last?.reply?.figures.contextLength == 4096)
    drive.ask("/set parameter num_ctx 8192")
    drive.talk("third", read: 60, written: 5)
    #expect(drive.count(ps) == 3, "once at the first text, and once more without an answer")
  }

  @Test func `a window that comes after the reply is stored with it`() throws {
    var drive = Drive(columns: 90, store: .ready)
    drive.ask("first")
    drive.send(.recorded(RecordTicket(value: .max)))
    drive.grow("one")
    drive.finish(read: 20, written: 5)
    drive.load(4096)
    let windows = drive.recorded.compactMap { change -> Int? in
      if case .ended(_, _, _, let figures) = change { figures.contextLength } else { nil }
    }
    #expect(windows == [4096])
  }

  @Test func `earlier replies out of the store make the estimate better`() {
    var drive = Drive(columns: 90, store: .ready)
    drive.tell(trained: 8192)
    drive.type("the same words as before")
    let served = ServedModel(host: "127.0.0.1:11434", name: "llama3:latest")
    #expect(drive.count(.readLessons(served, name: "llama3:latest")) == 1)
    let before = drive.model.contextUse.draft.value
    let text = TextCounts("the same words as before, said again and again")
    drive.send(
      .lessonsRead(
        served,
        (0..<40).map { _ in ModelProfile.Lesson(reply: text, replyTokens: 60, pieces: 30) }))
    #expect(drive.model.contextUse.draft.value > before * 1.5)
    #expect(drive.model.context.profiles[served]?.tokensPerPiece == 2)
  }

  @Test func `a long draft is counted once, not with every event`() {
    var drive = Drive.windowed(8192)
    drive.send(.input(.paste(String(repeating: "some words ", count: 6000))))
    let tokens = drive.model.contextUse.draft
    #expect(tokens.value > 8000)
    drive.press(Key(.left))
    #expect(drive.model.contextUse.draft == tokens)
  }
}
