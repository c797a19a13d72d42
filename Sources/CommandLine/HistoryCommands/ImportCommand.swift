import ArgumentParser
import Exchange
import Files
import Foundation
import History
import OllamaWire
import OllatuiCore
import Transcript

/// The command `ollatui history import`.
struct ImportCommand: StoreCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take in conversations from files.",
    discussion: """
      Files can be exports as JSON (ollatui), ChatGPT's conversations.json or the folder of its \
      export, oterm's store.db, a database of ollatui (such as unsaved-….sqlite), and \
      ~/.ollama/history, whose lines become earlier messages. What was imported before does not \
      double. The exit code is 1 where something could not be read.
      """)

  @Argument(help: "Files or folders.", completion: .file())
  var files: [String]

  @OptionGroup var store: StoreOptions

  func run(on console: Console) throws {
    let open = try HistoryStore(path: store.path(console))
    let folders = UserFolders(environment: console.environment)
    var reports: [ImportReport] = []
    for file in files {
      let report = try open.takeIn(folders.path(file), at: Timestamp(Date()))
      reports.append(report)
      for problem in report.problems { console.note("\(file): \(problem)") }
      if !store.json, report.source != nil { try console.write("\(file): \(report.summary)\n") }
    }
    if store.json { try JSONList.write(reports, to: console) { .object($0.json) } }
    // Whoever closes last puts the log into the file; what came in is on disk without that.
    try? open.close()
    guard reports.allSatisfy(\.problems.isEmpty) else { throw ExitCode(1) }
  }
}

extension ImportReport {
  /// What came in, in one line for people.
  var summary: String {
    var parts: [String] = []
    if source == .file(.promptHistory) {
      parts.append(Self.counted(newPrompts, "new message"))
    } else {
      parts.append(
        "\(Self.counted(conversations, "conversation")), \(newConversations) new, with "
          + Self.counted(newTurns, "new turn"))
      if newPrompts > 0 { parts.append(Self.counted(newPrompts, "earlier message")) }
    }
    if skippedMessages > 0 {
      parts.append(Self.counted(skippedMessages, "message") + " of tools left out")
    }
    if omittedFiles > 0 {
      parts.append(Self.counted(omittedFiles, "image or file", "images or files") + " left out")
    }
    return parts.joined(separator: "; ") + (source.map { " (\($0.name))" } ?? "")
  }

  private static func counted(_ number: Int, _ thing: String, _ things: String? = nil) -> String {
    "\(number) \(number == 1 ? thing : things ?? thing + "s")"
  }

  fileprivate var json: [String: JSONValue] {
    [
      "file": .string(path), "source": source.map { .string($0.name) } ?? .null,
      "conversations": .integer(Int64(conversations)),
      "new_conversations": .integer(Int64(newConversations)),
      "new_turns": .integer(Int64(newTurns)), "new_prompts": .integer(Int64(newPrompts)),
      "skipped_messages": .integer(Int64(skippedMessages)),
      "omitted_files": .integer(Int64(omittedFiles)),
      "problems": .array(problems.map { .string($0.description) }),
    ]
  }
}
