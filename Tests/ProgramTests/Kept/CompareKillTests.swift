import FaultServer
import Foundation
import TerminalRig
import Testing
import Transcript

@Suite(.serialized) struct CompareKillTests {
  private static let models = ["first:latest", "second:latest", "third:latest"]

  /// Asks three models, of which so many are asked before the program is killed, in mid-stream.
  private func kill(
    _ home: Home, _ server: FaultServer, _ way: String, after replies: some Sequence<SentReply>
  ) async throws -> ContinuousClock.Instant {
    let run = try await Ollatui.ready(
      at: server, environment: ["OLLATUI_COMPARE": way], home: home)
    run.send("/compare first second third why")
    for reply in replies { try await reply.reached.wait(within: .seconds(30)) }
    let killed = ContinuousClock.now
    run.terminal.kill(SIGKILL)
    #expect(try await run.terminal.waitForExit() == .killed(signal: SIGKILL))
    return killed
  }

  /// Three replies, of which a server sends as many words as it is told to before the kill.
  ///
  /// One after the other: the first comes whole, the third is never asked for.
  private static func plan(_ way: String) -> [(reply: SentReply, mark: Int)] {
    let marks = way == "at-once" ? [60, 75, 90] : [30, 60, 60]
    return marks.enumerated().map { number, mark in
      let count = way == "one-by-one" && number == 0 ? mark : 400
      return (SentReply(number: number, words: (0..<count).map { "r\(number)-\($0) " }), mark)
    }
  }

  @Test(arguments: ["one-by-one", "at-once"])
  func `a kill while models are compared loses no answer's words but the last quarter second`(
    way: String
  ) async throws {
    let plan = Self.plan(way)
    let server = try FaultServer(models: Self.models) { request in
      guard request.path == "/api/chat", let model = request.json["model"] as? String,
        let index = Self.models.firstIndex(of: model)
      else { return nil }
      let script = plan[index].reply.script(plan[index].mark)
      // However late the kill comes, it comes in mid-stream.
      let isWhole = way == "one-by-one" && index == 0
      return isWhole ? script : script.dropLast(2) + [.stallForever]
    }
    let home = try Home()
    let lateness = try Lateness(in: home.path)
    defer { lateness.end() }
    let asked = plan.map(\.reply).prefix(way == "at-once" ? 3 : 2)
    let killed = try await kill(home, server, way, after: asked)
    let late = lateness.worst(from: killed - .seconds(3), to: killed)
    let allowance = Duration.milliseconds(250) + late * 4

    let store = try KeptStore(of: home)
    #expect(try store.integrity() == "ok")
    let said = try store.said()
    #expect(said.prompts == ["why"])
    #expect(said.replies.map(\.asked.model) == Self.models)
    for (index, (sent, kept)) in zip(plan.map(\.reply), said.replies).enumerated() {
      #expect(sent.text.hasPrefix(kept.content), "words that nobody sent: \(kept.content)")
      let due = sent.text(before: killed - allowance)
      #expect(kept.content.hasPrefix(due), "reply \(index) lacks words: \(kept.content)")
      let isWhole = way == "one-by-one" && index == 0
      #expect(kept.state == (isWhole ? .finished : .interrupted))
    }

    // Large enough for all that may have come before a late kill.
    let again = try await Ollatui.ready(at: server, size: (200, 100), home: home)
    try await again.waitFor("‹1/3›")
    again.send("/compare")
    let shown = try await again.waitFor("▸ first:latest")
    let heads = shown.rows.prefix { !$0.contains("┼") }.joined()
    let marks = heads.components(separatedBy: "interrupted").count - 1
    #expect(marks == (way == "at-once" ? 3 : 2), "\(shown.text)")
    for (index, kept) in said.replies.enumerated() where !kept.content.isEmpty {
      #expect(shown.text.contains("r\(index)-0 "))
    }
  }
}
