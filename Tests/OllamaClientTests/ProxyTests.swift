import FaultServer
import Foundation
import OllamaClient
import OllamaWire
import Testing

/// In processes of their own, since the environment is one per process.
@Suite(.timeLimit(.minutes(1))) struct ProxyTests {
  @Test func `http_proxy is used for other machines, without the key`() async {
    await #expect(processExitsWith: .success) {
      let proxy = try FaultServer { _ in .chatReply(["by proxy"]) }
      setenv("http_proxy", proxy.url, 1)
      let address = try ServerAddress(parsing: "http://ollama.test:8080/x")
      let configuration = ClientConfiguration(address: address, apiKey: Secret("sk-1"))
      let log = ReplyLog(OllamaClient(), configuration)
      #expect(try log.end() == .finished)
      #expect(log.content == "by proxy")
      let request = try #require(proxy.requests.first)
      #expect(request.path == "http://ollama.test:8080/x/api/chat")
      #expect(request.header("Host") == "ollama.test:8080")
      #expect(request.header("Authorization") == nil)
    }
  }

  @Test func `this machine is asked directly`() async {
    await #expect(processExitsWith: .success) {
      let proxy = try FaultServer { _ in [.failure(status: 500, "by proxy")] }
      for name in ["http_proxy", "all_proxy"] { setenv(name, proxy.url, 1) }
      let server = try FaultServer { _ in .chatReply(["directly"]) }
      let client = OllamaClient()
      for (number, host) in ["127.0.0.1", "localhost", "me.localhost"].enumerated() {
        let address = try ServerAddress(parsing: "\(host):\(server.port)")
        let log = ReplyLog(client, ClientConfiguration(address: address), id: number)
        #expect(try log.end() == .finished)
        #expect(log.content == "directly")
      }
      #expect(proxy.connections.isEmpty)
    }
  }

  @Test func `no_proxy is honoured`() async {
    await #expect(processExitsWith: .success) {
      let proxy = try FaultServer { _ in .chatReply(["by proxy"]) }
      setenv("http_proxy", proxy.url, 1)
      let host = String(repeating: "a", count: 64) + ".test"
      setenv("no_proxy", "other.test,\(host)", 1)
      let client = OllamaClient()
      let address = try ServerAddress(parsing: host)
      let end = try ReplyLog(client, ClientConfiguration(address: address), id: 1).end()
      #expect(end == .failed(.nameNotResolved(host: host + ":11434")))
      #expect(proxy.connections.isEmpty)
    }
  }

  @Test func `https goes through a tunnel, and its refusal is no reply`() async {
    await #expect(processExitsWith: .success) {
      let proxy = try FaultServer { _ in [.whole(status: 403, "no")] }
      setenv("https_proxy", proxy.url, 1)
      let address = try ServerAddress(parsing: "https://alice:hunter2@ollama.test")
      let log = ReplyLog(OllamaClient(), ClientConfiguration(address: address))
      #expect(try log.end().error?.kind == .unreachable)
      #expect(log.events.names == ["ended"])
      let request = try #require(proxy.requests.first)
      #expect(request.method == "CONNECT" && request.path == "ollama.test:443")
      #expect(request.header("Authorization") == nil)
    }
  }
}
