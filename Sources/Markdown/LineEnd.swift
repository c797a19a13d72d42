import TextUI

/// The end of a growing text's last line, where what follows can be drawn before it is read.
///
/// It promises what reading the text as a whole would show: as long as it takes what is appended, no
/// other line changes.
public enum LineEnd: Equatable, Sendable {
  /// Words without markup.
  case words(WordsEnd)
  /// A line of code within a fence.
  case code(CodeLineEnd)
  /// Dashes below the header of a table.
  case dashes(DashesEnd)

  /// What is to be drawn of a piece of text.
  public enum Drawn: Equatable, Sendable {
    /// Nothing.
    case nothing
    /// A run behind the line as it is, from the column on in which the line ends.
    case behind(Span, column: Int)
    /// The whole line.
    case line([Span])
  }

  /// Lines that stand below this one and belong to its block.
  public var linesBelow: Int {
    switch self {
    case .words, .dashes: 0
    case .code: 1
    }
  }

  /// The role of what is drawn behind the line; nil: nothing is, or the line as a whole.
  public var role: Role? {
    switch self {
    case .words(let end): end.role
    case .dashes(let end): end.role
    case .code: nil
    }
  }

  /// Takes what was appended to the text; nil: the text has to be read.
  public mutating func take(_ piece: String) -> Drawn? {
    switch self {
    case .words(var end):
      guard let drawn = end.take(piece) else { return nil }
      self = .words(end)
      return drawn
    case .code(var end):
      guard let spans = end.take(piece) else { return nil }
      self = .code(end)
      return .line(spans)
    case .dashes(var end):
      guard let drawn = end.take(piece) else { return nil }
      self = .dashes(end)
      return drawn
    }
  }
}

extension DocumentLayout {
  /// Where what follows the text can be drawn behind its last line; nothing changes, but what is
  /// large is not copied.
  ///
  /// - Parameter text: the whole text, as it was read.
  /// - Returns: nil where what follows has to be read.
  public mutating func lineEnd(of text: String) -> LineEnd? {
    guard isSettled, let block = document.blocks.indices.last, block + 1 == layouts.count else {
      return nil
    }
    if let code = document.codeEnd, !code.hasBreak {
      let room = layouts[block].room(behind: document.blocks[block], code.lineStart)
      return room.flatMap { CodeLineEnd(code, document.blocks[block].text, room: $0) }
        .map(LineEnd.code)
    }
    if let dashes = document.dashes {
      return DashesEnd(document, dashes, document.blocks[block], layouts[block])
        .map(LineEnd.dashes)
    }
    guard let words = document.plainWords, words.cell == nil,
      let room = layouts[block].room(behind: document.blocks[block])
    else { return nil }
    return withUTF8(of: text) { source in
      guard source.count == length else { return nil }
      return WordsEnd(
        of: source, length: length, role: document.blocks[block].role, room: room,
        edge: layouts[block].options.columns, isOpen: words.isOpen
      ).map(LineEnd.words)
    }
  }
}
