import Foundation
import GRDB
import OllamaWire
import Transcript

extension Taking {
  /// Appends to the journal of a reply, whose own text is written only once, at its end.
  func takeGrowth(
    of id: TurnID, content: String, thinking: String, at length: ReplyLength?
  ) throws {
    guard !content.isEmpty || !thinking.isEmpty else { return }
    let state = try row("SELECT writer IS NOT NULL FROM turn WHERE id = ?", [id.value])
    if state == nil { try adopt(id) }
    if state?[0] == false {
      return try lengthen(id, by: content, thinking, at: length)
    }
    let start = try length ?? self.length(of: id)
    // The same piece again is no longer than it was, unless more had come meanwhile.
    try execute(
      """
      INSERT INTO piece(turn, content_at, thinking_at, content, thinking)
      VALUES (?, ?, ?, CAST(? AS TEXT), CAST(? AS TEXT))
      ON CONFLICT DO UPDATE SET
        content = iif(length(CAST(excluded.content AS BLOB)) > length(CAST(content AS BLOB)),
          excluded.content, content),
        thinking = iif(length(CAST(excluded.thinking AS BLOB)) > length(CAST(thinking AS BLOB)),
          excluded.thinking, thinking)
      """,
      [id.value, start.content, start.thinking, Stored.text(content), Stored.text(thinking)])
  }

  /// Writes the whole text of a reply to which nothing more comes, and how it ended.
  func takeEnd(
    of id: TurnID, _ state: ReplyState, _ calls: [ToolCall], _ figures: Figures
  ) throws {
    guard let journal = try Journal(of: id.value, db) else { return }
    try execute(
      "UPDATE turn SET state = ?, error = ?, tool_calls = ? WHERE id = ?",
      [
        state.stored, state.storedError, calls.isEmpty ? nil : Stored.json(calls), id.value,
      ])
    try put(figures, of: id)
    try fold(journal)
  }

  /// Makes a journal part of its reply's text, which can be found then.
  func fold(_ journal: Journal) throws {
    if !journal.pieces.isEmpty {
      try execute(
        """
        UPDATE turn SET text = CAST(? AS TEXT), thinking = CAST(? AS TEXT), writer = NULL
        WHERE id = ?
        """, [Stored.text(journal.content), Stored.text(journal.thinking), journal.turn])
      try execute("DELETE FROM piece WHERE turn = ?", [journal.turn])
    } else if journal.isGrowing {
      try execute("UPDATE turn SET writer = NULL WHERE id = ?", [journal.turn])
    }
    guard !journal.isDeleted else { return }
    try count(turns: 0, bytes: journal.growth, in: journal.conversation)
    // One that grows is in the index only where that was made anew meanwhile.
    if journal.isGrowing || journal.growth > 0 {
      try SearchIndex.change(turn: journal.turn, from: journal.before, in: db)
    }
  }

  /// Appends to a reply that counted as ended, as one does whose program was thought to be gone.
  private func lengthen(
    _ id: TurnID, by content: String, _ thinking: String, at length: ReplyLength?
  ) throws {
    guard var journal = try Journal(of: id.value, db) else { return }
    let start = length ?? journal.length
    journal.append(Journal.Piece(start: start, content: content, thinking: thinking))
    if journal.growth > 0 { try fold(journal) }
  }

  /// Where the journal of a reply ends.
  private func length(of id: TurnID) throws -> ReplyLength {
    try Journal(of: id.value, db)?.length ?? ReplyLength(content: 0, thinking: 0)
  }

  /// Makes a place for the words of a reply that is not there any more.
  func adopt(_ id: TurnID) throws {
    let prompt = Turn(id: try freeID(below: id), prompt: "")
    let conversation = ConversationID(value: id.value)
    try takePrompt(prompt, parent: nil, in: conversation)
    try takeReply(
      Reply(id: id, AskedRequest(model: "", mode: .chat), state: .answering), parent: prompt.id,
      in: conversation)
  }

  private func freeID(below id: TurnID) throws -> TurnID {
    var value = id.value - 1
    while try row("SELECT 1 FROM turn WHERE id = ?", [value]) != nil { value -= 1 }
    return TurnID(value: value)
  }
}
