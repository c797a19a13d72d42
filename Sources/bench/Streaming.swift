import FaultServer
import TerminalRig

/// Tokens at a steady 100 a second: latency, CPU and bytes, with curl's beside them.
func measureSteady(_ setup: Setup, _ kind: TextKind = .prose) throws -> [Row] {
  var own = Steady(kind: kind)
  var curl = Steady(kind: kind)
  let what = "100 tokens/s of \(kind)"
  for _ in 0..<setup.runs {
    try own.measure(setup)
    try curl.measureCurl(setup)
  }
  return [
    Row(
      what: "\(what): latency",
      figure: own.latency.text("ms") + "; curl " + curl.latency.text("ms")),
    Row(
      what: "\(what): CPU",
      figure: own.percent.text("%", decimals: 1) + "; curl " + curl.percent.text("%", decimals: 1)),
    Row(
      what: "\(what): CPU a token",
      figure: own.cpu.text("µs", decimals: 0) + "; curl " + curl.cpu.text("µs", decimals: 0) + ", "
        + own.cpu.ratio(to: curl.cpu)),
    Row(what: "\(what): output a token", figure: own.bytes.text("bytes", decimals: 1)),
  ]
}

/// What streams at 100 words a second cost, each in a window that begins after its first second.
private struct Steady {
  let kind: TextKind
  /// From a word's sending to its coming out, in ms.
  var latency = Sample()
  /// CPU a token in µs.
  var cpu = Sample()
  /// CPU in percent of one processor.
  var percent = Sample()
  /// Bytes of output a token.
  var bytes = Sample()

  /// Measures the program, its reply already so many words long.
  mutating func measure(_ setup: Setup, behind depth: Int = 0) throws {
    let words = Answers.tokens(100 * (setup.seconds + 2), of: kind, behind: depth)
    let log = PaceLog()
    let answer = Answers.paced(
      Array(words[depth...]), perSecond: 100, after: Array(words[..<depth]), log)
    let session = try Session(setup, answer: answer)
    defer { session.close() }
    _ = try session.ask(until: Answers.mark(99))
    watch(session.terminal, log, for: .seconds(setup.seconds))
  }

  /// Measures curl with the same words.
  mutating func measureCurl(_ setup: Setup) throws {
    let words = Answers.tokens(100 * (setup.seconds + 2), of: kind)
    let log = PaceLog()
    let server = try FaultServer { _ in Answers.paced(words, perSecond: 100, log) }
    let curl = try TerminalProgram(
      executable: "/usr/bin/env",
      arguments: ["curl", "-sN", "-d", "{}", server.url + "/api/chat"], size: (120, 36))
    try curl.arrival(of: Answers.mark(99))
    watch(curl, log, for: .seconds(setup.seconds))
  }

  private mutating func watch(
    _ terminal: TerminalProgram, _ log: PaceLog, for time: Duration
  ) {
    let start = ContinuousClock.now
    let before = (ProcessFigures(of: terminal.processID).cpu, terminal.rawOutput.count)
    let first = log.sent.count
    pause(time)
    let used = ProcessFigures(of: terminal.processID).cpu - before.0
    let elapsed = ContinuousClock.now - start
    let (sent, output) = (log.sent, terminal.timedOutput)
    let tokens = Double(sent.count - first)
    cpu.add(used / .microseconds(1) / tokens)
    percent.add(used / elapsed * 100)
    bytes.add(Double(output.bytes.count - before.1) / tokens)
    for number in first..<sent.count where number % 10 == 9 {
      // A mark that was cut by an escape sequence is passed over.
      let mark = Array(Answers.mark(number).utf8)
      guard let place = output.bytes.index(of: mark, from: before.1),
        let shown = output.arrival(ofByte: place + mark.count - 1)
      else { continue }
      latency.add(shown - sent[number])
    }
  }
}

/// All tokens at once.
func measureBurst(_ setup: Setup, _ kind: TextKind, tokens: Int) throws -> [Row] {
  var shown = Sample()
  var cpu = Sample()
  var peak = Sample()
  var kept = Sample()
  var curlTime = Sample()
  var curlCPU = Sample()
  let words = Answers.tokens(tokens, of: kind, marks: false)
  let length = Double(words.joined().unicodeScalars.count)
  let answer = Answers.whole(words)
  let what = "\(tokens) tokens of \(kind) at once"
  for _ in 0..<setup.runs {
    let session = try Session(setup, answer: answer)
    defer { session.close() }
    let before = (session.figures.cpu, session.megabytes("VmRSS"))
    shown.add(try session.ask(until: Answers.end))
    session.settle()
    cpu.add(session.figures.cpu - before.0)
    peak.add(session.megabytes("VmHWM"))
    kept.add((session.megabytes("VmRSS") - before.1) * 1_048_576 / length)
    let curl = try timed(["curl", "-sN", "-d", "{}", session.server.url + "/api/chat"])
    curlTime.add(curl.wall)
    curlCPU.add(curl.cpu)
  }
  return [
    Row(
      what: "\(what): Enter to shown",
      figure: shown.text("ms", decimals: 0) + "; curl " + curlTime.text("ms", decimals: 0)),
    Row(
      what: "\(what): CPU",
      figure: cpu.text("ms", decimals: 0) + "; curl " + curlCPU.text("ms", decimals: 0)
        + ", " + cpu.ratio(to: curlCPU)),
    Row(
      what: "\(what): peak memory",
      figure: peak.text("MB", decimals: 1)
        + "; kept " + kept.text("bytes a character", decimals: 1)),
  ]
}

/// CPU of a token when the reply is long already.
func measureDepth(_ setup: Setup, _ kind: TextKind, tokens: Int) throws -> Row {
  var steady = Steady(kind: kind)
  for _ in 0..<setup.runs { try steady.measure(setup, behind: tokens) }
  return Row(
    what: "100 tokens/s after \(tokens) tokens of \(kind): CPU a token",
    figure: steady.cpu.text("µs", decimals: 0) + ", latency " + steady.latency.text("ms"))
}
