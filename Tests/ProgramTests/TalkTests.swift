import FaultServer
import TerminalRig
import Testing

@Suite(.serialized) struct TalkTests {
  @Test func `a message goes out, the reply streams in, its figures follow`() async throws {
    let gate = Gate()
    let server = try FaultServer(replies: [
      [.head(), .chat("Once upon"), .pause(until: gate), .chat(" a time."), .done(), .end]
    ])
    let run = try await Ollatui.ready(at: server)
    run.send("tell me a story")
    let streaming = try await run.waitFor(" answering ")
    #expect(streaming.conversation.contains("Once upon"))
    gate.open()
    try await run.waitFor("total 327 ms")
    let screen = try await run.waitFor(" ready ")
    #expect(
      screen.conversation[..<5] == [
        "you", "tell me a story", "", "tiny:latest", "Once upon a time.",
      ])
    #expect(screen.conversation[5].hasPrefix("772.17 tok/s · 40 tokens in 52 ms · first "))
    let figures = screen.conversation[5...].joined(separator: " · ")
    #expect(figures.contains("prompt 46 in 9.5 ms at 4842.62/s · load 260 ms · total 327 ms"))
    let request = try await server.waitForRequest(to: "/api/chat")
    #expect(request.messages == [["user", "tell me a story"]])
  }

  @Test func `Esc stops the reply, and the server learns of it at once`() async throws {
    let server = try FaultServer(replies: [[.head(), .chat("Once upon"), .stallForever]])
    let run = try await Ollatui.ready(at: server)
    run.send("tell me a story")
    try await run.waitFor("Once upon")
    run.press(.escape)
    let request = try await server.waitForRequest(to: "/api/chat")
    try await server.waitForDisconnect(of: request.connection, within: .seconds(2))
    let screen = try await run.waitFor("cancelled · Ctrl+R asks again")
    #expect(screen.conversation.contains("Once upon"))
    try await run.quit()
  }

  @Test func `Ctrl+R asks the same again and keeps count of the answers`() async throws {
    let server = try FaultServer(replies: [.chatReply(["first"]), .chatReply(["second"])])
    let run = try await Ollatui.ready(at: server)
    run.send("say it")
    try await run.waitFor("total 327 ms")
    run.press(.controlR)
    let screen = try await run.waitFor("second")
    #expect(screen.text.contains("‹2/2›"))
    #expect(!screen.text.contains("first\n"))
    let requests = [
      try await server.waitForRequest(1, to: "/api/chat"),
      try await server.waitForRequest(2, to: "/api/chat"),
    ]
    #expect(requests.map(\.messages) == [[["user", "say it"]], [["user", "say it"]]])
  }

  @Test func `the next message takes the conversation along`() async throws {
    let server = try FaultServer(replies: [.chatReply(["1, ", "2"]), .chatReply(["3"])])
    let run = try await Ollatui.ready(at: server)
    run.send("count")
    try await run.waitFor("total 327 ms")
    run.send("go on")
    let request = try await server.waitForRequest(2, to: "/api/chat")
    #expect(request.messages == [["user", "count"], ["assistant", "1, 2"], ["user", "go on"]])
  }

  @Test func `Ctrl+T switches to generate, which sends one prompt, and back`() async throws {
    let server = try FaultServer(replies: [.generateReply(["that is the question"])])
    let run = try await Ollatui.ready(at: server)
    run.press(.controlT)
    try await run.waitFor("generate · tiny:latest")
    run.send("to be or not to be")
    try await run.waitFor("that is the question")
    let request = try await server.waitForRequest(to: "/api/generate")
    #expect(request.json["prompt"] as? String == "to be or not to be")
    #expect(request.json["messages"] == nil)
    run.press(.controlT)
    try await run.waitFor("chat · tiny:latest")
  }

  @Test func `what is written during a reply is kept and sent later`() async throws {
    let gate = Gate()
    let server = try FaultServer(replies: [
      [.head(), .chat("slow"), .pause(until: gate), .done(), .end], .chatReply(["and more"]),
    ])
    let run = try await Ollatui.ready(at: server)
    run.send("one")
    try await run.waitFor("slow")
    run.send("two")
    let screen = try await run.waitFor("your message stays here")
    #expect(screen.rows[21] == "› two")
    gate.open()
    try await run.waitFor(" ready ")
    run.press(.enter)
    try await run.waitFor("and more")
    #expect(try await server.waitForRequest(2, to: "/api/chat").messages.last == ["user", "two"])
  }

  @Test func `Ctrl+J begins a new line, Enter sends all of them`() async throws {
    let server = try FaultServer(replies: [.chatReply(["both"])])
    let run = try await Ollatui.ready(at: server)
    run.terminal.type("one\ntwo")
    try await run.waitFor("› one\n  two")
    run.press(.enter)
    let request = try await server.waitForRequest(to: "/api/chat")
    #expect(request.messages == [["user", "one\ntwo"]])
  }
}
