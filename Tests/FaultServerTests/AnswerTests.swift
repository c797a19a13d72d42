import Testing

@testable import FaultServer

@Suite struct AnswerTests {
  @Test func `a connection is kept for the next request`() throws {
    let server = try FaultServer()
    let peer = try Peer(server)
    let one = "GET /api/version HTTP/1.1\r\n\r\n"
    peer.send(one)
    let first = peer.read(144).text
    peer.send(one + one)
    #expect(peer.read(288).text == first + first)
    #expect(first.hasSuffix("\r\n\r\n{\"version\":\"0.32.15\"}"))
    #expect(server.requests.map(\.connection) == [1, 1, 1])
    #expect(server.connections.count == 1)
  }

  @Test(arguments: [
    ("HEAD /", "\r\n\r\n"), ("GET /", "\r\n\r\nOllama is running"),
    ("GET /api/ps", "\r\n\r\n{\"models\":[]}"), ("GET /nowhere", "\r\n\r\n404 page not found"),
    ("POST /api/chat", "{\"error\":\"the test has no script for /api/chat\"}"),
    ("POST /api/show", "\"modified_at\":\"2026-11-22T09:39:00.817783648Z\"}"),
    ("GET /api/tags", "\"capabilities\":[\"completion\"]}]}"),
  ])
  func `a client gets what it needs to start`(request: String, answer: String) throws {
    let server = try FaultServer(models: ["a:b", "c:d"])
    let peer = try Peer(server)
    peer.send("\(request) HTTP/1.1\r\n\r\n")
    try server.waitUntil("the answer") { $0.connections.first?.answersFinished == 1 ? true : nil }
    let written = server.connections[0].bytesWritten
    #expect(peer.read(written).text.hasSuffix(answer))
  }

  @Test func `tags list the models the test named`() throws {
    let server = try FaultServer(models: ["a:b", "\"c\""])
    let peer = try Peer(server)
    peer.send("GET /api/tags HTTP/1.1\r\n\r\n")
    let written = try server.waitUntil("the answer") { seen in
      seen.connections.first.flatMap { $0.answersFinished == 1 ? $0.bytesWritten : nil }
    }
    let text = peer.read(written).text
    #expect(text.contains("{\"name\":\"a:b\",\"model\":\"a:b\","))
    #expect(text.contains("{\"name\":\"\\\"c\\\"\",\"model\":\"\\\"c\\\"\","))
  }

  @Test func `what is no HTTP is refused`() throws {
    let server = try FaultServer()
    let peer = try Peer(server)
    peer.send("hello\r\n\r\n")
    #expect(peer.read().text == "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
    let end = try server.waitUntil("the end") { $0.connections.first?.end }
    #expect(end == .malformedRequest)
  }

  @Test func `an expected 100 Continue is sent before the body`() throws {
    let server = try FaultServer()
    let peer = try Peer(server)
    peer.send("POST /x HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n")
    #expect(peer.read(25).text == "HTTP/1.1 100 Continue\r\n\r\n")
    peer.send("ab")
    #expect(try server.waitForRequest().bodyText == "ab")
  }

  @Test func `a silent listener neither accepts nor refuses, a refusing port has nobody`() throws {
    let silent = try SilentListener()
    #expect(try Peer.connects(to: silent.port, within: 300) == nil)
    #expect(try Peer.connects(to: FaultServer.refusingPort(), within: 5_000) == false)
    let server = try FaultServer()
    #expect(try Peer.connects(to: server.port, within: 5_000) == true)
    try server.waitUntil("the connection") { $0.connections.first?.number }
  }

  @Test func `connections that ended hold no descriptors`() throws {
    let server = try FaultServer { _ in [.close] }
    for number in 1...1_500 {
      let peer = try Peer(server)
      peer.send("GET / HTTP/1.1\r\n\r\n")
      let end = peer.read().end
      #expect(end == .closed, "connection \(number)")
    }
    #expect(server.heldConnections < 50)
    server.stop()
    #expect(server.heldConnections == 0)
  }

  @Test func `figures that are zero and an empty reason are left out`() throws {
    let figures = DoneFigures(
      reason: "", totalDuration: 5, loadDuration: 0, promptEvalCount: 0, promptEvalDuration: 0,
      evalCount: 2, evalDuration: 3)
    let server = try FaultServer(replies: [
      [.generatedDone(figures, context: [1, 2], model: "m"), .errorLine("no <more>"), .close]
    ])
    let peer = try Peer(server)
    peer.send("POST /api/generate HTTP/1.1\r\n\r\n")
    #expect(
      peer.read().text == """
        9a\r
        {"model":"m","created_at":"2026-11-22T09:39:19.739250275Z","response":"","done":true,\
        "total_duration":5,"eval_count":2,"eval_duration":3,"context":[1,2]}
        \r
        20\r
        {"error":"no \\u003cmore\\u003e"}
        \r

        """)
  }

  @Test func `a recording is played as it was sent`() throws {
    let recording = try Recording(
      parsing: Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{\"a\":1}\nend".utf8))
    let server = try FaultServer { _ in recording.steps + [.close] }
    let peer = try Peer(server)
    peer.send("GET / HTTP/1.1\r\n\r\n")
    #expect(
      peer.read().text
        == "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        + "8\r\n{\"a\":1}\n\r\n3\r\nend\r\n0\r\n\r\n")
  }

  @Test func `a recording with a length is played verbatim`() throws {
    let text = "HTTP/1.1 404 Not Found\nContent-Length: 3\n\na\nb"
    let server = try FaultServer { _ in
      (try? Recording(parsing: Array(text.utf8)).steps) ?? []
    }
    let peer = try Peer(server)
    peer.send("GET / HTTP/1.1\r\n\r\n")
    #expect(peer.read(48).text == "HTTP/1.1 404 Not Found\r\nContent-Length: 3\r\n\r\na\nb")
  }

  @Test func `a recording without a length ends with its connection`() throws {
    let recording = try Recording(parsing: Array("HTTP/1.0 200 OK\r\n\r\nall".utf8))
    let server = try FaultServer { _ in recording.steps }
    let peer = try Peer(server)
    peer.send("GET / HTTP/1.1\r\n\r\n")
    let (text, end) = peer.read()
    #expect(text == "HTTP/1.0 200 OK\r\n\r\nall")
    #expect(end == .closed)
  }

  @Test func `a file without a status line is no recording`() {
    #expect(throws: Recording.Malformed.self) {
      try Recording(parsing: Array("{\"a\":1}\n".utf8))
    }
  }
}
