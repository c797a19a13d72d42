import ArgumentParser
import Exchange
import History
import Transcript

/// The command `ollatui history show`.
struct ShowCommand: StoreCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Write a conversation to the screen or to a pipe.")

  @Argument(
    help: ArgumentHelp("Its id, the beginning of that, or its title.", valueName: "conversation"))
  var name: String

  @Flag(help: "Show all answers to each message, not only the one that counts.")
  var alternates = false

  @Option(help: ArgumentHelp("As text, markdown or html.", valueName: "format"))
  var format = ExportFormat.text

  @OptionGroup var store: StoreOptions

  func run(on console: Console) throws {
    let open = try store.open(console).needed(for: name)
    let id = try open.named(name)
    guard let conversation = try open.conversation(id)?.conversation else {
      throw CommandFailure("there is no conversation \(id) any more")
    }
    guard !store.json else {
      return try console.write(JSONDocument.text(of: conversation) + "\n")
    }
    var exporter = Exporter(format, showsAlternates: alternates)
    try console.write(exporter.add(conversation))
    try console.write(exporter.end())
  }
}

extension ExportFormat: ExpressibleByArgument {
  package init?(argument: String) {
    self.init(name: argument)
  }

  package var defaultValueDescription: String { rawValue }
}
