import ArgumentParser
import Foundation
import History
import OllamaWire
import Transcript

@testable import CommandLine

/// A home folder with a store, and commands run on it; it goes when this is released.
final class StoreDesk {
  let folder: String
  /// What the commands wrote.
  private(set) var output = ""
  /// What they told beside it.
  private(set) var notes: [String] = []
  /// What somebody types when asked; nil: nobody is there.
  var answer: String?
  /// Whether the output is a terminal.
  var isTerminal = false
  var environment: [String: String] = [:]
  /// After so many writes nobody reads any more.
  var readsUpTo = Int.max

  init() throws {
    folder =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("ollatui-desk-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
  }

  deinit {
    // What is left over lies in the system's temporary folder.
    try? FileManager.default.removeItem(atPath: folder)
  }

  var store: HistoryStore {
    get throws { try HistoryStore(path: path("data/ollatui/history.sqlite")) }
  }

  func path(_ name: String) -> String { "\(folder)/\(name)" }

  /// Stores conversations.
  func keep(_ conversations: Conversation...) throws {
    let store = try store
    for conversation in conversations {
      try store.apply(
        [.conversation(conversation.header, title: conversation.title, leaf: conversation.leaf)]
          + conversation.rows.map { .turn($0, in: conversation.id) })
    }
    try store.close()
  }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
    return path(name)
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path(name))), as: UTF8.self)
  }

  /// Runs `ollatui history …`; what it writes is ``output``.
  @discardableResult
  func run(_ arguments: String...) throws -> String {
    output = ""
    notes = []
    let parsed = try HistoryCommand.parseAsRoot(arguments)
    guard let command = parsed as? any StoreCommand else { throw CleanExit.helpRequest() }
    var writes = 0
    let variables = ["HOME": folder, "XDG_DATA_HOME": path("data")]
    try command.run(
      on: Console(
        environment: variables.merging(environment) { $1 }, isTerminal: isTerminal,
        output: { text in
          writes += 1
          guard writes <= self.readsUpTo else { throw OutputClosed() }
          self.output += text
        }, note: { self.notes.append($0) },
        ask: answer.map { answer in
          { question in
            self.notes.append(question)
            return answer
          }
        }))
    return output
  }

  /// Why a command fails.
  func failure(_ arguments: [String]) -> String {
    do {
      let parsed = try HistoryCommand.parseAsRoot(arguments)
      guard let command = parsed as? any StoreCommand else { return "no command" }
      try command.run(
        on: Console(
          environment: ["HOME": folder, "XDG_DATA_HOME": path("data")], isTerminal: false,
          output: { _ in }, note: { _ in }, ask: nil))
      return ""
    } catch let error as HistoryError {
      return error.advised
    } catch {
      return HistoryCommand.fullMessage(for: error)
    }
  }

  /// The document that the output is.
  func json(_ arguments: String...) throws -> Any {
    output = ""
    let parsed = try HistoryCommand.parseAsRoot(arguments + ["--json"])
    guard let command = parsed as? any StoreCommand else { throw CleanExit.helpRequest() }
    try command.run(
      on: Console(
        environment: ["HOME": folder, "XDG_DATA_HOME": path("data")], isTerminal: false,
        output: { self.output += $0 }, note: { self.notes.append($0) }, ask: nil))
    return try JSONSerialization.jsonObject(with: Data(output.utf8))
  }
}

/// A conversation of one turn with two answers.
func sample(_ number: Int64, _ prompt: String, answer: String = "It is n².") -> Conversation {
  var header = ConversationHeader(
    id: ConversationID(value: number << 40),
    created: Timestamp(milliseconds: 1_764_115_200_000 + number * 60_000))
  header.model = "qwen3:4b"
  let (first, early, late) = (number << 40 + 1, number << 40 + 2, number << 40 + 3)
  let asked = AskedRequest(
    model: "qwen3:4b", mode: .chat, host: "http://127.0.0.1:11434",
    sent: [TurnID(value: first)])
  return Conversation(
    header,
    rows: [
      .prompt(
        Turn(id: TurnID(value: first), prompt: prompt, created: header.created), parent: nil),
      .reply(
        Reply(id: TurnID(value: early), asked, content: "Not sure.", state: .cancelled),
        parent: TurnID(value: first)),
      .reply(
        Reply(
          id: TurnID(value: late), asked, created: header.created, content: answer,
          state: .finished), parent: TurnID(value: first)),
    ])
}
