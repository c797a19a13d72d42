/// A program on a terminal could not be started, or did not do in time what a test waited for.
package struct RigFailure: Error, CustomStringConvertible {
  /// What was wanted and what was there instead, with the whole screen.
  package let description: String

  /// Makes one that says what went wrong.
  package init(description: String) {
    self.description = description
  }
}
