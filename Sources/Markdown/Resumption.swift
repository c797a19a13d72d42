import TextUI

/// Where the next reading of a growing text begins, and what cmark has to know of what is before.
struct Resumption: Equatable, Sendable {
  /// What of the last block is behind us already.
  enum Leaf: Equatable, Sendable {
    /// Nothing: the reading begins at the start of a block.
    case none
    /// The opening line of a fence, and where it begins.
    case code(opening: [UInt8], line: Int)
    /// The header of a table and the line below it.
    case table(opening: [UInt8], line: Int)
    /// A part of a paragraph.
    case paragraph

    /// Whether it is a table.
    var isTable: Bool {
      if case .table = self { true } else { false }
    }

    /// Whether it is code.
    var isCode: Bool {
      if case .code = self { true } else { false }
    }
  }

  /// What the block before one decides of the line between them.
  struct Above: Equatable, Sendable {
    /// How many containers both are in.
    var shared: Int
    /// Whether the source has an empty line between them.
    var isBlank: Bool
    /// Whether the one above is set apart from its neighbours.
    var standsOut: Bool
    /// Whether it is in a container.
    var isContained: Bool
  }

  /// The first byte of the source that is read.
  var offset = 0
  /// What is open there, outermost first.
  var path: [Container] = []
  var leaf = Leaf.none
  /// Whether a paragraph ends above the first block, whose first line would be no header of a table
  /// without it.
  var isBelowText = false
  /// The number that the first item shows, where the reading begins with one of a numbered list.
  var number: Int?
  /// What is above the first block; nil: nothing is.
  var above: Above?
  /// Why the first block is shown as plain text; nil: the reading itself shows that.
  var limit: Limit?
  /// Bytes of the open block's text that do not change any more.
  var settledText = 0
  /// Rows of the open table that do not change any more.
  var settledRows = 0
}
