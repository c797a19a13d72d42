import GRDB

/// What a turn says, and what its model thought before.
package struct TurnText: Equatable, Sendable {
  package var text: String
  package var thinking: String

  /// Makes one of its parts.
  package init(_ text: String, thinking: String = "") {
    self.text = text
    self.thinking = thinking
  }

  /// Both, in their order.
  var whole: String { thinking.isEmpty ? text : thinking + Self.between + text }

  /// What stands between them.
  static let between = "\n\n"
}

/// What the index knows of a turn besides its text; its terms begin with `=`, which no word has.
struct SearchEntry {
  /// Its number in the index.
  let doc: Int64
  private let conversation: Int64
  private let isAnswer: Bool
  private let model: Int64?

  /// Reads one of a row that begins with its document, conversation, side and model.
  init(_ row: Row) {
    (doc, conversation, isAnswer, model) = (row[0], row[1], row[2], row[3])
  }

  /// Every term the turn is found by.
  private func terms(of said: TurnText) -> String {
    var own = "=t \(isAnswer ? "=a" : "=u") =c\(conversation) "
    if let model { own += "=m\(model) " }
    return own + String(decoding: SearchTerms(of: said.whole).text, as: UTF8.self)
  }

  /// Puts its terms into the index.
  func add(_ said: TurnText, to db: Database) throws {
    try db.cachedStatement(sql: "INSERT INTO search_term(rowid, terms) VALUES (?, ?)")
      .execute(arguments: [doc, terms(of: said)])
  }

  /// Takes its terms out, given what they were cut from.
  func remove(_ said: TurnText, from db: Database) throws {
    try db.cachedStatement(
      sql: "INSERT INTO search_term(search_term, rowid, terms) VALUES ('delete', ?, ?)"
    ).execute(arguments: [doc, terms(of: said)])
  }
}
