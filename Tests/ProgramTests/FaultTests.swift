import FaultServer
import TerminalRig
import Testing

/// A way in which a reply goes wrong, and what the screen must say.
private struct Fault: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let script: [Step]
  let shown: [String]
}

@Suite(.serialized) struct FaultTests {
  private static let faults = [
    Fault(
      testDescription: "404", script: [.failure(status: 404, "model 'tiny:latest' not found")],
      shown: ["model \"tiny:latest\" not found", "pull it with \"ollama pull tiny:latest\""]),
    Fault(
      testDescription: "500",
      script: [.failure(status: 500, "llama runner process has terminated")],
      shown: ["llama runner process has terminated", "retry (Ctrl+R)"]),
    Fault(
      testDescription: "error line",
      script: [.head(), .chat("some words"), .errorLine("the runner has given up"), .end],
      shown: ["some words", "the runner has given up"]),
    Fault(
      testDescription: "end without done", script: [.head(), .chat("half of"), .end],
      shown: ["half of", "incomplete: the stream ended without its last chunk"]),
    Fault(
      testDescription: "close in the middle", script: [.head(), .chat("half of"), .close],
      shown: ["half of", "was lost", "retry (Ctrl+R)"]),
    Fault(
      testDescription: "reset", script: [.head(), .chat("half of"), .pause(until: opened), .reset],
      shown: ["was lost", "retry (Ctrl+R)"]),
    Fault(
      testDescription: "no HTTP", script: [.text("SSH-2.0-OpenSSH_9.2\r\n"), .close],
      shown: ["is OLLAMA_HOST the address of an Ollama server?"]),
  ]

  private static var opened: Gate {
    let gate = Gate()
    gate.open()
    return gate
  }

  @Test(arguments: faults)
  private func `a failure is explained, the prompt kept, and Ctrl+R helps`(
    fault: Fault
  ) async throws {
    let server = try FaultServer(replies: [fault.script, .chatReply(["all is well"])])
    let run = try await Ollatui.ready(at: server)
    run.send("hello")
    let screen = try await run.waitFor("Ctrl+R retry")
    #expect(screen.conversation[..<2] == ["you", "hello"])
    for text in fault.shown { #expect(screen.text.contains(text), "\(screen)") }
    run.press(.controlR)
    try await run.waitFor("all is well")
    #expect(try await server.waitForRequest(2, to: "/api/chat").messages == [["user", "hello"]])
  }

  @Test func `a line that makes no sense is passed over and counted`() async throws {
    let server = try FaultServer(replies: [
      [
        .head(), .chat("all "), .chunked("{\"message\":"), .chat("the "), .chunked("<html>"),
        .chat("text"), .done(), .end,
      ]
    ])
    let run = try await Ollatui.ready(at: server)
    run.send("hello")
    try await run.waitFor("total 327 ms")
    let screen = try await run.waitFor("2 lines that made no sense passed over")
    #expect(screen.conversation.contains("all the text"))
  }

  @Test func `a server that has gone is named, and taken again when it is back`() async throws {
    let server = try FaultServer()
    let run = try await Ollatui.ready(at: server)
    server.stop()
    run.send("hello")
    let screen = try await run.waitFor("nothing answers at 127.0.0.1:\(server.port)")
    #expect(screen.text.contains("is \"ollama serve\" running"))
    let next = try FaultServer(port: server.port, replies: [.chatReply(["here again"])])
    try await next.waitForRequest(to: "/api/tags")
    try await run.waitFor("answers")
    run.press(.controlR)
    try await run.waitFor("here again")
  }

  @Test func `Esc leaves a server that sends no head, which sees it`() async throws {
    let server = try FaultServer(replies: [[.stallForever]])
    let run = try await Ollatui.ready(at: server)
    run.send("hello")
    let request = try await server.waitForRequest(to: "/api/chat")
    run.press(.escape)
    try await server.waitForDisconnect(of: request.connection, within: .seconds(2))
    try await run.waitFor("cancelled · Ctrl+R asks again")
  }

  @Test func `while nothing comes, the status tells loading from waiting`() async throws {
    let server = try FaultServer(replies: [[.stallForever]])
    let run = try await Ollatui.ready(at: server)
    run.send("hello")
    try await server.waitForRequest(to: "/api/ps")
    try await run.waitFor("loading the model")
  }

  @Test func `a line of five megabytes arrives whole`() async throws {
    let long = String(repeating: "0123456789 ", count: 476_000) + "finis"
    let server = try FaultServer(replies: [.chatReply([long]), .chatReply(["ok"])])
    let run = try await Ollatui.ready(at: server)
    run.send("hello")
    try await run.waitFor("finis", within: .seconds(40))
    try await run.waitFor("total 327 ms", within: .seconds(40))
    run.send("again")
    let request = try await server.waitForRequest(2, to: "/api/chat", within: .seconds(40))
    let isSame = request.messages.dropFirst().first == ["assistant", long]
    #expect(isSame, "\(request.body.count) bytes came")
  }

  @Test func `an answer that comes byte by byte is the same answer`() async throws {
    let answer = [Step].chatReply(["春天", " of ", "words 👍"]).map { step -> Step in
      if case .text(let text) = step { .oneByteAtATime(text) } else { step }
    }
    let server = try FaultServer(replies: [answer])
    let run = try await Ollatui.ready(at: server)
    run.send("hello")
    let screen = try await run.waitFor("total 327 ms")
    #expect(screen.conversation[4] == "春天 of words 👍")
  }

  #if os(Linux)
    @Test func `Esc and quitting do not wait for a name that is being looked up`() async throws {
      let run = try Ollatui(
        ["--model", "tiny", "--host", "x.slow.test:11434"],
        environment: ["LD_PRELOAD": try BuiltProduct.library("SlowResolver")])
      try await run.waitFor("looking for the server")
      run.send("hello")
      try await run.waitFor("connecting")
      run.press(.escape)
      try await run.terminal.waitFor("the end of it", within: .seconds(3)) {
        $0.text.contains("cancelled · Ctrl+R asks again")
      }
      run.press(.controlD)
      #expect(try await run.terminal.waitForExit(within: .seconds(3)) == .exited(0))
    }
  #endif
}
