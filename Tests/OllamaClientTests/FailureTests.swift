import FaultServer
import Foundation
import OllamaClient
import OllamaWire
import Testing

@Suite(.timeLimit(.minutes(1))) struct FailureTests {
  private let client = OllamaClient()

  private func failure(of script: [Step]) throws -> (end: ReplyEnd, content: String) {
    let server = try FaultServer(replies: [script])
    let log = try ReplyLog(client, ClientConfiguration(server))
    return (try log.end(), log.content)
  }

  @Test func `nobody listens: refused, with the address`() throws {
    let port = try FaultServer.refusingPort()
    let address = try ServerAddress(parsing: ":\(port)")
    let log = ReplyLog(client, ClientConfiguration(address: address))
    #expect(try log.end() == .failed(.refused(host: "127.0.0.1:\(port)")))
    #expect(log.events.names == ["ended"])
  }

  @Test func `a name that can't exist is not resolved`() throws {
    // A label of more than 63 bytes is refused before anybody is asked.
    let host = String(repeating: "a", count: 64) + ".test"
    let address = try ServerAddress(parsing: host)
    let log = ReplyLog(client, ClientConfiguration(address: address))
    #expect(try log.end() == .failed(.nameNotResolved(host: host + ":11434")))
  }

  @Test func `a scheme that nobody speaks is a bad address`() throws {
    let address = try ServerAddress(parsing: "ftp://127.0.0.1")
    let log = ReplyLog(client, ClientConfiguration(address: address))
    #expect(try log.end().error?.kind == .badAddress)
  }

  @Test func `what is no HTTP is not Ollama`() throws {
    let result = try failure(of: [.text("SSH-2.0-OpenSSH_9.2\r\n"), .close])
    #expect(result.end.error?.kind == .notOllama)
  }

  @Test func `an error before the first chunk is the server's own`() throws {
    let result = try failure(of: [.failure(status: 404, "model 'nope' not found")])
    #expect(result.end == .failed(.modelNotFound("nope", status: 404)))
  }

  @Test func `an error line keeps the text before it`() throws {
    let result = try failure(of: [.head(), .chat("so far"), .errorLine("boom"), .end])
    #expect(result.end.error?.message == "boom")
    #expect(result.content == "so far")
  }

  @Test func `an answer that ends without a final chunk is incomplete`() throws {
    let result = try failure(of: [.head(), .chat("so far"), .end])
    #expect(result.end == .incomplete)
    #expect(result.content == "so far")
  }

  @Test func `an answer that is closed before its end is a lost connection`() throws {
    let result = try failure(of: [.head(), .chat("so far"), .text("80\r\n{\"mess"), .close])
    #expect(result.end.error?.kind == .connectionLost)
    #expect(result.content == "so far")
  }

  @Test func `a reset in the middle keeps the text`() throws {
    let gate = Gate()
    let server = try FaultServer(replies: [[.head(), .chat("a"), .pause(until: gate), .reset]])
    let log = try ReplyLog(client, ClientConfiguration(server))
    try log.waitUntil("first chunk") { $0.merged.content == "a" ? true : nil }
    gate.open()
    #expect(try log.end() == .failed(.connectionLost(host: "127.0.0.1:\(server.port)")))
    #expect(log.events.merged.skippedLines == 0)
  }

  @Test func `a connection that is closed without an answer is lost`() throws {
    let result = try failure(of: [.close])
    #expect(result.end.error?.kind == .connectionLost)
  }

  @Test func `a reset after the final chunk takes nothing away`() throws {
    let result = try failure(of: [.head(), .chat("all"), .done(), .close])
    #expect(result.end == .finished)
    #expect(result.content == "all")
  }

  @Test(arguments: [301, 302, 307, 308])
  func `a redirect of a POST is told and not followed`(status: Int) throws {
    let server = try FaultServer { _ in
      [.whole(status: status, "", headers: ["Location: https://a:b@example.com:9/x/api/chat?k=v"])]
    }
    let log = try ReplyLog(client, ClientConfiguration(server))
    let error = try #require(try log.end().error)
    #expect(
      error
        == OllamaError(
          kind: .badAddress,
          message: "the server says that it is at https://example.com:9/x (\(status))",
          hint: "set OLLAMA_HOST to https://example.com:9/x if you trust it", status: status))
    #expect(server.requests.count == 1)
  }

  @Test func `a key that makes no header is refused before it is sent`() throws {
    let server = try FaultServer()
    var configuration = try ClientConfiguration(server)
    configuration.apiKey = Secret("two\r\nlines")
    let end = try ReplyLog(client, configuration).end()
    #expect(end.error?.kind == .unauthorized)
    #expect(end.error?.description.contains("lines") == false)
    #expect(server.requests.isEmpty)
  }
}
