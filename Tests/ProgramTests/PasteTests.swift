import FaultServer
import TerminalRig
import Testing

@Suite(.serialized) struct PasteTests {
  @Test func `a pasted megabyte is one message, and its line ends send nothing`() async throws {
    let server = try FaultServer(replies: [.chatReply(["long"])])
    // It is more than the model's window.
    let run = try await Ollatui.ready(
      at: server, environment: ["OLLATUI_TRUNCATION_GUARD": "off"])
    let text =
      (0..<16_384).map { "line \($0) ".padding(to: 63) + "\n" }.joined() + "the last line"
    #expect(text.utf8.count > 1 << 20)
    run.terminal.paste(text)
    try await run.waitFor("the last line", within: .seconds(30))
    #expect(server.requests.allSatisfy { $0.path != "/api/chat" })
    run.press(.enter)
    let request = try await server.waitForRequest(to: "/api/chat", within: .seconds(30))
    let isSame = request.messages == [["user", text]]
    #expect(isSame, "\(request.body.count) bytes came")
    try await run.waitFor("total 327 ms", within: .seconds(30))
  }

  @Test func `without bracketed paste a pasted line is sent, as on any terminal`() async throws {
    let server = try FaultServer(replies: [.chatReply(["yes"])])
    let run = try await Ollatui.ready(at: server)
    run.terminal.type("typed at once\r")
    let request = try await server.waitForRequest(to: "/api/chat")
    #expect(request.messages == [["user", "typed at once"]])
  }

  @Test func `pasted slashes and tabs are text, undone in one step`() async throws {
    let run = try await Ollatui.ready(at: try FaultServer())
    run.terminal.paste("a\tb /quit\n/quit")
    try await run.waitFor("› a   b /quit\n  /quit")
    run.terminal.type("\u{1F}")
    try await run.waitFor("Send a message")
  }
}

extension String {
  fileprivate func padding(to length: Int) -> String {
    self + String(repeating: ".", count: Swift.max(0, length - count))
  }
}
