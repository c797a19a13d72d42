import Foundation
import GRDB

/// How the file of the store is opened: looked at, made or brought up to date, and connected to.
struct Opening {
  let path: String
  let migrations: [Migration]
  let patience: TimeInterval

  /// An open database.
  struct Opened {
    var pool: DatabasePool
    /// Why it can only be read; nil: it can be written.
    var obstacle: HistoryError.Kind?
    /// What ``dataVersion(_:)`` said first.
    var version: Int
    /// Connections that are closed.
    ///
    /// One that goes away makes the system start its pool of threads, which wakes up every second
    /// from then on (libdispatch, for what is attached to a queue).
    var closed: [any DatabaseReader]
  }

  func open(isReadOnly: Bool) throws -> Opened {
    var closed: [any DatabaseReader] = []
    let isOpen = OpenFiles.contains(StoreFile.identity(of: path))
    switch isOpen ? .ours(version: 0) : try StoreFile.look(at: path) {
    case .missing, .empty:
      try StoreFile.prepare(path)
      closed.append(try create())
    case .ours(let version):
      try check(version)
      if let queue = try checkLog() { closed.append(queue) }
      if !isOpen { try StoreFile.prepare(path) }
    case .foreign: throw HistoryError(.foreign, path: path)
    case .damaged: throw HistoryError(.corrupt, path: path)
    }
    let (pool, isReadOnly) = try connect(isReadOnly: isReadOnly || StoreFile.isReadOnly(path))
    let version = try prepare(pool)
    do {
      if !isReadOnly { try migrate(pool, &closed) }
      return Opened(
        pool: pool, obstacle: isReadOnly ? .readOnly : nil, version: version, closed: closed)
    } catch {
      guard HistoryError(error, path: path).kind == .full else { throw error }
      // Without room for a copy it stays as it is, and can be read.
      try pool.close()
      closed.append(pool)
      let (reader, _) = try connect(isReadOnly: true)
      let version = try prepare(reader)
      return Opened(pool: reader, obstacle: .full, version: version, closed: closed)
    }
  }

  /// Makes a connection ready; what ``dataVersion(_:)`` says first.
  private func prepare(_ pool: DatabasePool) throws -> Int {
    try pool.writeWithoutTransaction { db in
      // The pool has set NORMAL, with which a power cut may take the last transactions.
      try db.execute(sql: "PRAGMA synchronous = FULL")
      try checkTables(db)
      return try Self.dataVersion(db)
    }
  }

  /// Connects to the file; where it can't be written, for reading only.
  private func connect(isReadOnly: Bool) throws -> (DatabasePool, isReadOnly: Bool) {
    if !isReadOnly {
      do {
        return (try DatabasePool(path: path, configuration: configuration()), false)
      } catch {
        switch HistoryError(error, path: path).kind {
        case .full, .readOnly, .cannotOpen: break  // What is there can perhaps be read.
        case .corrupt, .newer, .foreign, .locked, .moved, .other: throw error
        }
      }
    }
    let reading = configuration(isReadOnly: true)
    do {
      return (try DatabasePool(path: path, configuration: reading), true)
    } catch let error as DatabaseError where mayBeImmutable(error) {
      // No log can be made, and none is there: SQLite must be told that nobody writes.
      var allowed = CharacterSet.urlPathAllowed
      allowed.remove("?")
      let name = path.addingPercentEncoding(withAllowedCharacters: allowed) ?? path
      return (
        try DatabasePool(path: "file:\(name)?immutable=1", configuration: reading), true
      )
    }
  }

  /// Whether a file that can't be opened can be read as one that does not change.
  private func mayBeImmutable(_ error: DatabaseError) -> Bool {
    let codes: [ResultCode] = [
      .SQLITE_CANTOPEN, .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_READONLY,
    ]
    var info = stat()
    return codes.contains(error.resultCode)
      && (stat(path + "-wal", &info) != 0 || info.st_size == 0)
  }

  private func configuration(isReadOnly: Bool = false) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = isReadOnly
    configuration.busyMode = .timeout(patience)
    configuration.maximumReaderCount = 3
    configuration.label = "history"
    configuration.prepareDatabase { [migrations] db in
      if isReadOnly {
        try Migration.readOlder(db, version: Self.version(db), migrations)
      }
      // Deleted words are overwritten.
      if !db.configuration.readonly { try db.execute(sql: "PRAGMA secure_delete = ON") }
    }
    return configuration
  }

  /// A number that changes when another connection has written.
  static func dataVersion(_ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "PRAGMA data_version") ?? 0
  }

  // MARK: - Versions

  private func check(_ version: Int) throws {
    guard version <= migrations.count else {
      throw HistoryError(.newer(version: version), path: path)
    }
  }

  /// A newer version may stand in the log alone; a connection for reading never moves it out.
  ///
  /// - Returns: The connection, which is closed; nil: there is no log.
  private func checkLog() throws -> DatabaseQueue? {
    var info = stat()
    guard stat(path + "-wal", &info) == 0, info.st_size > 0 else { return nil }
    var configuration = Configuration()
    configuration.readonly = true
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try check(try queue.read { try Self.version($0) })
    try queue.close()
    return queue
  }

  /// Whether the tables can be found; reads no more than the schema.
  private func checkTables(_ db: Database) throws {
    let count = try Int.fetchOne(
      db,
      sql: """
        SELECT count(*) FROM sqlite_schema
        WHERE type = 'table' AND name IN ('conversation', 'turn', 'request', 'piece')
        """)
    guard count == 4 else { throw HistoryError(.corrupt, path: path) }
  }

  static func version(_ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
  }

  // MARK: - Making and changing tables

  /// Makes the tables in a new file, before it has a log, so that its first bytes say whose it is.
  ///
  /// - Returns: The connection, which is closed.
  @discardableResult
  func create() throws -> DatabaseQueue {
    let queue = try DatabaseQueue(path: path, configuration: configuration())
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA page_size = \(StoreFile.pageSize)")
    }
    try queue.write { db in
      // Another program may have been quicker.
      guard try Self.version(db) == 0 else { return }
      try db.execute(sql: "PRAGMA application_id = \(StoreFile.applicationID)")
      try run(from: 0, db)
    }
    try queue.close()
    return queue
  }

  private func run(from version: Int, _ db: Database) throws {
    for migration in migrations[version...] { try migration.apply(db) }
    try db.execute(sql: "PRAGMA user_version = \(migrations.count)")
  }

  private func migrate(_ pool: DatabasePool, _ closed: inout [any DatabaseReader]) throws {
    guard try pool.writeWithoutTransaction({ try Self.version($0) }) < migrations.count else {
      return
    }
    try pool.writeWithoutTransaction { db in
      try db.inTransaction(.immediate) {
        let version = try Self.version(db)
        guard version < migrations.count else { return .commit }
        // Nobody else can write now, and what this connection has not done yet is not copied.
        try backUp(&closed)
        try run(from: version, db)
        return .commit
      }
    }
  }

  /// Copies the database as it stands, before the tables of this version are made.
  ///
  /// What a program that was killed has left of a copy is removed, and what one leaves that fails.
  private func backUp(_ closed: inout [any DatabaseReader]) throws {
    let copy = HistoryStore.copyName(of: path, before: migrations.count)
    let part = copy + ".part"
    func remove() throws {
      for name in [part, part + "-journal"] where unlink(name) != 0 && errno != ENOENT {
        throw HistoryError(.cannotOpen(reason: String(cString: strerror(errno))), path: part)
      }
    }
    try remove()
    var configuration = Configuration()
    configuration.readonly = true
    let source = try DatabaseQueue(path: path, configuration: configuration)
    closed.append(source)
    do {
      // A disk is not filled for nothing.
      let bytes = try source.read { db in
        try Int64.fetchOne(db, sql: "PRAGMA page_count").map { $0 * Int64(StoreFile.pageSize) } ?? 0
      }
      guard StoreFile.hasRoom(for: bytes, at: path) else { throw HistoryError(.full, path: path) }
      try StoreFile.prepare(part)
      let target = try DatabaseQueue(path: part)
      closed.append(target)
      // What is copied to a connection that can't be closed is lost anyway.
      defer { try? target.close() }
      try source.backup(to: target)
      try target.close()
      try source.close()
    } catch {
      try? source.close()
      try remove()
      throw error
    }
    guard rename(part, copy) == 0 else {
      throw HistoryError(.cannotOpen(reason: String(cString: strerror(errno))), path: copy)
    }
  }
}
