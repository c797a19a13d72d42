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
  /// Writes on; throws ``OutputClosed`` where nobody reads any more.
  var output: (String) throws -> Void
  /// Tells people something beside the output, on a line of its own.
  var note: (String) -> Void
  /// Asks a question and gives what was typed; nil: there is nobody to ask.
  var ask: ((String) -> String?)?

  /// The one of the process.
  static var process: Console {
    Console(
      environment: ProcessInfo.processInfo.environment, isTerminal: isatty(STDOUT_FILENO) == 1,
      output: { try StandardStream.output.write($0) },
      // Where not even this can be written, there is nobody to be told.
      note: { try? StandardStream.error.write(line($0) + "\n") },
      ask: isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1
        ? { question in
          // Who does not see the question does not say yes to it.
          try? StandardStream.error.write(line(question) + " ")
          return readLine()
        } : nil)
  }

  /// Writes a text of several lines.
  func write(_ text: String) throws {
    try output(isTerminal ? Self.shown(text) : text)
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

/// The reader of the output went away and has seen enough: no failure, but nothing is left to do.
struct OutputClosed: Error {}

/// An open file of the process that text is written to.
struct StandardStream {
  let descriptor: Int32

  static let output = StandardStream(descriptor: STDOUT_FILENO)
  static let error = StandardStream(descriptor: STDERR_FILENO)

  /// Writes all of a text.
  ///
  /// - Throws: ``OutputClosed`` where nobody reads any more, else a ``CommandFailure``: a disk that
  ///   is full must not pass for a file that is whole.
  func write(_ text: String) throws {
    var text = text
    try text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        let count = Foundation.write(descriptor, rest.baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        if count < 0, errno == EAGAIN {
          // Whoever started this program may have made its output one that does not block.
          var room = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          _ = poll(&room, 1, -1)
          continue
        }
        if count < 0, errno == EPIPE { throw OutputClosed() }
        guard count > 0 else {
          throw CommandFailure(
            "what was written is not whole: \(String(cString: strerror(errno)).lowercased())")
        }
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
      }
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
