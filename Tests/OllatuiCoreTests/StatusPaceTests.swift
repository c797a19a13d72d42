import OllamaWire
import TextUI
import Testing
import Timing
import Transcript

@testable import OllatuiCore

@Suite struct StatusPaceTests {
  private typealias Script = [(at: Int, happens: (inout Drive) -> Void)]

  private static let loaded = RunningModel(name: "llama3:latest")

  /// What comes of a reply that hurries through all its phases, each between two ticks, in
  /// milliseconds since the program started.
  private static var hurried: Script {
    [
      (0, { $0.ask("hi") }),
      (1, { $0.send(.replySent($0.running, at: $0.now)) }),
      (130, { $0.send(.runningListed(ConnectionID(value: 0), .success([]))) }),
      (270, { $0.send(.runningListed(ConnectionID(value: 0), .success([loaded]))) }),
      (350, { $0.grow(thinking: "so") }),
      (390, { $0.tell(trained: 32_768) }),
      (470, { $0.grow("yes") }),
      (490, { $0.load(4096) }),
    ]
  }

  /// A token every 7 ms, and the end.
  private static func tokens(from start: Int, until end: Int) -> Script {
    stride(from: start, to: end, by: 7).map { ($0, { $0.grow("b ") }) } + [
      (end, { $0.send(.replyEnded($0.running, .finished, at: $0.now)) })
    ]
  }

  /// Plays a script; what the status bar changed to, and when, in milliseconds.
  private func changes(
    _ script: Script, on drive: inout Drive, of part: (Drive) -> String = { $0.status }
  ) -> [(at: Int, bar: String)] {
    var changes: [(at: Int, bar: String)] = []
    var bar = part(drive)
    for now in 0...(script.map(\.at).max() ?? 0) + 1000 {
      for (moment, happens) in script where moment == now { happens(&drive) }
      if part(drive) != bar {
        bar = part(drive)
        changes.append((now, bar))
      }
      drive.wait(.milliseconds(1))
    }
    return changes
  }

  @Test func `the status bar changes at most five times in any second, whatever a reply does`() {
    var drive = Drive(columns: 120)
    let changes = changes(Self.hurried + Self.tokens(from: 500, until: 1650), on: &drive)
    for start in 0..<2700 {
      let within = changes.filter { (start..<start + 1000).contains($0.at) }
      #expect(within.count <= 5, "\(within)")
    }
    // And what comes is late by what is left of a tick at the most.
    let phases = ["connecting", "loading", "thinking", "answering", "ready"]
    let first = phases.map { phase in changes.first { $0.bar.contains(phase) }?.at }
    #expect(first == [0, 225, 450, 675, 1800], "\(changes)")
  }

  /// What stands above answers side by side.
  private func heads(_ drive: Drive) -> String {
    drive.model.chrome.columnHeads.map(\.text).joined(separator: "\n")
  }

  @Test func `the heads of answers side by side change at most five times in any second`() {
    var drive = Drive.comparing(
      "/compare llama3 temperature=0 temperature=1 temperature=2 why", columns: 120,
      flags: [.compare: "at-once"])
    let lanes = drive.lanes
    var script: Script = []
    for (index, lane) in lanes.enumerated() {
      script.append((index * 50, { $0.send(.replySent(lane, at: $0.now)) }))
      for now in stride(from: 100 + index * 130, to: 1600, by: 11) {
        script.append((now, { $0.grow(lane, "b\n\n") }))
      }
    }
    for now in stride(from: 0, to: 1600, by: 35) {
      script.append((now, { $0.send(.recorded(RecordTicket(value: 0))) }))
    }
    let changes = changes(script, on: &drive, of: heads)
    #expect(changes.count > 5)
    for start in 0..<2600 {
      let within = changes.filter { (start..<start + 1000).contains($0.at) }
      #expect(within.count <= 5, "\(within)")
    }
  }

  @Test func `what is over and what a key changes stand in the heads at once`() {
    var drive = Drive.comparing(columns: 120, flags: [.compare: "at-once"])
    drive.wait(.milliseconds(250))
    drive.send(.replyEnded(drive.lanes[0], .failed(.connectionLost(host: "h")), at: drive.now))
    #expect(heads(drive).contains("lost"))
    drive.press(Key(.right))
    #expect(heads(drive).contains("▸ qwen3:4b"))
    drive.press(Key(.escape))
    #expect(heads(drive).contains("cancelled"))
    drive.press(.typed("r"))
    #expect(heads(drive).contains("connecting 0.0 s"))
  }

  @Test func `a key that stops a reply or asks again is answered at once`() {
    var drive = Drive(columns: 120)
    drive.ask("hi")
    drive.wait(.milliseconds(250))
    drive.grow("b")
    drive.press(Key(.escape))
    #expect(drive.status.hasPrefix(" ready"))
    drive.ask("again")
    #expect(drive.status.contains("connecting 0.0 s"))
    drive.send(.replyEnded(drive.running, .finished, at: drive.now))
    drive.ask("and again")
    #expect(drive.status.contains("connecting 0.0 s"))
  }

  @Test func `a key that is pressed while a reply comes moves none of its figures`() {
    var drive = Drive(columns: 120)
    drive.ask("hi")
    drive.wait(.milliseconds(250))
    let before = drive.status
    drive.grow("b")
    drive.type("x")
    #expect(drive.status == before)
    drive.press(Key(.function(1)))
    #expect(drive.status.hasPrefix(" ⠙ connecting 0.3 s"), "\(drive.status)")
    #expect(drive.status.contains("PageDown more"))
  }

  @Test func `an error is told at once, and the bar is ready one tick later, the last one`() {
    var drive = Drive(columns: 120)
    drive.ask("hi")
    drive.wait(.milliseconds(250))
    drive.send(.replyEnded(drive.running, .failed(.connectionLost(host: "h")), at: drive.now))
    #expect(drive.screen.contains("lost"), "\(drive.screen)")
    #expect(drive.status.contains("connecting"))
    let tick = drive.model.nextTick
    #expect(tick == drive.now + RunningReply.liveInterval)
    drive.settleStatus()
    #expect(!drive.status.contains("connecting"))
    #expect(drive.model.nextTick == nil)
  }

  @Test func `another conversation's state is shown as soon as that is`() {
    var drive = Drive(columns: 120)
    drive.ask("hi")
    drive.wait(.milliseconds(250))
    drive.press(.control("n"))
    #expect(drive.status.hasPrefix(" ready"))
  }
}
