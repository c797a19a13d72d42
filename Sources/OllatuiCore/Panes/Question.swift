import TextUI
import Timing
import Transcript

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
    case overwriteExport(ExportRequest)
    /// Whether this conversation is to be deleted.
    case deleteConversation(ConversationID, title: String)
    /// Whether this turn is to be deleted with all below it; it is called so, so many turns hang
    /// below it, and it has so many answers.
    case deleteTurn(TurnMode, String, below: Int, Int)
    /// Whether the answer shown is to be deleted with all below it.
    case deleteAnswer(TurnMode, String, below: Int)
    /// What is about to be sent does not fit into the window.
    case tooLong(Overflow)

    /// What was selected before it was asked; nil: something else.
    var mode: TurnMode? {
      switch self {
      case .deleteTurn(let mode, _, _, _), .deleteAnswer(let mode, _, _): mode
      case .openLink, .copyLink, .overwrite, .overwriteExport, .deleteConversation, .tooLong: nil
      }
    }
  }

  var subject: Subject
  /// The first line in view.
  private var top = 0
  /// The time in which no key answers it.
  var pause: AnswerPause

  /// Asks.
  ///
  /// - Parameters:
  ///   - subject: what is asked.
  ///   - moment: when it came.
  ///   - cameByItself: whether nothing that the user does has brought it about.
  package init(_ subject: Subject, at moment: Moment, byItself cameByItself: Bool = false) {
    self.subject = subject
    pause = AnswerPause(since: moment, cameByItself: cameByItself)
  }

  private func title(_ strings: Strings) -> String {
    switch subject {
    case .openLink: strings(.askOpen)
    case .copyLink: strings(.askCopy)
    case .deleteConversation: strings(.askDelete)
    case .overwrite(let request):
      strings(.askOverwrite, [.thing: strings.description(of: request.thing)])
    case .overwriteExport(let request):
      strings(.askOverwrite, [.thing: strings.name(of: request.content)])
    case .deleteTurn(_, _, 0, let answers): strings(.askDeleteAnswers, count: answers)
    case .deleteTurn(_, _, let below, _): strings(.askDeleteTurn, count: below)
    case .deleteAnswer(_, _, let below): strings(.askDeleteAnswer, count: below)
    case .tooLong(let overflow): overflow.title(strings)
    }
  }

  /// What it is about, whole: nobody should agree to what can't be seen.
  private var object: String {
    switch subject {
    case .openLink(let address), .copyLink(let address): address
    case .overwrite(let request): request.path
    case .overwriteExport(let request): request.path
    case .deleteTurn(_, let prompt, _, _), .deleteAnswer(_, let prompt, _): prompt
    case .deleteConversation(_, let title): title
    case .tooLong: ""
    }
  }

  /// The keys that answer, for the status bar.
  var keys: [(String, KeyLabel)] {
    switch subject {
    case .openLink: [("Enter", .open), ("Esc", .leave), ("C", .copy)]
    case .copyLink: [("Enter", .copy), ("Esc", .leave)]
    case .overwrite, .overwriteExport: [("Enter", .overwrite), ("Esc", .leave)]
    case .deleteTurn(_, _, _, let answers) where answers > 1:
      [("Enter", .delete), ("Esc", .leave), ("D", .thisAnswer)]
    case .deleteTurn, .deleteAnswer: [("Enter", .delete), ("Esc", .leave)]
    case .deleteConversation: [("Enter", .erase), ("Esc", .leave)]
    case .tooLong(let overflow): overflow.keys
    }
  }

  private func lines(columns: Int, _ strings: Strings) -> [Line] {
    if case .tooLong(let overflow) = subject {
      return wrapped(title(strings), .title, columns) + [[]]
        + overflow.paragraphs(strings).flatMap { text, role in
          // Messages, of which the beginning tells enough: what can be done should be in view.
          role == .dim
            ? [Line(" " + displayed(text), role).truncated(to: columns)]
            : wrapped(text, role, columns)
        }
    }
    let answers = keys.map { "\($0) \(strings($1))" }.joined(separator: " · ")
    return wrapped(title(strings), .title, columns) + [[]] + wrapped(object, .text, columns) + [[]]
      + wrapped(answers, .dim, columns)
  }

  private func wrapped(_ text: String, _ role: Role, _ columns: Int) -> [Line] {
    let table = LineTable(text, columns: max(1, columns - 2))
    return (0..<table.count).map { index in
      Line([Span(" ", role)] + table.spans(index, of: text, role: role)).truncated(to: columns)
    }
  }

  /// Moves the view, where the question is longer than the screen.
  mutating func scroll(by lines: Int, rows: Int, columns: Int, _ strings: Strings) {
    top = max(0, min(top + lines, self.lines(columns: columns, strings).count - rows))
  }

  /// The rows in view.
  func rows(_ count: Int, columns: Int, _ strings: Strings) -> [Line] {
    let lines = lines(columns: columns, strings)
    // A larger screen may show more than there was when the view was moved.
    return Array(lines.dropFirst(max(0, min(top, lines.count - count))).prefix(count))
  }

  /// How many lines stand below the rows in view.
  func linesBelow(rows count: Int, columns: Int, _ strings: Strings) -> Int {
    max(0, lines(columns: columns, strings).count - count - top)
  }
}
