import ArgumentParser
import Foundation
import OllatuiCore
import Terminal

/// The program as it is called from a shell.
///
/// Synchronous on purpose: an asynchronous command does not run on the main thread, which the
/// terminal needs.
package struct OllatuiCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "ollatui",
    abstract: "Talk with language models on an Ollama server, in the terminal.",
    discussion: """
      Settings are read from OLLAMA_HOST, then from ~/.config/ollatui/config.toml, then from \
      OLLATUI_* variables, then from these options; later ones win. F1 in the program \
      shows its keys. A first message that begins with the word history or bench stands behind --.
      """,
    version: Version.text, subcommands: [HistoryCommand.self, BenchCommand.self])

  @OptionGroup(title: "Settings") var settings: SettingOptions

  @Flag(help: "Start the built-in demo; no server is needed.")
  var demo = false

  @Flag(name: .customLong("continue"), help: "Show the conversation where one left off.")
  var goesOn = false

  @Option(
    name: .long, help: "Show this conversation: its id, the beginning of it, or its title.")
  var conversation: String?

  @Argument(help: "A first message, sent as soon as the server answers.")
  var prompt: [String] = []

  package init() {}

  /// Starts the program with the process's arguments; returns when it has ended well.
  package static func start() {
    let arguments = Array(ProcessInfo.processInfo.arguments.dropFirst())
    if let rest = Self.arguments(of: "history", in: arguments) {
      HistoryCommand.main(rest)
    } else if let rest = Self.arguments(of: "bench", in: arguments) {
      BenchCommand.main(rest)
    } else {
      main()
    }
  }

  /// What follows the name of a command, which is one only as the first word, or behind `help`; nil:
  /// it is none.
  static func arguments(of command: String, in arguments: [String]) -> [String]? {
    if arguments.first == command { return Array(arguments.dropFirst()) }
    if arguments == ["help", command] { return ["--help"] }
    // The bench has no commands of its own.
    let hasPart = command == "history" && arguments.count == 3
    guard hasPart, arguments.starts(with: ["help", command]) else { return nil }
    return ["help"] + arguments.dropFirst(2)
  }

  package func run() throws {
    var startup = try Startup(options: settings)
    startup.isDemo = demo
    startup.prompt = prompt.isEmpty ? nil : prompt.joined(separator: " ")
    if goesOn { startup.wish = .last }
    if let conversation { startup.wish = .named(conversation) }
    let app: App
    do {
      app = try App(startup)
    } catch let error as TerminalError {
      throw ValidationError(error.message)
    }
    let code = app.run()
    if code != 0 { throw ExitCode(code) }
  }
}

/// The program's version.
package enum Version {
  /// As `--version` prints it.
  package static let text = "0.1.0"
}
