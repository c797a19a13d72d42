import Foundation
import GRDB
import Transcript

/// A reply with what came to it since its text was written.
struct Journal {
  /// Something that was appended, and how much there was before.
  struct Piece {
    var start: ReplyLength
    var content: String
    var thinking: String
  }

  let turn: Int64
  let conversation: Int64
  /// Whether its end was not told yet.
  let isGrowing: Bool
  let isDeleted: Bool
  /// The answer and the reasoning as they are written.
  let before: TurnText
  /// The answer with all pieces.
  private(set) var content: String
  /// The reasoning with all pieces.
  private(set) var thinking: String
  private(set) var pieces: [Piece] = []

  /// Reads a reply and its pieces; nil: there is none.
  init?(of turn: Int64, _ db: Database) throws {
    let reply = try db.cachedStatement(
      sql: """
        SELECT conversation, writer IS NOT NULL, deleted IS NOT NULL, CAST(text AS BLOB),
          CAST(thinking AS BLOB) FROM turn
        WHERE id = ?
        """)
    guard let row = try Row.fetchOne(reply, arguments: [turn]) else { return nil }
    self.turn = turn
    (conversation, isGrowing, isDeleted) = (row[0], row[1], row[2])
    before = TurnText(try row.text(3) ?? "", thinking: try row.text(4) ?? "")
    (content, thinking) = (before.text, before.thinking)
    for piece in try Self.pieces(of: turn, db) { append(piece) }
  }

  /// How many bytes the pieces have added.
  var growth: Int {
    content.utf8.count + thinking.utf8.count - before.text.utf8.count
      - before.thinking.utf8.count
  }

  /// How much of the reply there is.
  var length: ReplyLength {
    ReplyLength(content: content.utf8.count, thinking: thinking.utf8.count)
  }

  /// Appends what of a piece is not there yet.
  mutating func append(_ piece: Piece) {
    pieces.append(piece)
    Self.append(piece, to: &content, &thinking)
  }

  /// Appends what of a piece is not there yet; behind a gap all of it.
  static func append(_ piece: Piece, to content: inout String, _ thinking: inout String) {
    append(piece.content, at: piece.start.content, to: &content)
    append(piece.thinking, at: piece.start.thinking, to: &thinking)
  }

  private static func append(_ text: String, at start: Int, to whole: inout String) {
    let known = max(0, whole.utf8.count - start)
    guard known > 0 else { return whole += text }
    whole += String(decoding: text.utf8.dropFirst(known), as: UTF8.self)
  }

  /// What was appended to a reply, in order.
  static func pieces(of turn: Int64, _ db: Database) throws -> [Piece] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT content_at, thinking_at, content, thinking FROM piece WHERE turn = ?
        ORDER BY content_at + thinking_at
        """)
    let rows = try Row.fetchCursor(statement, arguments: [turn])
    var pieces: [Piece] = []
    while let row = try rows.next() {
      pieces.append(
        Piece(
          start: ReplyLength(content: row[0], thinking: row[1]), content: try row.text(2) ?? "",
          thinking: try row.text(3) ?? ""))
    }
    return pieces
  }
}
