import OllamaWire
import Statistics
import TextUI
import Testing
import Transcript

@testable import OllatuiCore

/// The question before answers side by side are asked for that do not fit into some window.
@Suite struct GuardedComparisonTests {
  private let long = Sample.words("Now this", 150)

  /// The screen with its line breaks as blanks.
  private func words(_ drive: Drive) -> String {
    drive.screen.replacing(/\s+/, with: " ")
  }

  @Test func `comparing asks about the model whose window is too small, and widens that one alone`()
  {
    var drive = Drive.nearlyFull(rows: 40)
    let text = "/compare llama3 qwen3:4b " + Sample.words("Now this", 150)
    drive.submit(text)
    #expect(drive.isAskingOfWindow)
    #expect(drive.chats.count == 3)
    #expect(drive.screen.contains("more than the window of llama3:latest holds"))
    #expect(drive.model.input.editor.text == text)
    drive.answer(.typed("w"))
    #expect(drive.columnsPane?.columns.count == 2)
    #expect(drive.answers.map { $0.asked.options["num_ctx"] } == [.integer(2048), nil])
    #expect(drive.model.options.isEmpty)
    #expect(drive.model.input.editor.text.isEmpty)
  }

  @Test func `comparing can leave the same turns out for all`() {
    var drive = Drive.nearlyFull(rows: 40)
    drive.submit("/compare llama3 qwen3:4b " + Sample.words("Now this", 150))
    drive.answer(.typed("l"))
    drive.grow(drive.lanes[0], "one")
    drive.finish(drive.lanes[0])
    #expect(drive.chats.suffix(2).map(\.messages.count) == [3, 3])
    #expect(drive.chats.suffix(2).allSatisfy { $0.messages == drive.chats.last?.messages })
  }

  @Test
  func `answers beside one that was asked without the oldest turns are asked without them too`() {
    var drive = Drive.nearlyFull(rows: 40)
    drive.submit(Sample.words("Now this", 150))
    drive.answer(.typed("l"))
    drive.grow("fine")
    drive.finish(read: 640, written: 20)
    drive.ask("/compare llama3 qwen3:4b")
    drive.grow(drive.lanes[0], "one")
    drive.finish(drive.lanes[0])
    #expect(drive.chats.suffix(2).map(\.messages.count) == [3, 3])
  }

  @Test func `answers side by side say what their models did not see, and which limit it was`() {
    var drive = Drive.windowed(1000, rows: 40)
    drive.ask("/set parameter num_predict 50")
    drive.ask("/compare llama3 temperature=0 temperature=1 why")
    for (read, text) in [(600, "one"), (990, "two")] {
      drive.grow(drive.lanes[0], text)
      drive.finish(read: read, written: 50, reason: "length")
    }
    let screen = drive.screen.replacing(/\s+/, with: " ")
    #expect(drive.columnsPane?.columns.count == 2)
    #expect(screen.contains("limit of 50 tokens"))
    #expect(screen.contains("the window ran full"))
    drive.press(.typed("q"))
    drive.ask("/compare")
    #expect(drive.screen.replacing(/\s+/, with: " ").contains("the window ran full"))
  }

  @Test
  func `an answer side by side that is asked again is asked about, and the columns come back`() {
    var drive = Drive.nearlyFull(rows: 40)
    drive.submit("/compare llama3 qwen3:4b " + Sample.words("Now this", 150))
    drive.answer(Key(.enter))
    for text in ["one", "two"] {
      drive.grow(drive.lanes[0], text)
      drive.finish(drive.lanes[0])
    }
    let before = drive.chats.count
    drive.press(.typed("r"))
    #expect(drive.isAskingOfWindow)
    drive.answer(Key(.escape))
    #expect(drive.columnsPane?.columns.count == 2)
    #expect(drive.chats.count == before)
    drive.press(.typed("r"))
    drive.answer(Key(.enter))
    #expect(drive.chats.count == before + 1)
    #expect(drive.columnsPane?.columns.count == 2)
  }

  // MARK: - Several that do not fit

  /// A conversation of which neither model can hold another long message.
  private func twoTight(rows: Int = 40, other: Int = 650) -> Drive {
    var drive = Drive.nearlyFull(rows: rows, bytesPerToken: 131_072)
    drive.tell(trained: other, of: "qwen3:4b")
    return drive
  }

  @Test func `each model that would drop something says what, and the messages stand there once`() {
    var drive = twoTight()
    drive.submit("/compare llama3 qwen3:4b " + long)
    #expect(drive.isAskingOfWindow)
    #expect(drive.chats.count == 3)
    let words = words(drive)
    #expect(words.contains("This does not fit into 2 of the windows"))
    #expect(words.contains("For llama3:latest the server would drop the 3 oldest messages"))
    #expect(words.contains("window 1,000"))
    #expect(words.contains("For qwen3:4b the server would drop the 4 oldest messages"))
    #expect(words.contains("window 650"))
    #expect(words.contains("1 you: first 2 llama3:latest: one 3 you: Second question"))
    #expect(words.contains("4 llama3:latest: Second answer"))
    #expect(!words.contains("5 you"))
  }

  @Test func `W widens each whose model was trained for more, and names the others`() {
    var drive = twoTight()
    drive.submit("/compare llama3 qwen3:4b " + long)
    let words = words(drive)
    #expect(words.contains("2,048 for llama3:latest (about 137 MB more memory)"))
    #expect(words.contains("not for qwen3:4b, trained for no more"))
    drive.answer(.typed("w"))
    #expect(drive.answers.map { $0.asked.options["num_ctx"] } == [.integer(2048), nil])
  }

  @Test func `W is there also where the one that fits worst can't have more`() {
    var drive = Drive.nearlyFull(rows: 40)
    drive.tell(trained: 600, of: "qwen3:4b")
    drive.submit("/compare qwen3:4b llama3 " + long)
    drive.answer(.typed("w"))
    #expect(drive.answers.map { $0.asked.options["num_ctx"] } == [nil, .integer(2048)])
  }

  @Test func `every window is widened by what its own model needs`() {
    var drive = Drive.nearlyFull(rows: 40)
    drive.tell(trained: 8192, of: "qwen3:4b")
    drive.submit("/compare llama3 num_ctx=1000 qwen3:4b num_ctx=700 " + long)
    #expect(words(drive).contains("memory not known"))
    drive.answer(.typed("w"))
    let windows = drive.answers.map { $0.asked.options["num_ctx"]?.integerValue ?? 0 }
    #expect(windows == [2048, 2048])
  }

  @Test func `columns of one model are told apart by their options`() {
    var drive = Drive.nearlyFull(rows: 40)
    drive.submit("/compare llama3 num_ctx=1000 num_ctx=700 " + long)
    let words = words(drive)
    #expect(words.contains("For llama3:latest num_ctx=1000 the server would drop the 3"))
    #expect(words.contains("For llama3:latest num_ctx=700 the server would drop the 4"))
  }

  @Test func `as many turns are left out as the smallest window needs, for all`() {
    var drive = twoTight()
    drive.submit("/compare llama3 qwen3:4b " + long)
    #expect(words(drive).contains("L leaves the 3 oldest turns out"))
    drive.answer(.typed("l"))
    drive.grow(drive.lanes[0], "one")
    drive.finish(drive.lanes[0])
    #expect(drive.chats.suffix(2).map(\.messages.count) == [1, 1])
  }

  @Test func `a request that its server would refuse says so beside one that would be cut`() {
    var drive = Drive.nearlyFull(rows: 40)
    drive.submit(
      "/compare llama3 truncate=off truncate=on " + Sample.words("Endless", 2000))
    let words = words(drive)
    #expect(words.contains("truncate=false the server would refuse it"))
    #expect(words.contains("truncate=true your message alone is too long"))
  }

  @Test func `the question can be read on a small screen`() {
    var drive = twoTight()
    drive.resize(60, 18)
    drive.submit("/compare llama3 qwen3:4b " + long)
    #expect(words(drive).contains("For qwen3:4b the server would drop the 4 oldest messages"))
    #expect(words(drive).contains("▼ 13 lines"))
    for _ in 0..<5 { drive.answer(Key(.pageDown)) }
    #expect(words(drive).contains("Esc leaves the text in the box"))
    #expect(!drive.screen.contains("▼"))
  }
}
