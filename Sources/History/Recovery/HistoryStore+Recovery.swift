import Foundation
import GRDB
import Transcript

extension HistoryStore {
  /// Sets a damaged store aside under a dated name and makes a new one of what can be read of it.
  ///
  /// This program must have closed the store before. Reads every page of the file, whether or not
  /// the tables still hold together. The search index has all to do then: what is saved is found
  /// at once, but slowly until ``tendIndex()`` has gone through it. Where another program recovers
  /// it at the same time, its result is taken.
  ///
  /// - Parameters:
  ///   - path: The damaged file.
  ///   - time: The time for the name.
  ///   - progress: Told how far it is, some thousand times at most; false gives up.
  /// - Returns: What was saved.
  /// - Throws: What the disk has to say, or `corrupt` where it was given up; the damaged file is
  ///   where it was then.
  package static func recover(
    path: String, at time: Timestamp, progress: @escaping (RecoveryProgress) -> Bool = { _ in true }
  ) throws(HistoryError) -> RecoveryReport {
    try HistoryError.told(path) { try Recovery(path: path, progress: progress).run(at: time) }
  }
}

/// One recovery, under a lock that other programs heed.
private struct Recovery {
  let path: String
  let progress: (RecoveryProgress) -> Bool

  func run(at time: Timestamp) throws -> RecoveryReport {
    guard !OpenFiles.contains(StoreFile.identity(of: path)) else {
      throw HistoryError(.locked, path: path)
    }
    let lock = path + ".recovering"
    let descriptor = open(lock, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw HistoryError(.readOnly, path: path) }
    defer { close(descriptor) }
    var hasWaited = false
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else {
        throw HistoryError(.locked, path: path)
      }
      hasWaited = true
      try tell(.waiting)
      usleep(100_000)
    }
    if hasWaited, isSound() { return RecoveryReport(damagedFile: nil) }
    defer { unlink(lock) }
    let mended = StoreFile.mended(path)
    let tables = exists(mended) ? try counted(mended) : try salvage(to: mended)
    // From here on a program that is killed leaves all to be moved by the next start.
    let aside = try asideName(at: time)
    // Two names for it until the other one takes its place, where the disk can do that.
    if link(path, aside) != 0, exists(path) { try move(path, to: aside) }
    for suffix in ["-wal", "-shm"] where exists(path + suffix) {
      try move(path + suffix, to: aside + suffix)
    }
    try move(mended, to: path)
    return RecoveryReport(damagedFile: aside, tables: tables)
  }

  private func salvage(to mended: String) throws -> [RecoveryReport.Table] {
    let target = path + ".recovered"
    try remove(target)
    do {
      let tables = try salvage(into: target)
      try move(target, to: mended)
      return tables
    } catch {
      // Half of a store is of no use, and on a full disk takes the room.
      try? remove(target)
      throw error
    }
  }

  /// What an earlier recovery has saved; what it had to leave is not known any more.
  private func counted(_ mended: String) throws -> [RecoveryReport.Table] {
    let queue = try DatabaseQueue(path: mended)
    let turns = try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM turn") }
    try queue.close()
    return [RecoveryReport.Table(name: "turn", saved: turns ?? 0, lost: 0)]
  }

  private func salvage(into target: String) throws -> [RecoveryReport.Table] {
    let file = try PageFile(path: path)
    let opening = Opening(path: target, migrations: Migration.all, patience: 5)
    try StoreFile.prepare(target)
    try opening.create()
    var configuration = Configuration()
    // Rows come in the order of pages; the tables hold together again at the end.
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { db in
      // What does not come to an end is thrown away, so that nothing has to be taken back.
      try db.execute(
        sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536")
    }
    let queue = try DatabaseQueue(path: target, configuration: configuration)
    let tables = try queue.write { db in
      var salvage = try Salvage(db)
      try salvage.run(file, tell)
      return try salvage.report()
    }
    try queue.close()
    try flush(target)
    return tables
  }

  private func tell(_ state: RecoveryProgress) throws {
    guard progress(state) else { throw HistoryError(.corrupt, path: path) }
  }

  /// Waits until a file is on disk, which takes the place of another one then.
  private func flush(_ name: String) throws {
    let descriptor = open(name, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw HistoryError(.readOnly, path: path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else {
      throw HistoryError(.cannotOpen(reason: String(cString: strerror(errno))), path: path)
    }
  }

  /// Whether the store can be opened and every page of it read.
  private func isSound() -> Bool {
    // An error means that it is not.
    guard let store = try? HistoryStore(path: path) else { return false }
    let answer = try? store.read { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }
    return answer == "ok"
  }

  // MARK: - Files

  /// `history.sqlite.damaged-2026-11-26T01-15-00`, and a number where that is taken.
  private func asideName(at time: Timestamp) throws -> String {
    var seconds = time_t(time.milliseconds / 1000)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    let date = String(
      format: "%04d-%02d-%02dT%02d-%02d-%02d", parts.tm_year + 1900, parts.tm_mon + 1,
      parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec)
    let name = "\(path).damaged-\(date)"
    var free = name
    var number = 1
    while exists(free) {
      number += 1
      free = "\(name)-\(number)"
    }
    return free
  }

  private func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: name)
  }

  private func move(_ name: String, to other: String) throws {
    guard rename(name, other) == 0 else {
      throw HistoryError(.cannotOpen(reason: String(cString: strerror(errno))), path: path)
    }
  }

  private func remove(_ name: String) throws {
    for suffix in ["", "-wal", "-shm", "-journal"] {
      guard unlink(name + suffix) == 0 || errno == ENOENT else {
        throw HistoryError(.readOnly, path: path)
      }
    }
  }
}
