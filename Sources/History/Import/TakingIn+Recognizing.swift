import GRDB
import Transcript

/// A prompt or a reply by its place and its words.
private struct SaidTurn: Hashable {
  /// What it follows; nil: it is a first prompt.
  var parent: TurnID?
  let isReply: Bool
  let text: String

  /// The same wherever it stands.
  var anywhere: SaidTurn {
    SaidTurn(parent: nil, isReply: isReply, text: text)
  }
}

/// What is new of a conversation that is taken in again.
struct UnsaidRows {
  /// The rows that the store does not have under any id.
  var rows: [TurnRow]
  /// Turns of the store that followed what it lost, and what they follow now.
  var moved: [TurnID: TurnID] = [:]
}

extension TakingIn {
  /// The rows of a conversation that the store does not have under any id.
  ///
  /// Earlier versions made other ids of ChatGPT's names, and may have taken the conversation in
  /// under these: what says the same in the same place is the same. What follows that follows it
  /// there. They also lost turns that another conversation had by the same name; what stands in the
  /// store behind such a hole is known by its words, where these are said once on both sides.
  func rowsNotSaid(in conversation: Conversation) throws(HistoryError) -> UnsaidRows {
    let rows = conversation.rows
    guard let known = try store.knownTurns(of: conversation.id),
      !rows.allSatisfy({ known.contains($0.id) })
    else { return UnsaidRows(rows: rows) }
    var recognizing = Recognizing(
      rows: rows, known: known, said: try store.saidTurns(in: conversation.id))
    var unsaid = recognizing.unsaid()
    while recognizing.recognize(behindHoles: unsaid.rows) { unsaid = recognizing.unsaid() }
    return unsaid
  }
}

/// Finds out which rows are in the store under other ids.
private struct Recognizing {
  let rows: [TurnRow]
  let known: Set<TurnID>
  let said: [SaidTurn: TurnID]
  /// The ids in the store of rows that were known by their words alone.
  private var behindHoles: [TurnID: TurnID] = [:]
  /// All ids in the store of rows that have others.
  private var names: [TurnID: TurnID] = [:]

  init(rows: [TurnRow], known: Set<TurnID>, said: [SaidTurn: TurnID]) {
    (self.rows, self.known, self.said) = (rows, known, said)
  }

  /// What is new, as far as is known.
  mutating func unsaid() -> UnsaidRows {
    names = behindHoles
    var unsaid = UnsaidRows(rows: [])
    for row in rows {
      let row = row.following(names)
      if let name = behindHoles[row.id] {
        unsaid.moved[name] = row.said.parent
      } else if known.contains(row.id) {
        continue
      } else if let name = said[row.said] {
        names[row.id] = name
      } else {
        unsaid.rows.append(row)
      }
    }
    return unsaid
  }

  /// Looks for what follows new rows among what follows nothing in the store; says whether there is
  /// something.
  mutating func recognize(behindHoles new: [TurnRow]) -> Bool {
    let stored = Set(names.values)
    let following = Dictionary(
      grouping: new.filter { row in row.said.parent.map { !stored.contains($0) } ?? false },
      by: { $0.said.anywhere })
    let lost = said.filter { said, id in
      said.parent.map { !known.contains($0) } ?? false && !stored.contains(id)
    }
    let found = Dictionary(grouping: lost, by: { $0.key.anywhere }).compactMap { words, turns in
      let rows = following[words] ?? []
      return rows.count == 1 && turns.count == 1 ? (rows[0].id, turns[0].value) : nil
    }
    for (row, turn) in found { behindHoles[row] = turn }
    return !found.isEmpty
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

extension HistoryStore {
  /// Puts turns behind others.
  func move(_ moved: [TurnID: TurnID]) throws(HistoryError) {
    guard !moved.isEmpty else { return }
    try write { db in
      let statement = try db.cachedStatement(sql: "UPDATE turn SET parent = ? WHERE id = ?")
      for (turn, parent) in moved {
        try statement.execute(arguments: [parent.value, turn.value])
      }
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
