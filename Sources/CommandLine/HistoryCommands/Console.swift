import Files
import Foundation
import TextUI

/// What a command without a screen talks to.
///
/// What goes to a terminal is made safe to show; what goes elsewhere stays as it is.
struct Console {
  /// The environment it was started in.
  var environment: [String: String]
  /// Whether people read what is written.
  var isTerminal: Bool
  /// Writes on; false: nobody reads any more.
  var output: (String) -> Bool
  /// Tells people something beside the output, on a line of its own.
  var note: (String) -> Void
  /// Asks a question and gives what was typed; nil: there is nobody to ask.
  var ask: ((String) -> String?)?

  /// The one of the process.
  static var process: Console {
    Console(
      environment: ProcessInfo.processInfo.environment, isTerminal: isatty(STDOUT_FILENO) == 1,
      output: { StandardStream.output.write($0) },
      note: { _ = StandardStream.error.write(line($0) + "\n") },
      ask: isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1
        ? { question in
          _ = StandardStream.error.write(line(question) + " ")
          return readLine()
        } : nil)
  }

  /// Writes a text of several lines.
  func write(_ text: String) throws {
    let isWritten = output(isTerminal ? Self.shown(text) : text)
    // Who does not read to the end has seen enough.
    guard isWritten else { throw OutputClosed() }
  }

  /// Whether the process has a UTF-8 `LC_CTYPE`, by which libc knows letters; asking gives it one.
  static let knowsLetters = Self.locales.contains { name in
    guard let found = setlocale(LC_CTYPE, name).map({ String(cString: $0).lowercased() }) else {
      return false
    }
    return found.hasSuffix("utf-8") || found.hasSuffix("utf8")
  }
  private static let locales: [String] = ["", "C.UTF-8", "en_US.UTF-8"]

  /// A text of several lines, each safe to show.
  static func shown(_ text: String) -> String {
    _ = knowsLetters
    // A line of CSV ends in both, which is one character.
    return text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
      .map { displayed($0) }.joined(separator: "\n")
  }

  /// A text as one line that is safe to show, whatever is in it.
  static func line(_ text: String) -> String {
    _ = knowsLetters
    return displayed(text)
  }
}

/// The reader of the output went away: no failure, but there is nothing to do any more.
struct OutputClosed: Error {}

/// An open file of the process that text is written to.
struct StandardStream {
  let descriptor: Int32

  static let output = StandardStream(descriptor: STDOUT_FILENO)
  static let error = StandardStream(descriptor: STDERR_FILENO)

  /// Writes all of a text; false: nobody takes it.
  func write(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        let count = Foundation.write(descriptor, rest.baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
      }
      return true
    }
  }
}

/// Why a command could not do what it should.
struct CommandFailure: Error, CustomStringConvertible {
  /// What is wrong, and what to do now; lines end with a line feed.
  let message: String

  /// Makes a failure; texts of files and stores may stand in it.
  init(_ message: String) {
    self.message = message
  }

  var description: String { Console.shown(message) }
}
