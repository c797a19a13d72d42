import FaultServer
import OllamaWire
import Testing

@testable import OllamaClient

@Suite(.timeLimit(.minutes(1))) struct CreditTests {
  private let client = OllamaClient()

  /// A whole answer of 50 MB: 50,000 chunks of 1,000 bytes, numbered.
  private static let burst: [UInt8] = {
    var body: [UInt8] = []
    body.reserveCapacity(50_100_000)
    let fill = [UInt8](String(repeating: "x", count: 956).utf8)
    for number in 10_000..<60_000 {
      body += Array("{\"message\":{\"content\":\"\(number) ".utf8) + fill
      body += Array("\"},\"done\":false}\n".utf8)
    }
    body += Array("{\"message\":{\"content\":\"\"},\"done\":true}\n".utf8)
    return Array("HTTP/1.1 200 OK\r\nContent-Length: \(body.count)\r\n\r\n".utf8) + body
  }()

  @Test func `a burst that nobody takes stalls at the server, and nothing of it is lost`() throws {
    let server = try FaultServer(replies: [[.bytes(Self.burst)]])
    let log = try ReplyLog(client, ClientConfiguration(server), isReader: false)
    let written = try server.waitForStall(of: 1)
    let held = log.events.merged
    // What the kernel's buffers hold is no memory of the client.
    #expect(written < 25_000_000)
    #expect(held.bytes >= 1 << 20 && held.bytes < (1 << 20) + (1 << 17))

    var taken = 0
    var end: ReplyEnd?
    while end == nil {
      let known = taken
      let (bytes, ended) = try log.waitUntil("more of the burst") { events in
        let ended = events.last.flatMap { event -> ReplyEnd? in
          guard case .ended(let end, _) = event else { return nil }
          return end
        }
        let bytes = events.reduce(0) { sum, event in
          guard case .grew(let delta, _) = event else { return sum }
          return sum + delta.bytes
        }
        return bytes > known || ended != nil ? (bytes, ended) : nil
      }
      #expect(bytes - taken < (1 << 20) + (1 << 17))
      client.took(bytes - taken, of: log.id)
      taken = bytes
      end = ended
    }
    #expect(end == .finished)
    let whole = log.events.merged
    #expect(whole.chunks == 50_001)
    #expect(whole.content.utf8.count == 50_000 * (6 + 956))
    let numbers = whole.content.split(separator: "x").map { $0.dropLast() }
    #expect(numbers.elementsEqual((10_000..<60_000).map { "\($0)" }))
  }

  @Test func `credit is spent, refused at its limit, and given back at half`() {
    let credit = Credit(limit: 10)
    #expect(credit.hasRoom())
    credit.spend(9)
    #expect(credit.hasRoom())
    credit.spend(9)
    #expect(!credit.hasRoom())
    #expect(!credit.giveBack(13))
    #expect(credit.giveBack(1))
    #expect(!credit.giveBack(1))
    #expect(credit.hasRoom())
  }

  @Test func `giving back wakes nobody who doesn't wait`() {
    let credit = Credit(limit: 10)
    credit.spend(12)
    #expect(!credit.giveBack(12))
    #expect(credit.hasRoom())
  }
}
