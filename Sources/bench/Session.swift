import FaultServer
import Foundation
import TerminalRig

/// One server and one program on a terminal, at its input.
struct Session {
  let server: FaultServer
  let terminal: TerminalProgram
  let started: ContinuousClock.Instant
  /// When the first frame was there.
  let shown: ContinuousClock.Instant
  private let home: String

  /// Starts both; every chat gets this answer.
  ///
  /// - Parameters:
  ///   - setup: which program, and how.
  ///   - answer: what every chat gets.
  ///   - furnish: puts files into the home folder before the start.
  /// - Throws: what server, files and terminal have to say.
  init(
    _ setup: Setup, answer: [Step] = [], furnish: (_ home: String) throws -> Void = { _ in }
  ) throws {
    server = try FaultServer(models: ["bench:latest"]) { request in
      request.path == "/api/chat" ? answer : nil
    }
    home = NSTemporaryDirectory() + "ollatui-bench-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
    try furnish(home)
    started = .now
    terminal = try TerminalProgram(
      executable: setup.binary, arguments: ["--model", "bench:latest"],
      environment: ["OLLAMA_HOST": server.url, "HOME": home], size: (120, 36))
    shown = try terminal.arrival(of: "Send a message")
  }

  /// Ends the program and removes its home.
  func close() {
    terminal.kill(SIGTERM)
    // The program may have ended by itself; the folder is only clutter.
    _ = try? terminal.waitForExit()
    try? FileManager.default.removeItem(atPath: home)
  }

  var figures: ProcessFigures {
    ProcessFigures(of: terminal.processID)
  }

  /// A size from the program's `status`, such as `VmHWM`, the most memory it ever had.
  func megabytes(_ name: String) -> Double {
    ProcessFigures.megabytes(name, in: "status", of: terminal.processID)
  }

  /// Waits until the program has sent nothing for a while.
  func settle(_ duration: Duration = .milliseconds(400)) {
    var before = -1
    while terminal.rawOutput.count != before {
      before = terminal.rawOutput.count
      pause(duration)
    }
  }

  /// Sends a message and waits for a word of the answer; the time from Enter to it.
  func ask(until word: String, within limit: Duration = .seconds(120)) throws -> Duration {
    terminal.type("hi")
    try terminal.waitFor("› hi")
    settle(.milliseconds(50))
    terminal.press(.enter)
    let seen = try terminal.arrival(of: word, within: limit)
    return try sinceTyping(to: seen)
  }

  /// From the last typed byte to a moment.
  func sinceTyping(to moment: ContinuousClock.Instant?) throws -> Duration {
    guard let typed = terminal.lastTyped, let moment else { throw NothingCame() }
    return moment - typed
  }

  /// Types a letter that is in no answer and ends no control sequence; the time to its echo.
  func echo() throws -> Duration {
    let offset = terminal.rawOutput.count
    terminal.type("Q")
    return try sinceTyping(to: terminal.arrival(of: "Q", from: offset))
  }
}

extension TerminalProgram {
  /// Waits until a text came out in one piece, behind an offset; when it did.
  ///
  /// Bytes are searched because a look at the screen at each of them would take the processor and
  /// the terminal from what is measured.
  @discardableResult
  func arrival(
    of text: String, from offset: Int = 0, within limit: Duration = .seconds(10)
  ) throws -> ContinuousClock.Instant {
    let wanted = Array(text.utf8)
    try waitForOutput("\"\(text)\"", within: limit) { $0.index(of: wanted, from: offset) != nil }
    let output = timedOutput
    let start = output.bytes.index(of: wanted, from: offset)
    guard let at = start.flatMap({ output.arrival(ofByte: $0 + wanted.count - 1) }) else {
      throw NothingCame()
    }
    return at
  }
}

extension [UInt8] {
  /// Where a part begins, from an offset on; searched as quickly as C does.
  func index(of part: [UInt8], from start: Int) -> Int? {
    withUnsafeBytes { bytes in
      var offset = start
      while let base = bytes.baseAddress, let first = part.first, offset + part.count <= count {
        let room = count - part.count + 1 - offset
        guard let found = memchr(base + offset, Int32(first), room) else { return nil }
        offset = UnsafeRawPointer(found) - base
        if memcmp(found, part, part.count) == 0 { return offset }
        offset += 1
      }
      return nil
    }
  }
}

/// A measurement that had nothing to measure.
struct NothingCame: Error, CustomStringConvertible {
  let description = "nothing was typed, or nothing came"
}

/// Lets time pass, which is what a benchmark measures.
func pause(_ duration: Duration) {
  _ = poll(nil, 0, Int32(duration / .milliseconds(1)))
}
