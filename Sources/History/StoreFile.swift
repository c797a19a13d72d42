import Foundation

/// The file of the store as the file system sees it.
///
/// Everything here happens before SQLite touches the file, so that a file of somebody else is left
/// exactly as it was.
enum StoreFile {
  /// What marks our databases: `olla` (SQLite's application id).
  static let applicationID: Int32 = 0x6F6C_6C61
  /// The size of a page, which never changes.
  static let pageSize = 4096
  /// What every SQLite database begins with.
  static let magic = Data("SQLite format 3\0".utf8)
  /// A table that no other program has.
  private static let ownTable = Data("CREATE TABLE piece(".utf8)

  /// What was saved of a damaged store, whole, until it takes its place.
  static func mended(_ path: String) -> String {
    path + ".mended"
  }

  /// What a look at the first bytes says.
  enum Look: Equatable {
    case missing
    case empty
    /// One of ours, with tables of this version, or of a later one that stands in its log.
    case ours(version: Int)
    case foreign
    /// One of ours whose beginning is damaged.
    case damaged
  }

  /// Looks at a file without changing it.
  static func look(at path: String) throws -> Look {
    var info = stat()
    guard stat(path, &info) == 0 else {
      if errno == ENOENT { return .missing }
      throw HistoryError(.cannotOpen(reason: String(cString: strerror(errno))), path: path)
    }
    guard info.st_mode & S_IFMT == S_IFREG else {
      throw HistoryError(.cannotOpen(reason: "it is no file"), path: path)
    }
    guard info.st_size > 0 else { return .empty }
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw HistoryError(.cannotOpen(reason: String(cString: strerror(errno))), path: path)
    }
    // Nothing was written; a failure to close loses nothing.
    defer { try? file.close() }
    let start = try file.read(upToCount: 64 * pageSize) ?? Data()
    let isDatabase = start.starts(with: magic) && start.count >= 100
    if isDatabase, number(at: 68, of: start) == applicationID {
      return .ours(version: Int(number(at: 60, of: start)))
    }
    if start.range(of: ownTable) != nil { return .damaged }
    return try !isDatabase && Salvage.isWorthTrying(path) ? .damaged : .foreign
  }

  private static func number(at offset: Int, of data: Data) -> Int32 {
    data[offset..<offset + 4].reduce(0) { $0 << 8 | Int32($1) }
  }

  // MARK: - Making it

  /// Makes the folder, readable for nobody else, and an empty file in it; a file that is there
  /// stays, but nobody else may read it any more.
  static func prepare(_ path: String) throws {
    try makeFolder((path as NSString).deletingLastPathComponent, of: path)
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    if descriptor >= 0 {
      close(descriptor)
    } else if errno == ENOSPC || errno == EDQUOT {
      throw HistoryError(.full, path: path)
    } else if errno != EACCES && errno != EROFS && errno != EPERM || access(path, R_OK) != 0 {
      throw HistoryError(.cannotOpen(reason: String(cString: strerror(errno))), path: path)
    }
    // SQLite gives the files beside it the same rights. Where it is not ours to change, it stays.
    for suffix in ["", "-wal", "-shm"] { keepPrivate(path + suffix) }
  }

  /// Takes the rights of others away, and none of the owner's.
  private static func keepPrivate(_ path: String) {
    var info = stat()
    guard stat(path, &info) == 0, info.st_mode & 0o077 != 0 else { return }
    _ = chmod(path, info.st_mode & 0o700)
  }

  private static func makeFolder(_ folder: String, of path: String) throws {
    var info = stat()
    if stat(folder, &info) == 0 {
      // A folder that somebody chose for it (`/tmp`) may be for others too; ours is not.
      if (folder as NSString).lastPathComponent == "ollatui", info.st_uid == geteuid() {
        keepPrivate(folder)
      }
      return
    }
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch {
      let reason = ((error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError)
        .map { String(cString: strerror(Int32($0.code))) }
      throw HistoryError(
        .cannotOpen(reason: reason ?? "its folder can't be made"), path: path)
    }
  }

  // MARK: - Asking about it

  /// Whether the file, or its folder, where SQLite keeps its log, can't be written.
  static func isReadOnly(_ path: String) -> Bool {
    access(path, W_OK) != 0 || access((path as NSString).deletingLastPathComponent, W_OK) != 0
  }

  /// What tells a file from another one of its name; nil: there is none.
  static func identity(of path: String) -> FileIdentity? {
    var info = stat()
    guard stat(path, &info) == 0 else { return nil }
    return FileIdentity(device: UInt64(info.st_dev), number: UInt64(info.st_ino))
  }

  /// Whether a disk has no room for another page.
  static func isDiskFull(at path: String) -> Bool {
    !hasRoom(for: 1 << 20, at: path)
  }

  /// Whether a disk has room for so many bytes, as far as it says.
  static func hasRoom(for bytes: Int64, at path: String) -> Bool {
    var info = statvfs()
    guard statvfs(path, &info) == 0 else { return true }
    return UInt64(info.f_bavail) * UInt64(info.f_frsize) >= UInt64(max(0, bytes))
  }
}

/// Tells a file from another one of its name.
struct FileIdentity: Hashable, Sendable {
  var device: UInt64
  var number: UInt64
}
