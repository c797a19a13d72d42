import Foundation
import GRDB
import Synchronization
import Transcript

/// Keeps conversations in one file, which several programs may use at the same time.
///
/// Every call waits for the disk and belongs on a thread that may. Readers and the writer do not
/// wait for each other. What ``apply(_:)`` has taken is on disk when it returns (WAL,
/// `synchronous=FULL`).
package final class HistoryStore: Sendable {
  /// The database.
  package let path: String
  /// Why the file could be opened for reading only; nil: it can be written.
  ///
  /// It or its folder can't be written, or the disk is too full for the step to the tables of this
  /// version. ``apply(_:)`` throws it then, and another store must be opened once it can be written
  /// again.
  package let obstacle: HistoryError.Kind?
  let pool: DatabasePool
  /// Marks the replies that this program writes.
  let writer: Writer
  private let identity: FileIdentity?
  private let log: (pages: FileIdentity?, index: FileIdentity?)
  private let seen: Mutex<Int>
  private let isOpen = Mutex(true)
  /// See ``Opening/Opened/closed``.
  private let closed: [any DatabaseReader]

  /// How long a program waits for another one that writes.
  package static let patience: TimeInterval = 5

  /// Opens the store, and makes it where there is none.
  ///
  /// A file of another program or of a newer version is left exactly as it is. Takes some
  /// milliseconds, however much is stored.
  package convenience init(path: String) throws(HistoryError) {
    try self.init(path: path, writer: .current)
  }

  /// Opens the store for a program that may be another one, with tables that may be older.
  init(
    path: String, writer: Writer, migrations: [Migration] = Migration.all,
    patience: TimeInterval = HistoryStore.patience, isReadOnly: Bool = false
  ) throws(HistoryError) {
    self.path = path
    self.writer = writer
    let opened = try HistoryError.told(path) {
      guard !FileManager.default.fileExists(atPath: StoreFile.mended(path)) else {
        throw HistoryError(.corrupt, path: path)
      }
      return try Opening(path: path, migrations: migrations, patience: patience)
        .open(isReadOnly: isReadOnly)
    }
    pool = opened.pool
    closed = opened.closed
    obstacle = opened.obstacle
    identity = StoreFile.identity(of: path)
    log = (StoreFile.identity(of: path + "-wal"), StoreFile.identity(of: path + "-shm"))
    seen = Mutex(opened.version)
    if let identity { OpenFiles.add(identity) }
  }

  deinit {
    leave()
  }

  /// The file does not count as open any more; once, however often this is called.
  private func leave() {
    let wasOpen = isOpen.withLock { isOpen in
      defer { isOpen = false }
      return isOpen
    }
    if wasOpen, let identity { OpenFiles.remove(identity) }
  }

  /// Ends its use; the last program that does so puts its log into the file.
  package func close() throws(HistoryError) {
    // A reader that closes last could not do that.
    pool.releaseMemory()
    try HistoryError.told(path) { try pool.close() }
    setLogAside()
    leave()
  }

  /// Takes the log away from a file that has come to the place of this store's.
  ///
  /// SQLite would take it for the log of that file, whosever it is, and put this store's pages into
  /// it. Where this store was moved to, its log may still be wanted.
  private func setLogAside() {
    guard StoreFile.identity(of: path) != identity else { return }
    if let pages = log.pages, StoreFile.identity(of: logPath) == pages {
      rename(logPath, "\(path).moved-\(pages.number)-wal")
    }
    if let index = log.index, StoreFile.identity(of: path + "-shm") == index {
      unlink(path + "-shm")
    }
  }

  /// The file that changes whenever a program writes; it may be missing while none has.
  package var logPath: String { path + "-wal" }

  // MARK: - Writing

  /// Takes changes down, in their order: all of them, or none if it throws.
  ///
  /// Changes may come again after an error, whether or not they had been taken.
  package func apply(_ changes: [HistoryChange]) throws(HistoryError) {
    guard !changes.isEmpty else { return }
    try write { db in
      let taking = Taking(db: db, writer: writer)
      for change in changes { try taking.take(change) }
      // Whoever hands over much at once does not wait for the upkeep.
      guard try SearchIndex.waiting(db) < SearchIndex.backlog else { return }
      try SearchIndex.gather(beyond: SearchIndex.mostWaitingMeanwhile, db)
    }
  }

  /// Does something in one transaction.
  package func write<Value>(_ body: (Database) throws -> Value) throws(HistoryError) -> Value {
    if let obstacle { throw HistoryError(obstacle, path: path) }
    // SQLite would go on writing into a file that has no name any more.
    guard StoreFile.identity(of: path) == identity else { throw HistoryError(.moved, path: path) }
    return try HistoryError.told(path) { try pool.write(body) }
  }

  // MARK: - Reading

  /// Reads in one snapshot, for searches; writers go on meanwhile.
  package func read<Value>(_ body: (Database) throws -> Value) throws(HistoryError) -> Value {
    try HistoryError.told(path) { try pool.read(body) }
  }

  /// Whether another program has written since this was last asked, or since the store was opened.
  package func changedElsewhere() throws(HistoryError) -> Bool {
    let version = try HistoryError.told(path) {
      try pool.writeWithoutTransaction { try Opening.dataVersion($0) }
    }
    return seen.withLock { seen in
      defer { seen = version }
      return seen != version
    }
  }
}
