import Markdown
import TextUI
import Transcript

/// How turns are laid out; the same for all of a pane.
struct TurnOptions: Equatable, Sendable {
  /// The width in cells.
  var columns = 0
  /// Whether figures stand below every reply.
  var showsFigures = true
  /// Whether replies are shown as they came, and not as Markdown.
  var isRaw = false
  /// Whether thinking is shown.
  var thinking = ThinkingView.auto
  /// Whether long lines of code are wrapped.
  var wrapsCode = true
  /// Cells of code that are left of the left edge, where it is not wrapped.
  var codeShift = 0
  /// The languages that code is coloured in.
  var languages = CodeLanguages()
  /// The texts of the screen.
  var strings = Strings.english

  /// What the layout of documents wants to know.
  var layout: LayoutOptions {
    LayoutOptions(
      columns: columns, wrapsCode: wrapsCode, codeShift: codeShift,
      notes: LimitNotes(table: strings(.tableTooLarge), markup: strings(.markupTooLong)))
  }

  /// The line above a reply: who answers, and which of several answers it is.
  func header(of reply: Reply, _ turn: Turn) -> Line {
    let name = Line(displayed(reply.model.isEmpty ? "…" : reply.model), .assistant)
    let number = (turn.shown.firstIndex(of: turn.current) ?? 0) + 1
    return TurnLayout.head(name, Ordinal(number, of: turn.shown.count), columns: columns)
  }
}

/// When the thinking of a reply is shown; the raw value is how the setting is written.
package enum ThinkingView: String, CaseIterable, Hashable, Sendable {
  /// While it arrives; folded as soon as the answer begins.
  case auto
  case open
  case folded
}
