import Foundation
import TerminalRig

/// A user whom the rights of files bind: this one, or nobody where the superuser runs the tests.
struct OtherUser {
  private let home: Home

  private static let isSuperuser = geteuid() == 0
  private static let number: UInt32 = 65534

  /// Whether there is such a user here, who can reach the program.
  static let isPossible: Bool = {
    guard isSuperuser else { return true }
    // Not built or not there: not possible.
    guard let program = try? BuiltProduct.executable("ollatui") else { return false }
    let probe = Process()
    probe.executableURL = URL(fileURLWithPath: launcher[0])
    probe.arguments = launcher.dropFirst() + ["test", "-x", program]
    probe.standardError = FileHandle.nullDevice
    guard (try? probe.run()) != nil else { return false }
    probe.waitUntilExit()
    return probe.terminationStatus == 0
  }()

  private static let launcher =
    isSuperuser
    ? [
      "/usr/bin/env", "setpriv", "--reuid", "\(number)", "--regid", "\(number)", "--clear-groups",
    ] : []

  /// What starts a program as this user.
  var launcher: [String] { Self.launcher }

  /// Gives a home folder to the user.
  init(owning home: Home) throws {
    self.home = home
    for name in ["", "/tmp"] where Self.isSuperuser {
      guard chown(home.path + name, Self.number, Self.number) == 0 else {
        throw RigFailure(description: "cannot give \(home.path + name) away")
      }
    }
  }

  /// Gives the right to make and change files in a folder and to write those in it, or takes it.
  func setWritable(_ isWritable: Bool, _ folder: String) throws {
    for name in try home.names(in: folder) {
      guard chmod(home.path + "/\(folder)/\(name)", isWritable ? 0o600 : 0o400) == 0 else {
        throw RigFailure(description: "cannot change \(name)")
      }
    }
    guard chmod(home.path + "/" + folder, isWritable ? 0o700 : 0o500) == 0 else {
      throw RigFailure(description: "cannot change \(folder)")
    }
  }
}
