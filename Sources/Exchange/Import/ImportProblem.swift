import Transcript

/// Why something could not be read in: where, what, and what to do now.
package struct ImportProblem: Error, Equatable, Sendable {
  /// Where in the file; nil: all of it.
  package var place: String?
  /// What is wrong, in words; may hold texts of the file.
  package var message: String
  /// What to do about it; nil: nothing helps.
  package var advice: String?

  /// Makes a problem.
  package init(place: String? = nil, message: String, advice: String? = nil) {
    self.place = place
    self.message = message
    self.advice = advice
  }
}

extension ImportProblem: CustomStringConvertible {
  /// All of it in one line, to stand behind the name of the file and a colon.
  package var description: String {
    (place.map { "\($0): " } ?? "") + message + (advice.map { "; \($0)" } ?? "")
  }
}

/// What a file brought beside its conversations.
package struct ImportSummary: Equatable, Sendable {
  /// How many conversations were read, each whole.
  package var conversations = 0
  /// What could not be read: conversations that are missing now.
  package var problems: [ImportProblem] = []
  /// Messages that nobody said to anyone: those of tools, and those that were hidden.
  package var skippedMessages = 0
  /// Pictures, sounds and other files that belonged to messages; a mark stands for each where the
  /// message itself is not left out.
  package var omittedFiles = 0
  /// Whether the file ends too early, so that there may have been more.
  package var isTruncated = false

  /// Makes the summary of nothing.
  package init() {}
}

/// Where in a text something is.
struct TextPlace {
  var line: Int
  var column: Int

  /// Finds the line and the column of a byte, both from 1.
  init(of offset: Int, in bytes: UnsafeRawBufferPointer) {
    let before = UnsafeRawBufferPointer(rebasing: bytes[..<min(max(0, offset), bytes.count)])
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    line = before.count { $0 == 0x0A } + 1
    column = String(decoding: before[start...], as: UTF8.self).count + 1
  }

  /// For people: `line 3, column 17`.
  var text: String {
    "line \(line), column \(column)"
  }
}
