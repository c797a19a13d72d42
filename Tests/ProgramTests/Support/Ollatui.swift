import FaultServer
import Foundation
import TerminalRig
import Testing

/// One run of the program as it was built, with a terminal and a home folder of its own.
///
/// Its process ends when this is released.
final class Ollatui: Sendable {
  /// The terminal it runs on.
  let terminal: TerminalProgram
  /// Where it keeps its files.
  let home: Home

  /// Starts the program; without a server it is led to a port where nobody listens.
  ///
  /// A launcher is the beginning of a command that becomes the program.
  init(
    _ arguments: [String] = [], at server: FaultServer? = nil,
    environment: [String: String] = [:], size: (columns: Int, rows: Int) = (80, 24),
    home: Home? = nil, stores: Bool = false, launcher: [String] = []
  ) throws {
    // On a busy machine the word that the disk is slow would come upon screens that are compared.
    let isStored = stores || home != nil
    let home = try home ?? Home()
    var variables = home.environment
    if !isStored { variables["OLLATUI_HISTORY"] = "off" }
    variables["OLLAMA_HOST"] = server?.url ?? "127.0.0.1:1"
    let command = launcher + [try BuiltProduct.executable("ollatui")] + arguments
    terminal = try TerminalProgram(
      executable: command[0], arguments: Array(command.dropFirst()),
      environment: variables.merging(environment) { $1 }, size: size, directory: home.path)
    self.home = home
  }

  /// Starts the program and waits until it is ready to talk.
  static func ready(
    _ arguments: [String] = [], at server: FaultServer, environment: [String: String] = [:],
    size: (columns: Int, rows: Int) = (80, 24), home: Home? = nil, stores: Bool = false,
    launcher: [String] = []
  ) async throws -> Ollatui {
    let run = try Ollatui(
      arguments, at: server, environment: environment, size: size, home: home, stores: stores,
      launcher: launcher)
    try await run.waitFor(" ready ")
    return run
  }

  /// Types a line and presses Enter.
  func send(_ text: String) {
    terminal.type(text + "\r")
  }

  /// Presses keys.
  func press(_ keys: Keystroke...) {
    for key in keys { terminal.press(key) }
  }

  /// Waits until the screen shows a text.
  @discardableResult
  func waitFor(_ text: String, within limit: Duration = .seconds(20)) async throws -> Screen {
    try await terminal.waitFor(text, within: limit)
  }

  /// Waits until the screen no longer shows a text.
  @discardableResult
  func waitForNo(_ text: String) async throws -> Screen {
    try await terminal.waitFor("no \"\(text)\" on the screen", within: .seconds(20)) {
      !$0.text.contains(text)
    }
  }

  /// Waits for a question and answers it, again while it stands: what has only just come is answered
  /// by no key.
  func answer(_ question: String, with key: Keystroke) async throws {
    try await waitFor(question)
    for _ in 0..<50 {
      press(key)
      // While it stands, the key was too early.
      let answered = try? await terminal.waitFor(
        "no \"\(question)\" on the screen", within: .milliseconds(400)
      ) { !$0.text.contains(question) }
      if answered != nil { return }
    }
    try await waitForNo(question)
  }

  /// Quits and waits until the program has ended.
  func quit() async throws {
    // Not Ctrl+C: one too many would reach the shell's modes, where it flushes what is on its way.
    terminal.type("\u{11}")
    #expect(try await terminal.waitForExit(within: .seconds(20)) == .exited(0))
  }

  /// Holds the terminal against how a shell wants to find it: the cursor (25) and lines that wrap
  /// (7) are on, nothing else.
  func expectRestored(_ place: SourceLocation = #_sourceLocation) {
    let screen = terminal.snapshot
    #expect(!screen.isAltScreen, sourceLocation: place)
    #expect(screen.isCursorVisible, sourceLocation: place)
    #expect(screen.mouse == .off, sourceLocation: place)
    #expect(terminal.privateModes.subtracting([7, 25]) == [], sourceLocation: place)
    #expect(terminal.modes == TerminalModes(), sourceLocation: place)
  }
}

extension Screen {
  /// The rows of the conversation on a screen of 24 rows and one row of input.
  var conversation: [String] {
    Array(rows[2..<20])
  }
}

extension RecordedRequest {
  /// The body as JSON.
  var json: [String: Any] {
    let value = try? JSONSerialization.jsonObject(with: Data(body))  // No JSON: the test fails.
    return value as? [String: Any] ?? [:]
  }

  /// The messages of a request to `/api/chat`, as role and content.
  var messages: [[String]] {
    let messages = json["messages"] as? [[String: Any]] ?? []
    return messages.map { [$0["role"] as? String ?? "", $0["content"] as? String ?? ""] }
  }
}
