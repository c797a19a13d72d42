import Foundation
import GRDB

/// Why the store could not be opened, read or written.
package struct HistoryError: Error, Equatable, Sendable {
  /// What is wrong.
  package var kind: Kind
  /// The file of the store.
  package var path: String

  /// What can be wrong.
  package enum Kind: Equatable, Sendable {
    /// The disk, or the user's share of it, is full.
    case full
    /// The file or its folder can't be written.
    case readOnly
    /// The file is damaged; ``HistoryStore/recover(path:at:)`` saves what can be read.
    case corrupt
    /// A newer version of this program made it; the number is that of its tables.
    case newer(version: Int)
    /// The file belongs to another program, or is no database.
    case foreign
    /// Another program kept it locked for longer than was waited.
    case locked
    /// The file was moved or deleted since it was opened: to be opened anew.
    case moved
    /// The file can't be opened or made, for this reason in the system's words.
    case cannotOpen(reason: String)
    /// The disk failed, or anything else, in the words of SQLite.
    case other(reason: String)
  }

  /// Makes an error.
  package init(_ kind: Kind, path: String) {
    self.kind = kind
    self.path = path
  }
}

extension HistoryError: CustomStringConvertible {
  /// What is wrong, in English, for those who have no table of phrases.
  package var description: String {
    switch kind {
    case .full: "\(path): the disk is full"
    case .readOnly: "\(path): can't be written"
    case .corrupt: "\(path): is damaged"
    case .newer(let version): "\(path): was made by a newer version (tables of version \(version))"
    case .foreign: "\(path): belongs to another program"
    case .locked: "\(path): is locked by another program"
    case .moved: "\(path): was moved or deleted"
    case .cannotOpen(let reason): "\(path): can't be opened: \(reason)"
    case .other(let reason): "\(path): \(reason)"
    }
  }
}

// MARK: - What SQLite says

extension HistoryError {
  /// Makes an error of what SQLite, GRDB or the system threw.
  init(_ error: any Error, path: String) {
    if let known = error as? HistoryError {
      self = known
    } else if let known = error as? DatabaseError {
      self.init(Self.kind(of: known, path: path), path: path)
    } else {
      self.init(.other(reason: String(describing: error)), path: path)
    }
  }

  private static func kind(of error: DatabaseError, path: String) -> Kind {
    // Never the description, which may hold the statement and what was to be stored.
    let reason = error.message ?? "SQLite error \(error.extendedResultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_FULL: return .full
    case .SQLITE_READONLY:
      return error.extendedResultCode == .SQLITE_READONLY_DBMOVED ? .moved : .readOnly
    case .SQLITE_PERM: return .readOnly
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: return .corrupt
    case .SQLITE_BUSY, .SQLITE_LOCKED: return .locked
    case .SQLITE_CANTOPEN: return .cannotOpen(reason: reason)
    case .SQLITE_IOERR:
      // A quota and a limit of the file's size are told as failures of the disk.
      switch error.extendedResultCode {
      case .SQLITE_IOERR_SHORT_READ: return .corrupt
      case .SQLITE_IOERR_WRITE, .SQLITE_IOERR_SHMSIZE, .SQLITE_IOERR_TRUNCATE,
        .SQLITE_IOERR_SHMOPEN:
        return StoreFile.isDiskFull(at: path) ? .full : .other(reason: reason)
      default: return .other(reason: reason)
      }
    default: return .other(reason: reason)
    }
  }

  /// Does something and turns whatever it throws into an error of this type.
  static func told<Value>(
    _ path: String, _ body: () throws -> Value
  ) throws(HistoryError) -> Value {
    do {
      return try body()
    } catch {
      throw HistoryError(error, path: path)
    }
  }
}
