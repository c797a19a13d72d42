import Foundation
import OllatuiCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files that the user saves: ordinary ones, in a folder that is there.
package enum SavedFile {
  /// Writes a file in one step: at no time is a part of it seen.
  ///
  /// A new file has the permissions that the user's umask leaves, one in place of another has the
  /// permissions of that. A link is followed. No folder is made.
  ///
  /// - Parameters:
  ///   - text: all that the file is to hold.
  ///   - path: relative to the working folder, or absolute.
  ///   - overwrites: whether a file that is there may be lost.
  /// - Throws: why nothing was changed.
  package static func write(_ text: String, to path: String, overwrites: Bool) throws(SaveError) {
    guard !path.contains("\0") else { throw .failed("there is a NUL in the name") }
    var facts = stat()
    let isThere = stat(path, &facts) == 0
    if isThere {
      guard facts.st_mode & S_IFMT != S_IFDIR else { throw .isFolder }
      guard facts.st_mode & S_IFMT == S_IFREG else { throw .isNoPlainFile }
      guard overwrites else { throw .exists }
      guard access(path, W_OK) == 0 else { throw .system() }
    } else if errno != ENOENT {
      throw .system()
    } else if lstat(path, &facts) == 0 {
      throw .isNoPlainFile
    }
    guard !path.hasSuffix("/") else { throw .isFolder }
    let path = isThere ? try resolved(path) : path
    let temporary = try temporaryFile(beside: path, text, mode: isThere ? facts.st_mode : nil)
    defer { unlink(temporary) }  // Renamed by then, unless something failed.
    if isThere || overwrites {
      guard rename(temporary, path) == 0 else { throw .system() }
    } else {
      try place(temporary, at: path)
    }
  }

  private static func resolved(_ path: String) throws(SaveError) -> String {
    guard let real = realpath(path, nil) else { throw .system() }
    defer { free(real) }
    return String(cString: real)
  }

  /// Gives a file its name, unless there is one of that name by now.
  private static func place(_ temporary: String, at path: String) throws(SaveError) {
    guard link(temporary, path) != 0 else { return }
    guard errno != EEXIST else { throw .exists }
    // Some file systems have no links; between these two calls nobody else is likely to come.
    var facts = stat()
    guard lstat(path, &facts) != 0 else { throw .exists }
    guard rename(temporary, path) == 0 else { throw .system() }
  }

  /// Writes a file with a name of its own into the folder of another.
  private static func temporaryFile(beside path: String, _ text: String, mode: mode_t?)
    throws(SaveError) -> String
  {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let name = "\(folder).ollatui-\(UInt64.random(in: .min ... .max))"
    let file = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard file >= 0 else {
      guard errno == ENOENT || errno == ENOTDIR else { throw .system() }
      throw .noFolder(folder)
    }
    let isWritten = writeAll(file, text) && (mode.map { fchmod(file, $0 & 0o777) == 0 } ?? true)
    let isSafe = isWritten && fsync(file) == 0
    let error = errno
    guard close(file) == 0, isSafe else {
      unlink(name)
      throw .failed(String(cString: strerror(error)))
    }
    return name
  }
}

extension SaveError {
  /// What the system says about the call that has just failed.
  fileprivate static func system() -> SaveError {
    .failed(String(cString: strerror(errno)))
  }
}
