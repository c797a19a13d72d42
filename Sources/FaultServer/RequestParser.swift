/// A peer sent something that is no HTTP/1.1 request.
struct MalformedRequest: Error {}

/// Cuts the bytes of one connection into requests, without I/O.
struct RequestParser {
  private enum Framing {
    case length(Int)
    case chunks
  }

  private var buffer: [UInt8] = []
  private var head: RecordedRequest?
  private var framing = Framing.length(0)

  /// Whether the peer waits for `100 Continue` before it sends the body.
  var expectsContinue: Bool {
    head?.header("Expect")?.lowercased() == "100-continue" && buffer.isEmpty
  }

  /// Takes bytes as they arrived.
  mutating func append(_ bytes: ArraySlice<UInt8>) {
    buffer += bytes
  }

  /// The next whole request; nil until it is all there.
  mutating func next() throws(MalformedRequest) -> RecordedRequest? {
    if head == nil {
      guard let end = position(of: [13, 10, 13, 10], from: 0) else { return nil }
      let text = String(decoding: buffer[..<end], as: UTF8.self)
      buffer.removeFirst(end + 4)
      try readHead(text)
    }
    guard var request = head, let body = try takeBody() else { return nil }
    request.body = body
    head = nil
    return request
  }

  private mutating func readHead(_ text: String) throws(MalformedRequest) {
    // "\r\n" is one Character.
    var lines = text.split(separator: "\r\n")[...]
    let start = lines.popFirst()?.split(separator: " ") ?? []
    guard start.count == 3, start[2].hasPrefix("HTTP/1.") else { throw MalformedRequest() }
    var fields: [RecordedRequest.Field] = []
    for line in lines {
      guard let colon = line.firstIndex(of: ":") else { throw MalformedRequest() }
      let value = line[colon...].dropFirst().split { $0 == " " || $0 == "\t" }
      fields.append(
        .init(name: String(line[..<colon]), value: value.joined(separator: " ")))
    }
    let request = RecordedRequest(
      method: String(start[0]), path: String(start[1]), headers: fields)
    if request.header("Transfer-Encoding")?.lowercased() == "chunked" {
      framing = .chunks
    } else {
      guard let length = Int(request.header("Content-Length") ?? "0"), length >= 0 else {
        throw MalformedRequest()
      }
      framing = .length(length)
    }
    head = request
  }

  private mutating func takeBody() throws(MalformedRequest) -> [UInt8]? {
    switch framing {
    case .length(let length):
      guard buffer.count >= length else { return nil }
      defer { buffer.removeFirst(length) }
      return Array(buffer[..<length])
    case .chunks:
      return try takeChunks()
    }
  }

  private mutating func takeChunks() throws(MalformedRequest) -> [UInt8]? {
    var body: [UInt8] = []
    var start = 0
    while let lineEnd = position(of: [13, 10], from: start) {
      let line = String(decoding: buffer[start..<lineEnd], as: UTF8.self)
      guard let size = Int(line.prefix { $0 != ";" }, radix: 16), size >= 0 else {
        throw MalformedRequest()
      }
      let end = lineEnd + 2 + size
      guard buffer.count >= end + 2 else { return nil }
      guard buffer[end] == 13, buffer[end + 1] == 10 else { throw MalformedRequest() }
      if size == 0 {
        buffer.removeFirst(end + 2)
        return body
      }
      body += buffer[lineEnd + 2..<end]
      start = end + 2
    }
    return nil
  }

  private func position(of mark: [UInt8], from start: Int) -> Int? {
    guard buffer.count >= start + mark.count else { return nil }
    return (start...buffer.count - mark.count).first { index in
      buffer[index] == mark[0] && buffer[index..<index + mark.count].elementsEqual(mark)
    }
  }
}
