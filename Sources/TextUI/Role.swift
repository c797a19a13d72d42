/// What a piece of text on the screen means; only a theme says how it looks.
///
/// To add a role, add a case and a line to every file in `themes/` (a test finds
/// the files that lack it). The raw value is the key in a theme file.
package enum Role: String, CaseIterable, Hashable, Sendable {
  /// Ordinary text of the conversation.
  case text
  /// Everything that is not the conversation.
  case dim
  /// The one accent colour.
  case accent
  /// The mark above what the user wrote.
  case user
  /// The mark above what a model wrote.
  case assistant
  /// The mark above a system text.
  case system
  /// What a model thinks before it answers.
  case thinking
  /// The line of figures below a reply.
  case figures
  /// A control character made visible, such as `␛`.
  case control
  /// A title or a heading of a pane.
  case title
  /// The rule between input box and status bar.
  case rule
  /// What is typed into the input box.
  case input
  /// The mark before the input box.
  case prompt
  /// What stands in an empty input box.
  case placeholder
  /// The status bar.
  case status
  /// What is new or moving in the status bar.
  case statusAccent = "status-accent"
  /// The name of a key in the status bar and in help.
  case keyName = "key-name"
  /// The selected row of a list.
  case selected
  /// A mark of text that matches what was typed.
  case match
  /// Good news.
  case good
  /// Something to know before going on.
  case warning
  /// Something failed.
  case error
  /// The bar that shows where the view stands.
  case scrollBar = "scroll-bar"
}
