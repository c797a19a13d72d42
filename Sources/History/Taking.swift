import Foundation
import GRDB
import OllamaWire
import Transcript

/// Takes changes down, within one transaction.
struct Taking {
  let db: Database
  /// Who writes the replies that begin.
  let writer: Writer

  func take(_ change: HistoryChange) throws {
    switch change {
    case .conversation(let header, let title, let leaf):
      try takeConversation(header, title: title, leaf: leaf)
    case .conversationDeleted(let id, let time):
      try execute(
        "UPDATE conversation SET deleted = ? WHERE id = ?", [time?.milliseconds, id.value])
    case .turn(.prompt(let turn, let parent), let conversation):
      try takePrompt(turn, parent: parent, in: conversation)
    case .turn(.reply(let reply, let parent), let conversation):
      try takeReply(reply, parent: parent, in: conversation)
    case .asked(let id, let asked):
      try takeAsked(id, asked)
    case .grew(let id, let content, let thinking, let length):
      try takeGrowth(of: id, content: content, thinking: thinking, at: length)
    case .ended(let id, let state, let toolCalls, let figures):
      try takeEnd(of: id, state, toolCalls, figures)
    case .turnDeleted(let id, let time):
      try takeTurnDeleted(id, time)
    case .draft(let id, let text):
      try takeDraft(text, of: id)
    case .prompted(let text, let time):
      try takePrompted(text, at: time)
    case .renamed(let id, let name):
      try takeRenamed(id, name)
    case .pinned(let id, let isPinned):
      try execute("UPDATE conversation SET pinned = ? WHERE id = ?", [isPinned, id.value])
    case .archived(let id, let isArchived):
      try execute("UPDATE conversation SET archived = ? WHERE id = ?", [isArchived, id.value])
    }
  }

  func execute(_ sql: String, _ arguments: StatementArguments) throws {
    try db.cachedStatement(sql: sql).execute(arguments: arguments)
  }

  func row(_ sql: String, _ arguments: StatementArguments) throws -> Row? {
    try Row.fetchOne(db.cachedStatement(sql: sql), arguments: arguments)
  }

  // MARK: - Conversations

  private func takeConversation(
    _ header: ConversationHeader, title: String, leaf: TurnID?
  ) throws {
    try execute(
      """
      INSERT INTO conversation(id, title, name, mode, model, host, system, options, pinned,
        archived, leaf, created, updated, kind)
      VALUES (?, CAST(? AS TEXT), CAST(? AS TEXT), ?, CAST(? AS TEXT), CAST(? AS TEXT), ?, ?, ?,
        ?, ?, ?, ?, ?)
      ON CONFLICT(id) DO UPDATE SET title = excluded.title, name = excluded.name,
        mode = excluded.mode, model = excluded.model, host = excluded.host,
        system = excluded.system, options = excluded.options, pinned = excluded.pinned,
        archived = excluded.archived, leaf = excluded.leaf, created = excluded.created,
        updated = max(updated, excluded.updated), kind = excluded.kind
      """,
      [
        header.id.value, Stored.text(title), Stored.text(header.name), header.mode.rawValue,
        Stored.text(header.model),
        Stored.text(header.host.map(withoutCredentials)),
        try system(header.system), options(header.options), header.isPinned, header.isArchived,
        leaf?.value, header.created.milliseconds, header.updated.milliseconds,
        header.isBench ? Stored.bench : nil,
      ])
  }

  private func takeRenamed(_ id: ConversationID, _ name: String?) throws {
    var title = name ?? ""
    if name == nil {
      let first = try row(
        """
        SELECT text FROM turn
        WHERE conversation = ? AND parent IS NULL AND role = 'user' AND deleted IS NULL
        ORDER BY place LIMIT 1
        """, [id.value])
      title = Conversation.title(ofPrompt: try first?.text(0) ?? "")
    }
    try execute(
      "UPDATE conversation SET name = CAST(? AS TEXT), title = CAST(? AS TEXT) WHERE id = ?",
      [Stored.text(name), Stored.text(title), id.value])
  }

  /// Makes sure that a conversation is there; its id says when it began.
  func makeConversation(_ id: ConversationID) throws {
    try execute(
      "INSERT INTO conversation(id, created, updated) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
      [id.value, id.value >> 20, id.value >> 20])
  }

  /// The number of a system text, each of which is kept once.
  func system(_ text: String?) throws -> Int64? {
    guard let text else { return nil }
    let hash = Stored.hash(text)
    let known = try row(
      "SELECT id FROM system WHERE hash = ? AND text = CAST(? AS TEXT)", [hash, Stored.text(text)])
    if let known { return known[0] }
    try execute(
      "INSERT INTO system(hash, text) VALUES (?, CAST(? AS TEXT))", [hash, Stored.text(text)])
    return db.lastInsertedRowID
  }

  func options(_ options: ModelOptions) -> String? {
    options.isEmpty ? nil : Stored.json(options)
  }

  // MARK: - Typing

  private func takeDraft(_ text: String, of id: ConversationID) throws {
    let text = Credentials.removed(fromTyped: text)
    guard !text.isEmpty else {
      try execute("DELETE FROM draft WHERE conversation = ?", [id.value])
      // One that was made for its draft alone goes with it.
      return try execute(
        """
        DELETE FROM conversation WHERE id = ?1 AND created = updated AND name IS NULL
          AND model IS NULL AND host IS NULL
          AND NOT EXISTS (SELECT 1 FROM turn WHERE conversation = ?1)
        """, [id.value])
    }
    // Without its conversation nobody would find it.
    try makeConversation(id)
    try execute(
      "UPDATE conversation SET title = CAST(? AS TEXT) WHERE id = ? AND turns = 0 AND name IS NULL",
      [Stored.text(Conversation.title(ofPrompt: text)), id.value])
    try execute(
      "INSERT OR REPLACE INTO draft(conversation, text) VALUES (?, CAST(? AS TEXT))",
      [id.value, Stored.text(text)])
  }

  /// The time is the key, so that the same prompt of the same time is taken once; another one of
  /// that time gets the next free one.
  private func takePrompted(_ text: String, at time: Timestamp) throws {
    let text = Credentials.removed(fromTyped: text)
    var key = time.milliseconds
    while let known = try row("SELECT CAST(text AS BLOB) FROM prompt WHERE created = ?", [key]) {
      if try known.text(0) == text { return }
      key += 1
    }
    try execute(
      "INSERT INTO prompt(created, text) VALUES (?, CAST(? AS TEXT))", [key, Stored.text(text)])
  }
}
