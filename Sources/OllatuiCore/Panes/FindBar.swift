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
  ///
  /// - Parameters:
  ///   - count: how many hits there are.
  ///   - current: the one that the search stands at, counted from 0.
  ///   - columns: the width of the screen.
  ///   - strings: the texts of the screen.
  /// - Returns: the line, as wide as the screen at the most, and the column.
  func line(
    count: Int, current: Int?, columns: Int, _ strings: Strings
  ) -> (line: Line, cursor: Int) {
    let title = strings(.findTitle) + " "
    let count = self.count(count, current)
    let titleColumns = TextUI.columns(of: title)
    let room = max(1, columns - titleColumns - count.columns - 2)
    let typed = editor.line(columns: room)
    let left = Line([Span(title, .title)] + typed.line.spans)
    return (
      Line.sides(left, count, columns: columns).truncated(to: columns),
      titleColumns + typed.cursor
    )
  }

  private func count(_ count: Int, _ current: Int?) -> Line {
    guard !editor.text.isEmpty else { return [] }
    let place = current.map { "\($0 + 1)/" } ?? ""
    let more = count >= ConversationPane.maximumHits ? "+" : ""
    return Line("\(place)\(count)\(more) ", count == 0 ? .warning : .accent)
  }
}

// MARK: - Keys

extension FindBar {
  /// What a key means to the bar.
  enum Order {
    case close
    /// Enter, which goes on once the text stands.
    case enter(Int)
    case step(Int)
    /// To close it and do what the key does there.
    case leave
    case type(String)
    case edit(InputEditor.Edit)
  }

  /// What a key means; nil: nothing here.
  func order(for key: Key) -> Order? {
    switch (key.code, key.modifiers) {
    case (.escape, _), (.character("c"), .control): .close
    case (.enter, let modifiers): .enter(modifiers.contains(.shift) ? -1 : 1)
    case (.down, []), (.character("n"), .control), (.function(3), []): .step(1)
    case (.up, []), (.character("p"), .control), (.function(3), .shift): .step(-1)
    case (.character("n"), []) where isStepping: .step(1)
    case (.character("N"), _) where isStepping: .step(-1)
    case (.character, let modifiers) where isStepping && modifiers.isSubset(of: .shift): .leave
    case (.character(let character), let modifiers) where modifiers.isSubset(of: .shift):
      .type(String(character))
    default: Model.lineEdits[key].map(Order.edit)
    }
  }
}
