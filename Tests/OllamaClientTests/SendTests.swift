import FaultServer
import OllamaClient
import OllamaWire
import Testing

@Suite(.timeLimit(.minutes(1))) struct SendTests {
  private let client = OllamaClient()

  @Test func `endpoints are asked and their answers read`() async throws {
    let server = try FaultServer(models: ["one:latest", "two:latest"])
    let configuration = try ClientConfiguration(server)
    #expect(try await client.send(.version, NoBody(), to: configuration).version == "0.32.15")
    let models = try await client.send(.tags, NoBody(), to: configuration)
    #expect(models.map(\.name) == ["one:latest", "two:latest"])
    #expect(try await client.send(.ps, NoBody(), to: configuration).isEmpty)
    _ = try await client.send(.alive, NoBody(), to: configuration)
    _ = try await client.send(.show, ShowRequest(model: "one"), to: configuration)
    #expect(
      server.requests.map { "\($0.method) \($0.path)" } == [
        "GET /api/version", "GET /api/tags", "GET /api/ps", "HEAD /", "POST /api/show",
      ])
    #expect(server.connections.count == 1)
    #expect(server.requests.allSatisfy { $0.header("Accept") == "application/json" })
  }

  @Test func `an error is thrown as the server's own`() async throws {
    let server = try FaultServer { _ in [.failure(status: 404, "model 'x' not found")] }
    let configuration = try ClientConfiguration(server)
    await #expect(throws: OllamaError.modelNotFound("x", status: 404)) {
      try await client.send(.show, ShowRequest(model: "x"), to: configuration)
    }
  }

  @Test func `cancelling the task closes the connection`() async throws {
    let server = try FaultServer { _ in [.stallForever] }
    let configuration = try ClientConfiguration(server)
    let task = Task { try await client.send(.version, NoBody(), to: configuration) }
    try await server.waitForRequest(1)
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    try await server.waitForDisconnect(of: 1)
  }

  @Test func `a task that is cancelled already sends nothing`() async throws {
    let server = try FaultServer()
    let configuration = try ClientConfiguration(server)
    let gate = Gate()
    let task = Task {
      try await gate.wait()
      _ = try await client.send(.version, NoBody(), to: configuration)
    }
    task.cancel()
    gate.open()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(server.requests.isEmpty)
  }
}

@Suite(.timeLimit(.minutes(1))) struct ReplySequenceTests {
  private let client = OllamaClient()

  @Test func `a reply is a sequence too`() async throws {
    let server = try FaultServer(replies: [.chatReply(["a", "b", "c"])])
    var whole = ReplyDelta()
    for try await delta in client.reply(.hello, to: try ClientConfiguration(server)) {
      whole.merge(delta)
    }
    #expect(whole.content == "abc")
    #expect(whole.final != nil)
  }

  @Test func `leaving the loop closes the connection`() async throws {
    let server = try FaultServer { _ in [.head(), .chat("a"), .stallForever] }
    let configuration = try ClientConfiguration(server)
    for try await delta in client.reply(.hello, to: configuration) where delta.content == "a" {
      break
    }
    try await server.waitForDisconnect(of: 1)
  }

  @Test func `cancelling the reading task closes the connection`() async throws {
    let server = try FaultServer { _ in [.stallForever] }
    let configuration = try ClientConfiguration(server)
    let task = Task {
      for try await _ in client.reply(.hello, to: configuration) {}
    }
    try await server.waitForRequest(1)
    task.cancel()
    try await server.waitForDisconnect(of: 1)
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func `what can't be finished throws after its text`() async throws {
    let server = try FaultServer(replies: [
      [.head(), .chat("a"), .errorLine("boom"), .end], [.head(), .chat("a"), .end],
    ])
    let configuration = try ClientConfiguration(server)
    for kind in [OllamaError.Kind.serverFailed, .connectionLost] {
      var content = ""
      let error = await #expect(throws: OllamaError.self) {
        for try await delta in client.reply(.hello, to: configuration) { content += delta.content }
      }
      #expect(error?.kind == kind)
      #expect(content == "a")
    }
  }

  @Test func `a slow reader of a small credit gets everything`() async throws {
    let words = (0..<3000).map { "\($0) " }
    let server = try FaultServer(replies: [.chatReply(words)])
    var configuration = try ClientConfiguration(server)
    configuration.credit = 1000
    var content = ""
    for try await delta in client.reply(.hello, to: configuration) {
      content += delta.content
      await Task.yield()
    }
    #expect(content == words.joined())
  }
}
