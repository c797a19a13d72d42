import FaultServer
import TerminalRig
import Testing

@Suite(.serialized) struct WindowTests {
  @Test func `a full window is told after a reply and before the next message`() async throws {
    let loaded =
      #"{"models":[{"name":"tiny:latest","model":"tiny:latest","size":1,"context_length":64}]}"#
    let server = try FaultServer { request in
      switch request.path {
      case "/api/ps": [.whole(loaded)]
      case "/api/chat": .chatReply(["once ", "more"])
      default: nil
      }
    }
    let run = try await Ollatui.ready(at: server, size: (100, 30))
    run.send("tell me a story")
    // 46 tokens of the prompt and 40 of the reply.
    let screen = try await run.waitFor("ctx 86/64")
    #expect(screen.text.contains("older text was given up, 22 tokens or more"))
    run.send("and another one")
    let question = try await run.waitFor("more than the window holds")
    #expect(question.text.contains("you: tell me a story"))
    #expect(question.text.contains("W asks for a window of 2,048 tokens"))
    try await run.answer("more than the window holds", with: .escape)
    try await run.waitFor("› and another one")
    run.send("")
    try await run.answer("more than the window holds", with: .enter)
    let request = try await server.waitForRequest(2, to: "/api/chat")
    #expect(request.messages.last == ["user", "and another one"])
    try await run.quit()
  }
}
