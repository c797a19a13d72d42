import FaultServer
import Foundation
import Testing

@Suite struct FaultServerTests {
  @Test func `bytes, text and single bytes arrive exactly as scripted`() throws {
    let server = try FaultServer { _ in
      [.bytes([0, 255, 10]), .text("é\r\n"), .oneByteAtATime("ab語"), .close]
    }
    let peer = try Peer(server)
    peer.send("GET /x HTTP/1.1\r\n\r\n")
    let (bytes, end) = peer.readBytes()
    #expect(bytes == [0, 255, 10] + Array("é\r\nab語".utf8))
    #expect(end == .closed)
    #expect(server.connections.map(\.bytesWritten) == [12])
  }

  @Test func `a chat reply has Ollama's form`() throws {
    let server = try FaultServer(replies: [.chatReply(["a<b"]) + [.close]])
    let peer = try Peer(server)
    peer.send("POST /api/chat HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}")
    #expect(
      peer.read().text == """
        HTTP/1.1 200 OK\r
        Content-Type: application/x-ndjson\r
        Date: Sun, 22 Nov 2026 09:39:19 GMT\r
        Transfer-Encoding: chunked\r
        \r
        80\r
        {"model":"tiny","created_at":"2026-11-22T09:39:19.739250275Z",\
        "message":{"role":"assistant","content":"a\\u003cb"},"done":false}
        \r
        120\r
        {"model":"tiny","created_at":"2026-11-22T09:39:19.739250275Z",\
        "message":{"role":"assistant","content":""},"done":true,"done_reason":"stop",\
        "total_duration":326689655,"load_duration":260406965,"prompt_eval_count":46,\
        "prompt_eval_duration":9499000,"eval_count":40,"eval_duration":51802000}
        \r
        0\r
        \r

        """)
  }

  @Test func `a pause lasts until the test opens the gate`() throws {
    let (reached, gate) = (Gate(), Gate())
    let server = try FaultServer { _ in
      [.text("one"), .open(reached), .pause(until: gate), .text("two"), .close]
    }
    let peer = try Peer(server)
    peer.send("GET / HTTP/1.1\r\n\r\n")
    try reached.wait()
    #expect(server.connections.map(\.bytesWritten) == [3])
    gate.open()
    #expect(peer.read().text == "onetwo")
  }

  @Test func `a reset is a reset, not an end`() throws {
    let gate = Gate()
    let server = try FaultServer { _ in [.text("half"), .pause(until: gate), .reset] }
    let peer = try Peer(server)
    peer.send("GET / HTTP/1.1\r\n\r\n")
    #expect(peer.read(4).text == "half")
    gate.open()
    #expect(peer.read().end == .reset)
    try server.waitUntil("the end") { $0.connections[0].end }
    #expect(server.connections[0].end == .scriptReset)
  }

  @Test(arguments: [[Step.stallForever], [.pause(until: Gate())], [.head(), .chat("x")]])
  func `the peer's leaving is seen whatever the script does`(script: [Step]) async throws {
    let server = try FaultServer { _ in script }
    let peer = try Peer(server)
    peer.send("GET / HTTP/1.1\r\n\r\n")
    try await server.waitForRequest()
    let before = ContinuousClock.now
    peer.leave()
    let seen = try await server.waitForDisconnect(of: 1)
    #expect(seen >= before && seen - before < .seconds(2))
  }

  @Test func `a peer that does not read stalls the server, and loses nothing later`() throws {
    let script = [UInt8](repeating: 120, count: 30_000_000)
    let server = try FaultServer { _ in [.bytes(script), .close] }
    let peer = try Peer(server, receiveBuffer: 4_096)
    peer.send("GET / HTTP/1.1\r\n\r\n")
    let written = try server.waitForStall(of: 1)
    #expect(written > 0 && written < 30_000_000)
    #expect(peer.readBytes().bytes.count == 30_000_000)
  }

  @Test func `a stalled peer that leaves is seen`() throws {
    let server = try FaultServer { _ in [.bytes([UInt8](repeating: 120, count: 30_000_000))] }
    let peer = try Peer(server, receiveBuffer: 4_096)
    peer.send("GET / HTTP/1.1\r\n\r\n")
    try server.waitForStall(of: 1)
    peer.leave()
    try server.waitForDisconnect(of: 1)
  }

  @Test func `stop ends connections and closes the port`() throws {
    let server = try FaultServer { _ in [.stallForever] }
    let peer = try Peer(server)
    peer.send("GET / HTTP/1.1\r\n\r\n")
    try server.waitForRequest()
    server.stop()
    #expect(server.connections.map(\.end) == [.serverStopped])
    #expect(peer.read().end == .closed)
    #expect(try Peer.connects(to: server.port, within: 5_000) == false)
  }

  @Test func `an end made by the script is not the peer's`() throws {
    let server = try FaultServer { _ in [.close] }
    let peer = try Peer(server)
    peer.send("GET / HTTP/1.1\r\n\r\n")
    _ = peer.read()
    #expect(throws: TimedOut.self) {
      try server.waitForDisconnect(of: 1, within: .milliseconds(50))
    }
  }

  @Test func `a wait in vain says what was seen`() throws {
    let server = try FaultServer()
    let peer = try Peer(server)
    peer.send("GET /api/version HTTP/1.1\r\n\r\n")
    try server.waitForRequest()
    _ = peer.read(100)
    let error = #expect(throws: TimedOut.self) {
      try server.waitForRequest(2, to: "/api/chat", within: .milliseconds(50))
    }
    #expect(
      error?.description == """
        waited 0.05 seconds for request 2 to /api/chat; seen: requests \
        ["1:GET /api/version"], connections ["1: 144 bytes, open"]
        """)
  }
}
