import Foundation
import GRDB
import OllamaWire
import Transcript

/// Reads conversations, within one transaction.
struct Loading {
  let db: Database
  /// Who reads: its own replies are not written elsewhere.
  let writer: Writer

  func conversation(_ id: ConversationID) throws -> StoredConversation? {
    guard let (header, leaf) = try header(id) else { return nil }
    var rows: [TurnRow] = []
    var isBusyElsewhere = false
    var isAlive: [Writer: Bool] = [:]
    let found = try Row.fetchCursor(
      db.cachedStatement(sql: Self.turns), arguments: [id.value])
    while let row = try found.next() {
      guard row[Column.role] != "user" else {
        rows.append(try prompt(row))
        continue
      }
      let author = (row[Column.writer] as String?).map { Writer(mark: $0) }
      let isWritten = author.map { author in
        let alive = isAlive[author] ?? author.isAlive
        isAlive[author] = alive
        return alive
      }
      if isWritten == true, author != writer { isBusyElsewhere = true }
      rows.append(try reply(row, isWritten: isWritten))
    }
    let draft = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT CAST(text AS BLOB) FROM draft WHERE conversation = ?"),
      arguments: [id.value])
    return StoredConversation(
      Conversation(header, rows: TurnOrder.ordered(rows), leaf: leaf),
      draft: try draft?.text(0) ?? "", isBusyElsewhere: isBusyElsewhere)
  }

  private func header(_ id: ConversationID) throws -> (ConversationHeader, TurnID?)? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT CAST(name AS BLOB), mode, CAST(model AS BLOB), CAST(host AS BLOB),
          CAST(s.text AS BLOB), options, pinned, archived, created, updated, leaf,
          kind
        FROM conversation c LEFT JOIN system s ON s.id = c.system WHERE c.id = ?
        """)
    guard let row = try Row.fetchOne(statement, arguments: [id.value]) else { return nil }
    var header = ConversationHeader(
      id: id, system: try row.text(4), created: Timestamp(milliseconds: row[8]))
    header.name = try row.text(0)
    header.mode = Mode(rawValue: row[1]) ?? .chat
    header.model = try row.text(2)
    header.host = try row.text(3)
    header.options = Stored.value(ModelOptions.self, row[5]) ?? [:]
    header.isPinned = row[6]
    header.isArchived = row[7]
    header.updated = Timestamp(milliseconds: row[9])
    header.isBench = (row[11] as String?) == Stored.bench
    return (header, (row[10] as Int64?).map { TurnID(value: $0) })
  }

  // MARK: - Turns

  /// The columns of ``turns``, in their order.
  private enum Column {
    static let id = 0
    static let parent = 1
    static let role = 2
    static let model = 3
    static let created = 4
    static let removed = 5
    static let state = 6
    static let writer = 7
    static let error = 8
    static let toolCalls = 9
    static let text = 10
    static let thinking = 11
    static let mode = 12
    static let host = 13
    static let system = 14
    static let think = 15
    static let options = 16
    static let keepAlive = 17
    static let sent = 18
    static let request = 19
    /// The figures' first.
    static let figures = 20
  }

  private static let turns = """
    SELECT t.id, t.parent, t.role, t.model, t.created, t.removed, t.state, t.writer, t.error,
      t.tool_calls, t.text, t.thinking, r.mode, r.host, s.text, r.think, r.options, r.keep_alive,
      r.sent, r.request, \(Stored.figures),
      r.skipped_lines, r.done_reason, r.arrivals, r.final, r.window
    FROM turn t LEFT JOIN request r ON r.turn = t.id LEFT JOIN system s ON s.id = r.system
    WHERE t.conversation = ? ORDER BY t.place, t.id
    """

  private func prompt(_ row: Row) throws -> TurnRow {
    let turn = Turn(
      id: TurnID(value: row[Column.id]), prompt: try row.text(Column.text) ?? "",
      created: (row[Column.created] as Int64?).map { Timestamp(milliseconds: $0) })
    let parent = (row[Column.parent] as Int64?).map { TurnID(value: $0) }
    return TurnRow.prompt(turn, parent: parent).deleted(row[Column.removed] != nil)
  }

  /// A reply; `isWritten` says whether the program still runs that writes it, nil: none does.
  private func reply(_ row: Row, isWritten: Bool?) throws -> TurnRow {
    let id: Int64 = row[Column.id]
    var content = try row.text(Column.text) ?? ""
    var thinking = try row.text(Column.thinking) ?? ""
    var state = ReplyState(stored: row[Column.state], error: row[Column.error])
    if let isWritten {
      for piece in try Journal.pieces(of: id, db) {
        Journal.append(piece, to: &content, &thinking)
      }
      if !content.isEmpty { state = .answering } else if !thinking.isEmpty { state = .thinking }
      if !isWritten { state = .interrupted }
    } else if !state.isOver {
      state = .interrupted
    }
    var reply = Reply(
      id: TurnID(value: id), try asked(row),
      created: (row[Column.created] as Int64?).map { Timestamp(milliseconds: $0) },
      content: content, thinking: thinking,
      toolCalls: Stored.value([ToolCall].self, row[Column.toolCalls]) ?? [], state: state)
    reply.figures = try figures(row)
    // A reply without a prompt would be left out; one that has the reply's own id finds none.
    let parent = TurnID(value: (row[Column.parent] as Int64?) ?? id)
    return TurnRow.reply(reply, parent: parent).deleted(row[Column.removed] != nil)
  }

  private func asked(_ row: Row) throws -> AskedRequest {
    let mode: String? = row[Column.mode]
    return AskedRequest(
      model: try row.text(Column.model) ?? "", mode: mode.flatMap { Mode(rawValue: $0) } ?? .chat,
      host: try row.text(Column.host), system: try row.text(Column.system),
      think: Stored.value(Think.self, row[Column.think]),
      options: Stored.value(ModelOptions.self, row[Column.options]) ?? [:],
      keepAlive: Stored.value(KeepAlive.self, row[Column.keepAlive]),
      sent: Stored.ids(row[Column.sent]), request: try row.text(Column.request))
  }

  private func figures(_ row: Row) throws -> Figures {
    let first = Column.figures
    var figures = row.figures(from: first)
    figures.skippedLines = row[first + 11] ?? 0
    figures.doneReason = try row.text(first + 12)
    figures.arrivals = Arrivals(bytes: (row[first + 13] as Data?) ?? Data())
    figures.finalText = try row.text(first + 14)
    figures.contextLength = row[first + 15]
    return figures
  }
}
