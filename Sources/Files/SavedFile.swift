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
    do {
      try write(to: path, overwrites: overwrites) { put in try put(text) }
    } catch let error as SaveError {
      throw error
    } catch {
      throw .failed("\(error)")
    }
  }

  /// Writes a file in one step, of which not all is in memory at once.
  ///
  /// - Parameters:
  ///   - path: relative to the working folder, or absolute.
  ///   - overwrites: whether a file that is there may be lost.
  ///   - body: hands over the parts of the text, one after the other.
  /// - Throws: a ``SaveError``, or what `body` threw: nothing was changed then.
  package static func write(
    to path: String, overwrites: Bool, _ body: (_ put: (String) throws -> Void) throws -> Void
  ) throws {
    let (target, mode) = try target(path, overwrites: overwrites)
    let temporary = try temporaryFile(beside: target, mode: mode, body)
    defer { unlink(temporary) }  // Renamed by then, unless something failed.
    if mode != nil || overwrites {
      guard rename(temporary, target) == 0 else { throw SaveError.system() }
    } else {
      try place(temporary, at: target)
    }
  }

  /// The path that is to be written, and the permissions of the file there; nil: there is none.
  private static func target(_ path: String, overwrites: Bool) throws(SaveError)
    -> (path: String, mode: mode_t?)
  {
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
    return isThere ? (try resolved(path), facts.st_mode) : (path, nil)
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
  private static func temporaryFile(
    beside path: String, mode: mode_t?, _ body: (_ put: (String) throws -> Void) throws -> Void
  ) throws -> String {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let name = "\(folder).ollatui-\(UInt64.random(in: .min ... .max))"
    let file = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard file >= 0 else {
      guard errno == ENOENT || errno == ENOTDIR else { throw SaveError.system() }
      throw SaveError.noFolder(folder)
    }
    do {
      try body { text in
        guard writeAll(file, text) else { throw SaveError.system() }
      }
      if let mode, fchmod(file, mode & 0o777) != 0 { throw SaveError.system() }
      guard fsync(file) == 0 else { throw SaveError.system() }
    } catch {
      close(file)
      unlink(name)
      throw error
    }
    guard close(file) == 0 else {
      let error = SaveError.system()
      unlink(name)
      throw error
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
