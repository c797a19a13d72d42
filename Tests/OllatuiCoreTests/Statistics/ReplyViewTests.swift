import OllamaWire
import TextUI
import Testing
import Transcript

@testable import OllatuiCore

/// The view of one reply in the statistics pane.
@Suite struct ReplyViewTests {
  static let metrics = Metrics(
    totalDuration: .milliseconds(5000), loadDuration: .milliseconds(1000), promptEvalCount: 26,
    promptEvalDuration: .milliseconds(500), evalCount: 60, evalDuration: .milliseconds(3000))

  /// A program in which something was asked and 30 pieces came, one every 100 ms.
  static func answering(
    columns: Int = 80, rows: Int = 40, flags: [SettingID: String] = [:]
  ) -> Drive {
    var drive = Drive(columns: columns, rows: rows, flags: flags)
    drive.ask("why?")
    drive.send(.replySent(drive.running, at: drive.now))
    drive.wait(.milliseconds(1500))
    for _ in 0..<30 {
      drive.grow("word ")
      drive.wait(.milliseconds(100))
    }
    return drive
  }

  static func answered(columns: Int = 80, rows: Int = 40, flags: [SettingID: String] = [:])
    -> Drive
  {
    var drive = answering(columns: columns, rows: rows, flags: flags)
    drive.finish(metrics)
    return drive
  }

  @Test func `phases, figures, rate and gaps of a reply stand one below the other`() {
    var drive = Self.answered()
    drive.press(.control("s"))
    let picture = """
       1 Reply   2 Conversation   3 History   4 Compare   5 Server
       llama3:latest · finished · reply 1 of 1

       Phases  by the server's clock
       load           1.00 s   20 %  █████████▎
       queue, other   500 ms   10 %           ████▋
       prompt         500 ms   10 %               ████▋
       answering      3.00 s   60 %                    ███████████████████████████▋

       Figures
       eval rate        20.0 tok/s          eval_count / eval_duration
       prompt rate      52.0 tok/s          prompt_eval_count / prompt_eval_duration
       load (cold)      1.00 s              load_duration
       prompt time      500 ms              prompt_eval_duration
       eval time        3.00 s              eval_duration
       queue, other     500 ms              total − load − prompt_eval − eval (durati…
       total            5.00 s              total_duration
       prompt tokens    26                  prompt_eval_count
       eval tokens      60                  eval_count
       context          86                  prompt_eval_count + eval_count
       done reason      stop                done_reason
       first token      1.50 s              our clock: request sent → first text
       elapsed          4.50 s              our clock: request sent → end
       pieces           30                  chunks that brought text: 2.00 tokens a p…
       piece rate       10.0 /s             our clock: (pieces − those of the first r…
       clock rate       ≈ 20.0 tok/s        our clock: piece rate × eval_count / piec…
      """
    #expect(drive.screen.contains(picture), "\(drive.screen)")
    drive.press(Key(.end))
    #expect(drive.screen.contains(" p50 100 ms · p95 100 ms · longest 100 ms · 29 gaps"))
    #expect(drive.screen.contains(#"   "content": "why?""#), "\(drive.screen)")
  }

  @Test func `the rate is counted in tokens once the server tells how many there were`() {
    var drive = Self.answering()
    drive.press(.control("s"))
    #expect(drive.screen.contains("10┤"), "\(drive.screen)")
    drive.finish(Self.metrics)
    #expect(drive.screen.contains("20┤"), "\(drive.screen)")
  }

  @Test func `while a reply comes, the screen changes with the clock and not with tokens`() {
    var drive = Self.answering()
    drive.press(.control("s"))
    let before = drive.screen
    #expect(before.contains("The server's figures come with the final chunk."))
    #expect(before.contains(" waiting     1.50 s"))
    drive.grow("more ")
    drive.grow("and more ")
    #expect(drive.screen == before)
    drive.wait(RunningReply.liveInterval)
    #expect(drive.screen.contains("pieces           32"), "\(drive.screen)")
  }

  @Test(arguments: [
    (ReplyEnd.incomplete, "the stream ended without one"),
    (.failed(.connectionLost(host: "h")), "the reply failed"),
  ])
  func `what is missing is said to be missing, and why`(end: ReplyEnd, reason: String) {
    var drive = Self.answering()
    drive.end(end)
    drive.press(.control("s"))
    #expect(drive.screen.contains("No final chunk: \(reason)."))
    #expect(!drive.screen.contains("eval rate"))
  }

  @Test func `a reply that was stopped has no figures of the server`() {
    var drive = Self.answering()
    drive.press(Key(.escape), .control("s"))
    #expect(drive.screen.contains("No final chunk: it was stopped before it came."))
    #expect(drive.screen.contains("Phases  by our clock"))
  }

  @Test func `a stub that answers a load is said to be one, unless text came with it`() {
    var drive = Drive(columns: 80, rows: 40)
    drive.ask("hi")
    drive.finish(reason: "load")
    drive.press(.control("s"))
    #expect(drive.screen.contains("a stub (load): the model generated nothing"), "\(drive.screen)")
    drive.press(Key(.escape))
    drive.ask("hi")
    drive.grow("text")
    drive.finish(reason: "load")
    drive.press(.control("s"))
    #expect(!drive.screen.contains("generated nothing"), "\(drive.screen)")
  }

  @Test func `a cloud model's missing durations are named`() {
    var drive = Drive(columns: 100, rows: 30, model: "big:cloud", installed: ["big:cloud"])
    drive.ask("hi")
    for word in ["hello ", "my ", "dear"] {
      drive.grow(word)
      drive.wait(.milliseconds(100))
    }
    drive.finish(Metrics(promptEvalCount: 3, evalCount: 6))
    #expect(drive.screen.contains("≈20.0 tok/s by our clock · 6 tokens"), "\(drive.screen)")
    drive.press(.control("s"))
    #expect(drive.screen.contains("Cloud models send only a part of the figures; without:"))
    #expect(drive.screen.contains("total_duration, load_duration"), "\(drive.screen)")
    #expect(drive.screen.contains(" clock rate       ≈ 20.0 tok/s"), "\(drive.screen)")
  }

  @Test func `a follow-up's prompt rate is an upper bound where the cache is not told`() {
    var drive = Self.answered()
    drive.ask("and?")
    drive.grow("so")
    drive.finish(Self.metrics)
    drive.press(.control("s"))
    #expect(drive.screen.contains("≤ 52.0 tok/s"), "\(drive.screen)")
    var cached = Self.metrics
    cached.promptEvalCachedCount = 16
    drive.press(Key(.escape))
    drive.ask("and then?")
    drive.grow("so")
    drive.finish(cached)
    drive.press(.control("s"))
    #expect(drive.screen.contains("prompt rate      20.0 tok/s"), "\(drive.screen)")
    #expect(drive.screen.contains("cached tokens    16"))
  }

  @Test func `a bound is spelled out where there is only ASCII`() {
    var drive = Self.answered(flags: [.symbols: "ascii"])
    drive.ask("and?")
    drive.grow("so")
    drive.finish(Self.metrics)
    drive.press(.control("s"))
    #expect(drive.screen.contains("prompt rate      <=52.0 tok/s"), "\(drive.screen)")
  }

  @Test func `arrows go from reply to reply, and the last one is followed`() {
    var drive = Self.answered()
    drive.ask("again?")
    drive.grow("no")
    drive.finish()
    drive.press(.control("s"))
    #expect(drive.screen.contains("reply 2 of 2"))
    drive.press(Key(.left))
    #expect(drive.screen.contains("reply 1 of 2"))
    drive.press(.typed("p"))
    #expect(drive.screen.contains("reply 1 of 2"))
    drive.press(.typed("n"))
    #expect(drive.screen.contains("reply 2 of 2"))
    drive.press(Key(.escape))
    drive.ask("once more?")
    drive.press(.control("s"))
    #expect(drive.screen.contains("reply 3 of 3"))
  }

  @Test func `from a selected turn its reply is shown, and the turn is selected again`() {
    var drive = Self.answered()
    drive.ask("again?")
    drive.grow("no")
    drive.finish()
    drive.press(.alt("a"), Key(.up), Key(.up), .control("s"))
    #expect(drive.screen.contains("reply 1 of 2"), "\(drive.screen)")
    drive.press(Key(.escape))
    guard case .turns(let mode) = drive.model.overlay else {
      Issue.record("no turn is selected")
      return
    }
    #expect(mode.place.turn == 0)
  }

  @Test func `before the first reply the pane says what it is for`() {
    var drive = Drive(columns: 80, rows: 20)
    drive.press(.control("s"))
    #expect(drive.screen.contains("No replies yet"))
    drive.press(.control("s"))
    #expect(drive.model.overlay == nil)
  }

  @Test func `what servers and models say reaches the screen as text`() {
    var drive = Drive(columns: 80, rows: 60)
    drive.ask("hi\u{1B}[31m")
    drive.grow("x")
    var delta = ReplyDelta()
    delta.final = FinalChunk(doneReason: "st\u{1B}[2Jop", metrics: Self.metrics)
    delta.finalText = "{\"done_reason\":\"st\u{1B}[2Jop\"}}}"
    delta.chunks = 1
    drive.send(.replyGrew(drive.running, delta, ReadTimes(at: drive.now, pieces: 0)))
    drive.send(.replyEnded(drive.running, .finished, at: drive.now))
    drive.press(.control("s"))
    #expect(drive.screen.contains("st␛[2Jop"))
    drive.press(Key(.end))
    #expect(!drive.screen.unicodeScalars.contains("\u{1B}"))
  }

  @Test func `however long a phase took, a blank stands before its time`() {
    var drive = Self.answering(columns: 100, rows: 30)
    drive.finish(
      Metrics(
        totalDuration: .seconds(4_000_000), loadDuration: .seconds(1),
        promptEvalCount: 3, promptEvalDuration: .seconds(1), evalCount: 5,
        evalDuration: .seconds(3_999_998)))
    drive.press(.control("s"))
    let lines = drive.screen.split(separator: "\n").filter { $0.contains(" %") }
    #expect(lines.contains { $0.contains(" answering ") })
    #expect(lines.allSatisfy { $0.contains(/^ [a-z ]+ [0-9.,hms ]+ s? +[0-9.]+ %/) }, "\(lines)")
  }

  @Test func `a figure that is zero is missing, and is not shown as 0`() {
    var drive = Self.answering(columns: 100, rows: 30)
    drive.finish(
      Metrics(
        totalDuration: .zero, loadDuration: .zero, promptEvalCount: 3, promptEvalDuration: .zero,
        evalCount: 0, evalDuration: .zero))
    drive.press(.control("s"))
    #expect(!drive.screen.contains("0 µs") && !drive.screen.contains("eval tokens"))
    #expect(drive.screen.contains("Missing, zero or impossible in the final chunk: total_duration"))
    #expect(drive.screen.contains("Phases  by our clock"))
    #expect(!drive.screen.contains("tokens a piece"))
  }
}
