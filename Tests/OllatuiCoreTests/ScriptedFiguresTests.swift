import OllamaWire
import TextUI
import Testing
import Timing
import Transcript

@testable import OllatuiCore

/// A reply whose every byte comes at a known time.
private struct Script {
  /// Milliseconds since the request went out, and a line of the answer.
  var lines: [(at: Int, line: String)] = []

  mutating func say(_ text: String, at milliseconds: Int) {
    lines.append(
      (milliseconds, #"{"message":{"role":"assistant","content":"\#(text)"},"done":false}"#))
  }

  mutating func think(_ text: String, at milliseconds: Int) {
    lines.append(
      (
        milliseconds,
        #"{"message":{"role":"assistant","content":"","thinking":"\#(text)"},"done":false}"#
      ))
  }

  mutating func end(_ figures: String, at milliseconds: Int) {
    lines.append(
      (
        milliseconds,
        #"{"message":{"role":"assistant","content":""},"done_reason":"stop",\#(figures)"done":true}"#
      ))
  }

  /// Asks and lets the lines come as bytes, each cut in two reads that come at the same time.
  func play(
    _ prompt: String = "hi", on drive: inout Drive, connectingFor connecting: Duration = .zero
  ) throws {
    drive.ask(prompt)
    drive.wait(connecting)
    let start = drive.now
    drive.send(.replySent(drive.running, at: start))
    var reader = ReplyReader(api: .chat)
    for (milliseconds, line) in lines {
      let moment = start + .milliseconds(milliseconds)
      drive.wait(moment - drive.now)
      let bytes = Array((line + "\n").utf8)
      for part in [bytes.prefix(20), bytes.dropFirst(20)] {
        let delta = Array(part).withUnsafeBytes { reader.read($0) }
        guard let delta else { continue }
        drive.send(.replyGrew(drive.running, delta, ReadTimes(at: moment, pieces: delta.pieces)))
      }
    }
    let (_, end) = reader.finish()
    drive.end(end)
  }
}

@Suite("Figures of a reply whose timing is known") struct ScriptedFiguresTests {
  private var drive = Drive(columns: 140, rows: 20)

  private func figures(_ drive: Drive) throws -> Figures {
    try #require(drive.model.conversation.turns.last?.reply?.figures)
  }

  /// 40 tokens, 25 ms each, the first one after 800 ms.
  private func even() -> Script {
    var script = Script()
    for index in 0..<40 { script.say("w ", at: 800 + index * 25) }
    return script
  }

  @Test mutating func `connecting counts for no figure`() throws {
    var script = even()
    script.end("", at: 1800)
    try script.play(on: &drive, connectingFor: .milliseconds(130))
    let figures = try figures(drive)
    #expect(figures.firstToken == .milliseconds(800))
    #expect(figures.elapsed == .milliseconds(1800))
    #expect(figures.arrivals.reads.first?.microseconds == 800_000)
  }

  @Test mutating func `every figure is that of the script`() throws {
    var script = even()
    script.end(
      #"""
      "total_duration":1800000000,"load_duration":300000000,"prompt_eval_count":50,\#
      "prompt_eval_duration":400000000,"eval_count":40,"eval_duration":1000000000,
      """#, at: 1800)
    try script.play(on: &drive)
    let figures = try figures(drive)
    #expect(figures.firstToken == .milliseconds(800))
    #expect(figures.elapsed == .milliseconds(1800))
    #expect(figures.thinking == nil)
    #expect(figures.arrivals.pieces == 40)
    #expect(figures.chunks == 41)
    #expect(figures.arrivals.rate == 40)
    #expect(figures.arrivals.gaps.allSatisfy { abs($0 - 0.025) < 1e-9 })
    #expect(figures.evalRate == 40)
    #expect(figures.promptRate == 125)
    #expect(figures.finalText?.contains(#""eval_count":40"#) == true)
    #expect(
      drive.screen.contains(
        "40.00 tok/s · 40 tokens in 1.00 s · first 800 ms · prompt 50 in 400 ms at 125.00/s · "
          + "load 300 ms · queue, other 100 ms · total 1.80 s"))
  }

  @Test mutating func `while it runs the bar tells rate, tokens and the first token's time`()
    throws
  {
    var script = even()
    script.lines.removeLast(10)
    drive.ask("hi")
    let start = drive.now
    for (milliseconds, line) in script.lines {
      drive.wait(start + .milliseconds(milliseconds) - drive.now)
      var reader = ReplyReader(api: .chat)
      let delta = Array((line + "\n").utf8).withUnsafeBytes { reader.read($0) }
      let grown = try #require(delta)
      drive.send(.replyGrew(drive.running, grown, ReadTimes(at: drive.now, pieces: 1)))
    }
    drive.wait(.milliseconds(1))
    #expect(drive.status.contains("≈40 tok/s"))
    #expect(drive.status.contains("first 800 ms"))
  }

  @Test mutating func `a stall is a gap of its length, and in nothing else`() throws {
    var script = even()
    for index in 20..<40 { script.lines[index].at += 1500 }
    script.end(#""eval_count":40,"eval_duration":1000000000,"#, at: 3300)
    try script.play(on: &drive)
    let figures = try figures(drive)
    let gaps = figures.arrivals.gaps.sorted()
    #expect(abs((gaps.last ?? 0) - 1.525) < 1e-9)
    #expect(abs(gaps[gaps.count / 2] - 0.025) < 1e-9)
    #expect(figures.evalRate == 40)
  }

  @Test mutating func `thinking counts from its first piece to the answer's, and its tokens count`()
    throws
  {
    var script = Script()
    for index in 0..<10 { script.think("h ", at: 500 + index * 100) }
    for index in 0..<5 { script.say("a ", at: 1600 + index * 100) }
    script.end(#""eval_count":15,"eval_duration":1500000000,"#, at: 2100)
    try script.play(on: &drive)
    let figures = try figures(drive)
    #expect(figures.firstToken == .milliseconds(500))
    #expect(figures.thinking == .milliseconds(1100))
    #expect(figures.arrivals.pieces == 15)
    #expect(figures.evalRate == 10)
  }

  @Test mutating func `cached tokens of the prompt are not read again`() throws {
    var script = even()
    script.end(
      #"""
      "prompt_eval_count":1000,"prompt_eval_cached_count":900,"prompt_eval_duration":500000000,\#
      "eval_count":40,"eval_duration":1000000000,
      """#, at: 1800)
    try script.play(on: &drive)
    #expect(try figures(drive).promptRate == 200)
    #expect(drive.screen.contains("prompt 1000 (900 cached) in 500 ms at 200.00/s"))
  }

  @Test mutating func `where the server does not tell what was cached the rate is a bound`() throws
  {
    var script = even()
    let measured =
      #""prompt_eval_count":1000,"prompt_eval_duration":500000000,"eval_count":40,"#
      + #""eval_duration":1000000000,"#
    script.end(measured, at: 1800)
    try script.play(on: &drive)
    #expect(drive.screen.contains("prompt 1000 in 500 ms at 2000.00/s"))
    try script.play("and then", on: &drive)
    #expect(drive.screen.contains("prompt 1000 in 500 ms at most 2000.00/s"))
  }

  @Test(arguments: [
    "", #""eval_count":0,"eval_duration":0,"prompt_eval_count":0,"prompt_eval_duration":0,"#,
    #""eval_count":40,"prompt_eval_count":50,"#, #""eval_duration":-5,"eval_count":"many","#,
  ])
  mutating func `figures that are missing or zero leave no rate behind`(figures: String) throws {
    var script = even()
    script.end(figures, at: 1800)
    try script.play(on: &drive)
    let known = try self.figures(drive)
    #expect(known.evalRate == nil)
    #expect(known.promptRate == nil)
    #expect(known.firstToken == .milliseconds(800))
    for word in ["inf", "nan", "NaN", "prompt 0", "· 0 tokens"] {
      #expect(!drive.screen.contains(word), "\(word)")
    }
    // A count alone has a rate by our clock.
    let isCounted = figures.hasPrefix(#""eval_count":40"#)
    #expect(known.clockRate == (isCounted ? 40 : nil))
    #expect(drive.screen.contains(" tok/s") == isCounted)
    #expect(drive.screen.contains("≈40.0 tok/s by our clock") == isCounted)
    #expect(drive.screen.contains("first 800 ms"))
  }

  @Test mutating func `a cancelled reply has the figures of our clock alone`() throws {
    drive.ask("hi")
    drive.wait(.milliseconds(500))
    drive.grow("a")
    drive.wait(.milliseconds(700))
    drive.grow("b")
    drive.wait(.milliseconds(300))
    drive.press(Key(.escape))
    let figures = try figures(drive)
    #expect(figures.metrics == nil)
    #expect(figures.firstToken == .milliseconds(500))
    #expect(figures.elapsed == .milliseconds(1500))
    #expect(figures.arrivals.gaps.count == 1)
    #expect(drive.screen.contains("≈2 tokens · first 500 ms · after 1.50 s"))
  }

  @Test func `time counts from when the request goes out, not from the wait for the disk`() throws {
    var drive = Drive(columns: 140, rows: 20, store: .ready)
    drive.ask("hi")
    drive.wait(.milliseconds(120))
    drive.send(.recorded(RecordTicket(value: 1)))
    drive.wait(.milliseconds(300))
    drive.grow("a")
    drive.wait(.milliseconds(200))
    drive.finish()
    let figures = try figures(drive)
    #expect(figures.firstToken == .milliseconds(300))
    #expect(figures.elapsed == .milliseconds(500))
    #expect(figures.arrivals.reads.map(\.microseconds) == [300_000])
  }
}
