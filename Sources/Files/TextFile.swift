import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Small text files: read whole, replaced whole.
enum TextFile {
  /// No file that a person writes by hand is longer; in bytes.
  static let limit = 256 << 10

  /// Reads a file; nil where there is none.
  ///
  /// Only a plain file is read, so that a pipe in its place cannot stop the program.
  static func read(_ path: String) throws(FileProblem) -> String? {
    let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw systemProblem(path, "cannot be read")
    }
    defer { close(file) }
    var facts = stat()
    guard fstat(file, &facts) == 0 else { throw systemProblem(path, "cannot be read") }
    guard facts.st_mode & S_IFMT == S_IFREG else {
      throw FileProblem(path: path, message: "cannot be read: it is no plain file")
    }
    guard facts.st_size <= limit else {
      throw FileProblem(path: path, message: "is not read: it is longer than 256 KB")
    }
    return String(decoding: try bytes(of: file, path), as: UTF8.self)
  }

  private static func bytes(of file: Int32, _ path: String) throws(FileProblem) -> [UInt8] {
    var all: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 16 << 10)
    while all.count <= limit {
      let count = readOnce(file, &part)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw systemProblem(path, "cannot be read") }
      guard count > 0 else { break }
      all += part[..<count]
    }
    return all
  }

  /// Puts a file in the place of another in one step; only its owner can read it.
  ///
  /// Missing folders are made. Where anything fails, the old file is still there.
  static func replace(_ path: String, with text: String) throws(FileProblem) {
    let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    do {
      try FileManager.default.createDirectory(
        atPath: folder.isEmpty ? "." : folder, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch {
      throw FileProblem(path: folder, message: "this folder cannot be made")
    }
    var name = Array("\(path).XXXXXX".utf8CString)
    let file = mkstemp(&name)
    guard file >= 0 else { throw systemProblem(path, "cannot be written") }
    let isWritten = writeAll(file, text)
    let isSafe = fchmod(file, 0o600) == 0 && fsync(file) == 0
    guard close(file) == 0, isWritten, isSafe, rename(name, path) == 0 else {
      let problem = systemProblem(path, "cannot be written")
      unlink(name)
      throw problem
    }
  }

  /// What the system says about the call that has just failed.
  private static func systemProblem(_ path: String, _ what: String) -> FileProblem {
    FileProblem(path: path, message: "\(what): \(String(cString: strerror(errno)))")
  }
}

/// Reads once, as far as the buffer goes; -1: `errno` says why not.
private func readOnce(_ file: Int32, _ buffer: inout [UInt8]) -> Int {
  buffer.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
}

/// Writes all; `errno` says why it could not.
func writeAll(_ file: Int32, _ text: String) -> Bool {
  var rest = Array(text.utf8)[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { return false }
    rest = rest.dropFirst(count)
  }
  return true
}
