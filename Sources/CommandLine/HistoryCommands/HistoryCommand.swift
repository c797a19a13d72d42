import ArgumentParser
import Files
import Foundation
import History
import OllatuiCore
import Transcript

/// What can be done with stored conversations without a screen.
///
/// It is parsed by itself where it is the first word: as a subcommand it would come after the words
/// of a first message, which take all there is.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", _superCommandName: "ollatui",
    abstract: "List, show, search, export, import or delete conversations.",
    discussion: "A conversation is named by its id, by the beginning of that, or by its title.",
    version: Version.text,
    subcommands: [
      ListCommand.self, ShowCommand.self, SearchCommand.self, ExportCommand.self,
      ImportCommand.self, DeleteCommand.self,
    ])
}

/// A command of `ollatui history`.
protocol StoreCommand: ParsableCommand {
  /// Which store, and how it answers.
  var store: StoreOptions { get }

  /// Does its work.
  func run(on console: Console) throws
}

extension StoreCommand {
  /// Does its work on the streams of the process.
  func run() throws {
    do {
      try run(on: .process)
    } catch is OutputClosed {
      return
    } catch let error as HistoryError {
      throw CommandFailure(error.advised)
    }
  }
}

/// The options of all commands of `ollatui history`.
struct StoreOptions: ParsableArguments {
  @Flag(help: "Answer with one JSON document.")
  var json = false

  @Option(
    help: ArgumentHelp(
      "Use this database instead of ~/.local/share/ollatui/history.sqlite.", valueName: "file"),
    completion: .file())
  var database: String?

  /// Where the database is.
  func path(_ console: Console) -> String {
    let folders = UserFolders(environment: console.environment)
    return database.map(folders.path) ?? folders.historyFile
  }

  /// Opens the store; nil: nothing was stored yet.
  func open(_ console: Console) throws -> HistoryStore? {
    let path = path(console)
    var info = stat()
    guard stat(path, &info) == 0 else {
      let reason = errno
      guard [ENOENT, ENOTDIR].contains(reason) else {
        throw HistoryError(.cannotOpen(reason: String(cString: strerror(reason))), path: path)
      }
      guard database == nil else { throw CommandFailure("\(path): there is no such file") }
      return nil
    }
    return try HistoryStore(path: path)
  }
}

extension HistoryError {
  /// What is wrong, and what to do now.
  var advised: String {
    let advice: String? =
      switch kind {
      case .full: "make room, then try again"
      case .readOnly: "see who may write there"
      case .corrupt: "keep a copy; ollatui saves what can be read of it when it starts"
      case .newer: "update ollatui; nothing was changed"
      case .foreign: "move it away, or name another file by --database; nothing was changed"
      case .locked: "try again when that has ended"
      case .moved: "try again"
      case .cannotOpen: "set XDG_DATA_HOME to a folder of yours, or name a file by --database"
      case .other: nil
      }
    return description + (advice.map { "; \($0)" } ?? "")
  }
}

// MARK: - Names

extension HistoryStore {
  /// Finds the one conversation that a name means.
  func named(_ name: String) throws -> ConversationID {
    let found = try conversations(named: name)
    if let first = found.first, found.count == 1 { return first }
    guard !found.isEmpty else {
      throw CommandFailure(
        "there is no conversation “\(name)”; `ollatui history list --archived` names them all")
    }
    let shown = try found.prefix(10).map { id in
      "  \(id)  \(try conversation(id)?.conversation.title ?? "")"
    }
    let more = found.count > shown.count ? ["  and \(found.count - shown.count) more"] : []
    throw CommandFailure(
      (["“\(name)” means \(found.count) conversations; give more of the id:"] + shown + more)
        .joined(separator: "\n"))
  }
}

extension Optional where Wrapped == HistoryStore {
  /// The store, for something that must be in it.
  func needed(for name: String) throws -> HistoryStore {
    guard let self else {
      throw CommandFailure("there is no conversation “\(name)”: nothing was stored yet")
    }
    return self
  }
}
