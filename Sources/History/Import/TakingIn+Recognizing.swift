import GRDB
import Transcript

/// A prompt or a reply by its place and its words.
private struct SaidTurn: Hashable {
  /// What it follows; nil: it is a first prompt.
  let parent: TurnID?
  let isReply: Bool
  let text: String
}

extension TakingIn {
  /// The rows of a conversation that the store does not have under any id.
  ///
  /// Earlier versions made other ids of ChatGPT's names, and may have taken the conversation in
  /// under these: what says the same in the same place is the same. What follows that follows it
  /// there.
  func rowsNotSaid(in conversation: Conversation) throws(HistoryError) -> [TurnRow] {
    let rows = conversation.rows
    guard let known = try store.knownTurns(of: conversation.id),
      !rows.allSatisfy({ known.contains($0.id) })
    else { return rows }
    let said = try store.saidTurns(in: conversation.id)
    var names: [TurnID: TurnID] = [:]
    return rows.compactMap { row in
      let row = row.following(names)
      if known.contains(row.id) { return nil }
      guard let name = said[row.said] else { return row }
      names[row.id] = name
      return nil
    }
  }
}

extension HistoryStore {
  /// The turns of a conversation by what they say, also deleted ones.
  fileprivate func saidTurns(
    in id: ConversationID
  ) throws(HistoryError) -> [SaidTurn: TurnID] {
    try read { db in
      let rows = try Row.fetchAll(
        db, sql: "SELECT id, parent, role = 'assistant', text FROM turn WHERE conversation = ?",
        arguments: [id.value])
      return Dictionary(
        rows.map { row in
          let parent = (row[1] as Int64?).map { TurnID(value: $0) }
          return (SaidTurn(parent: parent, isReply: row[2], text: row[3]), TurnID(value: row[0]))
        }, uniquingKeysWith: { first, _ in first })
    }
  }
}

extension TurnRow {
  fileprivate var said: SaidTurn {
    switch self {
    case .prompt(let turn, let parent):
      SaidTurn(parent: parent, isReply: false, text: turn.prompt)
    case .reply(let reply, let parent):
      SaidTurn(parent: parent, isReply: true, text: reply.content)
    }
  }

  /// The row behind what it follows by another name.
  fileprivate func following(_ names: [TurnID: TurnID]) -> TurnRow {
    switch self {
    case .prompt(let turn, let parent): .prompt(turn, parent: parent.map { names[$0] ?? $0 })
    case .reply(let reply, let parent): .reply(reply, parent: names[parent] ?? parent)
    }
  }
}
