import FaultServer
import Foundation
import TerminalRig

/// From exec to the first frame and to a typed letter.
func measureStart(_ setup: Setup) throws -> [Row] {
  var frame = Sample()
  var letter = Sample()
  var cpu = Sample()
  var curl = Sample()
  for _ in 0..<max(5, setup.runs) {
    let session = try Session(setup)
    defer { session.close() }
    frame.add(session.shown - session.started)
    session.terminal.type("Q")
    letter.add(try session.terminal.arrival(of: "Q") - session.started)
    pause(.milliseconds(400))  // What is put off behind the first frame counts too.
    cpu.add(session.figures.cpu)
    curl.add(try timed(["curl", "--version"]).cpu)
  }
  return [
    Row(what: "start to the first frame", figure: frame.text("ms", decimals: 1)),
    Row(what: "start to a typed letter", figure: letter.text("ms", decimals: 1)),
    Row(
      what: "start: CPU",
      figure: cpu.text("ms", decimals: 1) + "; curl --version "
        + curl.text("ms", decimals: 1) + ", " + cpu.ratio(to: curl)),
  ]
}

/// What happens while nothing happens.
func measureIdle(_ setup: Setup) throws -> [Row] {
  let session = try Session(setup)
  defer { session.close() }
  pause(.seconds(8))
  let before = (session.figures, session.terminal.rawOutput.count)
  pause(.seconds(setup.seconds))
  let after = session.figures
  let memory = ProcessFigures.megabytes("Pss", in: "smaps_rollup", of: session.terminal.processID)
  return [
    Row(
      what: "idle for \(setup.seconds) s",
      figure: "\(after.switches - before.0.switches) wake-ups, "
        + "\(session.terminal.rawOutput.count - before.1) bytes, "
        + Sample((after.cpu - before.0.cpu) / .milliseconds(1)).text("ms CPU") + ", "
        + Sample(memory).text("MB PSS", decimals: 1))
  ]
}

/// The echo of a key, idle and while words stream in.
func measureKeys(_ setup: Setup) throws -> [Row] {
  var idle = Sample()
  var busy = Sample()
  let words = Answers.words(200 * 30, marks: false)
  let session = try Session(setup, answer: Answers.paced(words, perSecond: 200, PaceLog()))
  defer { session.close() }
  for _ in 1...30 {
    idle.add(try session.echo())
    pause(.milliseconds(40))
  }
  session.terminal.type("\u{15}")
  session.settle()
  _ = try session.ask(until: "terminal")
  for _ in 1...30 {
    busy.add(try session.echo())
    pause(.milliseconds(73))
  }
  return [
    Row(what: "echo of a key, idle", figure: idle.text("ms")),
    Row(what: "echo of a key at 200 tokens/s", figure: busy.text("ms")),
  ]
}

/// Esc to the end of the connection, and to the echo of the next key.
func measureCancel(_ setup: Setup) throws -> [Row] {
  var closed = Sample()
  var echo = Sample()
  for _ in 0..<setup.runs {
    let words = Answers.words(100 * 60)
    let session = try Session(setup, answer: Answers.paced(words, perSecond: 100, PaceLog()))
    defer { session.close() }
    _ = try session.ask(until: Answers.mark(99))
    let request = try session.server.waitUntil("the chat") { seen in
      seen.requests.first { $0.path == "/api/chat" }
    }
    session.terminal.press(.escape)
    let ended = try session.server.waitForDisconnect(of: request.connection)
    if let typed = session.terminal.lastTyped { closed.add(ended - typed) }
    echo.add(try session.echo())
  }
  return [
    Row(what: "Esc to the end of the connection", figure: closed.text("ms", decimals: 1)),
    Row(what: "Esc, then the echo of a key", figure: echo.text("ms")),
  ]
}

/// A megabyte pasted at once.
func measurePaste(_ setup: Setup) throws -> [Row] {
  var shown = Sample()
  let text = String(
    repeating: "a pasted line of sixty-four characters, with its line end …\n", count: 16_384)
  for _ in 0..<setup.runs {
    let session = try Session(setup)
    defer { session.close() }
    let start = ContinuousClock.now
    session.terminal.paste(text + Answers.end)
    shown.add(try session.terminal.arrival(of: Answers.end, within: .seconds(60)) - start)
  }
  return [Row(what: "paste of 1 MiB until shown", figure: shown.text("ms", decimals: 0))]
}
