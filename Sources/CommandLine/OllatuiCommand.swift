import ArgumentParser
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
      OLLATUI_* variables, then from these options; later ones win. F1 in the program shows its keys.
      """,
    version: Version.text)

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
    main()
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
