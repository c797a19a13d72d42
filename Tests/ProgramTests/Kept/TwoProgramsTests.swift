import FaultServer
import TerminalRig
import Testing
import Transcript

@Suite(.serialized) struct TwoProgramsTests {
  @Test func `each shows what the other one says in the same conversation`() async throws {
    let server = try FaultServer(replies: [
      .chatReply(["first answer"]), .chatReply(["second answer"]), .chatReply(["third answer"]),
    ])
    let one = try await Ollatui.ready(at: server, stores: true)
    one.send("one asks")
    try await one.waitFor("first answer")
    try await one.waitFor(" ready ")
    let other = try await Ollatui.ready(at: server, home: one.home)
    try await other.waitFor("first answer")
    other.terminal.type("half a thought")
    one.send("one asks again")
    try await other.waitFor("second answer")
    #expect(other.terminal.screen.contains("half a thought"))
    try await one.waitFor(" ready ")
    other.terminal.type("\u{15}")
    other.send("the other asks")
    try await other.waitFor("third answer")
    try await one.waitFor("third answer")
    let said = try KeptStore(of: one.home).said()
    #expect(said.prompts == ["one asks", "one asks again", "the other asks"])
    #expect(said.replies.map(\.content) == ["first answer", "second answer", "third answer"])
  }

  @Test func `a reply that comes to one grows in the other`() async throws {
    let gates = (Gate(), Gate())
    let server = try FaultServer(replies: [
      .chatReply(["first answer"]),
      [
        .head(), .chat("some words "), .pause(until: gates.0), .chat("and more"),
        .pause(until: gates.1), .done(), .end,
      ],
    ])
    let one = try await Ollatui.ready(at: server, stores: true)
    one.send("one asks")
    try await one.waitFor("first answer")
    try await one.waitFor(" ready ")
    let other = try await Ollatui.ready(at: server, home: one.home)
    try await other.waitFor("first answer")
    one.send("one asks again")
    try await other.waitFor("some words")
    gates.0.open()
    try await other.waitFor("some words and more")
    try await other.waitFor("another ollatui is writing a reply here")
    gates.1.open()
    try await one.waitFor(" ready ")
    try await other.waitFor("changed by another ollatui")
  }

  @Test func `two that talk at once in conversations of their own lose nothing`() async throws {
    let server = try FaultServer { request in
      guard request.path == "/api/chat", let prompt = request.messages.last?.last else {
        return nil
      }
      return .chatReply((0..<50).map { "\(prompt)-\($0) " } + ["end of \(prompt)"])
    }
    let home = try Home()
    let runs = try [
      Ollatui(["--model", "tiny", "a0"], at: server, home: home),
      Ollatui(["--model", "tiny", "b0"], at: server, home: home),
    ]
    for round in 0..<5 {
      for (run, name) in zip(runs, ["a", "b"]) {
        try await run.waitFor("end of \(name)\(round)")
      }
      for (run, name) in zip(runs, ["a", "b"]) {
        try await run.waitFor(" ready ")
        run.send("\(name)\(round + 1)")
      }
    }
    for (run, name) in zip(runs, ["a", "b"]) { try await run.waitFor("end of \(name)5") }
    for run in runs {
      try await run.waitFor(" ready ")
      try await run.quit()
    }
    let store = try KeptStore(of: home)
    #expect(try store.integrity() == "ok")
    let said = try store.said()
    #expect(said.prompts.sorted() == (0..<6).flatMap { ["a\($0)", "b\($0)"] }.sorted())
    for reply in said.replies {
      #expect(reply.content.contains("end of "), "\(reply.content)")
    }
  }
}
