import Foundation
import GRDB
import OllamaWire
import Transcript

/// What becomes a row of the table of turns.
private struct NewTurn {
  var id: TurnID
  var conversation: ConversationID
  var parent: TurnID?
  var role: String
  var created: Timestamp?
  var isDeleted: Bool
  var text: String
  var thinking = ""
  var model: String?
  var state: ReplyState?
  var toolCalls: [ToolCall] = []
  var writer: Writer?
}

extension Taking {
  func takePrompt(_ turn: Turn, parent: TurnID?, in conversation: ConversationID) throws {
    let isNew = try add(
      NewTurn(
        id: turn.id, conversation: conversation, parent: parent, role: "user",
        created: turn.created, isDeleted: turn.isDeleted, text: turn.prompt))
    guard isNew else { return }
    // Where the header never came, the list still has something to show.
    try execute(
      "UPDATE conversation SET title = CAST(? AS TEXT) WHERE id = ? AND title = ''",
      [Stored.text(Conversation.title(ofPrompt: turn.prompt)), conversation.value])
  }

  func takeReply(_ reply: Reply, parent: TurnID, in conversation: ConversationID) throws {
    let isNew = try add(
      NewTurn(
        id: reply.id, conversation: conversation, parent: parent, role: "assistant",
        created: reply.created, isDeleted: reply.isDeleted, text: reply.content,
        thinking: reply.thinking, model: reply.model, state: reply.state,
        toolCalls: reply.toolCalls, writer: reply.state.isOver ? nil : writer))
    guard isNew else { return }
    try put(reply.asked, of: reply.id)
    try put(reply.figures, of: reply.id)
  }

  /// Adds a row; false: there is one of this id.
  private func add(_ turn: NewTurn) throws -> Bool {
    guard try row("SELECT 1 FROM turn WHERE id = ?", [turn.id.value]) == nil else { return false }
    try makeConversation(turn.conversation)
    let created = turn.created?.milliseconds
    if !turn.isDeleted { try bringBack(above: turn.parent, of: turn.conversation, at: created) }
    let removed = turn.isDeleted ? try lastTime(of: turn.conversation, created) : nil
    let above = try row("SELECT deleted FROM turn WHERE id = ?", [turn.parent?.value])
    let deleted: Int64? = removed ?? above?[0]
    try execute(
      """
      INSERT INTO turn(id, conversation, parent, place, role, model, created, removed, deleted,
        state, writer, error, tool_calls, text, thinking)
      VALUES (?1, ?2, ?3, coalesce((SELECT max(place) FROM turn WHERE conversation = ?2), 0) + 1,
        ?4, CAST(?5 AS TEXT), ?6, ?7, ?8, ?9, ?10, ?11, ?12, CAST(?13 AS TEXT),
        CAST(?14 AS TEXT))
      """,
      [
        turn.id.value, turn.conversation.value, turn.parent?.value, turn.role,
        model(turn.model), created, removed, deleted, turn.state?.stored, turn.writer?.mark,
        turn.state?.storedError, toolCalls(turn.toolCalls), Stored.text(turn.text),
        Stored.text(turn.thinking),
      ])
    guard deleted == nil else { return true }
    try count(
      turns: 1, bytes: turn.text.utf8.count + turn.thinking.utf8.count,
      in: turn.conversation.value)
    if turn.writer == nil { try SearchIndex.add(turn: turn.id.value, to: db) }
    return true
  }

  /// An empty name means that no model was chosen yet.
  private func model(_ name: String?) -> (any DatabaseValueConvertible)? {
    name.flatMap { $0.isEmpty ? nil : Stored.text($0) }
  }

  private func toolCalls(_ calls: [ToolCall]) -> String? {
    calls.isEmpty ? nil : Stored.json(calls)
  }

  /// The time that counts as that of a deletion of which only the fact is known: not before
  /// anything that was said in the conversation.
  private func lastTime(of conversation: ConversationID, _ created: Int64?) throws -> Int64 {
    let updated: Int64? = try row(
      "SELECT updated FROM conversation WHERE id = ?", [conversation.value])?[0]
    return max(created ?? 0, updated ?? 0)
  }

  /// Keeps the figures that the list shows.
  func count(turns: Int, bytes: Int, in conversation: Int64) throws {
    guard turns != 0 || bytes != 0 else { return }
    try execute(
      "UPDATE conversation SET turns = turns + ?, bytes = bytes + ? WHERE id = ?",
      [turns, bytes, conversation])
  }

  // MARK: - Requests and figures

  func takeAsked(_ id: TurnID, _ asked: AskedRequest) throws {
    guard try row("SELECT 1 FROM turn WHERE id = ?", [id.value]) != nil else { return }
    try execute(
      "UPDATE turn SET model = CAST(? AS TEXT) WHERE id = ?", [model(asked.model), id.value])
    try put(asked, of: id)
  }

  private func put(_ asked: AskedRequest, of id: TurnID) throws {
    try execute(
      """
      INSERT INTO request(turn, mode, host, system, think, options, keep_alive, sent, request)
      VALUES (?, ?, CAST(? AS TEXT), ?, ?, ?, ?, ?, CAST(? AS TEXT))
      ON CONFLICT(turn) DO UPDATE SET mode = excluded.mode, host = excluded.host,
        system = excluded.system, think = excluded.think, options = excluded.options,
        keep_alive = excluded.keep_alive, sent = excluded.sent, request = excluded.request
      """,
      [
        id.value, asked.mode.rawValue,
        Stored.text(asked.host.map(withoutCredentials)), try system(asked.system),
        asked.think.flatMap { Stored.json($0) }, options(asked.options),
        asked.keepAlive.flatMap { Stored.json($0) }, Stored.ids(asked.sent),
        Stored.text(asked.request),
      ])
  }

  func put(_ figures: Figures, of id: TurnID) throws {
    guard figures != Figures() else { return }
    let metrics = figures.metrics
    try execute(
      """
      UPDATE request SET total_ns = ?, load_ns = ?, prompt_tokens = ?, cached_tokens = ?,
        prompt_ns = ?, eval_tokens = ?, eval_ns = ?, first_token_ns = ?, thinking_ns = ?,
        elapsed_ns = ?, chunks = ?, skipped_lines = ?, done_reason = CAST(? AS TEXT),
        arrivals = ?, final = CAST(? AS TEXT), window = ?
      WHERE turn = ?
      """,
      [
        metrics?.totalDuration?.wireNanoseconds, metrics?.loadDuration?.wireNanoseconds,
        metrics?.promptEvalCount, metrics?.promptEvalCachedCount,
        metrics?.promptEvalDuration?.wireNanoseconds, metrics?.evalCount,
        metrics?.evalDuration?.wireNanoseconds, figures.firstToken?.wireNanoseconds,
        figures.thinking?.wireNanoseconds, figures.elapsed?.wireNanoseconds, figures.chunks,
        figures.skippedLines, Stored.text(figures.doneReason),
        figures.arrivals.reads.isEmpty ? nil : Data(figures.arrivals.bytes),
        Stored.text(figures.finalText), figures.contextLength, id.value,
      ])
  }
}
