import Foundation

/// Names a program that writes, so that others can tell whether it still runs.
///
/// The boot and the time of its start make the number of a process unique; where they are not to
/// be had, the number alone must do.
struct Writer: Hashable, Sendable {
  /// `boot/process/start`.
  let mark: String

  /// Makes one of a mark that was stored.
  init(mark: String) {
    self.mark = mark
  }

  /// Makes the mark of a process that runs.
  init(process: Int32) {
    mark = "\(Self.boot)/\(process)/\(Self.start(of: process) ?? "")"
  }

  /// This program.
  static let current = Writer(process: getpid())

  /// Whether it runs at this moment.
  var isAlive: Bool {
    let parts = mark.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, let process = Int32(parts[1]), process > 0,
      parts[0] == Self.boot
    else { return false }
    guard kill(process, 0) == 0 || errno == EPERM else { return false }
    return Self.start(of: process) ?? "" == parts[2]
  }

  #if os(Linux)
    private static let boot = read("/proc/sys/kernel/random/boot_id") ?? ""

    /// When a process started, in ticks since the boot; nil: it does not run, or has ended and
    /// waits for its parent.
    private static func start(of process: Int32) -> String? {
      // The name in brackets may hold anything; the state is the first word behind it, and the
      // start the 20th.
      guard let line = read("/proc/\(process)/stat"), let end = line.lastIndex(of: ")") else {
        return nil
      }
      let words = line[line.index(after: end)...].split(separator: " ")
      guard words.count > 19, words[0] != "Z", words[0] != "X" else { return nil }
      return String(words[19])
    }

    private static func read(_ path: String) -> String? {
      guard let data = FileManager.default.contents(atPath: path) else { return nil }
      return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
  #else
    private static let boot = ""

    private static func start(of process: Int32) -> String? { nil }
  #endif
}
