import TextUI

/// The line in which a text is typed that is searched for in the conversation.
package struct FindBar: Equatable, Sendable {
  /// What is typed.
  private(set) var editor = InputEditor()
  /// What is searched for; nil: nothing yet.
  private(set) var search: TextSearch?
  /// Whether the text stands, so that `n` and `N` go from hit to hit.
  var isStepping = false
  /// Whether the first hit is still looked for, in text that is not read yet.
  var isSeeking = false
  /// From where on hits are looked for while the text is typed.
  var origin: TextPlace
  /// The top of the view when this began, where the end was followed then.
  let followedTop: Int?

  /// Makes an empty bar.
  init(from origin: TextPlace, followedTop: Int?) {
    self.origin = origin
    self.followedTop = followedTop
  }

  /// Changes what is typed, or only where its cursor stands.
  mutating func edit(_ change: (inout InputEditor) -> Void) {
    let before = editor.text
    change(&editor)
    guard editor.text != before else { return }
    search = TextSearch(editor.text)
    isStepping = false
  }

  /// The bar as it is drawn, and the column of its cursor.
  func line(_ marks: TextMarks, columns: Int, _ strings: Strings) -> (line: Line, cursor: Int) {
    let title = strings(.findTitle) + " "
    let count = count(marks)
    let titleColumns = TextUI.columns(of: title)
    let room = max(1, columns - titleColumns - count.columns - 2)
    let typed = editor.line(columns: room)
    let left = Line([Span(title, .title)] + typed.line.spans)
    return (
      Line.sides(left, count, columns: columns).truncated(to: columns),
      titleColumns + typed.cursor
    )
  }

  private func count(_ marks: TextMarks) -> Line {
    guard !editor.text.isEmpty else { return [] }
    let count = marks.hits.count
    let place = marks.currentHit.map { "\($0 + 1)/" } ?? ""
    let more = count >= ConversationPane.maximumHits ? "+" : ""
    return Line("\(place)\(count)\(more) ", count == 0 ? .warning : .accent)
  }
}
