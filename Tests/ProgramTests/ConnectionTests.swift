import FaultServer
import Foundation
import TerminalRig
import Testing

@Suite(.serialized) struct ConnectionTests {
  @Test func `user and password of the host are used, and never shown or stored`() async throws {
    let server = try FaultServer(replies: [.chatReply(["hi"])])
    let run = try await Ollatui.ready(
      ["--host", "http://alice:hunter2@127.0.0.1:\(server.port)"], at: server)
    run.send("hello")
    try await run.waitFor("total 327 ms")
    let request = try await server.waitForRequest(to: "/api/chat")
    #expect(request.header("Authorization") == "Basic YWxpY2U6aHVudGVyMg==")
    run.send("/set host")
    try await run.waitFor("host: http://…@127.0.0.1:\(server.port) (--host)")
    server.stop()
    run.press(.controlR)
    try await run.waitFor("nothing answers at 127.0.0.1:\(server.port)")
    try await run.quit()
    expectUntold(["alice", "hunter2", "YWxpY2U6"], by: run)
  }

  @Test func `the API key goes out to this machine, and is never shown or stored`() async throws {
    let server = try FaultServer(replies: [[.failure(status: 401, "unauthorized")]])
    let run = try await Ollatui.ready(at: server, environment: ["OLLAMA_API_KEY": "sk-hunter2"])
    run.send("hello")
    try await run.waitFor("Ctrl+R retry")
    let request = try await server.waitForRequest(to: "/api/chat")
    #expect(request.header("Authorization") == "Bearer sk-hunter2")
    try await run.quit()
    expectUntold(["hunter2"], by: run)
  }

  @Test func `https takes the authority of the setting, and no other`() async throws {
    let server = try SecureServer(answers: [
      "api/tags": #"{"models":[{"name":"safe:latest","model":"safe:latest"}]}"#
    ])
    let address = ["OLLAMA_HOST": "https://127.0.0.1:\(server.port)"]
    let wary = try Ollatui(environment: address)
    try await wary.waitFor("no secure connection to")
    let run = try Ollatui(["--ca-file", server.certificate], environment: address)
    try await run.waitFor("chat · safe:latest")
  }

  @Test func `timeouts count from the request after they were set`() async throws {
    let never = Gate()
    let server = try FaultServer(replies: [
      [.head(), .chat("some"), .pause(until: never)], [.head(), .pause(until: never)],
    ])
    let run = try await Ollatui.ready(at: server)
    run.send("/set between-tokens-timeout 0.2")
    try await run.waitFor("between-tokens-timeout is now 0.2")
    run.send("hello")
    let screen = try await run.waitFor("no further token within 0.2 s")
    #expect(screen.text.contains("some"))
    run.send("/set first-token-timeout 0.3")
    try await run.waitFor("first-token-timeout is now 0.3")
    run.press(.controlR)
    try await run.waitFor("no token within 0.3 s")
  }

  /// Holds what the program wrote, to the terminal and to files, against what nobody may see.
  private func expectUntold(
    _ secrets: [String], by run: Ollatui, _ place: SourceLocation = #_sourceLocation
  ) {
    var told = [String(decoding: run.terminal.rawOutput, as: UTF8.self)]
    let files = FileManager.default.enumerator(atPath: run.home.path)
    for name in (files?.allObjects ?? []).compactMap({ $0 as? String }) {
      // A folder holds no text.
      if let text = try? run.home.read(name) { told.append(text) }
    }
    for secret in secrets {
      #expect(!told.contains { $0.contains(secret) }, sourceLocation: place)
    }
  }
}
