import FaultServer
import OllamaClient
import OllamaWire
import Testing

@Suite(.timeLimit(.minutes(1))) struct TimeoutTests {
  private let client = OllamaClient()

  @Test func `connecting has a limit`() throws {
    let listener = try SilentListener()
    let address = try ServerAddress(parsing: ":\(listener.port)")
    let limit = Duration.milliseconds(150)
    let start = ContinuousClock.now
    let log = ReplyLog(client, ClientConfiguration(address: address, connectTimeout: limit))
    #expect(try log.end() == .failed(.timedOut(host: "127.0.0.1:\(listener.port)", after: limit)))
    #expect(start.duration(to: .now) >= limit)
  }

  @Test func `the wait for the first token has a limit if one is set`() throws {
    let server = try FaultServer { _ in [.stallForever] }
    var configuration = try ClientConfiguration(server)
    configuration.firstTokenTimeout = .milliseconds(150)
    configuration.betweenTokensTimeout = .milliseconds(10)
    let start = ContinuousClock.now
    let log = ReplyLog(client, configuration)
    #expect(try log.end() == .failed(.firstTokenTimedOut(after: .milliseconds(150))))
    #expect(start.duration(to: .now) >= .milliseconds(150))
    try server.waitForDisconnect(of: 1)
  }

  @Test func `the wait between tokens has a limit if one is set, and the text stays`() throws {
    let server = try FaultServer { _ in [.head(), .chat("so far"), .stallForever] }
    var configuration = try ClientConfiguration(server)
    configuration.betweenTokensTimeout = .milliseconds(150)
    let log = ReplyLog(client, configuration)
    #expect(try log.end() == .failed(.tokensStalled(after: .milliseconds(150))))
    #expect(log.content == "so far")
    try server.waitForDisconnect(of: 1)
  }

  @Test func `a reply that waits for its reader is not silent`() throws {
    let line = #"{"message":{"content":"0123456789"},"done":false}"# + "\n"
    let body = String(repeating: line, count: 400) + #"{"done":true}"#
    let head = "HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
    let gate = Gate()
    let server = try FaultServer { request in
      if request.path == "/api/generate" { return [.stallForever] }
      return [.text(head), .text(body), .open(gate)]
    }
    var configuration = try ClientConfiguration(server)
    configuration.credit = 1
    configuration.betweenTokensTimeout = .milliseconds(100)
    let paused = ReplyLog(client, configuration, id: 1, isReader: false)
    try gate.wait()
    try paused.waitUntil("first batch") { $0.merged.chunks > 0 ? true : nil }
    // A second reply measures the time in which the first one must not end.
    configuration.firstTokenTimeout = .milliseconds(300)
    let request = ReplyRequest.generate(GenerateRequest(model: "tiny", prompt: "x"))
    let silent = ReplyLog(client, configuration, id: 2, request: request)
    #expect(try silent.end() == .failed(.firstTokenTimedOut(after: .milliseconds(300))))
    #expect(
      paused.events.names == ["sent", "opened", "grew"] || paused.events.merged.chunks == 401)
    client.took(1 << 20, of: paused.id)
    #expect(try paused.end() == .finished)
  }
}
