import FaultServer
import Foundation
import OllamaClient
import OllamaWire
import Testing
import Timing

@Suite(.timeLimit(.minutes(1))) struct ReplyTests {
  private let client = OllamaClient()

  @Test func `a reply opens, grows and finishes`() throws {
    let server = try FaultServer(replies: [.chatReply(["Hello", ", ", "world"])])
    let log = try ReplyLog(client, ClientConfiguration(server))
    #expect(try log.end() == .finished)
    #expect(log.events.names == ["sent", "opened", "grew", "ended"])
    #expect(log.content == "Hello, world")
    #expect(log.events.merged.chunks == 4)
    #expect(log.events.merged.final?.metrics.evalCount == 40)
  }

  @Test func `generate goes to its own path`() throws {
    let server = try FaultServer(replies: [.generateReply(["Hi"])])
    let request = ReplyRequest.generate(GenerateRequest(model: "tiny", prompt: "hello"))
    let log = try ReplyLog(client, ClientConfiguration(server), request: request)
    #expect(try log.end() == .finished)
    #expect(log.content == "Hi")
    #expect(server.requests.map(\.path) == ["/api/generate"])
  }

  @Test func `times are in order, and those of the reads`() throws {
    let gate = Gate()
    let script: [Step] = [.head(), .chat("a"), .pause(until: gate), .done(), .end]
    let server = try FaultServer(replies: [script])
    let start = Moment.now
    let log = try ReplyLog(client, ClientConfiguration(server))
    try log.waitUntil("first chunk") { $0.merged.content == "a" ? true : nil }
    let opening = Moment.now
    gate.open()
    #expect(try log.end() == .finished)
    var last = start
    for event in log.events {
      switch event {
      case .sent: break
      case .opened(let at), .ended(_, let at):
        #expect(at >= last)
        last = at
      case .grew(let delta, let times):
        #expect(times.first >= last && times.last >= times.first)
        #expect((times.first > opening) == (delta.final != nil))
        last = times.last
      }
    }
  }

  @Test func `bytes one at a time make the same reply`() throws {
    let line = #"{"message":{"role":"assistant","content":"春\u00e9😀\n"},"done":false}"#
    let done = #"{"message":{"role":"assistant","content":"!"},"done":true}"#
    let body = line + "\n" + done
    let server = try FaultServer(replies: [
      [
        .oneByteAtATime(
          "HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\r\n" + body)
      ]
    ])
    let log = try ReplyLog(client, ClientConfiguration(server))
    #expect(try log.end() == .finished)
    #expect(log.content == "春é😀\n!")
  }

  @Test func `a line of 5 MB gets through a small credit`() throws {
    let word = String(repeating: "x", count: 5_000_000)
    let server = try FaultServer(replies: [.chatReply([word])])
    var configuration = try ClientConfiguration(server)
    configuration.credit = 10_000
    let log = ReplyLog(client, configuration)
    #expect(try log.end(within: .seconds(30)) == .finished)
    #expect(log.content == word)
  }

  @Test func `gzip is undone`() throws {
    let packed =
      "H4sIAAAAAAACA72NwQrCMBBE7/0K2XMrTQQl+Q5PXsrSrFJMN6W7ghLy76Z48Av0NMPMMC/DnAJF8KATv6CFcSVU"
      + "CgNqzWxvj50xnbXn3vmD88btT5e6mkkEbwQ+w5piVUCRSRRZt4/ESrwdLDjeKeygtBAS190Vo1Bp8m+xSk/9N/PL"
      + "0/VBHz9UgiSurWhaoDRvsP5Y728BAAA="
    let body = [UInt8](try #require(Data(base64Encoded: packed)))
    let head =
      "HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nContent-Encoding: gzip\r\n"
      + "Content-Length: \(body.count)\r\n\r\n"
    let server = try FaultServer(replies: [[.text(head), .bytes(body)]])
    let log = try ReplyLog(client, ClientConfiguration(server))
    #expect(try log.end() == .finished)
    #expect(log.content == "packed text")
    #expect(server.requests.first?.header("Accept-Encoding")?.contains("gzip") == true)
  }

  @Test func `the end is told soon after the final chunk, even if the answer stays open`() throws {
    let script: [Step] = [.head(), .chat("a"), .done(), .stallForever]
    let server = try FaultServer(replies: [script])
    let log = try ReplyLog(client, ClientConfiguration(server))
    #expect(try log.end() == .finished)
    // Nor does the connection stay open for ever.
    try server.waitForDisconnect(of: 1)
  }

  @Test func `the time of the end is that of the final chunk`() throws {
    let server = try FaultServer(replies: [[.head(), .done(), .stallForever]])
    let log = try ReplyLog(client, ClientConfiguration(server))
    #expect(try log.end() == .finished)
    guard case .grew(_, let times)? = log.events.dropLast().last,
      case .ended(_, let at)? = log.events.last
    else {
      Issue.record("\(log.events.names)")
      return
    }
    #expect(at == times.last)
  }
}
