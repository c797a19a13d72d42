import FaultServer
import OllamaClient
import OllamaWire
import Synchronization
import Testing

/// The best of a few tries: a slow machine may delay one, a client that polls delays all.
private func quickest(_ attempt: (Int) throws -> Duration) throws -> Duration {
  try (1...4).reduce(.seconds(60)) { best, number in
    best < .milliseconds(50) ? best : min(best, try attempt(number))
  }
}

@Suite(.timeLimit(.minutes(1))) struct CancelTests {
  private let client = OllamaClient()

  @Test func `the server sees a cancelled silent request leave within 50 ms`() throws {
    let server = try FaultServer { _ in [.stallForever] }
    let configuration = try ClientConfiguration(server)
    let delay = try quickest { number throws in
      let log = ReplyLog(client, configuration, id: number)
      try server.waitForRequest(number)
      let start = ContinuousClock.now
      #expect(try log.cancel() == .failed(.cancelled))
      #expect(log.events.names == ["sent", "ended"])
      return start.duration(to: try server.waitForDisconnect(of: number))
    }
    #expect(delay < .milliseconds(50))
  }

  @Test func `the server sees a reply cancelled in the middle of a line leave within 50 ms`() throws
  {
    let script: [Step] = [.head(), .chat("whole"), .text("90\r\n{\"message\":"), .stallForever]
    let server = try FaultServer { _ in script }
    let configuration = try ClientConfiguration(server)
    let delay = try quickest { number throws in
      let log = ReplyLog(client, configuration, id: number)
      try log.waitUntil("first chunk") { $0.merged.content == "whole" ? true : nil }
      let start = ContinuousClock.now
      #expect(try log.cancel() == .failed(.cancelled))
      #expect(log.events.names == ["sent", "opened", "grew", "ended"])
      #expect(log.events.merged.skippedLines == 0)
      return start.duration(to: try server.waitForDisconnect(of: number))
    }
    #expect(delay < .milliseconds(50))
  }

  @Test func `a request that is still connecting ends within 50 ms`() throws {
    let listener = try SilentListener()
    let address = try ServerAddress(parsing: ":\(listener.port)")
    let delay = try quickest { number throws in
      let log = ReplyLog(client, ClientConfiguration(address: address), id: number)
      let start = ContinuousClock.now
      #expect(try log.cancel() == .failed(.cancelled))
      return start.duration(to: .now)
    }
    #expect(delay < .milliseconds(50))
  }

  @Test func `cancelling twice, or what has ended, changes nothing`() throws {
    let server = try FaultServer { request in
      [.chatReply(["a"]), [.stallForever], [.failure(status: 500, "no")]][request.number - 1]
    }
    let configuration = try ClientConfiguration(server)
    let first = ReplyLog(client, configuration, id: 1)
    #expect(try first.end() == .finished)
    let second = ReplyLog(client, configuration, id: 2)
    try server.waitForRequest(2)
    client.cancel(first.id)
    client.cancel(second.id)
    client.cancel(second.id)
    client.cancel(RequestID(value: 99))
    #expect(try second.end() == .failed(.cancelled))
    let third = ReplyLog(client, configuration, id: 3)
    #expect(try third.end().error?.kind == .serverFailed)
    #expect(first.events.filter { if case .ended = $0 { true } else { false } }.count == 1)
    #expect(second.events.names == ["sent", "ended"])
  }

  @Test func `a paused reply is cancelled like any other`() throws {
    let flood = [UInt8](repeating: UInt8(ascii: "\n"), count: 30_000_000)
    let head = "HTTP/1.1 200 OK\r\nContent-Length: \(flood.count)\r\n\r\n"
    let server = try FaultServer(replies: [[.text(head), .bytes(flood)]])
    let log = try ReplyLog(client, ClientConfiguration(server), isReader: false)
    try server.waitForStall(of: 1)
    #expect(try log.cancel() == .failed(.cancelled))
    try server.waitForDisconnect(of: 1)
  }

  @Test func `cancelling one reply leaves the others alone`() throws {
    let gate = Gate()
    let server = try FaultServer(replies: [
      [.head(), .chat("a"), .pause(until: gate), .chat("b"), .done(), .end],
      [.stallForever],
    ])
    let configuration = try ClientConfiguration(server)
    let kept = ReplyLog(client, configuration, id: 1)
    try kept.waitUntil("first chunk") { $0.merged.content == "a" ? true : nil }
    let dropped = ReplyLog(client, configuration, id: 2)
    try server.waitForRequest(2)
    #expect(try dropped.cancel() == .failed(.cancelled))
    gate.open()
    #expect(try kept.end() == .finished)
    #expect(kept.content == "ab")
  }
}

@Suite(.timeLimit(.minutes(1))) struct CloseTests {
  @Test func `closing cancels what runs, is quick, and ends what comes later at once`() throws {
    let server = try FaultServer { _ in [.stallForever] }
    let configuration = try ClientConfiguration(server)
    let duration = try quickest { number throws in
      let client = OllamaClient()
      let first = ReplyLog(client, configuration, id: 1)
      let second = ReplyLog(client, configuration, id: 2)
      try server.waitForRequest(2 * number)
      let start = ContinuousClock.now
      client.close()
      let duration = start.duration(to: .now)
      #expect(first.events.names == ["sent", "ended"])
      #expect(try second.end() == .failed(.cancelled))
      try server.waitForDisconnect(of: 2 * number - 1)
      try server.waitForDisconnect(of: 2 * number)
      let late = ReplyLog(client, configuration, id: 3)
      #expect(late.events.names == ["ended"])
      client.close()
      return duration
    }
    #expect(duration < .milliseconds(100))
  }

  @Test func `a client that was never used closes too`() {
    let client = OllamaClient()
    client.close()
    client.close()
  }

  @Test func `a client that nobody holds any more ends its requests`() throws {
    let server = try FaultServer { _ in [.stallForever] }
    let configuration = try ClientConfiguration(server)
    do {
      let client = OllamaClient()
      client.startReply(RequestID(value: 1), .hello, to: configuration) { _ in }
      try server.waitForRequest(1)
    }
    try server.waitForDisconnect(of: 1)
  }

  @Test func `closing from within a callback doesn't wait for itself`() throws {
    let server = try FaultServer(replies: [.chatReply(["a"])])
    let client = OllamaClient()
    let ended = Gate()
    let ends = Mutex<[ReplyEnd]>([])
    client.startReply(RequestID(value: 1), .hello, to: try ClientConfiguration(server)) { event in
      if case .opened = event { client.close() }
      if case .ended(let end, _) = event {
        ends.withLock { $0.append(end) }
        ended.open()
      }
    }
    try ended.wait()
    #expect(ends.withLock { $0 }.count == 1)
  }
}
