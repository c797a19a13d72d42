import TextUI

/// A question over the conversation, answered by one key; only Enter and `y` mean yes.
package struct Question: Equatable, Sendable {
  /// What is asked.
  package enum Subject: Equatable, Sendable {
    /// Whether this address is to be opened.
    case openLink(String)
    /// Nothing here opens links: whether this address is to be copied.
    case copyLink(String)
    /// Whether the file that is there is to be lost.
    case overwrite(SaveRequest)
  }

  let subject: Subject
  /// The first line in view.
  private var top = 0

  /// Asks.
  package init(_ subject: Subject) {
    self.subject = subject
  }

  private var title: String {
    switch subject {
    case .openLink: "Open this address?"
    case .copyLink: "Nothing here opens links: no $BROWSER, no display. Copy the address?"
    case .overwrite(let request): "Overwrite this file with \(request.thing.description)?"
    }
  }

  /// What it is about, whole: nobody should agree to what can't be seen.
  private var object: String {
    switch subject {
    case .openLink(let address), .copyLink(let address): address
    case .overwrite(let request): request.path
    }
  }

  /// The keys that answer, for the status bar.
  var keys: [(String, String)] {
    switch subject {
    case .openLink: [("Enter", "open"), ("Esc", "leave"), ("C", "copy")]
    case .copyLink: [("Enter", "copy"), ("Esc", "leave")]
    case .overwrite: [("Enter", "overwrite"), ("Esc", "leave")]
    }
  }

  private func lines(columns: Int) -> [Line] {
    let answers = keys.map { "\($0) \($1)" }.joined(separator: " · ")
    return wrapped(title, .title, columns) + [[]] + wrapped(object, .text, columns) + [[]]
      + wrapped(answers, .dim, columns)
  }

  private func wrapped(_ text: String, _ role: Role, _ columns: Int) -> [Line] {
    let table = LineTable(text, columns: max(1, columns - 2))
    return (0..<table.count).map { index in
      Line([Span(" ", role)] + table.spans(index, of: text, role: role)).truncated(to: columns)
    }
  }

  /// Moves the view, where the question is longer than the screen.
  mutating func scroll(by lines: Int, rows: Int, columns: Int) {
    top = max(0, min(top + lines, self.lines(columns: columns).count - rows))
  }

  /// The rows in view.
  func rows(_ count: Int, columns: Int) -> [Line] {
    let lines = lines(columns: columns)
    // A larger screen may show more than there was when the view was moved.
    return Array(lines.dropFirst(max(0, min(top, lines.count - count))).prefix(count))
  }
}
