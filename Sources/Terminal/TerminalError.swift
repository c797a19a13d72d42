/// Why the terminal can't be used, in words for the user.
package struct TerminalError: Error, Equatable, Sendable {
  /// What is wrong and what to do.
  package let message: String
}
