import FaultServer
import TerminalRig

/// Words at a steady 100 a second: latency, CPU and bytes, with curl's beside them.
func measureSteady(_ setup: Setup) throws -> [Row] {
  var latency = Sample()
  var cpu = Sample()
  var bytes = Sample()
  var curl = Sample()
  for _ in 0..<setup.runs {
    let words = Answers.words(100 * setup.seconds)
    let log = PaceLog()
    let session = try Session(setup, answer: Answers.paced(words, perSecond: 100, log))
    defer { session.close() }
    _ = try session.ask(until: Answers.mark(99))
    let before = (session.figures.cpu, session.terminal.rawOutput.count, log.sent.count)
    try session.terminal.waitFor(
      Answers.mark(words.count - 11), within: .seconds(setup.seconds + 20))
    let tokens = Double(log.sent.count - before.2)
    cpu.add((session.figures.cpu - before.0) / .microseconds(1) / tokens)
    bytes.add(Double(session.terminal.rawOutput.count - before.1) / tokens)
    addLatencies(of: words, log, session.terminal.timedOutput, to: &latency)
    curl.add(try curlSteady(setup))
  }
  let ratio = cpu.quantile(0.5) / curl.quantile(0.5)
  return [
    Row(what: "100 tokens/s: latency", figure: latency.text("ms")),
    Row(
      what: "100 tokens/s: CPU a token",
      figure: cpu.text("µs", decimals: 0)
        + "; curl \(curl.text("µs", decimals: 0)), ratio \(Sample(ratio).text("", decimals: 1))"),
    Row(what: "100 tokens/s: bytes a token", figure: bytes.text("", decimals: 1)),
  ]
}

private func addLatencies(
  of words: [String], _ log: PaceLog, _ output: TimedOutput, to latency: inout Sample
) {
  let sent = log.sent
  var from = output.bytes.startIndex
  for number in words.indices where number % 10 == 9 && number < sent.count {
    let mark = Array(Answers.mark(number).utf8)
    // A mark that was cut by an escape sequence is passed over.
    guard let range = output.bytes[from...].firstRange(of: mark) else { continue }
    from = range.upperBound
    guard let shown = output.arrival(ofByte: range.upperBound - 1) else { continue }
    latency.add(shown - sent[number])
  }
}

/// curl's CPU a token, in µs, at the same pace.
private func curlSteady(_ setup: Setup) throws -> Double {
  let words = Answers.words(100 * max(3, setup.seconds / 2))
  let log = PaceLog()
  let server = try FaultServer { _ in Answers.paced(words, perSecond: 100, log) }
  let curl = try TerminalProgram(
    executable: "/usr/bin/curl", arguments: ["-sN", "-d", "{}", server.url + "/api/chat"])
  try curl.waitForOutput("its start") { $0.count > 20_000 }
  let before = (ProcessFigures(of: curl.processID).cpu, log.sent.count)
  try curl.waitForOutput("its end", within: .seconds(60)) { output in
    output.count > Answers.bytes(words).count - 20_000
  }
  let cpu = ProcessFigures(of: curl.processID).cpu - before.0
  return cpu / .microseconds(1) / Double(log.sent.count - before.1)
}

/// All words at once.
func measureBurst(_ setup: Setup, tokens: Int) throws -> [Row] {
  var shown = Sample()
  var cpu = Sample()
  var peak = Sample()
  var curlTime = Sample()
  var curlCPU = Sample()
  let answer: [Step] = [
    .head(), .bytes(Answers.bytes(Answers.words(tokens, marks: false))), .done(), .end,
  ]
  for _ in 0..<setup.runs {
    let session = try Session(setup, answer: answer)
    defer { session.close() }
    let before = session.figures.cpu
    shown.add(try session.ask(until: "THEEND"))
    session.settle()
    cpu.add(session.figures.cpu - before)
    peak.add(ProcessFigures.megabytes("VmHWM", in: "status", of: session.terminal.processID))
    let curl = try timed(["curl", "-sN", "-d", "{}", session.server.url + "/api/chat"])
    curlTime.add(curl.wall)
    curlCPU.add(curl.cpu)
  }
  return [
    Row(
      what: "\(tokens) tokens at once: Enter to shown",
      figure: shown.text("ms", decimals: 0) + "; curl " + curlTime.text("ms", decimals: 0)),
    Row(
      what: "\(tokens) tokens at once: CPU",
      figure: cpu.text("ms", decimals: 0) + "; curl " + curlCPU.text("ms", decimals: 0)),
    Row(what: "\(tokens) tokens at once: peak memory", figure: peak.text("MB", decimals: 1)),
  ]
}

/// CPU of a token when the reply is long already.
func measureDepth(_ setup: Setup, tokens: Int) throws -> Row {
  var cpu = Sample()
  for _ in 0..<setup.runs {
    let words = Answers.words(100 * setup.seconds)
    let log = PaceLog()
    let first = Answers.words(tokens + 1, marks: false).dropLast()
    let session = try Session(
      setup, answer: Answers.paced(words, perSecond: 100, after: Array(first), log))
    defer { session.close() }
    _ = try session.ask(until: Answers.mark(99))
    let before = (session.figures.cpu, log.sent.count)
    try session.terminal.waitFor(
      Answers.mark(words.count - 11), within: .seconds(setup.seconds + 20))
    let count = Double(log.sent.count - before.1)
    cpu.add((session.figures.cpu - before.0) / .microseconds(1) / count)
  }
  return Row(
    what: "100 tokens/s after \(tokens) tokens: CPU a token", figure: cpu.text("µs", decimals: 0))
}
