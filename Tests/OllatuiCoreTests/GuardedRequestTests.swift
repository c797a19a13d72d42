import OllamaWire
import Statistics
import TextUI
import Testing
import Transcript

@testable import OllatuiCore

/// The question before a request goes out that does not fit, where that is no new message.
@Suite struct GuardedRequestTests {
  /// A conversation whose last message did not fit into its window, and was sent all the same.
  private func overfull(rows: Int = 40) -> Drive {
    var drive = Drive.nearlyFull(rows: rows)
    drive.submit(Sample.words("Now this", 150))
    drive.press(Key(.enter))
    drive.grow("an answer without the beginning")
    drive.finish(read: 690, written: 20)
    return drive
  }

  private func isAsking(_ drive: Drive) -> Bool {
    if case .question(let question) = drive.model.overlay, case .tooLong = question.subject {
      return true
    }
    return false
  }

  // MARK: - Asking again

  @Test func `asking again what did not fit is asked about, and Esc sends nothing`() {
    var drive = overfull()
    drive.type("a draft")
    drive.press(.control("r"))
    #expect(isAsking(drive))
    #expect(drive.chats.count == 4)
    #expect(drive.screen.contains("The server would drop the 3 oldest messages"))
    #expect(drive.screen.contains("Esc sends nothing"))
    drive.press(Key(.escape))
    #expect(drive.model.overlay == nil)
    #expect(drive.chats.count == 4)
    #expect(drive.model.input.editor.text == "a draft")
    #expect(drive.model.conversation.turns[3].alternates.count == 1)
  }

  @Test func `Enter asks again all the same, and the draft stays`() {
    var drive = overfull()
    drive.type("a draft")
    drive.press(.control("r"), Key(.enter))
    #expect(drive.chats.count == 5)
    #expect(drive.chats.last == drive.chats.dropLast().last)
    #expect(drive.model.input.editor.text == "a draft")
    #expect(drive.model.overlay == nil)
  }

  @Test func `W asks again with a larger window, from then on`() {
    var drive = overfull()
    drive.press(.control("r"), .typed("w"))
    #expect(drive.chats.last?.options["num_ctx"] == .integer(2048))
    #expect(drive.lastSent.count == 7)
    #expect(drive.model.options["num_ctx"] == .integer(2048))
  }

  @Test func `L asks again without the oldest turns`() {
    var drive = overfull()
    drive.press(.control("r"), .typed("l"))
    #expect(drive.lastSent.first?.hasPrefix("Third question") == true)
    #expect(drive.lastSent.last?.hasPrefix("Now this") == true)
    #expect(drive.lastSent.count == 3)
  }

  @Test func `a prompt that the server has read whole is asked again without a question`() {
    var drive = Drive.windowed(1000)
    // By the estimate alone it would have far more than a thousand tokens.
    drive.ask("/set truncation-guard off")
    drive.talk(Sample.words("Second", 900), read: 990, written: 5)
    drive.ask("/set truncation-guard on")
    drive.press(.control("r"))
    #expect(!isAsking(drive))
    #expect(drive.chats.count == 3)
  }

  @Test func `a command that is typed stays in the box until that is agreed to`() {
    var drive = overfull()
    drive.ask("/retry")
    #expect(isAsking(drive))
    #expect(drive.screen.contains("Esc leaves the text in the box"))
    drive.press(Key(.escape))
    #expect(drive.model.input.editor.text == "/retry")
    drive.press(Key(.enter), Key(.enter))
    #expect(drive.chats.count == 5)
    #expect(drive.model.input.editor.text.isEmpty)
  }

  @Test func `a turn that was chosen is asked about in its place, and stays chosen`() {
    var drive = overfull()
    drive.ask("/set truncation-guard off")
    drive.ask("Fifth")
    drive.grow("fine")
    drive.finish(read: 500, written: 10)
    drive.ask("/set truncation-guard on")
    // From the last answer up to the message before.
    drive.press(.alt("a"), .typed("k"), .typed("k"), .typed("r"))
    #expect(isAsking(drive))
    drive.press(Key(.escape))
    #expect(drive.screen.contains("turn 4/5"))
    drive.press(.typed("r"), Key(.enter))
    #expect(drive.lastSent.last?.hasPrefix("Now this") == true)
    #expect(drive.model.overlay == nil)
    #expect(drive.model.conversation.turns.count == 4)
  }

  @Test func `the first turn is asked again without a question, however full the window is`() {
    var drive = overfull()
    drive.press(.alt("a"), Key(.home), .typed("r"))
    #expect(drive.lastSent == ["first"])
  }

  @Test func `the setting turns all of these questions off`() {
    var drive = overfull()
    drive.ask("/set truncation-guard off")
    drive.press(.control("r"))
    #expect(drive.chats.count == 5)
  }

  @Test func `what loads the model is as now when something is asked again`() {
    var drive = overfull()
    drive.ask("/set parameter temperature 1.5")
    drive.ask("/set parameter num_ctx 4096")
    drive.press(.control("r"))
    #expect(drive.chats.last?.options == ["num_ctx": .integer(4096)])
  }

  @Test func `a server that may leave nothing out would refuse it, which is said`() {
    var drive = Drive.nearlyFull()
    drive.ask("/set parameter truncate off")
    drive.submit(Sample.words("Now this", 150))
    #expect(drive.screen.contains("The server would refuse it"))
    #expect(!drive.screen.contains("would drop"))
  }

  // MARK: - Going on

  @Test func `going on with an answer that filled the window is asked about`() {
    var drive = Drive.nearlyFull(rows: 40)
    drive.talk("Short", Sample.words("Long answer", 50), read: 950, written: 52, reason: "length")
    drive.press(.alt("g"))
    #expect(isAsking(drive))
    #expect(drive.screen.contains("to be sent ≈1,002 (±0), window 1,000"))
    drive.press(.typed("w"))
    #expect(drive.chats.last?.options["num_ctx"] == .integer(2048))
    #expect(drive.lastSent.last?.hasPrefix("Long answer") == true)
    #expect(drive.lastSent.count == 8)
  }

  @Test func `going on leaves turns out where that is wanted`() {
    var drive = Drive.nearlyFull(rows: 40)
    drive.talk("Short", Sample.words("Long answer", 50), read: 950, written: 52, reason: "length")
    drive.press(.alt("g"), .typed("l"))
    #expect(drive.lastSent.suffix(2).first == "Short")
    #expect(drive.lastSent.last?.hasPrefix("Long answer") == true)
    #expect(drive.lastSent.count < 8)
  }

  @Test func `what was left out stays so after going on, and the server's count is kept`() {
    var drive = Drive.nearlyFull(rows: 40)
    drive.submit(Sample.words("Now this", 150))
    drive.press(.typed("l"))
    drive.grow("fine so far")
    drive.finish(read: 640, written: 20, reason: "length")
    drive.press(.alt("g"))
    #expect(drive.lastSent.count == 4)
    drive.grow(" and on")
    drive.finish(read: 658, written: 30)
    #expect(drive.gauge == "ctx 688/1.0k")
    drive.ask("next")
    #expect(drive.lastSent.count == 5)
    #expect(drive.lastSent.first?.hasPrefix("Third question") == true)
  }

  @Test func `going on with what fits asks nothing`() {
    var drive = Drive.windowed(1000)
    drive.talk("Second", "so far", read: 40, written: 20, reason: "length")
    drive.press(.alt("g"))
    #expect(!isAsking(drive))
    #expect(drive.lastSent.last == "so far")
  }

  // MARK: - Comparing

  @Test func `comparing asks about the model whose window is too small, and widens that one alone`()
  {
    var drive = Drive.nearlyFull(rows: 40)
    let text = "/compare llama3 qwen3:4b " + Sample.words("Now this", 150)
    drive.submit(text)
    #expect(isAsking(drive))
    #expect(drive.chats.count == 3)
    #expect(drive.screen.contains("more than the window of llama3:latest holds"))
    #expect(drive.model.input.editor.text == text)
    drive.press(.typed("w"))
    #expect(drive.columnsPane?.columns.count == 2)
    #expect(drive.answers.map { $0.asked.options["num_ctx"] } == [.integer(2048), nil])
    #expect(drive.model.options.isEmpty)
    #expect(drive.model.input.editor.text.isEmpty)
  }

  @Test func `comparing can leave the same turns out for all`() {
    var drive = Drive.nearlyFull(rows: 40)
    drive.submit("/compare llama3 qwen3:4b " + Sample.words("Now this", 150))
    drive.press(.typed("l"))
    drive.grow(drive.lanes[0], "one")
    drive.finish(drive.lanes[0])
    #expect(drive.chats.suffix(2).map(\.messages.count) == [3, 3])
    #expect(drive.chats.suffix(2).allSatisfy { $0.messages == drive.chats.last?.messages })
  }

  @Test
  func `answers beside one that was asked without the oldest turns are asked without them too`() {
    var drive = Drive.nearlyFull(rows: 40)
    drive.submit(Sample.words("Now this", 150))
    drive.press(.typed("l"))
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
    drive.press(Key(.enter))
    for text in ["one", "two"] {
      drive.grow(drive.lanes[0], text)
      drive.finish(drive.lanes[0])
    }
    let before = drive.chats.count
    drive.press(.typed("r"))
    #expect(isAsking(drive))
    drive.press(Key(.escape))
    #expect(drive.columnsPane?.columns.count == 2)
    #expect(drive.chats.count == before)
    drive.press(.typed("r"), Key(.enter))
    #expect(drive.chats.count == before + 1)
    #expect(drive.columnsPane?.columns.count == 2)
  }
}
