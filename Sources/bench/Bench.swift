import ArgumentParser
import Foundation

/// Measures the release build on a terminal of its own against a server of its own, with curl beside
/// it; figures, not pass or fail.
@main struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measure ollatui; medians over the runs, the 95th percentile in brackets.")

  @Argument(help: "Which of: \(Measurement.allCases.map(\.rawValue).joined(separator: " ")).")
  var names: [Measurement] = Measurement.allCases.filter { $0 != .history && $0 != .recovery }

  @Option(help: "How often each is run.") var runs = 3
  @Option(help: "Seconds of a steady stream and of idling.") var seconds = 8
  @Option(help: "Turns of the store that history measures; recovery, a tenth of them.") var turns =
    1_000_000
  @Option(help: "The program to measure.") var binary = ".build/release/ollatui"

  func run() throws {
    guard FileManager.default.isExecutableFile(atPath: binary) else {
      throw ValidationError("no program at \(binary): make build makes it")
    }
    let path = URL(fileURLWithPath: binary).resolvingSymlinksInPath().path
    setlocale(LC_CTYPE, "C.UTF-8")  // Decides how wide characters are, in this process too.
    print("| what | figure |\n| --- | --- |")
    for name in names {
      for row in rows(of: name, Setup(binary: path, runs: runs, seconds: seconds, turns: turns)) {
        print("| \(row.what) | \(row.figure) |")
      }
      fflush(nil)  // What is measured is shown, in a file too.
    }
  }

  /// The lines of a measurement, or the one that says why there are none; the others go on.
  private func rows(of name: Measurement, _ setup: Setup) -> [Row] {
    do {
      return try name.run(setup)
    } catch {
      FileHandle.standardError.write(Data("\(name.rawValue): \(error)\n".utf8))
      return [Row(what: name.rawValue, figure: "failed")]
    }
  }
}

/// What every measurement needs to know.
struct Setup {
  let binary: String
  let runs: Int
  let seconds: Int
  let turns: Int
}

/// One line of the table.
struct Row {
  let what: String
  let figure: String
}

/// The measurements by name; to add one, add a case and its function.
enum Measurement: String, CaseIterable, ExpressibleByArgument {
  // In this process.
  case read, frame, open, hostile
  // The program on a terminal.
  case start, idle, keys, steady, burst, depth, scroll, resize, find, cancel, paste
  // The program without one, beside curl.
  case asking
  // The store: minutes for a million turns, so that only who names it gets it.
  case history, recovery
  // Tokens of one kind of text, steadily and at once.
  case markdown, cjk, emoji, code

  func run(_ setup: Setup) throws -> [Row] {
    switch self {
    case .read: try measureRead(setup)
    case .frame: try measureFrame(setup)
    case .open: try measureOpen(setup)
    case .hostile: try measureHostile(setup)
    case .start: try measureStart(setup)
    case .idle: try measureIdle(setup)
    case .keys: try measureKeys(setup)
    case .steady: try measureSteady(setup)
    case .burst: try [20_000, 100_000].flatMap { try measureBurst(setup, .prose, tokens: $0) }
    case .depth: try [0, 1000, 5000, 20_000].map { try measureDepth(setup, .markdown, tokens: $0) }
    case .scroll: try measureScroll(setup)
    case .resize: try measureResize(setup)
    case .find: try measureFind(setup)
    case .cancel: try measureCancel(setup)
    case .paste: try measurePaste(setup)
    case .asking: try measureAsking(setup)
    case .history: try measureHistory(setup)
    case .recovery: try measureRecovery(setup)
    case .markdown: try measureKind(setup, .markdown)
    case .cjk: try measureKind(setup, .cjk)
    case .emoji: try measureKind(setup, .emoji)
    case .code: try measureKind(setup, .code)
    }
  }

  private func measureKind(_ setup: Setup, _ kind: TextKind) throws -> [Row] {
    try measureSteady(setup, kind)
      + [20_000, 100_000].flatMap { try measureBurst(setup, kind, tokens: $0) }
  }
}
