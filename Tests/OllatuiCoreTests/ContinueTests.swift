import OllamaWire
import TextUI
import Testing
import Transcript

@testable import OllatuiCore

@Suite struct ContinueTests {
  /// A reply that was stopped half-way.
  private func cut(_ drive: Drive = Drive(columns: 80, rows: 20)) -> Drive {
    var drive = drive
    drive.ask("hi")
    drive.grow("Half an ans")
    drive.press(Key(.escape))
    return drive
  }

  @Test func `going on sends the text so far as the last message, and appends without a seam`() {
    var drive = cut()
    #expect(drive.screen.contains("Alt+G goes on with it"))
    drive.press(.alt("g"))
    #expect(drive.chats.last?.messages == [.user("hi"), .assistant("Half an ans")])
    #expect(drive.screen.contains("Half an ans"))
    drive.grow("wer.")
    drive.finish()
    #expect(drive.screen.contains("Half an answer."))
    #expect(drive.screen.contains("‹2/2›"))
    let turn = drive.model.conversation.turns[0]
    #expect(turn.alternates.map(\.content) == ["Half an ans", "Half an answer."])
    #expect(turn.alternates.map(\.state) == [.cancelled, .finished])
  }

  @Test func `a model that thinks is asked to go on instead`() {
    var drive = cut()
    drive.send(
      .modelsListed(
        drive.model.server.identity.id,
        .success([ModelSummary(name: "llama3:latest", capabilities: ["completion", "thinking"])])))
    drive.ask("/continue")
    #expect(
      drive.chats.last?.messages == [
        .user("hi"), .assistant("Half an ans"), .user(Model.goOnRequest),
      ])
    #expect(Model.goOnRequest.hasPrefix("Continue exactly where you stopped"))
    drive.grow("wer.")
    drive.finish()
    drive.ask("next")
    #expect(
      drive.chats.last?.messages == [
        .user("hi"), .assistant("Half an answer."), .user("next"),
      ])
  }

  @Test func `a generated answer goes on over chat, without the history, and is retried as it was`()
  {
    var drive = Drive(columns: 80, rows: 20)
    drive.answer("yes", to: "before")
    drive.press(.control("t"))
    drive = cut(drive)
    drive.press(.alt("g"))
    #expect(drive.chats.last?.messages == [.user("hi"), .assistant("Half an ans")])
    drive.grow("wer,")
    drive.press(Key(.escape), .alt("g"))
    #expect(drive.chats.last?.messages == [.user("hi"), .assistant("Half an answer,")])
    drive.finish()
    drive.press(.control("r"))
    #expect(drive.generations.count == 2)
    #expect(drive.generations.first == drive.generations.last)
  }

  @Test func `each reply that stopped early offers it, one that is whole or empty does not`() {
    var drive = Drive(columns: 110, rows: 20)
    drive.ask("hi")
    drive.grow("so far")
    drive.finish(reason: "length")
    #expect(drive.screen.contains("full) · Ctrl+R asks again · Alt+G goes on with it"))
    drive.press(.control("r"))
    drive.end(.incomplete)
    #expect(drive.screen.contains("last chunk · Ctrl+R asks again\n"))
    drive.press(.alt("g"))
    #expect(drive.screen.contains("there is no text to go on with"))
    drive.press(.control("r"))
    drive.grow("so far")
    drive.finish()
    #expect(!drive.screen.contains("Alt+G"))
  }

  @Test func `the store gets the text so far once, and what follows apart`() {
    var drive = cut()
    drive.send(.storeOpened(prompts: [], nil))
    drive.press(.alt("g"))
    let id = drive.model.conversation.turns[0].alternates[1].id
    let texts = drive.changes.compactMap { change -> String? in
      if case .turn(.reply(let reply, _), _) = change, reply.id == id { reply.content } else { nil }
    }
    #expect(texts == ["Half an ans"])
    drive.send(.recorded(RecordTicket(value: 1)))
    #expect(drive.chats.count == 2)
    drive.grow("wer.")
    drive.finish()
    #expect(
      drive.changes.contains(
        .grew(
          id, content: "wer.", thinking: "", at: ReplyLength(content: 11, thinking: 0))))
  }

  @Test func `nothing goes on while a reply comes`() {
    var drive = Drive(columns: 80)
    drive.ask("hi")
    drive.grow("…")
    drive.press(.alt("g"))
    #expect(drive.chats.count == 1)
    #expect(drive.screen.contains("Esc stops it"))
  }
}
