import Foundation
import GRDB
import Transcript

/// Writes the rows found on the pages of a damaged database into a new one.
///
/// A row tells by its columns which table it is of. Deleted rows were overwritten, so that what is
/// found is what was stored.
struct Salvage {
  let db: Database
  private var saved: [String: Int] = [:]
  /// The turns of which an index knows.
  private var known: Set<Int64> = []
  private var columns: [String: [String]] = [:]
  /// What writes a row of a table whose texts are in these columns.
  private var statements: [Shape: Statement] = [:]

  /// What the statement for a row depends on.
  private struct Shape: Hashable {
    var table: String
    var count: Int
    var texts: UInt64
  }

  /// How many pages are read before it is told.
  private static let step = 256

  /// The tables that are recovered; the search index is made anew.
  static let tables = [
    "turn", "conversation", "request", "piece", "draft", "prompt", "system", "image",
  ]

  init(_ db: Database) throws {
    self.db = db
    for table in Self.tables {
      columns[table] = try db.columns(in: table).map(\.name)
    }
  }

  /// Reads all pages, then mends what holds the tables together.
  mutating func run(_ file: PageFile, _ tell: (RecoveryProgress) throws -> Void) throws {
    for number in stride(from: 1, through: file.count, by: 1) {
      if number % Self.step == 1 { try tell(reading(number - 1, of: file)) }
      for row in PageRow.all(on: number, of: file, where: Self.mayBeOurs) { try take(row) }
    }
    try tell(.joining(turns: saved["turn"] ?? 0))
    try mend()
  }

  private func reading(_ pages: Int, of file: PageFile) -> RecoveryProgress {
    .reading(
      bytes: pages * PageFile.size, of: file.count * PageFile.size, turns: saved["turn"] ?? 0)
  }

  /// What was saved; what is lost is known only of what others speak of.
  func report() throws -> [RecoveryReport.Table] {
    var lostTurns = known
    let saved = try Int64.fetchCursor(db, sql: "SELECT id FROM turn")
    while let id = try saved.next() { lostTurns.remove(id) }
    return Self.tables.map { table in
      RecoveryReport.Table(
        name: table, saved: self.saved[table] ?? 0, lost: table == "turn" ? lostTurns.count : 0)
    }
  }

  /// Whether a file whose beginning is no database's has rows of ours further on.
  static func isWorthTrying(_ path: String) throws -> Bool {
    let file = try PageFile(path: path)
    return (0..<min(file.count, 4096)).contains { index in
      PageRow.all(on: index + 1, of: file, where: mayBeOurs).contains { row in
        let table = table(of: row)
        return table == "turn" || table == "conversation" || table == "request"
      }
    }
  }

  // MARK: - Rows

  private mutating func take(_ row: PageRow) throws {
    // The index of turns by conversation and place; another one of three numbers begins with 0 or 1,
    // and a third one with what it ends with.
    if row.number == nil, row.values.count == 3, let turn = row.integer(2),
      let conversation = row.integer(0), conversation > 1, conversation != turn,
      let place = row.integer(1), place < 1 << 32
    {
      known.insert(turn)
    }
    guard let table = Self.table(of: row), let names = columns[table] else { return }
    var row = row
    if let number = row.number, row.values[0] == .null { row.values[0] = .integer(number) }
    let values = row.values.prefix(names.count)
    try statement(table, names, values)
      .execute(arguments: StatementArguments(values.map(\.databaseValue)))
    saved[table, default: 0] += db.changesCount
  }

  private mutating func statement(
    _ table: String, _ names: [String], _ values: ArraySlice<PageRow.Value>
  ) throws -> Statement {
    var shape = Shape(table: table, count: values.count, texts: 0)
    for (index, value) in values.enumerated() {
      if case .text = value { shape.texts |= 1 << UInt64(index) }
    }
    if let known = statements[shape] { return known }
    let marks = values.map { value in
      if case .text = value { "CAST(? AS TEXT)" } else { "?" }
    }
    let statement = try db.makeStatement(
      sql: """
        INSERT OR IGNORE INTO \(table)(\(names.prefix(values.count).joined(separator: ", ")))
        VALUES (\(marks.joined(separator: ", ")))
        """)
    statements[shape] = statement
    return statement
  }

  /// Whether a row of such values may be one that is looked for; most of the search index is not,
  /// and need not be read.
  private static func mayBeOurs(_ types: [Int], isOfTable: Bool) -> Bool {
    guard isOfTable else { return types.count == 3 || types.count == 5 }
    return types.count == 3 || types.count >= 16
      || types.count == 2 && types.contains(where: PageRow.isText)
  }

  /// Which table a row is of; nil: of an index, or of another table.
  private static func table(of row: PageRow) -> String? {
    let count = row.values.count
    guard let number = row.number else {
      let isPiece = count == 5 && (0...2).allSatisfy { row.integer($0) != nil }
      return isPiece && row.text(3) != nil && row.text(4) != nil ? "piece" : nil
    }
    guard row.values.first == .null else {
      return count == 2 && (row.text(0)?.utf8.count ?? 0) > 1 ? "image" : nil
    }
    if count >= 16, let role = row.text(4), role == "user" || role == "assistant",
      row.integer(1) != nil, row.integer(3) != nil, row.text(14) != nil, row.text(15) != nil
    {
      return "turn"
    }
    if count >= 16, let mode = row.text(3), Mode(rawValue: mode) != nil, row.text(1) != nil {
      return "conversation"
    }
    if count >= 22, let mode = row.text(1), Mode(rawValue: mode) != nil { return "request" }
    if count == 3, row.integer(1) != nil, row.text(2) != nil { return "system" }
    guard count == 2, row.text(1) != nil else { return nil }
    // Conversations are numbered by time and a part below it, prompts by the time alone, and what
    // the search counts from one.
    return number >= 1 << 50 ? "draft" : number >= 1 << 36 ? "prompt" : nil
  }

  // MARK: - What holds the tables together

  private mutating func mend() throws {
    let taking = Taking(db: db, writer: Writer(mark: ""))
    let orphans = try Int64.fetchAll(
      db, sql: "SELECT DISTINCT turn FROM piece WHERE turn NOT IN (SELECT id FROM turn)")
    for turn in orphans { try taking.adopt(TurnID(value: turn)) }
    let lost = try Int64.fetchAll(
      db,
      sql: """
        SELECT DISTINCT conversation FROM turn
        WHERE conversation NOT IN (SELECT id FROM conversation)
        """)
    for id in lost { try remake(id, taking) }
    try db.execute(
      sql: """
        DELETE FROM request WHERE turn NOT IN (SELECT id FROM turn);
        UPDATE request SET system = NULL
          WHERE system IS NOT NULL AND system NOT IN (SELECT id FROM system);
        UPDATE conversation SET system = NULL
          WHERE system IS NOT NULL AND system NOT IN (SELECT id FROM system);
        UPDATE conversation SET turns = 0, bytes = 0;
        UPDATE conversation SET turns = f.turns, bytes = f.bytes
          FROM (SELECT conversation AS id, count(*) AS turns,
            sum(length(CAST(text AS BLOB)) + length(CAST(thinking AS BLOB))) AS bytes
            FROM turn WHERE deleted IS NULL GROUP BY conversation) AS f
          WHERE conversation.id = f.id;
        """)
    try SearchIndex.reset(db)
  }

  /// Makes a conversation anew of which only the turns are left.
  private func remake(_ id: Int64, _ taking: Taking) throws {
    try taking.makeConversation(ConversationID(value: id))
    let first = try taking.row(
      """
      SELECT CAST(text AS BLOB) FROM turn WHERE conversation = ? AND role = 'user'
      ORDER BY place LIMIT 1
      """, [id])
    let title = Conversation.title(ofPrompt: try first?.text(0) ?? "")
    try taking.execute(
      """
      UPDATE conversation SET title = CAST(? AS TEXT), updated = max(updated, coalesce(
        (SELECT max(created) FROM turn WHERE conversation = conversation.id), 0)) WHERE id = ?
      """, [Stored.text(title), id])
  }
}

extension PageRow.Value {
  /// The value for a statement; texts as bytes, which SQL makes texts again.
  fileprivate var databaseValue: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let value): value.databaseValue
    case .real(let value): value.databaseValue
    case .text(let bytes), .blob(let bytes): bytes.databaseValue
    }
  }
}
