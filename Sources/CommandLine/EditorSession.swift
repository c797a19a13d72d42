import Foundation
import OllatuiCore
import Subprocess

/// One visit to the user's editor with a text of ours.
struct EditorSession: Sendable {
  /// The editor as a shell would call it, perhaps with options.
  let command: String

  /// Edits a text in a private file; nil where the text was left as it was.
  func edit(_ text: String) async -> Result<String?, EditorError> {
    let file: URL
    do {
      file = try write(text)
    } catch {
      return .failure(
        EditorError(
          Message(.editorNoFile, [.reason: .text(error.localizedDescription)])))
    }
    // The text is in memory again: a file that can't be removed stays private.
    defer { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }
    do {
      // A shell, because $EDITOR may hold options; the file is passed apart from it. It survives
      // the Ctrl+C that an editor takes for itself, and hands the default on to it.
      let result = try await run(
        .name("sh"), arguments: ["-c", "trap : INT QUIT; \(command) \"$1\"", "ollatui", file.path],
        input: .currentStandardInput, output: .currentStandardOutput, error: .currentStandardError)
      guard result.terminationStatus.isSuccess else {
        return .failure(
          EditorError(
            Message(
              .editorFailed,
              [.command: .text(command), .status: .text("\(result.terminationStatus)")])))
      }
      return try read(file, before: text)
    } catch {
      return .failure(
        EditorError(
          Message(
            .editorNotStarted, [.command: .text(command), .reason: .text("\(error)")])))
    }
  }

  private func write(_ text: String) throws -> URL {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("ollatui-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    let file = folder.appendingPathComponent("message.md")
    guard
      FileManager.default.createFile(
        atPath: file.path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
    else { throw CocoaError(.fileWriteUnknown) }
    return file
  }

  private func read(_ file: URL, before: String) throws -> Result<String?, EditorError> {
    var text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    // Editors end a file with a newline that nobody typed.
    if text.hasSuffix("\n"), !before.hasSuffix("\n") { text.removeLast() }
    return .success(text == before ? nil : text)
  }
}
