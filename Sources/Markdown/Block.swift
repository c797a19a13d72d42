import TextUI

/// A leaf of a document, ready to be wrapped: its text without markup, and what its parts mean.
///
/// Lists and quotations are no blocks of their own: they are the insets of the blocks in them.
package struct Block: Equatable, Sendable {
  /// What a block is.
  package enum Kind: Hashable, Sendable {
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

  package var kind: Kind
  /// What stands at the left of every line, outermost first.
  package var insets: [Inset] = []
  /// How many insets are drawn on the blank line above; nil: there is no such line.
  package var gap: Int?
  /// Whether it goes on with the block before, which was cut because it is long.
  package var isContinuation = false
  /// Whether the block behind it goes on with it.
  package var isContinued = false
  /// The text without markup, lines ended by `\n`; untrusted.
  package var text = ""
  /// What the parts of the text mean, in order; behind the last one stands ``role``.
  package var runs: [RoleRun] = []
  /// What text means that is in no run.
  package var role: Role = .text
  package var links: [Link] = []
  package var table: Table?
  /// How many blocks of code there are up to here, this one included.
  package var codeNumber = 0
  /// Why it is shown as plain text; nil: it is not.
  package var limit: Limit?

  /// Makes an empty block.
  package init(_ kind: Kind) {
    self.kind = kind
  }

  /// Whether it is code.
  package var isCode: Bool {
    if case .code = kind { true } else { false }
  }

  /// Whether it is a heading.
  package var isHeading: Bool {
    if case .heading = kind { true } else { false }
  }
}

/// Why a part of a text is shown as it came, and not as Markdown.
package enum Limit: Hashable, Sendable {
  /// A table of more columns than are drawn.
  case columns(Int)
  /// A table of more cells than are drawn.
  case cells
  /// Markup that would take too long to read.
  case markup
}

/// What a list, a quotation or a footnote puts at the left of the lines in it.
package struct Inset: Hashable, Sendable {
  /// What it belongs to.
  package enum Kind: Hashable, Sendable {
    case quote
    case item
    case footnote
  }

  package var kind: Kind
  /// The mark, with the blank behind it, such as `• ` or `12. `.
  package var mark: String
  /// Whether the mark is drawn before the block's first line; else blanks of its width.
  ///
  /// The mark of a quotation is drawn before every line.
  package var isMarked: Bool

  /// Cells it takes.
  package var columns: Int {
    TextUI.columns(of: mark)
  }
}

/// A table: the header is the first row.
package struct Table: Equatable, Sendable {
  /// How a column is set.
  package enum Alignment: UInt8, Hashable, Sendable {
    case natural, left, center, right
  }

  /// What stands in one cell, on one line.
  package struct Cell: Equatable, Sendable {
    package var text = ""
    package var runs: [RoleRun] = []
    package var links: [Link] = []
    package var role: Role = .text
  }

  package var alignments: [Alignment]
  /// Every row has as many cells as there are columns.
  package var rows: [[Cell]]
}
