import CPty

/// How a program ended.
package enum ProgramEnd: Equatable, Sendable {
  /// It returned that code.
  case exited(Int32)
  /// That signal ended it.
  case killed(signal: Int32)
}

/// The settings of a terminal that a program must put back when it leaves.
package struct TerminalModes: Equatable, Sendable {
  /// Input comes in whole lines.
  package var isCanonical = true
  /// Input is shown.
  package var isEchoing = true
  /// Ctrl+C and Ctrl+Z are signals.
  package var makesSignals = true
  /// A line feed on output also returns the carriage.
  package var processesOutput = true

  /// What a new terminal has.
  package init() {}
}

/// Everything the thread of a terminal and the test share, under one lock.
struct TerminalState {
  var terminal: VirtualTerminal
  var privateModes = PrivateModes()
  var rawOutput: [UInt8] = []
  /// When each part of ``rawOutput`` came.
  var arrivals: [Arrival] = []
  /// When typed bytes last went out.
  var lastTyped: ContinuousClock.Instant?
  /// Bytes that were typed and have not gone out yet.
  var outgoing: [UInt8] = []
  var reports: [cp_report] = []
  var isReading = true
  /// Whether more output may come; false once the program's side was closed and all was read.
  var hasMoreOutput = true
  /// False after a hang-up.
  ///
  /// The end of the output is none: closing our side then would send SIGHUP to a program that closes
  /// its output and lives on for a moment, as `cat` does.
  var isTerminalOpen = true
  var areReportsOpen = true
  var isHangingUp = false
  var isEnding = false

  init(terminal: VirtualTerminal) {
    self.terminal = terminal
  }

  mutating func receive(_ bytes: ArraySlice<UInt8>, at instant: ContinuousClock.Instant) {
    rawOutput += bytes
    arrivals.append(Arrival(end: rawOutput.count, at: instant))
    privateModes.feed(bytes)
    outgoing += terminal.feed(bytes)
  }

  mutating func endOutput() {
    hasMoreOutput = false
    outgoing = []
  }

  var end: ProgramEnd? {
    for report in reports {
      if report.kind == CP_EXITED { return .exited(report.value) }
      if report.kind == CP_SIGNALLED { return .killed(signal: report.value) }
    }
    return nil
  }

  /// The signal that stopped the program, if it is stopped now.
  var stop: Int32? {
    reports.last.flatMap { $0.kind == CP_STOPPED ? $0.value : nil }
  }

  /// How the program stands, for error messages.
  var summary: String {
    let program =
      end.map { "the program has ended: \($0)" }
      ?? stop.map { "the program is stopped by signal \($0)" } ?? "the program is running"
    let terminal = hasMoreOutput ? "the terminal is open" : "the terminal is closed"
    let output = "\(rawOutput.count) bytes of output so far"
    return "\(program), \(terminal), \(output)\n\(self.terminal.screen)"
  }
}
