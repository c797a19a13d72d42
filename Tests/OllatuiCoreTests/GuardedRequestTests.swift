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
    drive.answer(Key(.enter))
    drive.grow("an answer without the beginning")
    drive.finish(read: 690, written: 20)
    return drive
  }

  // MARK: - Asking again

  @Test func `asking again what did not fit is asked about, and Esc sends nothing`() {
    var drive = overfull()
    drive.type("a draft")
    drive.press(.control("r"))
    #expect(drive.isAskingOfWindow)
    #expect(drive.chats.count == 4)
    #expect(drive.screen.contains("The server would drop the 3 oldest messages"))
    #expect(drive.screen.contains("Esc sends nothing"))
    drive.answer(Key(.escape))
    #expect(drive.model.overlay == nil)
    #expect(drive.chats.count == 4)
    #expect(drive.model.input.editor.text == "a draft")
    #expect(drive.model.conversation.turns[3].alternates.count == 1)
  }

  @Test func `Enter asks again all the same, and the draft stays`() {
    var drive = overfull()
    drive.type("a draft")
    drive.press(.control("r"))
    drive.answer(Key(.enter))
    #expect(drive.chats.count == 5)
    #expect(drive.chats.last == drive.chats.dropLast().last)
    #expect(drive.model.input.editor.text == "a draft")
    #expect(drive.model.overlay == nil)
  }

  @Test func `W asks again with a larger window, from then on`() {
    var drive = overfull()
    drive.press(.control("r"))
    drive.answer(.typed("w"))
    #expect(drive.chats.last?.options["num_ctx"] == .integer(2048))
    #expect(drive.lastSent.count == 7)
    #expect(drive.model.options["num_ctx"] == .integer(2048))
  }

  @Test func `L asks again without the oldest turns`() {
    var drive = overfull()
    drive.press(.control("r"))
    drive.answer(.typed("l"))
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
    #expect(!drive.isAskingOfWindow)
    #expect(drive.chats.count == 3)
  }

  @Test func `a command that is typed stays in the box until that is agreed to`() {
    var drive = overfull()
    drive.ask("/retry")
    #expect(drive.isAskingOfWindow)
    #expect(drive.screen.contains("Esc leaves the text in the box"))
    drive.answer(Key(.escape))
    #expect(drive.model.input.editor.text == "/retry")
    drive.press(Key(.enter))
    drive.answer(Key(.enter))
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
    #expect(drive.isAskingOfWindow)
    drive.answer(Key(.escape))
    #expect(drive.screen.contains("turn 4/5"))
    drive.press(.typed("r"))
    drive.answer(Key(.enter))
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
    #expect(drive.isAskingOfWindow)
    #expect(drive.screen.contains("to be sent ≈1,002 (±0), window 1,000"))
    drive.answer(.typed("w"))
    #expect(drive.chats.last?.options["num_ctx"] == .integer(2048))
    #expect(drive.lastSent.last?.hasPrefix("Long answer") == true)
    #expect(drive.lastSent.count == 8)
  }

  @Test func `going on leaves turns out where that is wanted`() {
    var drive = Drive.nearlyFull(rows: 40)
    drive.talk("Short", Sample.words("Long answer", 50), read: 950, written: 52, reason: "length")
    drive.press(.alt("g"))
    drive.answer(.typed("l"))
    #expect(drive.lastSent.suffix(2).first == "Short")
    #expect(drive.lastSent.last?.hasPrefix("Long answer") == true)
    #expect(drive.lastSent.count < 8)
  }

  @Test func `what was left out stays so after going on, and the server's count is kept`() {
    var drive = Drive.nearlyFull(rows: 40)
    drive.submit(Sample.words("Now this", 150))
    drive.answer(.typed("l"))
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
    #expect(!drive.isAskingOfWindow)
    #expect(drive.lastSent.last == "so far")
  }
}
