import OllamaWire
import Statistics
import TextUI
import Testing
import Transcript

@testable import OllatuiCore

@Suite struct VerdictTests {
  private static let rule = "— the model no longer sees what is above —"

  /// Three turns in a window of 1000 tokens; the third one did not fit, and was sent all the same.
  private func dropped(rows: Int = 120) -> Drive {
    var drive = Drive.windowed(1000, rows: rows, flags: [.truncationGuard: "off"])
    drive.talk(
      Sample.words("Second question", 300), Sample.words("Second answer", 60), read: 420,
      written: 80)
    drive.talk(Sample.words("Third question", 700), read: 880, written: 40)
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

  @Test func `answers side by side that are opened again each have their own`() {
    var drive = Drive.windowed(1000, rows: 40, flags: [.truncationGuard: "off"])
    drive.ask("/compare llama3 temperature=0 temperature=1 why")
    for (read, text) in [(700, "one"), (990, "two")] {
      drive.grow(drive.lanes[0], text)
      drive.finish(read: read, written: read == 700 ? 420 : 40)
    }
    let stored = StoredConversation(drive.model.conversation)
    drive.press(.typed("q"), .control("n"))
    drive.send(.conversationRead(stored.conversation.id, stored, at: nil))
    drive.ask("/compare")
    #expect(drive.columnsPane?.columns.count == 2)
    let words = drive.screen.replacing(/[\s│]+/, with: " ")
    #expect(words.contains("120 tokens or more"), "the one that is shown no more")
    #expect(words.contains("30 tokens or more"))
  }

  @Test func `a server that counts only what was not cached raises no alarm`() {
    var drive = Drive.windowed(4096)
    drive.talk(Sample.words("Second", 300), Sample.words("Answer", 200), read: 320, written: 210)
    drive.talk("Third", read: 12, written: 40)
    #expect(!drive.screen.contains("the window was full"))
    #expect(!drive.screen.contains(Self.rule))
    #expect((540...620).contains(drive.model.contextUse.used.rounded), "by the count before it")
  }

  @Test func `another model, and an edited history, raise no alarm`() {
    var drive = Drive.windowed(4096)
    drive.talk(Sample.words("Second", 300), Sample.words("Answer", 200), read: 320, written: 210)
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
    #expect(
      drive.screen.replacing("\n", with: " ").contains(
        "/set parameter num_ctx 2048 makes room for it · Ctrl+R asks again"))
  }

  @Test func `what was given up while the model answered stands above a rule`() {
    var drive = Drive.windowed(1000, rows: 120)
    drive.talk(Sample.words("Second question", 180), read: 210, written: 40)
    drive.talk(Sample.words("Third question", 180), read: 450, written: 40)
    #expect(!drive.screen.contains(Self.rule))
    drive.talk(Sample.words("Fourth question", 200), read: 700, written: 420)
    let lines = drive.screen.split(separator: "\n", omittingEmptySubsequences: false)
    let place = lines.firstIndex { $0.contains(Self.rule) }
    #expect(place.map { lines[$0 + 3].hasPrefix("Third question") } == true)
  }

  @Test func `an answer that reached its limit after older text was given up says both`() {
    var drive = Drive.windowed(1000)
    drive.ask("/set parameter num_predict 420")
    drive.talk("Second", read: 700, written: 420, reason: "length")
    #expect(drive.screen.contains("stopped at its limit of 420 tokens (num_predict)"))
    #expect(drive.screen.contains("the window ran full while it answered"))
  }

  @Test func `an answer that comes is not said to have lost what the one before it lost`() {
    var drive = Drive.windowed(1000)
    drive.talk("Second", read: 700, written: 420)
    drive.press(.control("r"))
    drive.grow("another answer")
    #expect(!drive.screen.contains("the window ran full"))
    drive.finish(read: 700, written: 20)
    #expect(!drive.screen.contains("the window ran full"))
    drive.press(.alt("p"))
    #expect(drive.screen.contains("the window ran full"))
  }

  @Test func `the larger window that helps is asked for when it is asked again`() {
    var drive = Drive.windowed(1000)
    drive.talk("Second", read: 700, written: 420)
    drive.ask("/set parameter num_ctx 2048")
    drive.press(.control("r"))
    #expect(drive.chats.last?.options["num_ctx"] == .integer(2048))
    #expect(drive.lastSent.last == "Second")
  }

  @Test func `an answer that stopped early says which limit it was, and can be gone on with`() {
    var drive = Drive.windowed(1000, flags: [.truncationGuard: "off"])
    drive.talk("Second", read: 700, written: 300, reason: "length")
    #expect(
      drive.screen.contains(
        "stopped: the window is full · /set parameter num_ctx 2048 makes room for it"))
    drive.ask("/set parameter num_predict 20")
    drive.talk("Third", read: 300, written: 20, reason: "length")
    #expect(drive.screen.contains("stopped at its limit of 20 tokens (num_predict) · Ctrl+R"))
    drive.ask("/set parameter num_predict 50")
    drive.talk("Fourth", read: 320, written: 20, reason: "length")
    #expect(
      drive.screen.contains("stopped at its length limit (num_predict, or the window is full)"))
  }

  @Test func `models in the cloud raise no alarm by a window that they do not have`() {
    var drive = Drive(columns: 90)
    drive.ask("/model glm:cloud")
    drive.ask("/set parameter num_ctx 512")
    #expect(!drive.screen.contains("loaded again"))
    drive.submit(Sample.words("First", 900))
    #expect(drive.chats.count == 1)
    #expect(!drive.screen.contains("loaded again"))
    drive.grow("yes")
    drive.finish(read: 500, written: 400)
    #expect(!drive.screen.contains("the window"))
    #expect(drive.gauge == nil)
  }

  @Test func `a model that sees has more of a window than is asked for`() {
    var drive = Drive(columns: 90)
    drive.type("x")
    var facts = ModelFacts()
    facts.trained = 32_768
    facts.least = 2048
    drive.send(
      .modelShown(drive.model.server.identity.id, "llama3:latest", .success(facts)))
    drive.press(.control("u"))
    drive.ask("/set parameter num_ctx 512")
    drive.talk(Sample.words("First", 900), read: 920, written: 40)
    #expect(drive.chats.count == 1)
    #expect(!drive.screen.contains("the window"))
  }

  // MARK: - Models that are loaded again

  @Test func `the size that a server has chosen by itself is no reason to load the model again`() {
    var drive = Drive.windowed(4096)
    drive.ask("/set parameter num_ctx 4096")
    #expect(!drive.screen.contains("loaded again"))
    drive.ask("go")
    #expect(!drive.screen.contains("loaded again"))
  }

  @Test func `shift loads the model again, and on, as servers have it, does not`() {
    var drive = Drive.windowed(4096)
    drive.ask("/set parameter shift on")
    #expect(!drive.screen.contains("loaded again"))
    drive.ask("/set parameter truncate off")
    #expect(!drive.screen.contains("loaded again"))
    drive.ask("/set parameter shift off")
    #expect(drive.screen.contains("shift is now off: with the next message the model is loaded"))
    drive.ask("go")
    #expect(drive.screen.contains("the model is loaded again with other options: shift false"))
    #expect(drive.chats.last?.shift == false)
    #expect(drive.chats.last?.truncate == false)
    #expect(drive.chats.last?.options.isEmpty == true)
  }

  @Test func `a model whose window no server shifts by itself is loaded again to have it shifted`()
  {
    var drive = Drive.windowed(4096)
    drive.tell(trained: 32_768, shifts: false)
    drive.ask("/set parameter shift off")
    #expect(!drive.screen.contains("loaded again"))
    drive.ask("go")
    #expect(!drive.screen.contains("loaded again"))
    drive.finish()
    drive.ask("/set parameter shift on")
    #expect(drive.screen.contains("shift is now on: with the next message the model is loaded"))
    drive.press(.control("r"))
    #expect(drive.screen.contains("the model is loaded again with other options: shift true"))
    #expect(drive.chats.last?.shift == true)
  }

  @Test func `a larger window says what it takes in memory, where that is known`() {
    var drive = Drive.windowed(4096)
    drive.tell(trained: 32_768, bytesPerToken: 131_072)
    drive.ask("/set parameter num_ctx 8192")
    #expect(
      drive.screen.contains("num_ctx is now 8192, about 537 MB more memory: the model is loaded"))
    drive.ask("/set parameter num_ctx 2048")
    #expect(!drive.screen.contains("more memory"))
  }

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
