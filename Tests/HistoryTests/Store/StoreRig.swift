import Foundation
import GRDB
import OllamaWire
import StoreGenerator
import Transcript

@testable import History

/// A folder of its own for one test, with a store in it; it goes away with the rig.
final class StoreRig {
  let folder: URL
  let path: String

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("history-\(UUID().uuidString)")
    path = folder.appendingPathComponent("ollatui/history.sqlite").path
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    // A folder that stays harms no other test.
    try? FileManager.default.removeItem(at: folder)
  }

  /// Opens the store as this program.
  func open() throws -> HistoryStore {
    try HistoryStore(path: path)
  }

  /// Opens the store as a program that another process runs.
  func openElsewhere(patience: TimeInterval = 5) throws -> HistoryStore {
    try HistoryStore(path: path, writer: Writer(process: getppid()), patience: patience)
  }

  /// Opens the store as a program that does not run any more.
  func openAsGone() throws -> HistoryStore {
    let mark = Writer(process: getpid()).mark + "0"
    return try HistoryStore(path: path, writer: Writer(mark: mark))
  }

  /// All bytes of the store's files.
  func bytes() throws -> Data {
    try ["", "-wal"].reduce(into: Data()) { data, suffix in
      guard FileManager.default.fileExists(atPath: path + suffix) else { return }
      data += try Data(contentsOf: URL(fileURLWithPath: path + suffix))
    }
  }
}

extension ConversationID {
  static let first = ConversationID(value: 1 << 20)
  static let second = ConversationID(value: 2 << 20)
}

/// A turn with this number.
func turn(_ number: Int64) -> TurnID {
  TurnID(value: 100 << 20 | number)
}

/// This many milliseconds after 1970.
func time(_ milliseconds: Int64) -> Timestamp {
  Timestamp(milliseconds: milliseconds)
}

/// What is handed to a store when a prompt is sent and its reply begins.
func asking(
  _ prompt: String, _ number: Int64, below parent: TurnID? = nil,
  in conversation: ConversationID = .first
) -> [HistoryChange] {
  let asked = AskedRequest(model: "llama3", mode: .chat)
  return [
    .turn(
      .prompt(
        Turn(id: turn(number), prompt: prompt, created: time(number * 1000)), parent: parent),
      in: conversation),
    .turn(
      .reply(
        Reply(id: turn(number + 1), asked, created: time(number * 1000 + 1)), parent: turn(number)),
      in: conversation),
  ]
}

/// What is handed to a store when a prompt was sent and answered.
func answered(
  _ prompt: String, _ number: Int64, _ answer: String, below parent: TurnID? = nil,
  in conversation: ConversationID = .first
) -> [HistoryChange] {
  asking(prompt, number, below: parent, in: conversation) + [
    .grew(
      turn(number + 1), content: answer, thinking: "", at: ReplyLength(content: 0, thinking: 0)),
    .ended(turn(number + 1), .finished, toolCalls: [], Figures()),
  ]
}

extension HistoryStore {
  /// Whether SQLite, the keys and the search index have nothing to complain of.
  var isSound: Bool {
    get throws {
      try pool.write { db in
        let check = try String.fetchOne(db, sql: "PRAGMA integrity_check")
        let keys = try Row.fetchOne(db, sql: "PRAGMA foreign_key_check")
        let growing = try HistoryStore.growing(db).map(\.turn)
        let isIndexed = try SearchIndex.isSound(leavingOut: growing, db)
        return check == "ok" && keys == nil && isIndexed
      }
    }
  }
}

extension StoredConversation {
  /// Prompts and answers that are shown, as text.
  var said: [String] {
    conversation.turns.flatMap { [$0.prompt] + ($0.reply.map { [$0.content] } ?? []) }
  }
}
