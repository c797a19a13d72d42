import FlyingSocks
import Foundation

@testable import DemoServer

/// A small HTTP client that shows every chunk as it was sent.
struct Exchange {
  struct Head: Equatable {
    var status: Int
    var headers: [String: String]
  }

  private let socket: AsyncSocket
  private var buffer: [UInt8] = []

  /// Connects to a server.
  init(_ server: DemoServer) async throws {
    socket = try await AsyncSocket.connected(to: .inet(ip4: "127.0.0.1", port: server.port))
  }

  /// Sends a request.
  func send(_ method: String, _ path: String, _ body: String = "") async throws {
    let head = "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    let length = "Content-Length: \(body.utf8.count)\r\n\r\n"
    try await socket.write(Data((head + length + body).utf8))
  }

  /// Reads status and headers.
  mutating func head() async throws -> Head {
    let status = try await line().split(separator: " ")
    var headers: [String: String] = [:]
    while case let line = try await line(), !line.isEmpty {
      let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
      headers[parts[0]] = parts[1].trimmingCharacters(in: .whitespaces)
    }
    return Head(status: Int(status[1]) ?? 0, headers: headers)
  }

  /// Reads one HTTP chunk; nil at the end of the body.
  mutating func chunk() async throws -> String? {
    let size = Int(try await line(), radix: 16) ?? 0
    let text = try await bytes(size)
    _ = try await line()
    return size == 0 ? nil : text
  }

  /// Reads a body to its end, as one text per HTTP chunk.
  mutating func chunks(after head: Head) async throws -> [String] {
    guard head.headers["Transfer-Encoding"] == "chunked" else {
      return [try await bytes(Int(head.headers["Content-Length"] ?? "") ?? 0)]
    }
    var chunks: [String] = []
    while let chunk = try await chunk() { chunks.append(chunk) }
    return chunks
  }

  /// Leaves.
  func close() throws {
    try socket.close()
  }

  private mutating func line() async throws -> String {
    while !buffer.contains(UInt8(ascii: "\n")) { try await read() }
    let line = buffer.prefix { $0 != UInt8(ascii: "\n") }
    buffer.removeFirst(line.count + 1)
    return String(decoding: line, as: UTF8.self).replacing("\r", with: "")
  }

  private mutating func bytes(_ count: Int) async throws -> String {
    while buffer.count < count { try await read() }
    defer { buffer.removeFirst(count) }
    return String(decoding: buffer.prefix(count), as: UTF8.self)
  }

  private mutating func read() async throws {
    buffer += try await socket.read(atMost: 4_096)
  }
}

/// A whole answer.
struct Answer {
  var status: Int
  var headers: [String: String]
  var chunks: [String]

  var body: String { chunks.joined() }

  /// The body with times and durations replaced, which differ from run to run.
  var masked: String {
    body.replacing(/\d{4}-\d\d-\d\dT[0-9:.]+Z/, with: "TIME")
      .replacing(/_duration":\d+/, with: "_duration\":N")
  }

  /// The objects of the lines.
  var objects: [JSON] {
    get throws {
      try body.split(separator: "\n").map {
        try JSONDecoder().decode(JSON.self, from: Data($0.utf8))
      }
    }
  }
}

/// A running server and what happens in it.
struct Stage {
  let server: DemoServer
  let occurrences: AsyncStream<DemoOccurrence>

  /// Asks for something on a connection of its own and reads the whole answer.
  func ask(_ method: String, _ path: String, _ body: String = "") async throws -> Answer {
    var exchange = try await Exchange(server)
    try await exchange.send(method, path, body)
    let head = try await exchange.head()
    let chunks = try await exchange.chunks(after: head)
    try exchange.close()
    return Answer(status: head.status, headers: head.headers, chunks: chunks)
  }

  /// Waits until something happens; what happens before it is passed over.
  func wait(for wanted: DemoOccurrence) async {
    for await occurrence in occurrences where occurrence == wanted { return }
  }
}

/// Starts a server for one test and stops it whatever happens.
func withServer(pace: Pace = .instant, _ body: (Stage) async throws -> Void) async throws {
  let (occurrences, continuation) = AsyncStream<DemoOccurrence>.makeStream()
  let server = try await DemoServer.start(pace: pace) { continuation.yield($0) }
  do {
    try await body(Stage(server: server, occurrences: occurrences))
  } catch {
    await server.stop()
    throw error
  }
  await server.stop()
}

extension JSON {
  /// The items of a list; empty for anything else.
  var items: [JSON] {
    guard case .array(let items) = self else { return [] }
    return items
  }

  /// A text; nil for anything else.
  var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }
}
