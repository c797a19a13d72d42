import OllamaWire
import Statistics
import TextUI
import Testing
import Transcript

@testable import OllatuiCore

@Suite struct VerdictTests {
  private static let rule = "— the model no longer sees what is above —"

  private func words(_ start: String, _ count: Int) -> String {
    ([start] + (0..<count).map { _ in "word" }).joined(separator: " ")
  }

  /// Three turns in a window of 1000 tokens; the third one did not fit, and was sent all the same.
  private func dropped(rows: Int = 120) -> Drive {
    var drive = Drive.windowed(1000, rows: rows, flags: [.truncationGuard: "off"])
    drive.talk(words("Second question", 300), words("Second answer", 60), read: 420, written: 80)
    drive.talk(words("Third question", 700), read: 880, written: 40)
    return drive
  }

  @Test func `a reply whose prompt did not fit says so, and what is no longer seen is marked`() {
    let drive = dropped()
    #expect(drive.screen.contains("the window was full: the server dropped the 3 oldest messages"))
    let lines = drive.screen.split(separator: "\n", omittingEmptySubsequences: false)
    let place = lines.firstIndex { $0.contains(Self.rule) }
    #expect(place.map { lines[$0 + 3].hasPrefix("Second question") } == true)
  }

  @Test func `the rule is no head: turns are still selected and jumped to by theirs`() {
    var drive = dropped()
    let head = drive.cell(of: "you", in: 1)
    drive.press(.alt("a"), .typed("k"), .typed("k"), .typed("k"))
    #expect(drive.screen.contains("turn 2/3"))
    #expect(drive.cell(of: "you", in: 1) == head)
    #expect(drive.shown(.selected).joined().contains("you"))
  }

  @Test func `the rule goes when a later request fits`() {
    var drive = dropped()
    drive.ask("/set parameter num_ctx 4096")
    drive.ask("Fourth")
    drive.grow("fine")
    drive.load(4096)
    drive.finish(read: 1300, written: 10)
    #expect(!drive.screen.contains(Self.rule))
    #expect(drive.screen.contains("the server dropped the 3 oldest messages"))
  }

  @Test func `a conversation that is opened again has its marks`() {
    var drive = dropped()
    let stored = StoredConversation(drive.model.conversation)
    drive.press(.control("n"))
    #expect(!drive.screen.contains(Self.rule))
    drive.send(.conversationRead(stored.conversation.id, stored, at: nil))
    #expect(drive.screen.contains(Self.rule))
    #expect(drive.screen.contains("the server dropped the 3 oldest messages"))
  }

  @Test func `a server that counts only what was not cached raises no alarm`() {
    var drive = Drive.windowed(4096)
    drive.talk(words("Second", 300), words("Answer", 200), read: 320, written: 210)
    drive.talk("Third", read: 12, written: 40)
    #expect(!drive.screen.contains("the window was full"))
    #expect(!drive.screen.contains(Self.rule))
    #expect((540...620).contains(drive.model.contextUse.used.rounded), "by the count before it")
  }

  @Test func `another model, and an edited history, raise no alarm`() {
    var drive = Drive.windowed(4096)
    drive.talk(words("Second", 300), words("Answer", 200), read: 320, written: 210)
    drive.ask("/model qwen3:4b")
    drive.ask("Third")
    drive.grow("yes")
    drive.load(4096, name: "qwen3:4b")
    drive.finish(read: 300, written: 40)
    #expect(!drive.screen.contains("the window was full"))
    drive.press(.alt("e"), .control("u"))
    drive.ask("Short now")
    drive.grow("yes")
    drive.finish(read: 30, written: 4)
    #expect(!drive.screen.contains("the window was full"))
  }

  @Test func `a window that ran full while the model answered is told`() {
    var drive = Drive.windowed(1000)
    drive.talk("Second", read: 700, written: 420)
    #expect(drive.screen.contains("the window ran full while it answered"))
    #expect(drive.screen.contains("120 tokens or more"))
  }

  @Test func `an answer that stopped early says which limit it was, and can be gone on with`() {
    var drive = Drive.windowed(1000, flags: [.truncationGuard: "off"])
    drive.talk("Second", read: 700, written: 300, reason: "length")
    #expect(drive.screen.contains("stopped: the window is full · Ctrl+R asks again · Alt+G"))
    drive.ask("/set parameter num_predict 20")
    drive.talk("Third", read: 300, written: 20, reason: "length")
    #expect(drive.screen.contains("stopped at its limit of 20 tokens (num_predict) · Ctrl+R"))
    drive.ask("/set parameter num_predict 50")
    drive.talk("Fourth", read: 320, written: 20, reason: "length")
    #expect(
      drive.screen.contains("stopped at its length limit (num_predict, or the window is full)"))
  }

  // MARK: - Models that are loaded again

  @Test func `a load-time option of a loaded model says that the next message loads it again`() {
    var drive = Drive.windowed(4096)
    drive.ask("/set parameter num_ctx 8192")
    #expect(
      drive.screen.contains("num_ctx is now 8192: with the next message the model is loaded again"))
    drive.ask("/set parameter temperature 1")
    #expect(drive.screen.contains("temperature 1") || drive.model.notice?.kind == .good)
    drive.ask("go")
    #expect(drive.screen.contains("the model is loaded again with other options: num_ctx 8192"))
    drive.grow("x")
    drive.finish(read: 40, written: 2)
    drive.wait(.seconds(5))
    drive.ask("go on")
    #expect(!drive.screen.contains("is loaded again"))
  }

  @Test func `a model that another program has loaded with another window is told before sending`()
  {
    var drive = Drive(columns: 90)
    drive.ask("/set parameter num_ctx 8192")
    #expect(!drive.screen.contains("loaded again"))
    drive.load(4096)
    drive.ask("go")
    #expect(drive.screen.contains("the model is loaded again with other options: num_ctx 8192"))
  }
}
