import FaultServer
import OllamaClient
import OllamaWire
import Testing

@Suite(.timeLimit(.minutes(1))) struct ConnectionTests {
  private let client = OllamaClient()

  @Test func `a connection is used again after a whole answer`() throws {
    let server = try FaultServer(replies: [
      .chatReply(["a"]), .generateReply(["b"]), [.failure(status: 400, "no")], .chatReply(["c"]),
    ])
    for number in 1...4 {
      _ = try ReplyLog(client, ClientConfiguration(server), id: number).end()
    }
    #expect(server.requests.map(\.connection) == [1, 1, 1, 1])
  }

  @Test func `a connection is not used again after a cancelled reply`() throws {
    let cut: [Step] = [.head(), .chat("a"), .stallForever]
    let server = try FaultServer(replies: [cut, .chatReply(["b"])])
    let configuration = try ClientConfiguration(server)
    let first = ReplyLog(client, configuration, id: 1)
    try first.waitUntil("first chunk") { $0.merged.content == "a" ? true : nil }
    #expect(try first.cancel() == .failed(.cancelled))
    #expect(try ReplyLog(client, configuration, id: 2).end() == .finished)
    #expect(server.requests.map(\.connection) == [1, 2])
  }

  @Test func `an idle connection that the server closed is no failure`() throws {
    let server = try FaultServer(replies: [.chatReply(["a"]) + [.close], .chatReply(["b"])])
    let configuration = try ClientConfiguration(server)
    #expect(try ReplyLog(client, configuration, id: 1).end() == .finished)
    try server.waitUntil("the close") { $0.connection(1)?.end == .scriptClosed ? true : nil }
    #expect(try ReplyLog(client, configuration, id: 2).end() == .finished)
  }

  @Test func `replies run side by side, and a slow one holds no other`() throws {
    let gates = (0..<8).map { _ in Gate() }
    let server = try FaultServer { request in
      guard let number = Int(request.bodyText.filter(\.isNumber)) else { return nil }
      return [.head(), .chat("\(number)"), .pause(until: gates[number]), .done(), .end]
    }
    let configuration = try ClientConfiguration(server)
    let logs = (0..<8).map { number in
      let message = Message(role: "user", content: "\(number)")
      return ReplyLog(
        client, configuration, id: number,
        request: .chat(ChatRequest(model: "tiny", messages: [message])))
    }
    for (number, log) in logs.enumerated() {
      try log.waitUntil("its chunk") { $0.merged.content == "\(number)" ? true : nil }
    }
    for number in (0..<8).reversed() {
      #expect(logs.prefix(number + 1).allSatisfy { !$0.events.names.contains("ended") })
      gates[number].open()
      #expect(try logs[number].end() == .finished)
    }
    #expect(server.connections.count == 8)
  }

  @Test func `the headers of a reply`() throws {
    let server = try FaultServer(replies: [.chatReply(["a"])])
    var configuration = try ClientConfiguration(server)
    configuration.userAgent = "ollatui/1 (test)"
    _ = try ReplyLog(client, configuration).end()
    let request = try #require(server.requests.first)
    #expect(request.method == "POST")
    #expect(request.header("User-Agent") == "ollatui/1 (test)")
    #expect(request.header("Content-Type") == "application/json")
    #expect(request.header("Accept") == "application/x-ndjson")
    #expect(request.header("Host") == "127.0.0.1:\(server.port)")
    #expect(request.header("Authorization") == nil)
    #expect(request.header("Origin") == nil)
    #expect(request.body == [UInt8](try ReplyRequest.hello.body()))
  }

  @Test func `2 MB go out without asking first`() throws {
    let server = try FaultServer(replies: [.chatReply(["a"])])
    let text = String(repeating: "y", count: 2_000_000)
    let request = ReplyRequest.chat(
      ChatRequest(model: "tiny", messages: [Message(role: "user", content: text)]))
    let log = try ReplyLog(client, ClientConfiguration(server), request: request)
    #expect(try log.end() == .finished)
    let seen = try #require(server.requests.first)
    #expect(seen.header("Expect") == nil)
    #expect(seen.body == [UInt8](try request.body()))
  }

  @Test func `a path before the endpoint is kept`() throws {
    let server = try FaultServer { _ in .chatReply(["a"]) }
    let address = try ServerAddress(parsing: server.url + "/some/ollama/")
    _ = try ReplyLog(client, ClientConfiguration(address: address)).end()
    #expect(server.requests.map(\.path) == ["/some/ollama/api/chat"])
  }

  @Test func `user and password are sent, and in no error`() throws {
    let server = try FaultServer { _ in [.failure(status: 401, "unauthorized")] }
    let address = try ServerAddress(parsing: "http://alice:hunter2@127.0.0.1:\(server.port)")
    let configuration = ClientConfiguration(address: address, apiKey: Secret("sk-1"))
    let end = try ReplyLog(client, configuration).end()
    // alice:hunter2
    #expect(server.requests.map { $0.header("Authorization") } == ["Basic YWxpY2U6aHVudGVyMg=="])
    #expect(end.error?.kind == .unauthorized)
    #expect(!"\(end)".contains("hunter2") && !"\(end)".contains("alice"))
    let port = try FaultServer.refusingPort()
    let nowhere = try ServerAddress(parsing: "http://alice:hunter2@127.0.0.1:\(port)")
    let refused = try ReplyLog(client, ClientConfiguration(address: nowhere), id: 2).end()
    #expect(refused == .failed(.refused(host: "127.0.0.1:\(port)")))
  }

  @Test func `the key is sent to this machine`() throws {
    let server = try FaultServer(replies: [.chatReply(["a"])])
    var configuration = try ClientConfiguration(server)
    configuration.apiKey = Secret(" sk-1\n")
    _ = try ReplyLog(client, configuration).end()
    #expect(server.requests.map { $0.header("Authorization") } == ["Bearer sk-1"])
  }
}
