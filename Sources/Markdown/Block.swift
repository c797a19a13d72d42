import TextUI

/// A leaf of a document, ready to be wrapped: its text without markup, and what its parts mean.
///
/// Lists and quotations are no blocks of their own: they are the insets of the blocks in them.
public struct Block: Equatable, Sendable {
  /// What a block is.
  public enum Kind: Hashable, Sendable {
    case paragraph
    /// 1 to 6.
    case heading(Int)
    /// Code, by the first word behind its fence ("" where there is none).
    case code(language: String)
    case html
    /// The rows are in ``Block/table``; the text is empty.
    case table
    case rule
    /// A formula on lines of its own.
    case math
  }

  public var kind: Kind
  /// What stands at the left of every line, outermost first.
  public var insets: [Inset] = []
  /// How many insets are drawn on the blank line above; nil: there is no such line.
  public var gap: Int?
  /// Whether it goes on with the block before, which was cut because it is long.
  public var isContinuation = false
  /// Whether the block behind it goes on with it.
  public var isContinued = false
  /// The text without markup, lines ended by `\n`; untrusted.
  public var text = ""
  /// What the parts of the text mean, in order; behind the last one stands ``role``.
  public var runs: [RoleRun] = []
  /// What text means that is in no run.
  public var role: Role = .text
  public var links: [Link] = []
  public var table: Table?
  /// How many blocks of code there are up to here, this one included.
  public var codeNumber = 0
  /// Why it is shown as plain text; nil: it is not.
  public var limit: Limit?

  /// Makes an empty block.
  public init(_ kind: Kind) {
    self.kind = kind
  }

  /// Whether it is code.
  public var isCode: Bool {
    if case .code = kind { true } else { false }
  }

  /// Whether it is a heading.
  public var isHeading: Bool {
    if case .heading = kind { true } else { false }
  }
}

/// Why a part of a text is shown as it came, and not as Markdown.
public enum Limit: Hashable, Sendable {
  /// A table of more columns than are drawn.
  case columns(Int)
  /// A table of more cells than are drawn.
  case cells
  /// Markup that would take too long to read.
  case markup
}

/// What a list, a quotation or a footnote puts at the left of the lines in it.
public struct Inset: Hashable, Sendable {
  /// What it belongs to.
  public enum Kind: Hashable, Sendable {
    case quote
    case item
    case footnote
  }

  public var kind: Kind
  /// The mark, with the blank behind it, such as `• ` or `12. `.
  public var mark: String
  /// Whether the mark is drawn before the block's first line; else blanks of its width.
  ///
  /// The mark of a quotation is drawn before every line.
  public var isMarked: Bool

  /// Cells it takes.
  public var columns: Int {
    TextUI.columns(of: mark)
  }
}

/// A table: the header is the first row.
public struct Table: Equatable, Sendable {
  /// How a column is set.
  public enum Alignment: UInt8, Hashable, Sendable {
    case natural, left, center, right
  }

  /// What stands in one cell, on one line.
  public struct Cell: Equatable, Sendable {
    public var text = ""
    public var runs: [RoleRun] = []
    public var links: [Link] = []
    public var role: Role = .text
  }

  public var alignments: [Alignment]
  /// Every row has as many cells as there are columns.
  public var rows: [[Cell]]
}
