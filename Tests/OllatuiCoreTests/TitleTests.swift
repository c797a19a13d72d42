import OllamaWire
import TextUI
import Testing
import Transcript

@testable import OllatuiCore

@Suite struct TitleTests {
  /// The requests that ask for something else than an answer to the prompt.
  private func titleRequests(_ drive: Drive) -> [(ReplyID, ChatRequest)] {
    drive.effects.compactMap { effect in
      if case .startReply(let id, .chat(let request)) = effect { (id, request) } else { nil }
    }
  }

  private static func delta(_ text: String) -> ReplyDelta {
    var delta = ReplyDelta()
    delta.content = text
    return delta
  }

  @Test func `no model is asked for a title unless the user wants it`() {
    var drive = Drive()
    drive.ask("why is the sky blue?")
    drive.grow("Because.")
    drive.finish()
    #expect(titleRequests(drive).isEmpty)
    #expect(drive.model.conversation.title == "why is the sky blue?")
  }

  @Test func `the model names a conversation after its first answer`() throws {
    var drive = Drive(flags: [.titles: "model"])
    drive.ask("why is the sky blue?")
    drive.grow("Because.")
    drive.finish()
    let (id, request) = try #require(titleRequests(drive).first)
    #expect(request.messages.map(\.role) == ["user", "assistant", "user"])
    #expect(request.think == .off)
    drive.send(
      .replyGrew(id, Self.delta("“Why the sky "), ReadTimes(at: drive.now, pieces: 1)))
    drive.send(.replyGrew(id, Self.delta("is blue”\n"), ReadTimes(at: drive.now, pieces: 1)))
    drive.send(.replyEnded(id, .finished, at: drive.now))
    #expect(drive.model.conversation.title == "Why the sky is blue")
    #expect(drive.model.conversation.turns.count == 1)
    drive.ask("and at night?")
    drive.finish()
    #expect(titleRequests(drive).isEmpty, "it is asked once")
  }

  @Test func `a title that fails or says nothing changes nothing`() throws {
    for (text, end) in [("…", ReplyEnd.finished), ("Blue", .incomplete)] {
      var drive = Drive(flags: [.titles: "model"])
      drive.ask("why?")
      drive.grow("Because.")
      drive.finish()
      let (id, _) = try #require(titleRequests(drive).first)
      drive.send(.replyGrew(id, Self.delta(text), ReadTimes(at: drive.now, pieces: 1)))
      drive.send(.replyEnded(id, end, at: drive.now))
      #expect(drive.model.conversation.title == "why?")
    }
  }

  /// The requests so far that end with the wish for a title.
  private func allTitleRequests(_ drive: Drive) -> [ChatRequest] {
    drive.chats.filter { $0.messages.last?.content.contains("a title of") ?? false }
  }

  @Test func `of models that are compared one names the conversation, once all have ended`() {
    var drive = Drive.comparing(flags: [.titles: "model"])
    let lanes = drive.lanes
    drive.grow(lanes[0], "one")
    drive.finish(lanes[0])
    #expect(allTitleRequests(drive).isEmpty, "it would spoil the figures of the second")
    drive.grow(lanes[1], "two")
    drive.finish(lanes[1])
    #expect(allTitleRequests(drive).map(\.model) == ["llama3:latest"])
    #expect(
      allTitleRequests(drive).first?.messages.dropLast() == [.user("why"), .assistant("one")])
    drive.press(Key(.right), Key(.enter))
    #expect(allTitleRequests(drive).count == 1)
  }

  @Test func `the model that was picked while others came names the conversation`() {
    var drive = Drive.comparing(flags: [.titles: "model", .compare: "at-once"])
    let lanes = drive.lanes
    drive.grow(lanes[1], "two")
    drive.finish(lanes[1])
    drive.press(Key(.right), Key(.enter))
    #expect(allTitleRequests(drive).isEmpty)
    drive.grow(lanes[0], "one")
    drive.finish(lanes[0])
    #expect(allTitleRequests(drive).map(\.model) == ["qwen3:4b"])
  }

  @Test func `where the first model failed the second names the conversation`() {
    var drive = Drive.comparing(flags: [.titles: "model"])
    let lanes = drive.lanes
    drive.finish(lanes[0], .failed(.modelNotFound("llama3:latest", status: 404)))
    drive.grow(lanes[1], "two")
    drive.finish(lanes[1])
    #expect(allTitleRequests(drive).map(\.model) == ["qwen3:4b"])
  }

  @Test(arguments: [Key.typed("x"), Key(.escape)])
  func `the answer that came names the conversation where the rest was stopped`(key: Key) {
    var drive = Drive.comparing(flags: [.titles: "model"])
    let lanes = drive.lanes
    drive.grow(lanes[0], "one")
    drive.finish(lanes[0])
    drive.press(Key(.right), key)
    #expect(drive.answers.map(\.state) == [.finished, .cancelled])
    #expect(allTitleRequests(drive).map(\.model) == ["llama3:latest"])
  }

  @Test func `an answer that was asked for again names nothing a second time`() {
    var drive = Drive(flags: [.titles: "model"])
    drive.answer("Because.")
    drive.press(.control("r"))
    drive.grow("So.")
    drive.finish()
    #expect(allTitleRequests(drive).count == 1)
  }
}
