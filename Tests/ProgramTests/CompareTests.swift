import FaultServer
import TerminalRig
import Testing

@Suite(.serialized) struct CompareTests {
  @Test func `two models answer side by side, one after the other, and both are kept`()
    async throws
  {
    let gate = Gate()
    let server = try FaultServer(
      models: ["tiny:latest", "other:latest"],
      replies: [
        [.head(), .chat("one thing"), .pause(until: gate), .done(), .end],
        .chatReply(["another thing"]),
      ])
    let run = try await Ollatui.ready(at: server, stores: true)
    run.send("/compare tiny other hello")
    let first = try await run.waitFor("one thing")
    #expect(first.text.contains("▸ tiny:latest"))
    #expect(first.text.contains("queued"))
    #expect(server.requests.filter { $0.path == "/api/chat" }.count == 1)
    gate.open()
    let both = try await run.waitFor("another thing")
    #expect(both.text.contains("one thing"))
    let second = try await server.waitForRequest(2, to: "/api/chat")
    #expect(second.messages == [["user", "hello"]])
    run.press(.right, .enter)
    let picked = try await run.waitFor("you go on with other:latest")
    #expect(picked.text.contains("‹2/2›"))
    try await run.quit()

    let again = try await Ollatui.ready(at: server, home: run.home)
    try await again.waitFor("‹2/2›")
    again.send("/compare")
    let kept = try await again.waitFor("▸ other:latest")
    #expect(kept.text.contains("one thing") && kept.text.contains("another thing"))
  }
}
