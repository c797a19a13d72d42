import FaultServer
import Foundation
import TerminalRig
import Testing

@Suite(.serialized) struct UnreadTests {
  #if os(Linux)
    @Test func `a terminal nobody reads costs little memory and no text`() async throws {
      let gate = Gate()
      let lines = (0..<40_000).map { "line \($0) of a burst that is long enough to fill things\n" }
      let server = try FaultServer(replies: [
        [.head(), .chat("first\n"), .pause(until: gate)] + lines.map { .chat($0) }
          + [.done(), .end],
        .chatReply(["ok"]),
      ])
      let run = try await Ollatui.ready(at: server)
      run.send("hello")
      try await run.waitFor("first")
      let before = try residentKilobytes(of: run)
      run.terminal.pauseReading()
      gate.open()
      try await server.waitUntil("all to be sent, or no more to be taken", within: .seconds(40)) {
        seen in
        seen.connections.contains { $0.isStalled || $0.answersFinished > 1 } ? true : nil
      }
      let grown = try residentKilobytes(of: run) - before
      #expect(grown < 48 * 1024, "grew by \(grown) KB")
      run.terminal.resumeReading()
      try await run.waitFor("line 39999 of a burst", within: .seconds(40))
      try await run.waitFor("total 327 ms", within: .seconds(40))
      run.send("again")
      let request = try await server.waitForRequest(2, to: "/api/chat", within: .seconds(40))
      let isSame = request.messages.dropFirst().first == ["assistant", "first\n" + lines.joined()]
      #expect(isSame, "\(request.body.count) bytes came")
    }

    private func residentKilobytes(of run: Ollatui) throws -> Int {
      let path = "/proc/\(run.terminal.processID)/status"
      let status = String(
        decoding: try #require(FileManager.default.contents(atPath: path)), as: UTF8.self)
      let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") })
      return try #require(Int(line.filter(\.isNumber)))
    }
  #endif
}
