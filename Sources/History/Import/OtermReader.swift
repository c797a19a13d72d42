import Exchange
import Foundation
import GRDB
import Transcript

/// Reads the chats of oterm from its database, which is never written to.
///
/// Its tables have changed a few times: what a version does not have is left out. Known are the
/// tables of oterm up to 0.22.
package enum OtermReader {
  /// Reads all chats, one after the other.
  ///
  /// - Parameters:
  ///   - path: the file, usually `~/.local/share/oterm/store.db`.
  ///   - time: when something was last said, as far as that is known: oterm keeps no times.
  ///   - each: takes a conversation.
  /// - Returns: what there was; chats without a word are none.
  /// - Throws: why nothing can be read; conversations that were handed over before are whole.
  package static func read(
    path: String, at time: Timestamp, each: (Conversation) -> Void
  ) throws(ImportProblem) -> ImportSummary {
    guard FileManager.default.fileExists(atPath: path) else {
      throw ImportProblem(message: "there is no such file")
    }
    do {
      var configuration = Configuration()
      configuration.readonly = true
      configuration.busyMode = .timeout(2)
      configuration.label = "oterm"
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      let summary = try queue.read { db in try read(db, time, each) }
      try queue.close()
      return summary
    } catch let problem as ImportProblem {
      throw problem
    } catch {
      throw problem(HistoryError(error, path: path))
    }
  }

  private static func read(_ db: Database, _ time: Timestamp, _ each: (Conversation) -> Void) throws
    -> ImportSummary
  {
    let (chat, message) = try (columns("chat", db), columns("message", db))
    guard chat.isSuperset(of: ["id", "model"]),
      message.isSuperset(of: ["chat_id", "author", "text"])
    else {
      throw ImportProblem(
        message: "this is a database, but not one of oterm, or one of a version that is not known",
        advice: "oterm's is called store.db")
    }
    var summary = ImportSummary()
    for chat in try chats(db, chat) {
      let messages = try messages(db, of: chat.id, message)
      guard let conversation = OtermImport.conversation(chat, messages, at: time) else { continue }
      summary.conversations += 1
      summary.omittedFiles += messages.reduce(0) { $0 + $1.images }
      each(conversation)
    }
    return summary
  }

  private static func columns(_ table: String, _ db: Database) throws -> Set<String> {
    guard try db.tableExists(table) else { return [] }
    return Set(try db.columns(in: table).map { $0.name.lowercased() })
  }

  private static func chats(_ db: Database, _ columns: Set<String>) throws -> [OtermChat] {
    let names = ["name", "model", "system", "parameters", "provider"]
      .map { columns.contains($0) ? "CAST(\($0) AS TEXT)" : "NULL" }
    let rows = try Row.fetchCursor(
      db, sql: "SELECT CAST(id AS INTEGER), \(names.joined(separator: ", ")) FROM chat ORDER BY id")
    var chats: [OtermChat] = []
    while let row = try rows.next() {
      chats.append(
        OtermChat(
          id: row[0] as Int64? ?? 0, name: try row.text(1), model: try row.text(2) ?? "",
          system: try row.text(3), parameters: try row.text(4), provider: try row.text(5)))
    }
    return chats
  }

  private static func messages(_ db: Database, of chat: Int64, _ columns: Set<String>) throws
    -> [OtermMessage]
  {
    let images = columns.contains("images") ? "CAST(images AS TEXT)" : "NULL"
    // The number of the row is the id where there is one.
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT rowid, CAST(author AS TEXT), CAST(text AS TEXT), \(images)
        FROM message WHERE chat_id = ? ORDER BY rowid
        """, arguments: [chat])
    var messages: [OtermMessage] = []
    while let row = try rows.next() {
      let list = Data((try row.text(3) ?? "[]").utf8)
      // Images are only counted; a list that can't be read has none.
      let images = (try? JSONDecoder().decode([String].self, from: list))?.count ?? 0
      messages.append(
        OtermMessage(
          id: row[0], author: try row.text(1) ?? "", text: try row.text(2) ?? "", images: images))
    }
    return messages
  }

  private static func problem(_ error: HistoryError) -> ImportProblem {
    switch error.kind {
    case .locked:
      ImportProblem(message: "the database is locked", advice: "close oterm and try again")
    case .corrupt:
      ImportProblem(
        message: "the database is damaged, or the file is none",
        advice: "nothing more of it can be read")
    case .readOnly:
      ImportProblem(
        message:
          "the database was not closed as it should be and can't be read without changing it",
        advice: "open and close oterm once, or import a copy")
    case .cannotOpen(let reason), .other(let reason):
      ImportProblem(message: "the database can't be read: \(reason)")
    case .full, .newer, .foreign, .moved:
      ImportProblem(message: "the database can't be read: \(error.description)")
    }
  }
}
