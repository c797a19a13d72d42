import TextUI

/// The line in which a text is typed that is searched for in the conversation.
package struct FindBar: Equatable, Sendable {
  /// What is typed.
  private(set) var editor = InputEditor()
  /// Whether the text stands, so that `n` and `N` go from hit to hit.
  var isStepping = false
  /// The first piece of the conversation whose hits may have changed since it was searched.
  var firstStale = TextPiece(turn: 0, part: .prompt)

  /// Makes an empty bar.
  package init() {}

  /// What is searched for; nil: nothing yet.
  var search: TextSearch? {
    editor.text.isEmpty ? nil : TextSearch(editor.text)
  }

  /// Changes what is typed.
  mutating func edit(_ change: (inout InputEditor) -> Void) {
    change(&editor)
    isStepping = false
  }

  /// The bar as it is drawn.
  func line(_ marks: TextMarks, columns: Int, _ strings: Strings) -> Line {
    let title = strings(.findTitle) + " "
    let left = Line([Span(title, .title), Span(displayed(editor.text), .input)])
    let count = marks.hits.count
    let place = marks.currentHit.map { "\($0 + 1)/" } ?? ""
    let more = count >= ConversationPane.maximumHits ? "+" : ""
    let right =
      editor.text.isEmpty
      ? Line() : Line("\(place)\(count)\(more) ", count == 0 ? .warning : .accent)
    return Line.sides(left, right, columns: columns).truncated(to: columns)
  }

  /// Where the cursor stands on the bar.
  func column(_ strings: Strings) -> Int {
    TextUI.columns(of: strings(.findTitle)) + 1 + TextUI.columns(of: displayed(editor.text))
  }
}
