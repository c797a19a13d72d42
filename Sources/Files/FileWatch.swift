import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// Tells when one of a few files was written or replaced, without looking by itself.
///
/// It watches the folders of the files (inotify), since most editors put a new file in the place of
/// the old one, and the folders that links lead to.
package final class FileWatch: Sendable {
  /// Becomes readable when something happens in a folder that is watched.
  package let descriptor: Int32
  /// The names that count, by the number of their folder's watch.
  private let names: [Int32: Set<String>]

  /// Watches these files until it is released; nil where the system can't.
  ///
  /// - Parameters:
  ///   - paths: the files; they need not exist.
  ///   - seesWriting: whether every write counts, not only when a writer has closed the file.
  package init?(_ paths: [String], seesWriting: Bool = false) {
    #if os(Linux)
      descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
      guard descriptor >= 0 else { return nil }
      var names: [Int32: Set<String>] = [:]
      for path in paths + paths.map({ URL(filePath: $0).resolvingSymlinksInPath().path }) {
        let file = URL(filePath: path)
        let number = inotify_add_watch(
          descriptor, file.deletingLastPathComponent().path,
          UInt32(seesWriting ? IN_MODIFY : IN_CLOSE_WRITE) | UInt32(IN_MOVED_TO))
        // A folder that can't be watched has nothing to tell; all else stays as it is.
        if number >= 0 { names[number, default: []].insert(file.lastPathComponent) }
      }
      self.names = names
    #else
      return nil
    #endif
  }

  #if os(Linux)
    deinit {
      close(descriptor)
    }

    /// Takes what has happened; whether one of the files has changed.
    package func takeChange() -> Bool {
      var isChanged = false
      var bytes = [UInt8](repeating: 0, count: 4096)
      while case let count = read(descriptor, &bytes, bytes.count), count > 0 {
        for (folder, name) in Self.events(in: bytes[..<count]) {
          if names[folder]?.contains(name) == true { isChanged = true }
        }
      }
      return isChanged
    }

    /// The folders' numbers and the files' names, from events as the kernel writes them.
    private static func events(in bytes: ArraySlice<UInt8>) -> [(folder: Int32, name: String)] {
      var events: [(folder: Int32, name: String)] = []
      var rest = bytes
      let head = MemoryLayout<inotify_event>.size
      while rest.count >= head {
        let event = rest.withUnsafeBytes { $0.loadUnaligned(as: inotify_event.self) }
        let name = rest.dropFirst(head).prefix(Int(event.len)).prefix { $0 != 0 }
        events.append((event.wd, String(decoding: name, as: UTF8.self)))
        rest = rest.dropFirst(head + Int(event.len))
      }
      return events
    }
  #else
    /// Nothing is watched here.
    package func takeChange() -> Bool {
      false
    }
  #endif
}
