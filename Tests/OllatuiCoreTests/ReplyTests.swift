import OllamaWire
import TextUI
import Testing
import Transcript

@testable import OllatuiCore

@Suite struct ReplyTests {
  @Test func `a typed message goes out as a chat request, and the box is free again`() {
    var drive = Drive()
    drive.ask("hi")
    #expect(drive.chats == [ChatRequest(model: "llama3:latest", messages: [.user("hi")])])
    #expect(drive.model.input.editor.text == "")
    #expect(drive.state == .connecting)
  }

  @Test func `the screen shows question, answer and figures`() {
    var drive = Drive(columns: 64, rows: 18)
    drive.ask("why?")
    drive.send(.replySent(drive.running, at: drive.now))
    drive.wait(.milliseconds(310))
    drive.grow("Because ")
    drive.grow("it is so.")
    drive.finish(
      Metrics(
        totalDuration: .milliseconds(4536), loadDuration: .milliseconds(41), promptEvalCount: 26,
        promptEvalDuration: .microseconds(342_546), evalCount: 282, evalDuration: .seconds(4.2)))
    #expect(
      drive.screen == """
         why?                                      chat · llama3:latest

        you
        why?

        llama3:latest
        Because it is so.
        67.14 tok/s · 282 tokens in 4.20 s · first 310 ms
        prompt 26 in 343 ms at 75.90/s · load 41 ms · total 4.54 s






        › Send a message (/? for help)
        ────────────────────────────────────────────────────────────────
         ready   llama3:latest   chat                           F1 help
        """)
  }

  @Test func `missing and zero figures are left out`() {
    var drive = Drive()
    drive.ask("x")
    drive.wait(.seconds(1))
    drive.grow("y")
    drive.finish(Metrics(evalCount: 5, evalDuration: .zero))
    #expect(drive.screen.contains("5 tokens · first 1.00 s · after 1.00 s"))
    #expect(!drive.screen.contains("tok/s"))
  }

  @Test func `the whole conversation is sent, system text first, partial answers too`() {
    var drive = Drive(flags: [.system: "Be brief."])
    drive.ask("one")
    drive.grow("par")
    drive.press(Key(.escape))
    drive.ask("two")
    #expect(
      drive.chats.last?.messages == [
        .system("Be brief."), .user("one"), .assistant("par"), .user("two"),
      ])
  }

  @Test func `a turn that brought no text is left out of what is sent`() {
    var drive = Drive()
    drive.ask("one")
    drive.end(.failed(.modelNotFound("llama3:latest", status: 404)))
    drive.ask("two")
    #expect(drive.chats.last?.messages == [.user("two")])
  }

  @Test func `generate sends the one prompt with the system text and no history`() {
    var drive = Drive(flags: [.system: "Be brief."])
    drive.ask("one")
    drive.grow("1")
    drive.finish()
    drive.press(.control("t"))
    drive.ask("two")
    #expect(
      drive.generations == [
        GenerateRequest(model: "llama3:latest", prompt: "two", system: "Be brief.")
      ])
  }

  @Test func `Esc cancels at once and keeps what came`() {
    var drive = Drive()
    drive.ask("hi")
    let id = drive.running
    drive.grow("half an ans")
    drive.wait(.milliseconds(700))
    drive.press(Key(.escape))
    #expect(drive.effects == [.cancelReply(id)])
    #expect(drive.state == .cancelled)
    #expect(
      drive.screen.contains("half an ans\ncancelled · Ctrl+R asks again · Alt+G goes on with it\n"))
    #expect(drive.screen.contains("after 700 ms"))
  }

  @Test func `a late token of a cancelled reply is dropped`() {
    var drive = Drive()
    drive.ask("hi")
    let id = drive.running
    drive.press(Key(.escape))
    var late = ReplyDelta()
    late.content = "too slow"
    drive.send(.replyGrew(id, late, ReadTimes(at: drive.now, pieces: 1)))
    drive.send(.replyEnded(id, .failed(.cancelled), at: drive.now))
    #expect(drive.state == .cancelled)
    #expect(!drive.screen.contains("too slow"))
  }

  @Test func `a retry asks the same again and keeps the earlier answer as an alternate`() {
    var drive = Drive()
    drive.ask("hi")
    drive.grow("first")
    drive.finish()
    drive.press(.control("t"))
    drive.press(.control("r"))
    #expect(drive.chats.count == 2)
    #expect(drive.chats.first == drive.chats.last)
    drive.grow("second")
    drive.finish()
    #expect(drive.model.conversation.turns[0].alternates.map(\.content) == ["first", "second"])
    #expect(drive.screen.contains("‹2/2›"))
    #expect(!drive.screen.contains("first\n"))
  }

  @Test(arguments: [
    ReplyEnd.incomplete, .failed(.modelNotFound("m", status: 404)), .failed(.refused(host: "h")),
  ])
  func `a reply that went wrong keeps its text and can be asked again`(end: ReplyEnd) {
    var drive = Drive()
    drive.ask("hi")
    drive.grow("so far")
    drive.end(end)
    #expect(drive.screen.contains("so far\n"))
    drive.list(["llama3:latest"])
    drive.press(.control("r"))
    #expect(drive.chats.count == 2)
    #expect(drive.chats.last?.messages == [.user("hi")])
  }

  @Test func `an error stands with the reply, with its hint`() {
    var drive = Drive(columns: 80)
    drive.ask("hi")
    drive.end(.failed(.modelNotFound("nope", status: 404)))
    #expect(drive.screen.contains("model \"nope\" not found\n"))
    #expect(drive.screen.contains("ollama pull nope"))
  }

  @Test func `thinking is shown before the answer, apart from it`() {
    var drive = Drive()
    drive.ask("hi")
    drive.grow(thinking: "Let me see.")
    #expect(drive.state == .thinking)
    #expect(drive.screen.contains("▾ thinking\nLet me see.\n"))
    drive.wait(.milliseconds(1500))
    drive.grow("Done.")
    #expect(drive.state == .answering)
    #expect(drive.screen.contains("▸ thinking 1.50 s\n\nDone.\n"))
    drive.ask("/set thinking open")
    #expect(drive.screen.contains("▾ thinking 1.50 s\nLet me see.\n\nDone.\n"))
    drive.ask("/set thinking folded")
    #expect(!drive.screen.contains("Let me see."))
  }

  @Test func `thinking without an answer stays open`() {
    var drive = Drive()
    drive.ask("hi")
    drive.grow(thinking: "Let me see.")
    drive.press(Key(.escape))
    #expect(drive.screen.contains("Let me see."))
  }

  @Test func `skipped lines, tool calls and an unusual end are told`() {
    var drive = Drive(columns: 90, rows: 24)
    drive.ask("hi")
    var delta = ReplyDelta()
    delta.content = "x"
    delta.skippedLines = 2
    delta.toolCalls = [ToolCall(name: "weather", arguments: ["city": "Paris"])]
    drive.send(.replyGrew(drive.running, delta, ReadTimes(at: drive.now, pieces: 1)))
    drive.finish(reason: "length")
    #expect(drive.screen.contains("→ calls weather({city: \"Paris\"})"))
    #expect(drive.screen.contains("2 lines that made no sense passed over"))
    #expect(drive.screen.contains("stopped at its length limit"))
  }

  @Test func `credit is given back for all that comes, a good deal at a time`() {
    var drive = Drive()
    drive.ask("hi")
    let id = drive.running
    let piece = String(repeating: "word ", count: 1000)
    for _ in 1...40 { drive.grow(piece) }
    let given = drive.allEffects.reduce(into: 0) { sum, effect in
      if case .took(id, let bytes) = effect { sum += bytes }
    }
    // Less than what stops a stream is still owed.
    #expect(given > 40 * piece.utf8.count - 1 << 15)
    #expect(given <= 40 * piece.utf8.count)
    // What was on the wire when it was stopped comes late.
    var late = ReplyDelta()
    late.bytes = 4
    drive.press(Key(.escape))
    drive.send(.replyGrew(id, late, ReadTimes(at: drive.now, pieces: 0)))
    #expect(drive.effects == [.took(id, bytes: 4)])
  }

  @Test func `while a reply runs Enter keeps the message, and typing goes on`() {
    var drive = Drive()
    drive.ask("one")
    drive.grow("…")
    drive.ask("two")
    #expect(drive.model.input.editor.text == "two")
    #expect(drive.chats.count == 1)
    #expect(drive.screen.contains("Esc stops it"))
  }
}
