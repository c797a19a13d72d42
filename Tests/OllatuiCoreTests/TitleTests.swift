import OllamaWire
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
}
