import CPty
import Foundation

/// A program that runs on a terminal of its own, with the test as the person in front of it.
///
/// The program is killed when this is released.
package final class TerminalProgram: Sendable {
  let core: TerminalCore

  /// Starts a program; throws `RigFailure`.
  ///
  /// The environment is only what is given here and `TERM`, `LANG`, `PATH` and a `HOME` that does not
  /// exist, so nothing of the machine shines through.
  package init(
    executable: String, arguments: [String] = [], environment: [String: String] = [:],
    size: (columns: Int, rows: Int) = (80, 24), directory: String = ""
  ) throws {
    let variables = Self.baseEnvironment.merging(environment) { $1 }
    var child = cp_child()
    let error = withCStrings([executable] + arguments) { argv in
      withCStrings(variables.map { "\($0.key)=\($0.value)" }) { envp in
        cp_spawn(
          executable, argv, envp, directory, Int32(size.columns), Int32(size.rows), &child)
      }
    }
    guard error == 0 else {
      let reason = String(cString: strerror(error))
      throw RigFailure(description: "cannot start \(executable): \(reason)")
    }
    guard let terminal = VirtualTerminal(columns: size.columns, rows: size.rows) else {
      throw RigFailure(description: "no memory for a terminal")
    }
    core = TerminalCore(child: child, terminal: terminal)
    core.start()
  }

  deinit {
    send(SIGKILL, to: -core.child.program)  // What it started goes with it.
    core.order { $0.isEnding = true }
  }

  private static var baseEnvironment: [String: String] {
    var variables = ["TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": "/nonexistent"]
    let own = ProcessInfo.processInfo.environment
    // Swift's own libraries may have to be found.
    for name in ["PATH", "LD_LIBRARY_PATH"] { variables[name] = own[name] }
    return variables
  }
}

// MARK: - Hands

extension TerminalProgram {
  /// Types text; it goes out as fast as the program takes it.
  package func type(_ text: String) {
    type(Array(text.utf8))
  }

  /// Types bytes, whatever they are.
  package func type(_ bytes: [UInt8]) {
    core.order { $0.outgoing += bytes }
  }

  /// Presses keys.
  package func press(_ keys: Keystroke...) {
    type(keys.map(\.rawValue).joined())
  }

  /// Pastes text as a terminal with bracketed paste does, line feeds as carriage returns.
  package func paste(_ text: String) {
    type("\u{1B}[200~" + text.replacing("\n", with: "\r") + "\u{1B}[201~")
  }

  /// Changes the window; the program gets SIGWINCH.
  package func resize(columns: Int, rows: Int) {
    core.withState { state in
      guard state.isTerminalOpen else { return }
      state.terminal.resize(columns: columns, rows: rows)
      _ = cp_resize(core.child.master, Int32(columns), Int32(rows))
    }
  }

  /// Sends a signal to the program; nothing happens after its end.
  package func kill(_ signal: Int32) {
    send(signal, to: core.child.program)
  }

  #if os(Linux)
    /// Sends a signal to the one thread whose name begins so; throws `RigFailure` where there is none.
    package func kill(_ signal: Int32, thread name: String) throws {
      let error = cp_kill_thread(core.child.program, name, signal)
      guard error == 0 else {
        throw RigFailure(description: "thread \(name): \(String(cString: strerror(error)))")
      }
    }
  #endif

  private func send(_ signal: Int32, to process: pid_t) {
    core.withState { state in
      guard state.end == nil else { return }
      #if canImport(Darwin)
        _ = Darwin.kill(process, signal)
      #else
        _ = Glibc.kill(process, signal)
      #endif
    }
  }

  /// Closes the terminal as if its window were closed; the program gets SIGHUP.
  package func hangUp() {
    core.order { $0.isHangingUp = true }
  }

  /// Stops taking what the program writes, as a terminal does that nobody reads.
  ///
  /// A read that is under way may still bring something.
  package func pauseReading() {
    core.order { $0.isReading = false }
  }

  /// Takes what the program writes again.
  package func resumeReading() {
    core.order { $0.isReading = true }
  }
}

// MARK: - Eyes

extension TerminalProgram {
  /// The system's number of the program.
  package var processID: Int32 {
    core.child.program
  }

  /// The rows without the spaces at their ends and the empty rows at the bottom.
  package var screen: String {
    snapshot.text
  }

  /// Everything to be seen now.
  package var snapshot: Screen {
    core.withState { $0.terminal.screen }
  }

  /// The cell in that column and row, from 0.
  package func cell(_ column: Int, _ row: Int) -> Cell {
    core.withState { $0.terminal.cell(column: column, row: row) }
  }

  /// Where the cursor is, from 0.
  package var cursor: Screen.CursorPlace {
    snapshot.cursor
  }

  /// The window title.
  package var title: String {
    snapshot.title
  }

  /// Whether the alternate screen is shown.
  package var isAltScreen: Bool {
    snapshot.isAltScreen
  }

  /// Every byte the program wrote.
  package var rawOutput: [UInt8] {
    core.withState { $0.rawOutput }
  }

  /// What the program last put on the clipboard, as sent (OSC 52: selection, `;`, Base64).
  package var clipboard: String {
    core.withState { $0.terminal.clipboard }
  }

  /// How often the bell rang.
  package var bells: Int {
    core.withState { $0.terminal.bells }
  }

  /// The private modes the program turned on and not off, such as 2004 (bracketed paste).
  package var privateModes: Set<Int> {
    core.withState { $0.privateModes.on }
  }

  /// The terminal's settings now, or as an ended program left them; nil after a hang-up.
  package var modes: TerminalModes? {
    core.withState { state in
      var raw = cp_modes()
      guard state.isTerminalOpen, cp_modes(core.child.master, &raw) == 0 else { return nil }
      var modes = TerminalModes()
      modes.isCanonical = raw.canonical
      modes.isEchoing = raw.echo
      modes.makesSignals = raw.signals
      modes.processesOutput = raw.output
      return modes
    }
  }
}

/// Lends a list of strings as C takes it, with a null at its end.
private func withCStrings<Answer>(
  _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Answer
) -> Answer {
  let copies = strings.map { strdup($0) } + [nil]
  defer { for copy in copies { free(copy) } }
  return body(copies)
}
