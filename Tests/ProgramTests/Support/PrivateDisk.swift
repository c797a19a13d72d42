import Foundation
import TerminalRig

/// A small disk that only the programs started in its shell see, and that goes when this is released.
///
/// It is a file system in memory, so it can be really full, and read-only for the superuser too.
/// Nobody else sees it, because the shell has mounts of its own; they end with the shell, which
/// ends with the test.
final class PrivateDisk {
  private let shell = Process()
  private let orders = Pipe()
  private let answers = Pipe()
  /// The folder, as programs in the shell see it.
  private let mountPoint: String

  /// How a shell with mounts of its own is started: the superuser may do that, others only with users
  /// of their own, which some systems do not let them have.
  private static let unshare = geteuid() == 0 ? ["-m"] : ["-r", "-m"]

  /// Whether such disks can be had here.
  static let isPossible: Bool = {
    let probe = Process()
    probe.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    probe.arguments =
      ["unshare"] + unshare + ["sh", "-c", "mount -t tmpfs none /mnt && command -v nsenter"]
    probe.standardOutput = FileHandle.nullDevice
    probe.standardError = FileHandle.nullDevice
    guard (try? probe.run()) != nil else { return false }  // Not there: not possible.
    probe.waitUntilExit()
    return probe.terminationStatus == 0
  }()

  /// Mounts a disk of so many kilobytes on a folder, which is made.
  init(kilobytes: Int, at folder: String) throws {
    mountPoint = folder
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    shell.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    shell.arguments = ["unshare"] + Self.unshare + ["sh"]
    shell.standardInput = orders
    shell.standardOutput = answers
    try shell.run()
    try order("mount -t tmpfs -o size=\(kilobytes)k none '\(folder)'")
  }

  deinit {
    // At the end of its input the shell ends, and with the last program in it the disk.
    try? orders.fileHandleForWriting.close()
  }

  /// What starts a program where it sees the disk.
  var launcher: [String] {
    let users = geteuid() == 0 ? [] : ["-U", "--preserve-credentials"]
    return ["/usr/bin/env", "nsenter", "-t", "\(shell.processIdentifier)"] + users + ["-m", "--"]
  }

  /// The folder, as everybody sees it.
  var folder: String { "/proc/\(shell.processIdentifier)/root" + mountPoint }

  /// Takes all the room that is left.
  func fill() throws {
    try order("cat /dev/zero > '\(mountPoint)/ballast' 2> /dev/null || true")
  }

  /// Gives back the room that was taken.
  func empty() throws {
    try order("rm '\(mountPoint)/ballast'")
  }

  /// Lets nobody write, or everybody again.
  func setReadOnly(_ isReadOnly: Bool) throws {
    try order("mount -o remount,\(isReadOnly ? "ro" : "rw") '\(mountPoint)'")
  }

  /// Has the shell do something, and waits until it is done.
  private func order(_ command: String) throws {
    let line = "if \(command) >&2; then echo y; else echo n; fi\n"
    try orders.fileHandleForWriting.write(contentsOf: Data(line.utf8))
    guard try answers.fileHandleForReading.read(upToCount: 2) == Data("y\n".utf8) else {
      throw RigFailure(description: "failed: \(command)")
    }
  }
}
