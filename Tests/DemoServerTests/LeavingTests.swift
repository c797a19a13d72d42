import Foundation
import Testing

@testable import DemoServer

@Suite(.timeLimit(.minutes(5))) struct LeavingTests {
  private let endless =
    #"{"model":"endless","messages":[{"role":"user","content":"x"}]}"#
  private let slow = #"{"model":"slow:70b","messages":[{"role":"user","content":"x"}]}"#

  @Test func `a client that leaves in mid-stream ends the generation`() async throws {
    try await withServer { stage in
      var exchange = try await Exchange(stage.server)
      try await exchange.send("POST", "/api/chat", endless)
      _ = try await exchange.head()
      for _ in 0..<3 { _ = try await exchange.chunk() }
      try exchange.close()
      await stage.wait(for: .ended(model: "endless:latest", isComplete: false))
      let loaded = try await stage.ask("GET", "/api/ps").body
      #expect(loaded.contains(#""name":"endless:latest""#))
    }
  }

  @Test func `a client that leaves during a load ends it and leaves nothing loaded`()
    async throws
  {
    try await withServer(pace: Pace(share: 1_000)) { stage in
      let exchange = try await Exchange(stage.server)
      try await exchange.send("POST", "/api/chat", slow)
      await stage.wait(for: .began(model: "slow:70b"))
      try exchange.close()
      await stage.wait(for: .ended(model: "slow:70b", isComplete: false))
      #expect(try await stage.ask("GET", "/api/ps").body == #"{"models":[]}"#)
    }
  }

  @Test func `a client that leaves before a reply in one piece ends it`() async throws {
    try await withServer { stage in
      let exchange = try await Exchange(stage.server)
      try await exchange.send(
        "POST", "/api/generate", #"{"model":"endless","prompt":"x","stream":false}"#)
      await stage.wait(for: .loaded(model: "endless:latest"))
      try exchange.close()
      await stage.wait(for: .ended(model: "endless:latest", isComplete: false))
    }
  }

  @Test func `a client that gave up leaves the load to another that waits`() async throws {
    try await withServer(pace: Pace(share: 0.05)) { stage in
      let first = try await Exchange(stage.server)
      try await first.send("POST", "/api/chat", slow)
      await stage.wait(for: .began(model: "slow:70b"))
      var second = try await Exchange(stage.server)
      try await second.send(
        "POST", "/api/generate", #"{"model":"slow:70b","options":{"num_ctx":8192}}"#)
      await stage.wait(for: .began(model: "slow:70b"))
      try first.close()
      let head = try await second.head()
      #expect(try await second.chunks(after: head)[0].contains(#""done_reason":"load""#))
      try second.close()
    }
  }

  @Test func `stopping ends a silent load and an endless stream`() async throws {
    try await withServer(pace: Pace(share: 1_000)) { stage in
      let silent = try await Exchange(stage.server)
      try await silent.send("POST", "/api/chat", slow)
      await stage.wait(for: .began(model: "slow:70b"))
      await stage.server.stop()
      await stage.wait(for: .ended(model: "slow:70b", isComplete: false))
      try silent.close()
    }
    try await withServer { stage in
      var flowing = try await Exchange(stage.server)
      try await flowing.send("POST", "/api/chat", endless)
      _ = try await flowing.head()
      await stage.server.stop()
      await stage.wait(for: .ended(model: "endless:latest", isComplete: false))
      try flowing.close()
    }
  }

  @Test func `a cold load is silent to its end and takes the time it reports`() async throws {
    try await withServer(pace: Pace(share: 0.25)) { stage in
      let clock = ContinuousClock()
      var exchange = try await Exchange(stage.server)
      let begun = clock.now
      try await exchange.send(
        "POST", "/api/chat", String(slow.dropLast()) + #","options":{"num_predict":2}}"#)
      let head = try await exchange.head()
      let waited = clock.now - begun
      #expect(waited >= .seconds(1))
      let cold = try #require(try await exchange.chunks(after: head).last)
      let load = try loadTime(in: cold)
      #expect(load >= 1_000_000_000)
      #expect(.nanoseconds(load) <= waited)
      try await exchange.send(
        "POST", "/api/chat", String(slow.dropLast()) + #","options":{"num_predict":2}}"#)
      let second = try await exchange.head()
      let warm = try #require(try await exchange.chunks(after: second).last)
      // Far from the time of a load, which a busy machine could stretch this to.
      #expect(try loadTime(in: warm) < 1_000_000_000)
      try exchange.close()
    }
  }

  private func loadTime(in line: String) throws -> Int {
    let object = try JSONDecoder().decode(JSON.self, from: Data(line.utf8))
    return try #require(object["load_duration"]?.wholeNumber)
  }
}
