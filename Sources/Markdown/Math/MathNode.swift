/// How a part of a formula stands beside others, which decides the blanks between them.
enum MathClass: Sendable {
  /// Letters, numbers, and what reads like them.
  case ordinary
  /// A named function: `sin x`, but `sin(x)`.
  case function
  /// A named function that becomes an operator once something stands under it: `lim`.
  case limit
  /// A sum, an integral: a blank after it in any case.
  case big
  /// An operator between two operands.
  case binary
  /// An operator before its only operand; what a binary one becomes without a left side.
  case prefix
  /// Between two sides: `=`, `→`.
  case relation
  /// An opening bracket.
  case open
  /// A closing bracket.
  case close
  /// `|`, which may be either.
  case bar
  /// A comma.
  case punctuation

  /// Whether it has its operand behind it.
  var isOperator: Bool { self == .function || self == .limit || self == .big }
}

/// A formula as a tree.
indirect enum MathNode: Sendable {
  /// A letter, a number, a sign or the name of a function.
  case symbol(String, MathClass)
  /// Upright text without blanks at its ends.
  case word(String)
  /// What stood in braces.
  case row([MathNode])
  /// What stood in braces, of a class that the author chose.
  case classed([MathNode], MathClass)
  /// Something with what stands below and above at its right.
  case scripted(MathNode, MathScripts)
  /// Above and below the bar.
  case fraction([MathNode], [MathNode])
  /// The index, if it is not a square root, and what is under the root.
  case root([MathNode]?, [MathNode])
  /// Something between brackets that grow with it.
  case fenced(String, [MathNode], String)
  /// Letters with a mark.
  case accented(MathAccent, [MathNode])
  /// Something over or under a brace; a script of it is a note.
  case braced([MathNode])
  /// An arrow with a label: what stands before it, the label, what stands after.
  case arrow(String, [MathNode], String)
  /// So many blanks; 0 where the source had one that counts only between words.
  case space(Int)
  /// Rows and columns.
  case grid(MathGrid)
}

/// What stands at the right of a base, below and above it.
struct MathScripts: Sendable {
  /// The subscript.
  var below: [MathNode]?
  /// The superscript.
  var above: [MathNode]?
  /// How many `'` stood behind the base.
  var primes = 0
}

/// A mark that is drawn over or through letters.
struct MathAccent: Equatable, Sendable {
  /// What is said where the mark has no place: `hat(x + y)`.
  var name: String
  /// The combining mark.
  var mark: Unicode.Scalar
  /// Whether letters may carry one each, as with a line over all of them.
  var isForEach: Bool
}

/// Rows and columns: an environment.
struct MathGrid: Sendable {
  /// What the columns are for.
  enum Shape: Equatable, Sendable {
    /// Lines without columns.
    case lines
    /// Pairs of columns that meet at a relation.
    case pairs
    /// Cells, with the brackets around them, if any.
    case matrix(String, String)
    /// Alternatives with their conditions.
    case cases(String, String)
  }

  /// Where a cell's text stands in its column.
  enum Alignment: Sendable {
    /// At the left.
    case left
    /// In the middle.
    case center
    /// At the right.
    case right
  }

  /// What the columns are for.
  var shape: Shape
  /// The cells of each row.
  var rows: [[[MathNode]]]
  /// What the author said of the columns, if anything.
  var alignments: [Alignment] = []
  /// The columns that have a line at their left.
  var bars: Set<Int> = []
}

/// Some part of a formula has no plain form, or is not well formed.
struct MathProblem: Error {}
