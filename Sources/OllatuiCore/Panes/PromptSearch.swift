import TextUI

/// The line in which a piece of an earlier message is typed, as Ctrl+R of a shell; the message
/// that has it stands in the input box.
package struct PromptSearch: Equatable, Sendable {
  /// What is typed.
  private(set) var editor = InputEditor()
  /// Where the message that is shown stands among all; nil: none is shown.
  private(set) var place: Int?
  /// Whether no message has what is typed.
  private(set) var hasFailed = false
  /// What stood in the input box before.
  let before: String

  /// Makes a search over what is typed in the input box.
  init(before: String) {
    self.before = before
  }

  /// Changes what is typed; the newest message that has it is looked for.
  mutating func edit(_ prompts: PromptHistory, _ change: (inout InputEditor) -> Void) {
    change(&editor)
    guard let search = TextSearch(editor.text) else {
      place = nil
      hasFailed = false
      return
    }
    take(prompts.last(with: search, before: nil))
  }

  /// Looks for an older message, or a newer one; where there is none it stays at this one.
  mutating func step(older: Bool, _ prompts: PromptHistory) {
    let search = TextSearch(editor.text)
    let shown = place.map { prompts[$0] }
    let next =
      older
      ? prompts.last(with: search, before: place, other: shown)
      : place.flatMap { prompts.first(with: search, after: $0, other: shown) }
    if let next { take(next) } else { hasFailed = true }
  }

  private mutating func take(_ place: Int?) {
    self.place = place
    hasFailed = place == nil
  }

  /// The message that is shown, else what stood there before.
  func text(_ prompts: PromptHistory) -> String {
    place.map { prompts[$0] } ?? before
  }

  /// The line as it is drawn, and the column of its cursor.
  func line(columns: Int, _ strings: Strings) -> (line: Line, cursor: Int) {
    let title = strings(.recallTitle)
    let failed = hasFailed ? Line(strings(.pickerNoMatch) + " ", .warning) : Line()
    let titleColumns = TextUI.columns(of: title)
    let typed = editor.line(columns: max(1, columns - titleColumns - failed.columns - 2))
    let left = Line([Span(title, .title)] + typed.line.spans)
    return (
      Line.sides(left, failed, columns: columns).truncated(to: columns),
      titleColumns + typed.cursor
    )
  }
}

extension PromptHistory {
  /// The message at a place.
  subscript(place: Int) -> String {
    prompts[place]
  }

  /// Where the newest message stands that has a text, before a place, and is not this one.
  func last(with search: TextSearch?, before place: Int?, other: String? = nil) -> Int? {
    prompts.prefix(place ?? prompts.count).lastIndex { $0 != other && has(search, $0) }
  }

  /// Where the oldest message stands that has a text, after a place, and is not this one.
  func first(with search: TextSearch?, after place: Int, other: String?) -> Int? {
    prompts.dropFirst(place + 1).firstIndex { $0 != other && has(search, $0) }
  }

  private func has(_ search: TextSearch?, _ prompt: String) -> Bool {
    search.map { $0.isFound(in: prompt) } ?? true
  }
}
