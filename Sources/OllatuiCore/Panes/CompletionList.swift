import TextUI

/// What a command that is being typed can become; shown above the input box.
struct CompletionList {
  /// One way to go on.
  struct Candidate: Equatable {
    /// The whole text with it.
    var text: String
    /// What it is, for the list.
    var summary: String
    /// Whether something has to follow.
    var takesMore: Bool
  }

  private let model: Model

  /// Makes the list for what is typed.
  init(_ model: Model) {
    self.model = model
  }

  /// The ways to go on, best first; empty where no command is being typed.
  var candidates: [Candidate] {
    let text = model.input.editor.text
    guard text.utf8.count < 200, model.isTypingCommand, !text.contains("\n"), model.overlay == nil
    else { return [] }
    let body = text.dropFirst()
    guard let blank = body.firstIndex(of: " ") else {
      let typed = body.lowercased()
      return Command.all.flatMap { names(of: $0, startingWith: typed) }
    }
    let name = body[..<blank]
    guard let command = Command.row(named: name.lowercased()) else { return [] }
    let argument = body[body.index(after: blank)...].lowercased()
    return command.completions(model)
      .filter { $0.lowercased().hasPrefix(argument) && $0.lowercased() != argument }
      .map { Candidate(text: "/\(name) \($0)", summary: "", takesMore: $0.hasSuffix("=")) }
  }

  private func names(of command: Command, startingWith typed: String) -> [Candidate] {
    guard command.isSlash else { return [] }
    let name = ([command.name] + command.aliases).first { $0.hasPrefix(typed) }
    guard let name else { return [] }
    return [
      Candidate(
        text: "/\(name)", summary: model.strings.summary(of: command),
        takesMore: !command.usage.isEmpty)
    ]
  }

  /// The list as rows, as many as there is room for.
  func lines(rows: Int, columns: Int) -> [Line] {
    let candidates = candidates
    guard rows >= 3, !candidates.isEmpty else { return [] }
    let shown = candidates.prefix(min(8, rows - 1))
    let width = min(columns / 2, (shown.map { TextUI.columns(of: $0.text) }.max() ?? 0) + 2)
    let lines = shown.map { candidate in
      let head = Line(displayed(candidate.text), .keyName).truncated(to: width)
        .padded(to: width, .text)
      return Line(head.spans + [Span(displayed(candidate.summary), .dim)]).truncated(to: columns)
    }
    guard shown.count < candidates.count else { return lines }
    let kept = lines.dropLast(lines.count < rows - 1 ? 0 : 1)
    let more = model.strings(.moreCompletions, count: candidates.count - kept.count)
    return kept + [Line(more, .dim).truncated(to: columns)]
  }
}
