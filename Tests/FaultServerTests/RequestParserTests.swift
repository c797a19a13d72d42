import Testing

@testable import FaultServer

@Suite struct RequestParserTests {
  private let stream = Array(
    ("POST /api/chat HTTP/1.1\r\nHost: a\r\nX-Two:  b \r\nContent-Length: 5\r\n\r\n{\"a\"}"
      + "POST /up HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
      + "3;x=y\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n").utf8)

  private let expected = [
    RecordedRequest(
      method: "POST", path: "/api/chat",
      headers: [
        .init(name: "Host", value: "a"), .init(name: "X-Two", value: "b"),
        .init(name: "Content-Length", value: "5"),
      ],
      body: Array("{\"a\"}".utf8)),
    RecordedRequest(
      method: "POST", path: "/up",
      headers: [.init(name: "Transfer-Encoding", value: "chunked")],
      body: Array("abc0123456789".utf8)),
    RecordedRequest(method: "GET", path: "/", headers: []),
  ]

  @Test func `requests are the same wherever the bytes are cut`() throws {
    for cut in 0...stream.count {
      var parser = RequestParser()
      var requests: [RecordedRequest] = []
      for part in [stream[..<cut], stream[cut...]] {
        parser.append(part)
        while let request = try parser.next() { requests.append(request) }
      }
      #expect(requests == expected, "cut at \(cut)")
    }
  }

  @Test(arguments: [
    "nonsense\r\n\r\n", "GET / HTTP/1.1\r\nnocolon\r\n\r\n",
    "GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
    "GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    "GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n",
  ])
  func `what is no request is an error`(text: String) {
    var parser = RequestParser()
    parser.append(Array(text.utf8)[...])
    #expect(throws: MalformedRequest.self) { try parser.next() }
  }

  @Test func `a header is found in any case`() {
    #expect(expected[0].header("content-LENGTH") == "5")
    #expect(expected[0].header("Expect") == nil)
  }

  @Test func `strings are quoted as Go quotes them`() {
    #expect(
      jsonQuoted("a\"\\\n\r\t<>&\u{1b}\u{2028}\u{7f}語🎉")
        == #""a\"\\\n\r\t\u003c\u003e\u0026\u001b\u2028"# + "\u{7f}語🎉\"")
  }
}
