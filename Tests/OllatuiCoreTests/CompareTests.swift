import OllamaWire
import TextUI
import Testing
import Transcript

@testable import OllatuiCore

@Suite struct CompareTests {
  private let both = ["llama3:latest", "qwen3:4b"]

  @Test func `the second model is asked once the first has answered`() {
    var drive = Drive.comparing()
    #expect(drive.askedModels == ["llama3:latest"])
    let lanes = drive.lanes
    drive.grow(lanes[0], "one")
    #expect(drive.askedModels == ["llama3:latest"])
    drive.finish(lanes[0])
    #expect(drive.askedModels == both)
    #expect(drive.chats.map(\.messages) == [[.user("why")], [.user("why")]])
    drive.grow(lanes[1], "two")
    drive.finish(lanes[1])
    #expect(drive.lanes == [])
    #expect(drive.answers.map(\.content) == ["one", "two"])
    #expect(drive.answers.map(\.state) == [.finished, .finished])
  }

  @Test func `at once all are asked, and each gets its own text`() {
    var drive = Drive.comparing(flags: [.compare: "at-once"])
    #expect(drive.askedModels == both)
    let lanes = drive.lanes
    for index in 0..<6 { drive.grow(lanes[index % 2], "\(index) ") }
    drive.finish(lanes[1])
    drive.grow(lanes[0], "6")
    drive.finish(lanes[0])
    #expect(drive.answers.map(\.content) == ["0 2 4 6", "1 3 5 "])
  }

  @Test func `asking at once can be chosen while one is asked`() {
    var drive = Drive.comparing()
    drive.press(.typed("q"))
    drive.ask("/set compare at-once")
    #expect(drive.askedModels == both)
  }

  @Test func `one that fails says why, and the others go on`() {
    var drive = Drive.comparing()
    let lanes = drive.lanes
    drive.finish(lanes[0], .failed(.modelNotFound("llama3:latest", status: 404)))
    #expect(drive.askedModels == both)
    drive.grow(lanes[1], "two")
    drive.finish(lanes[1])
    #expect(drive.screen.contains("model \"llama3:latest\" not found"))
    #expect(drive.answers[1].state == .finished)
  }

  @Test func `Esc stops the answer in focus, and the next model is asked`() {
    var drive = Drive.comparing()
    let lanes = drive.lanes
    drive.grow(lanes[0], "one")
    drive.press(Key(.escape))
    #expect(drive.effects.first == .cancelReply(lanes[0]))
    #expect(drive.askedModels == both)
    drive.grow(lanes[0], "late")
    #expect(drive.answers.map(\.content) == ["one", ""])
    #expect(drive.answers.map(\.state) == [.cancelled, .connecting])
  }

  @Test func `one that waits can be stopped before it is asked`() {
    var drive = Drive.comparing()
    let lanes = drive.lanes
    drive.press(Key(.right), Key(.escape))
    #expect(drive.effects == [])
    drive.finish(lanes[0])
    #expect(drive.askedModels == ["llama3:latest"])
    #expect(drive.answers[1].state == .cancelled)
  }

  @Test(arguments: [Key.typed("x"), .control("c")])
  func `a key stops all, and none is asked any more`(key: Key) {
    var drive = Drive.comparing()
    drive.press(key)
    #expect(drive.answers.map(\.state) == [.cancelled, .cancelled])
    #expect(drive.askedModels == ["llama3:latest"])
    #expect(drive.columnsPane != nil)
    drive.press(key)
    #expect(drive.columnsPane == nil)
  }

  @Test func `outside the columns Esc stops all`() {
    var drive = Drive.comparing()
    drive.press(.typed("q"), Key(.escape))
    #expect(drive.answers.map(\.state) == [.cancelled, .cancelled])
    #expect(drive.askedModels == ["llama3:latest"])
  }

  @Test func `who leaves loses nothing, and comes back with the command alone`() {
    var drive = Drive.comparing()
    let lanes = drive.lanes
    drive.press(.typed("q"))
    drive.grow(lanes[0], "one")
    #expect(drive.screen.contains("‹1/2›"))
    drive.finish(lanes[0])
    drive.grow(lanes[1], "two")
    drive.ask("/compare")
    #expect(drive.columnsPane?.columns.count == 2)
    drive.grow(lanes[1], " and more")
    #expect(drive.screen.contains("two and more"))
    drive.finish(lanes[1])
    #expect(drive.lanes == [])
  }

  @Test func `while they come nothing else is asked or changed`() {
    var drive = Drive.comparing()
    drive.press(.typed("q"))
    drive.ask("more")
    #expect(drive.model.conversation.turns.count == 1)
    #expect(drive.model.input.editor.text == "more")
    drive.press(.control("u"), .control("r"))
    #expect(drive.screen.contains("a reply is on its way"))
    drive.press(.alt("e"))
    #expect(drive.model.shown.editing == nil)
    drive.press(.alt("a"), .typed("d"))
    #expect(drive.model.conversation.turns.count == 1)
  }

  @Test func `in another conversation the next model is asked all the same`() {
    var drive = Drive.comparing()
    let lanes = drive.lanes
    drive.press(.typed("q"), .control("n"))
    drive.grow(lanes[0], "one")
    drive.finish(lanes[0])
    #expect(drive.askedModels == both)
    #expect(!drive.screen.contains("is answered"))
    drive.grow(lanes[1], "two")
    drive.wait(.milliseconds(300))
    drive.finish(lanes[1])
    #expect(drive.screen.contains("“why” is answered"))
    drive.press(Key(.function(3)), Key(.down), Key(.enter))
    #expect(drive.answers.map(\.content) == ["one", "two"])
  }

  @Test func `deleting the conversation stops all`() {
    var drive = Drive.comparing(store: .ready)
    drive.press(.typed("q"))
    drive.send(.recorded(RecordTicket(value: .max)))
    let lane = drive.lanes[0]
    drive.ask("/delete")
    drive.wait(.milliseconds(150))
    drive.press(Key(.enter))
    #expect(drive.effects.contains(.cancelReply(lane)))
    #expect(drive.askedModels == ["llama3:latest"])
    #expect(drive.lanes == [])
  }

  @Test func `without a prompt the last message is asked`() {
    var drive = Drive()
    drive.answer("because", to: "why")
    drive.ask("/compare qwen3:4b llama3")
    #expect(drive.model.conversation.turns.count == 1)
    #expect(drive.answers.map(\.model) == ["llama3:latest", "qwen3:4b", "llama3:latest"])
    #expect(drive.columnsPane?.columns.map(\.alternate) == [1, 2])
    #expect(drive.chats.last?.messages == [.user("why")])
  }

  @Test func `a single model is compared with the answer there is`() {
    var drive = Drive()
    drive.answer("because", to: "why")
    drive.ask("/compare qwen3:4b")
    #expect(drive.columnsPane?.columns.map(\.alternate) == [0, 1])
    #expect(drive.askedModels == both)
  }

  @Test func `where nothing was said the next message goes to all`() {
    var drive = Drive()
    drive.ask("/compare llama3 qwen3:4b")
    #expect(drive.screen.contains("a message to llama3:latest, qwen3:4b"))
    drive.ask("why")
    #expect(drive.answers.map(\.model) == both)
    #expect(drive.columnsPane != nil)
  }

  @Test func `Esc lets go of asking several`() {
    var drive = Drive()
    drive.ask("/compare llama3 qwen3:4b")
    drive.press(Key(.escape))
    #expect(!drive.screen.contains("a message to"))
    drive.ask("why")
    #expect(drive.answers.count == 1)
    #expect(drive.columnsPane == nil)
  }

  @Test(arguments: [
    ("/compare", "usage: /compare"),
    ("/compare nosuch qwen3:4b", "couldn't find model 'nosuch'"),
    ("/compare llama3 nosuch:7b", "couldn't find model 'nosuch:7b'"),
    ("/compare llama3 qwen3:4b llama3 qwen3:4b llama3", "usage: /compare"),
    ("/compare llama3 tell me", "usage: /compare"),
    ("/compare llama3 temperature=hot qwen3:4b", "temperature wants a number"),
    ("/compare llama3 temprature=1 qwen3:4b", "did you mean \"temperature\"?"),
  ])
  func `what can't be compared is said`(command: String, said: String) {
    var drive = Drive(columns: 120)
    drive.ask(command)
    #expect(drive.screen.contains(said), "\(drive.screen)")
    #expect(drive.model.input.editor.text == command)
    #expect(drive.allEffects.allSatisfy { if case .startReply = $0 { false } else { true } })
  }

  @Test func `one goes on with the answer that was picked, its model and its options`() {
    var drive = Drive.comparing("/compare llama3 qwen3:4b temperature=0 temperature=1 why")
    for (index, lane) in drive.lanes.enumerated() {
      drive.grow(lane, "answer \(index)")
      drive.finish(lane)
    }
    #expect(drive.chats.map { $0.options["temperature"] } == [nil, .number(0), .number(1)])
    drive.press(Key(.right), Key(.right), Key(.enter))
    #expect(drive.columnsPane == nil)
    #expect(drive.screen.contains("you go on with qwen3:4b temperature=1"))
    #expect(drive.screen.contains("‹3/3›"))
    drive.ask("more")
    #expect(drive.chats.last?.model == "qwen3:4b")
    #expect(drive.chats.last?.options["temperature"] == .number(1))
    #expect(
      drive.chats.last?.messages == [.user("why"), .assistant("answer 2"), .user("more")])
  }

  @Test func `the answer that was picked is asked again as usual`() {
    var drive = Drive.comparing()
    for lane in drive.lanes { drive.finish(lane) }
    drive.press(Key(.right), Key(.enter), .control("r"))
    #expect(drive.answers.map(\.model) == both + ["qwen3:4b"])
    #expect(drive.columnsPane == nil)
  }

  @Test func `one answer is asked again in its place`() {
    var drive = Drive.comparing()
    for lane in drive.lanes { drive.finish(lane) }
    drive.press(Key(.right), .typed("r"))
    #expect(drive.askedModels == both + ["qwen3:4b"])
    #expect(drive.columnsPane?.columns.map(\.alternate) == [0, 2])
    drive.grow(drive.lanes[0], "again")
    #expect(drive.screen.contains("│ again"))
  }

  @Test(arguments: [Key(.function(1)), .control("s")])
  func `what is opened over the columns gives way to them again, with what came meanwhile`(
    key: Key
  ) {
    var drive = Drive.comparing()
    let lane = drive.lanes[0]
    drive.grow(lane, "one")
    drive.press(Key(.right), key)
    #expect(drive.columnsPane == nil)
    drive.grow(lane, " and more")
    drive.press(Key(.escape))
    #expect(drive.columnsPane?.focus == 1)
    #expect(drive.screen.contains("one and more"))
  }

  @Test func `what is pasted over what lies over the columns is seen, so they stay away`() {
    var drive = Drive.comparing()
    drive.press(Key(.function(1)))
    drive.send(.input(.paste("more")))
    #expect(drive.columnsPane == nil)
    #expect(drive.model.input.editor.text == "more")
  }

  @Test func `the statistics are those of the answer in focus`() {
    var drive = Drive.comparing(rows: 30)
    for lane in drive.lanes { drive.finish(lane) }
    drive.press(Key(.right), .control("s"))
    #expect(drive.screen.contains("qwen3:4b · finished · reply 2 of 2"))
    drive.press(Key(.escape), Key(.left), .control("s"))
    #expect(drive.screen.contains("llama3:latest · finished · reply 1 of 2"))
  }

  @Test func `another model has not read the prompt before, the same one with options has`() {
    var drive = Drive.comparing("/compare llama3 qwen3:4b seed=1 seed=2 why")
    for lane in drive.lanes { drive.finish(lane) }
    let spots = drive.model.conversation.replySpots
    #expect(spots.map(\.isRetry) == [false, false, true])
    let turn = drive.model.conversation.turns[0]
    #expect(spots.map(\.isRetry) == turn.shown.map { turn.isRetry(alternate: $0) })
  }
}
