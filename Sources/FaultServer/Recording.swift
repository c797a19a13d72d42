import Foundation

/// An answer of a real server, kept as a file: status line, headers, empty line, and the body without
/// chunk framing.
package struct Recording: Equatable, Sendable {
  /// The text is no recorded answer.
  package struct Malformed: Error, CustomStringConvertible {
    /// What is missing.
    package let description: String
  }

  /// The status line and the header lines, as they were.
  package let head: [String]
  /// The body as it was, without chunk framing.
  package let body: [UInt8]

  /// Reads a recording from a file.
  package init(contentsOf path: String) throws {
    try self.init(parsing: Array(Data(contentsOf: URL(fileURLWithPath: path))))
  }

  /// Reads a recording; lines of the head may end in CR LF or in LF.
  package init(parsing bytes: [UInt8]) throws(Malformed) {
    var head: [String] = []
    var start = 0
    while let end = bytes[start...].firstIndex(of: 10) {
      let line = bytes[start..<end].filter { $0 != 13 }
      start = end + 1
      if line.isEmpty { break }
      head.append(String(decoding: line, as: UTF8.self))
    }
    guard let first = head.first, first.hasPrefix("HTTP/1.") else {
      throw Malformed(description: "a recording begins with a status line such as HTTP/1.1 200 OK")
    }
    self.head = head
    body = Array(bytes[start...])
  }

  /// The steps that play it: where the answer was chunked each line is a chunk, as Ollama sends it.
  ///
  /// An answer with neither chunks nor a length (HTTP/1.0) ends with its connection.
  package var steps: [Step] {
    let opening = Step.text(head.joined(separator: "\r\n") + "\r\n\r\n")
    let fields = head.map { $0.lowercased() }
    if fields.contains("transfer-encoding: chunked") { return [opening] + chunks + [.end] }
    let hasLength = fields.contains { $0.hasPrefix("content-length:") }
    return [opening, .bytes(body)] + (hasLength ? [] : [.close])
  }

  private var chunks: [Step] {
    var steps: [Step] = []
    var rest = body[...]
    while !rest.isEmpty {
      let end = rest.firstIndex(of: 10).map { $0 + 1 } ?? rest.endIndex
      let size = Array(String(end - rest.startIndex, radix: 16).utf8)
      steps.append(.bytes(size + [13, 10] + rest[..<end] + [13, 10]))
      rest = rest[end...]
    }
    return steps
  }
}
