import GRDB

/// One step from the tables of one version to those of the next.
///
/// To change the tables, add a step to ``all``; a step that was released never changes.
struct Migration: Sendable {
  /// A column that a step adds to a table of earlier ones.
  struct Column: Sendable {
    let table: String
    let name: String
    /// What SQL says of rows that were there before.
    var value = "NULL"
  }

  /// The columns that the step adds to tables of earlier ones; see ``readOlder(_:version:_:)``.
  var columns: [Column] = []
  /// Makes the change, in a transaction.
  var apply: @Sendable (Database) throws -> Void

  /// All steps; the version of a database is how many of them it has had.
  static let all: [Migration] = [
    Migration { db in
      try db.execute(sql: tables)
      try SearchIndex.create(db)
    },
    Migration(
      columns: [
        Column(table: "request", name: "arrivals"), Column(table: "request", name: "final"),
        Column(table: "request", name: "window"), Column(table: "conversation", name: "kind"),
      ]
    ) { db in try db.execute(sql: arrivals) },
    Migration(
      columns: [
        Column(table: "search_entry", name: "depth", value: "0"),
        Column(table: "search_entry", name: "waiting", value: "0"),
      ]
    ) { try SearchIndex.extend($0) },
    Migration { try SearchIndex.prepareForgetting($0) },
  ]

  /// Lets a connection that can't change its tables read them as those of today: what they lack
  /// stands in views of their names, which are the connection's own.
  static func readOlder(_ db: Database, version: Int, _ migrations: [Migration]) throws {
    guard version < migrations.count else { return }
    let missing = Dictionary(grouping: migrations[version...].flatMap(\.columns), by: \.table)
    // Nowhere but in memory, for there may be no place to write.
    try db.execute(sql: "PRAGMA temp_store = MEMORY")
    for (table, columns) in missing {
      let added = columns.map { "\($0.value) AS \($0.name)" }.joined(separator: ", ")
      try db.execute(
        sql: "CREATE TEMP VIEW \(table) AS SELECT *, \(added) FROM main.\(table)")
    }
  }

  /// The first tables.
  ///
  /// Long texts come last, for SQLite reads a row only as far as it is asked. ``Salvage`` tells the
  /// tables by their columns.
  private static let tables = """
    CREATE TABLE system(id INTEGER PRIMARY KEY, hash INTEGER NOT NULL, text TEXT NOT NULL);
    CREATE INDEX system_hashed ON system(hash);

    CREATE TABLE conversation(
      id INTEGER PRIMARY KEY, title TEXT NOT NULL DEFAULT '', name TEXT,
      mode TEXT NOT NULL DEFAULT 'chat', model TEXT, host TEXT,
      system INTEGER REFERENCES system(id), options TEXT,
      pinned INTEGER NOT NULL DEFAULT 0, archived INTEGER NOT NULL DEFAULT 0, leaf INTEGER,
      turns INTEGER NOT NULL DEFAULT 0, bytes INTEGER NOT NULL DEFAULT 0,
      created INTEGER NOT NULL DEFAULT 0, updated INTEGER NOT NULL DEFAULT 0, deleted INTEGER);
    CREATE INDEX conversation_listed ON conversation(pinned DESC, updated DESC, id DESC)
      WHERE deleted IS NULL;
    CREATE INDEX conversation_deleted ON conversation(deleted) WHERE deleted IS NOT NULL;

    CREATE TABLE turn(
      id INTEGER PRIMARY KEY, conversation INTEGER NOT NULL REFERENCES conversation(id),
      parent INTEGER, place INTEGER NOT NULL DEFAULT 0, role TEXT NOT NULL, model TEXT,
      created INTEGER, removed INTEGER, deleted INTEGER, state TEXT, writer TEXT, error TEXT,
      images TEXT, tool_calls TEXT, text TEXT NOT NULL DEFAULT '',
      thinking TEXT NOT NULL DEFAULT '');
    CREATE INDEX turn_placed ON turn(conversation, place);
    CREATE INDEX turn_growing ON turn(conversation) WHERE writer IS NOT NULL;
    CREATE INDEX turn_removed ON turn(removed) WHERE removed IS NOT NULL;

    CREATE TABLE request(
      turn INTEGER PRIMARY KEY REFERENCES turn(id) ON DELETE CASCADE, mode TEXT NOT NULL,
      host TEXT, system INTEGER REFERENCES system(id), think TEXT, options TEXT, keep_alive TEXT,
      sent BLOB, request TEXT, total_ns INTEGER, load_ns INTEGER, prompt_tokens INTEGER,
      cached_tokens INTEGER, prompt_ns INTEGER, eval_tokens INTEGER, eval_ns INTEGER,
      first_token_ns INTEGER, thinking_ns INTEGER, elapsed_ns INTEGER,
      chunks INTEGER NOT NULL DEFAULT 0, skipped_lines INTEGER NOT NULL DEFAULT 0,
      done_reason TEXT);
    CREATE INDEX request_system ON request(system) WHERE system IS NOT NULL;

    CREATE TABLE piece(
      turn INTEGER NOT NULL REFERENCES turn(id) ON DELETE CASCADE, content_at INTEGER NOT NULL,
      thinking_at INTEGER NOT NULL, content TEXT NOT NULL, thinking TEXT NOT NULL,
      PRIMARY KEY(turn, content_at, thinking_at)) WITHOUT ROWID;

    CREATE TABLE image(digest TEXT PRIMARY KEY, bytes BLOB NOT NULL);
    CREATE TABLE draft(conversation INTEGER PRIMARY KEY, text TEXT NOT NULL);
    CREATE TABLE prompt(created INTEGER PRIMARY KEY, text TEXT NOT NULL);
    """

  /// When the text of a reply came, the final chunk as it was, the window; and what a conversation
  /// is for, where that is not talking.
  private static let arrivals = """
    ALTER TABLE request ADD COLUMN arrivals BLOB;
    ALTER TABLE request ADD COLUMN final TEXT;
    ALTER TABLE request ADD COLUMN window INTEGER;
    ALTER TABLE conversation ADD COLUMN kind TEXT;
    """
}
