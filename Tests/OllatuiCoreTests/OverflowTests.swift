import OllamaWire
import Statistics
import TextUI
import Testing
import Transcript

@testable import OllatuiCore

@Suite struct OverflowTests {
  private func nearlyFull(
    _ flags: [SettingID: String] = [:], trained: Int = 32_768, rows: Int = 30,
    bytesPerToken: Int? = nil
  ) -> Drive {
    .nearlyFull(flags, trained: trained, rows: rows, bytesPerToken: bytesPerToken)
  }

  private var long: String { Sample.words("Now this", 150) }

  @Test func `before a message that can't fit it asks, and says what would be dropped`() {
    var drive = nearlyFull(bytesPerToken: 131_072)
    drive.submit(long)
    #expect(drive.chats.count == 3)
    let screen = drive.screen
    #expect(screen.contains("more than the window holds"))
    #expect(screen.contains("window 1,000"))
    #expect(screen.contains("The server would drop the 3 oldest messages without saying so"))
    #expect(screen.contains("  you: first\n"))
    #expect(screen.contains("  llama3:latest: one\n"))
    #expect(screen.contains("W asks for a window of 2,048 tokens"))
    #expect(screen.contains("about 137 MB\n more memory"))
    #expect(drive.model.input.editor.text == long)
  }

  @Test func `Esc leaves the text in the box, and nothing goes out`() {
    var drive = nearlyFull()
    drive.submit(long)
    drive.answer(Key(.escape))
    #expect(drive.model.input.editor.text == long)
    #expect(drive.chats.count == 3)
    #expect(drive.model.overlay == nil)
    #expect(drive.model.conversation.turns.count == 3)
  }

  @Test func `Enter sends all of it`() {
    var drive = nearlyFull()
    drive.submit(long)
    drive.answer(Key(.enter))
    #expect(drive.lastSent.count == 7)
    #expect(drive.lastSent.last == long)
    #expect(drive.model.input.editor.text.isEmpty)
  }

  @Test(arguments: [Key(.enter), .typed("y"), .typed("w"), .typed("l"), Key(.escape)])
  func `a key that was typed ahead sends nothing, and leaves the text as it is`(key: Key) {
    var drive = nearlyFull()
    drive.submit(long)
    for _ in 0..<3 {
      drive.press(key)
      drive.wait(.milliseconds(49))
      #expect(drive.isAskingOfWindow)
      #expect(drive.chats.count == 3)
      #expect(drive.model.input.editor.text == long)
    }
    drive.wait(.milliseconds(3))
    drive.press(key)
    #expect(!drive.isAskingOfWindow)
    #expect(drive.chats.count == (key == Key(.escape) ? 3 : 4))
  }

  @Test func `W asks for a larger window from then on`() {
    var drive = nearlyFull()
    drive.submit(long)
    drive.answer(.typed("w"))
    #expect(drive.chats.last?.options["num_ctx"] == .integer(2048))
    #expect(drive.lastSent.count == 7)
    #expect(drive.screen.contains("the model is loaded again with other options: num_ctx 2048"))
    drive.grow("fine")
    drive.load(2048)
    drive.finish(read: 1120, written: 30)
    #expect(drive.gauge == "ctx 1.2k/2.0k")
    drive.ask("next")
    #expect(drive.chats.last?.options["num_ctx"] == .integer(2048))
  }

  @Test func `a model that was trained for no more can't have a larger window`() {
    var drive = nearlyFull(trained: 1000)
    drive.submit(long)
    #expect(!drive.screen.contains("W asks"))
    drive.answer(.typed("w"))
    #expect(drive.chats.count == 3)
  }

  @Test func `L leaves the oldest turns out of this and the next request, and deletes nothing`() {
    var drive = nearlyFull()
    drive.submit(long)
    drive.answer(.typed("l"))
    #expect(drive.model.conversation.turns.count == 4)
    #expect(drive.lastSent.first?.hasPrefix("Third question") == true)
    #expect(drive.lastSent.count == 3)
    #expect(drive.chats.last?.options.isEmpty == true)
    drive.grow("fine")
    drive.finish(read: 640, written: 20)
    #expect(drive.gauge == "ctx 660/1.0k")
    drive.ask("next")
    #expect(drive.lastSent.first?.hasPrefix("Third question") == true)
    #expect(drive.lastSent.count == 5)
  }

  @Test func `the whole goes out again when that is asked for`() {
    var drive = nearlyFull()
    drive.submit(long)
    drive.answer(.typed("l"))
    drive.grow("fine")
    drive.finish(read: 640, written: 20)
    drive.ask("/set truncation-guard off")
    drive.ask("/whole")
    #expect(drive.screen.contains("the next message goes out with the whole conversation"))
    drive.ask("next")
    #expect(drive.lastSent.dropFirst(2).first?.hasPrefix("Second question") == true)
    #expect(drive.lastSent.count == 9)
  }

  @Test func `how many turns are left out is chosen with the arrows`() {
    var drive = nearlyFull()
    drive.submit(long)
    #expect(drive.screen.contains("L leaves the 2 oldest turns out"))
    drive.answer(Key(.right))
    #expect(drive.screen.contains("L leaves the 3 oldest turns out"))
    drive.answer(.typed("l"))
    #expect(drive.lastSent == [long])
    drive.grow("fine")
    drive.finish(read: 180, written: 20)
    drive.ask("next")
    #expect(drive.lastSent == [long, "fine", "next"])
    drive.press(Key(.escape), .control("r"))
    #expect(drive.lastSent == [long, "fine", "next"])
  }

  @Test func `a turn that was left out stands above a rule`() {
    var drive = nearlyFull(rows: 60)
    drive.submit(long)
    drive.answer(.typed("l"))
    drive.grow("fine")
    drive.finish(read: 640, written: 20)
    let rule = "— the model no longer sees what is above —"
    let lines = drive.screen.split(separator: "\n", omittingEmptySubsequences: false)
    let place = lines.firstIndex { $0.contains(rule) }
    #expect(place.map { lines[$0 + 3].hasPrefix("Third question") } == true)
    #expect(drive.shown(.dim).contains(rule))
  }

  @Test func `a message that alone is too long would be cut, which is said`() {
    var drive = Drive.windowed(1000)
    drive.submit(Sample.words("Endless", 2000))
    #expect(drive.screen.contains("Your message alone is too long"))
    #expect(drive.chats.count == 1)
  }

  @Test func `a model whose window no server shifts by itself may have it refused, which is said`()
  {
    var drive = Drive.windowed(1000)
    drive.tell(trained: 32_768, shifts: false)
    drive.submit(Sample.words("Endless", 2000))
    #expect(drive.screen.contains("The server would most likely refuse it"))
    #expect(!drive.screen.contains("cut out its middle"))
    drive.answer(Key(.escape))
    drive.press(.control("u"))
    drive.ask("/set parameter shift on")
    drive.submit(Sample.words("Endless", 2000))
    #expect(drive.screen.contains("cut out its middle, or refuse it"))
  }

  @Test func `what may fit by the estimate's spread goes out without a question`() {
    var drive = Drive.windowed(1000)
    drive.talk("Second", read: 900, written: 60)
    drive.ask("This may take some forty tokens or less, which nobody can tell before.")
    #expect(drive.chats.count == 3)
  }

  @Test func `of a window that is not known nothing is said`() {
    var drive = Drive(columns: 90)
    drive.talk("first", read: 20, written: 5)
    drive.submit(Sample.words("Endless", 20_000))
    #expect(drive.chats.count == 2)
  }

  @Test func `more than the model was ever trained for is asked about`() {
    var drive = Drive(columns: 90, rows: 30)
    drive.type("x")
    drive.tell(trained: 512)
    drive.press(.control("u"))
    drive.submit(Sample.words("Endless", 2000))
    #expect(drive.chats.isEmpty)
    #expect(drive.screen.contains("window 512"))
  }

  @Test func `the setting turns the question off`() {
    var drive = nearlyFull([.truncationGuard: "off"])
    drive.submit(long)
    #expect(drive.chats.count == 4)
  }

  @Test func `an edited message is asked about too, and stays being edited`() {
    var drive = nearlyFull()
    drive.press(.alt("e"))
    guard drive.model.shown.editing != nil else {
      Issue.record("Alt+E did not edit")
      return
    }
    drive.press(.control("u"))
    drive.submit(Sample.words("Changed", 900))
    #expect(drive.chats.count == 3)
    #expect(drive.screen.contains("more than the window holds"))
    drive.answer(Key(.escape))
    #expect(drive.model.shown.editing != nil)
    drive.press(Key(.enter))
    drive.answer(Key(.enter))
    #expect(drive.lastSent.last?.hasPrefix("Changed") == true)
    #expect(drive.lastSent.count == 5)
  }

  @Test func `generate asks about its prompt alone`() {
    var drive = nearlyFull()
    drive.press(.control("t"))
    drive.submit(long)
    #expect(drive.generations.count == 1)
    drive.grow("fine")
    drive.finish(read: 160, written: 10)
    drive.submit(Sample.words("Endless", 2000))
    #expect(drive.generations.count == 1)
    #expect(drive.screen.contains("Your message alone is too long"))
  }
}
