import TextUI

/// Paints code line by line.
///
/// A value that carries what one line leaves open to the next: comments, strings, interpolations,
/// heredocs. A line that is not complete is painted by a copy, and again when it has grown. A line
/// costs time in proportion to its bytes, whatever they are.
public struct CodePainter: Equatable, Sendable {
  /// How deep modes go within each other; what goes deeper is read as if it did not.
  static let mostFrames = 32

  /// A mode that is open.
  struct Frame: Equatable, Sendable {
    /// Of the grammar's modes.
    var mode: Int
    /// How many levels have to be ended before it ends.
    var depth = 0
    /// The indentation that a line must exceed for an indented mode to go on.
    var indentation = 0
    /// Whether that has been found from the mode's own first line.
    var knowsIndentation = false
    /// What its end repeats, such as a heredoc's word.
    var mark: [UInt8] = []
  }

  private let language: CodeLanguage?
  /// The open modes, the innermost last; the language's first mode is never closed.
  private var frames = [Frame(mode: 0)]

  /// Makes a painter that stands before the first line.
  ///
  /// - Parameter language: nil: everything is plain code.
  public init(_ language: CodeLanguage?) {
    self.language = language
  }

  /// Paints one line and moves behind it.
  ///
  /// - Parameters:
  ///   - line: its UTF-8 without the line break.
  ///   - offset: where it begins in the whole text, in UTF-8.
  ///   - runs: gets runs that cover exactly the line's bytes.
  public mutating func paint(
    _ line: UnsafeBufferPointer<UInt8>, at offset: Int, into runs: inout [RoleRun]
  ) {
    guard let grammar = language?.grammar else {
      if !line.isEmpty { runs.append(RoleRun(end: offset + line.count, role: .codeText)) }
      return
    }
    grammar.nodes.withUnsafeBufferPointer { nodes in
      grammar.sets.withUnsafeBufferPointer { sets in
        let matcher = CodeMatcher(nodes: nodes, sets: sets, line: line)
        var lexer = CodeLexer(grammar, matcher, offset: offset)
        // Exchanged rather than copied, so that neither list is written anew.
        swap(&lexer.frames, &frames)
        swap(&lexer.runs, &runs)
        lexer.paint()
        swap(&lexer.frames, &frames)
        swap(&lexer.runs, &runs)
      }
    }
  }
}
