import Markdown

/// How replies are shown, beside what settings say.
package struct ReadingView: Equatable, Sendable {
  /// Whether replies are shown as they came.
  package var isRaw = false
  /// Whether thinking is shown, where the user has folded or opened it; nil: the setting counts.
  package var thinking: ThinkingView?
  /// Cells of code that are left of the left edge.
  package var codeShift = 0
  /// The languages that code is coloured in; none before they are read.
  package var languages = CodeLanguages()
  /// Whether the languages were asked for.
  package var hasAskedForLanguages = false

  /// Makes the view of a program that has just started.
  package init() {}
}
