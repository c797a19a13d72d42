import Foundation
import GRDB
import History
import StoreGenerator
import Transcript

/// The store of a program, as a copy of its files at one moment.
final class KeptStore {
  private let store: HistoryStore
  private let folder: String

  /// Copies the store of a home folder and opens the copy, so that the program finds its own as it
  /// left it; its folder of data may be seen elsewhere.
  init(of home: Home, in data: String? = nil) throws {
    folder = home.path + "/copies/" + UUID().uuidString
    let files = FileManager.default
    try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for suffix in ["", "-wal"] {
      let name = (data ?? home.path + "/data") + "/ollatui/history.sqlite" + suffix
      guard files.fileExists(atPath: name) else { continue }
      try files.copyItem(atPath: name, toPath: folder + "/history.sqlite" + suffix)
    }
    store = try HistoryStore(path: folder + "/history.sqlite")
  }

  deinit {
    // What stays goes with the home folder.
    try? store.close()
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// What is wrong with its tables or its index; `ok`: nothing.
  func integrity() throws -> String {
    try store.write { db in
      let keys = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check")
      let found = try String.fetchAll(db, sql: "PRAGMA integrity_check").joined(separator: "\n")
      guard keys.isEmpty else { return "\(found), \(keys.count) keys without rows" }
      let growing = try Int64.fetchAll(db, sql: "SELECT id FROM turn WHERE writer IS NOT NULL")
      let isFound = try SearchIndex.isSound(leavingOut: growing, db)
      return isFound ? found : "\(found), but turns are not in the index"
    }
  }

  /// What the list knows of a conversation.
  struct Header: Equatable {
    var title: String
    var isDeleted: Bool
  }

  /// What the list knows of all conversations, also deleted ones.
  func headers() throws -> [ConversationID: Header] {
    let rows = try store.read { db in
      try Row.fetchAll(
        db, sql: "SELECT id, coalesce(name, title), deleted IS NOT NULL FROM conversation")
    }
    return Dictionary(
      uniqueKeysWithValues: rows.map {
        (ConversationID(value: $0[0]), Header(title: $0[1], isDeleted: $0[2]))
      })
  }

  /// The conversation that the next program shows first.
  func latest() throws -> ConversationID? {
    try store.latestConversation()
  }

  /// All conversations, also deleted ones.
  func conversations() throws -> [StoredConversation] {
    let ids = try store.read { try Int64.fetchAll($0, sql: "SELECT id FROM conversation") }
    return try ids.compactMap { try store.conversation(ConversationID(value: $0)) }
  }

  /// All prompts and all replies.
  func said() throws -> (prompts: [String], replies: [Reply]) {
    var (prompts, replies): ([String], [Reply]) = ([], [])
    for row in try conversations().flatMap(\.conversation.rows) {
      switch row {
      case .prompt(let turn, _): prompts.append(turn.prompt)
      case .reply(let reply, _): replies.append(reply)
      }
    }
    return (prompts, replies)
  }
}
