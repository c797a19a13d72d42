import Foundation
import GRDB
import Transcript

/// Turns keep when they were taken out (`removed`), and when they or one above them were
/// (`deleted`), which is what searches and lists go by.
extension Taking {
  func takeTurnDeleted(_ id: TurnID, _ time: Timestamp?) throws {
    guard let known = try row("SELECT conversation FROM turn WHERE id = ?", [id.value]) else {
      return
    }
    try execute("UPDATE turn SET removed = ? WHERE id = ?", [time?.milliseconds, id.value])
    try spreadDeletions(in: known[0])
  }

  /// What is said below a turn, or in a conversation, that another program deleted meanwhile
  /// brings it back: nobody who types wants it gone.
  func bringBack(above parent: TurnID?, of conversation: ConversationID, at time: Int64?) throws {
    let time = time ?? .max
    try execute(
      "UPDATE conversation SET deleted = NULL WHERE id = ? AND deleted < ?",
      [conversation.value, time])
    var next = parent?.value
    var isBack = false
    while let id = next,
      let turn = try row("SELECT parent, removed, deleted FROM turn WHERE id = ?", [id]),
      turn[2] != nil
    {
      next = turn[0]
      guard let removed: Int64 = turn[1], removed < time else { continue }
      try execute("UPDATE turn SET removed = NULL WHERE id = ?", [id])
      isBack = true
    }
    if isBack { try spreadDeletions(in: conversation.value) }
  }

  /// Makes what is below a deleted turn deleted too, and what is below none found again.
  private func spreadDeletions(in conversation: Int64) throws {
    let statement = try db.cachedStatement(
      sql: """
        SELECT id, parent, removed, deleted FROM turn WHERE conversation = ? ORDER BY place, id
        """)
    let rows = try Row.fetchAll(statement, arguments: [conversation])
    var known: [Int64: Row] = [:]
    for row in rows { known[row[0]] = row }
    var deletions: [Int64: Int64?] = [:]
    for row in rows {
      // Up to the first turn of which it is known, and down again.
      var way: [Row] = []
      var next: Row? = row
      while let turn = next, deletions[turn[0]] == nil, way.count <= rows.count {
        way.append(turn)
        next = (turn[1] as Int64?).flatMap { known[$0] }
      }
      var above = next.flatMap { deletions[$0[0]] } ?? nil
      for turn in way.reversed() {
        above = (turn[2] as Int64?) ?? above
        deletions[turn[0]] = .some(above)
      }
      let deleted = deletions[row[0]] ?? nil
      if deleted != row[3] { try mark(row[0], deleted: deleted, wasDeleted: row[3] != nil) }
    }
  }

  private func mark(_ id: Int64, deleted: Int64?, wasDeleted: Bool) throws {
    try execute("UPDATE turn SET deleted = ? WHERE id = ?", [deleted, id])
    guard wasDeleted != (deleted != nil) else { return }
    guard
      let turn = try row(
        """
        SELECT conversation, writer IS NOT NULL, CAST(text AS BLOB), CAST(thinking AS BLOB)
        FROM turn WHERE id = ?
        """, [id])
    else { return }
    let said = TurnText(try turn.text(2) ?? "", thinking: try turn.text(3) ?? "")
    let bytes = said.text.utf8.count + said.thinking.utf8.count
    try count(turns: wasDeleted ? 1 : -1, bytes: wasDeleted ? bytes : -bytes, in: turn[0])
    if !wasDeleted {
      try SearchIndex.remove(turn: id, said, from: db)
    } else if turn[1] == false {
      try SearchIndex.add(turn: id, to: db)
    }
  }
}
