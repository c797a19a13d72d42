import Foundation

/// A home folder for one run of the program; it goes when this is released.
final class Home: Sendable {
  /// The folder.
  let path: String

  /// Makes an empty folder.
  init() throws {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("ollatui-home-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(
      atPath: path + "/tmp", withIntermediateDirectories: true)
  }

  deinit {
    // What is left over lies in the system's temporary folder.
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The variables that lead a program here and nowhere else.
  var environment: [String: String] {
    [
      "HOME": path, "TMPDIR": path + "/tmp", "XDG_CONFIG_HOME": path + "/config",
      "XDG_STATE_HOME": path + "/state", "XDG_CACHE_HOME": path + "/cache",
      "XDG_DATA_HOME": path + "/data",
    ]
  }

  /// Writes a file, with the folders it lies in; the user alone may execute it.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    let file = URL(fileURLWithPath: path).appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: file.path)
    return file.path
  }

  /// What a file holds.
  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)), as: UTF8.self)
  }

  /// The names in a folder.
  func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path + "/" + folder).sorted()
  }

  /// Makes a pipe with a name, and gives an end to write to: who reads waits until somebody does.
  func pipe(_ name: String) throws -> FileHandle {
    let file = path + "/" + name
    guard mkfifo(file, 0o600) == 0 else { throw CocoaError(.fileWriteUnknown) }
    let descriptor = open(file, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown) }
    return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }
}
