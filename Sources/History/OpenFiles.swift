import Synchronization

/// The files that this program has open as stores.
///
/// A process that closes any descriptor of a file loses all its locks on it (POSIX), also those
/// that SQLite holds; another program could then take the log away under an open store. So a file
/// that is open is never opened past SQLite. This is the one thing here that belongs to the whole
/// process, as those locks do.
enum OpenFiles {
  private static let counts = Mutex<[FileIdentity: Int]>([:])

  /// Whether a store of this program has a file open.
  static func contains(_ file: FileIdentity?) -> Bool {
    guard let file else { return false }
    return counts.withLock { $0[file] != nil }
  }

  static func add(_ file: FileIdentity) {
    counts.withLock { $0[file, default: 0] += 1 }
  }

  static func remove(_ file: FileIdentity) {
    counts.withLock { counts in
      guard let count = counts[file] else { return }
      counts[file] = count > 1 ? count - 1 : nil
    }
  }
}
