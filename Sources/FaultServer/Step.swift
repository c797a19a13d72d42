/// One thing the server does in answer to a request.
///
/// A script that neither closes nor resets leaves the connection open for the next request.
package enum Step: Sendable {
  /// Sends bytes.
  case bytes([UInt8])
  /// Sends text as UTF-8.
  case text(String)
  /// Sends text as UTF-8, each byte in a segment of its own.
  case oneByteAtATime(String)
  /// Sends pieces one by one at a fixed pace, each by its own write, and notes when.
  case paced([[UInt8]], every: Duration, PaceLog)
  /// Goes on once the test opened the gate.
  case pause(until: Gate)
  /// Tells the test that the script came this far.
  case open(Gate)
  /// Sends nothing more and waits until the peer leaves.
  case stallForever
  /// Closes the connection in order (FIN).
  case close
  /// Drops the connection (RST), and what was not sent yet with it.
  case reset
}

// MARK: - HTTP

extension Step {
  /// Sends a status line and headers of an answer whose body follows in chunks.
  package static func head(
    status: Int = 200, contentType: String = "application/x-ndjson", headers: [String] = []
  ) -> Step {
    let lines =
      [
        "HTTP/1.1 \(status) \(reason(status))", "Content-Type: \(contentType)",
        "Date: Sun, 22 Nov 2026 09:39:19 GMT", "Transfer-Encoding: chunked",
      ] + headers
    return .text(lines.joined(separator: "\r\n") + "\r\n\r\n")
  }

  /// Sends one line, its line feed included, as one HTTP chunk, which is how Ollama streams.
  package static func chunked(_ line: String) -> Step {
    .text("\(String(line.utf8.count + 1, radix: 16))\r\n\(line)\n\r\n")
  }

  /// Ends a body that was sent in chunks.
  package static var end: Step {
    .text("0\r\n\r\n")
  }

  /// Sends a whole answer with its length.
  package static func whole(
    status: Int = 200, contentType: String = "application/json; charset=utf-8", _ body: String,
    headers: [String] = [], omittingBody: Bool = false
  ) -> Step {
    let lines =
      [
        "HTTP/1.1 \(status) \(reason(status))", "Content-Type: \(contentType)",
        "Date: Sun, 22 Nov 2026 09:39:19 GMT", "Content-Length: \(body.utf8.count)",
      ] + headers
    return .text(lines.joined(separator: "\r\n") + "\r\n\r\n" + (omittingBody ? "" : body))
  }

  private static func reason(_ status: Int) -> String {
    let reasons = [
      200: "OK", 307: "Temporary Redirect", 400: "Bad Request", 401: "Unauthorized",
      403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed",
      500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable",
    ]
    return reasons[status] ?? "Status \(status)"
  }
}
