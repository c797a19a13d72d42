import ArgumentParser
import Exchange
import Files
import Foundation
import History
import OllatuiCore
import Transcript

/// The command `ollatui history export`.
struct ExportCommand: StoreCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write conversations, or the request of a reply.",
    discussion: """
      Without --output it is written to the standard output. A file that is there is kept, unless \
      --force is given; at no time is a part of a file seen.
      """)

  @Argument(
    help: ArgumentHelp("Ids, beginnings of ids, or titles.", valueName: "conversation"))
  var names: [String] = []

  @Flag(help: "Export all conversations, archived ones too.")
  var all = false

  @Option(
    help: ArgumentHelp(
      "markdown, json, text or html; else what the name of the file says, or markdown.",
      valueName: "format"))
  var format: ExportFormat?

  @Flag(help: "Export all answers to each message; JSON always has them.")
  var alternates = false

  @Option(
    help: ArgumentHelp(
      "Export what this reply was asked with, as JSON; the id of its turn.", valueName: "turn"))
  var request: String?

  @Flag(help: "The request as a curl command, with the key as $OLLAMA_API_KEY.")
  var curl = false

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Where to write; - is the output.", valueName: "file"),
    completion: .file())
  var output = "-"

  @Flag(help: "Overwrite the file.")
  var force = false

  @OptionGroup var store: StoreOptions

  func validate() throws {
    let wishes = [!names.isEmpty, all, request != nil].count { $0 }
    guard wishes == 1 else {
      throw ValidationError("Name conversations, or give --all or --request, one of these.")
    }
    guard request != nil || !curl else { throw ValidationError("--curl wants --request.") }
    guard format == nil || request == nil else {
      throw ValidationError("--format is for conversations; a request is JSON, or --curl.")
    }
    guard !store.json || format == nil || format == .json, !store.json || !curl else {
      throw ValidationError("--json contradicts another option.")
    }
  }

  func run(on console: Console) throws {
    let open = try store.open(console)
    if let request {
      let text = try self.text(ofRequest: request, in: open.needed(for: request), console)
      return try write(to: console) { put in try put(text) }
    }
    var ids: [ConversationID] = []
    for name in names {
      let id = try open.needed(for: name).named(name)
      if !ids.contains(id) { ids.append(id) }
    }
    if all { ids = try open?.conversations(includingArchived: true).map(\.id) ?? [] }
    let fileFormat = output == "-" ? nil : ExportFormat(fileName: output)
    let format = store.json ? .json : format ?? fileFormat ?? .markdown
    try write(to: console) { put in
      var exporter = Exporter(
        format, showsAlternates: alternates, title: ids.count > 1 ? "Conversations" : nil)
      for id in ids {
        // One that was deleted meanwhile is none any more.
        guard let conversation = try open?.conversation(id)?.conversation else { continue }
        try put(exporter.add(conversation))
      }
      try put(exporter.end())
    }
  }

  /// Writes to where it is wanted.
  private func write(
    to console: Console, _ body: (_ put: (String) throws -> Void) throws -> Void
  ) throws {
    guard output != "-" else { return try body(console.write) }
    let path = UserFolders(environment: console.environment).path(output)
    do {
      try SavedFile.write(to: path, overwrites: force, body)
    } catch let error as SaveError {
      throw CommandFailure(error.advised(path: output))
    }
  }

  private func text(
    ofRequest name: String, in open: HistoryStore, _ console: Console
  ) throws -> String {
    guard let turn = TurnID(name) else {
      throw CommandFailure("“\(name)” is no id of a turn; `show --json` has them")
    }
    guard let id = try open.conversation(of: turn),
      var conversation = try open.conversation(id)?.conversation, conversation.show(turn),
      let index = conversation.index(of: turn)
    else { throw CommandFailure("there is no turn \(turn)") }
    let place = conversation.turns[index]
    let alternate = place.alternates.firstIndex { $0.id == turn } ?? place.current
    let key = console.environment["OLLAMA_API_KEY"] ?? ""
    let text =
      curl
      ? conversation.curlCommand(turn: index, alternate: alternate, usesKey: !key.isEmpty)
      : conversation.requestBody(turn: index, alternate: alternate).map { $0 + "\n" }
    guard let text else {
      throw CommandFailure("no request is known of \(turn): it did not go out from here")
    }
    return text
  }
}

extension SaveError {
  /// What is wrong, and what to do now.
  func advised(path: String) -> String {
    switch self {
    case .exists: "\(path) exists; give --force to overwrite it, or choose another name"
    case .noFolder(let folder): "\(path): there is no folder \(folder); make it first"
    case .isFolder: "\(path) is a folder; name the file in it"
    case .isNoPlainFile: "\(path) is no plain file; choose another name"
    case .failed(let reason): "\(path) was not written: \(reason)"
    }
  }
}
