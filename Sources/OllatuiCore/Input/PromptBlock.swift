/// Texts of several lines between `"""`, as `ollama run` knows them.
///
/// A text that begins with `"""`, or a command whose argument does (`/set system """…`), is not
/// sent until a line ends with `"""`.
package enum PromptBlock {
  /// What Enter means for a text.
  package enum Submission: Equatable, Sendable {
    /// Send this: the text without its quotes. A line of quotes alone leaves nothing behind.
    case send(String)
    /// The block is still open: begin another line.
    case continueBlock
  }

  private static let quotes = "\"\"\""

  /// What Enter means for a text.
  ///
  /// What follows a block's end is sent with it, on a line of its own.
  package static func submission(of text: String) -> Submission {
    guard let opening = opening(of: text) else { return .send(text) }
    let command = text[..<opening]
    let lines = text[opening...].dropFirst(quotes.count)
      .split(separator: "\n", omittingEmptySubsequences: false)
    guard let closing = lines.firstIndex(where: { withoutQuotes($0) != nil }) else {
      return .continueBlock
    }
    var kept = Array(lines[..<closing])
    if let first = kept.first, first.allSatisfy(\.isWhitespace) { kept.removeFirst() }
    if let last = withoutQuotes(lines[closing]), !last.isEmpty || lines.count == 1 {
      kept.append(last)
    }
    let rest = lines[(closing + 1)...]
    if !rest.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) { kept += rest }
    return .send(command + kept.joined(separator: "\n"))
  }

  /// Where the quotes stand that begin a block.
  private static func opening(of text: String) -> String.Index? {
    if text.hasPrefix(quotes) { return text.startIndex }
    guard text.hasPrefix("/") else { return nil }
    let firstLine = text.prefix { $0 != "\n" }
    // The argument is the last part of a command, so only words stand before it.
    var place = firstLine.startIndex
    while let blank = firstLine[place...].firstIndex(where: \.isWhitespace) {
      place = firstLine.index(after: blank)
      if firstLine[place...].hasPrefix(quotes) { return place }
    }
    return nil
  }

  /// A line without the quotes at its end; nil when it has none.
  private static func withoutQuotes(_ line: Substring) -> Substring? {
    var line = line
    while line.last?.isWhitespace == true { line.removeLast() }
    return line.hasSuffix(quotes) ? line.dropLast(quotes.count) : nil
  }
}
