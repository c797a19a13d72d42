/// What a rule of a language looks for: a small kind of regular expression over bytes.
///
/// It never goes back on what it took: a repetition takes all it can, and of alternatives the first
/// that fits counts. So a match costs no more than a walk over what it looks at, which is at most
/// ``horizon`` bytes, but for a repetition at its very end.
public struct CodePattern: Equatable, Sendable {
  /// How far a pattern looks ahead, in bytes; a rule that needs more is a mode.
  public static let horizon = 256

  var nodes: [Node] = []
  var sets: [ByteSet] = []
  /// The node that it begins with.
  var first = -1
  /// How many groups in round brackets it has.
  public var groups = 0
  /// Whether it takes a mark.
  public var takesMark = false

  /// One step of a match.
  ///
  /// Its `next` is the step after it, -1 at the end of its list.
  struct Node: Equatable, Sendable {
    enum Step: UInt8, Sendable {
      /// `a`: the byte.
      case byte
      /// `a`: the set.
      case set
      /// `a`: the set, `least` to `most` times.
      case setRun
      /// `a`: the list, `least` to `most` times.
      case listRun
      /// `a`: the first alternative, a `.list`; the others are its nexts.
      case choice
      /// `a`: the list.
      case list
      /// `a`: the list, `b`: the group that it is.
      case group
      /// `a`: the list that becomes the mark.
      case mark
      /// The mark of the mode that is open.
      case markAgain
      /// `a`: the list that must follow.
      case ahead
      /// `a`: the list that must not follow.
      case notAhead
      /// `a`: the set that the byte before must be of.
      case behind
      /// `a`: the set that the byte before must not be of.
      case notBehind
      case lineStart
      /// With nothing but blanks before it.
      case firstInLine
      case lineEnd
      /// Between a byte of a word and another.
      case wordEdge
    }

    var step: Step
    /// Whether it ends the pattern, and may therefore look beyond the horizon.
    var isLast = false
    var least: UInt8 = 1
    var most: UInt16 = 1
    var a: Int32 = -1
    var b: Int32 = -1
    var next: Int32 = -1
  }

  /// Reads a pattern.
  ///
  /// - Parameters:
  ///   - text: what stands in the file.
  ///   - ignoringCase: whether letters stand for both their cases.
  /// - Throws: what is wrong with it.
  public init(_ text: String, ignoringCase: Bool = false) throws(CodePatternError) {
    var reader = CodePatternReader(text, ignoringCase: ignoringCase)
    self = try reader.pattern()
    markLast(first)
  }

  /// Marks the repetitions that nothing follows.
  private mutating func markLast(_ list: Int) {
    var last = list
    guard last >= 0 else { return }
    while nodes[last].next >= 0 { last = Int(nodes[last].next) }
    nodes[last].isLast = true
    switch nodes[last].step {
    case .group, .list: markLast(Int(nodes[last].a))
    case .choice:
      var alternative = Int(nodes[last].a)
      while alternative >= 0 {
        markLast(Int(nodes[alternative].a))
        alternative = Int(nodes[alternative].next)
      }
    default: break
    }
  }
}

/// Why a pattern cannot be read.
public struct CodePatternError: Error, Equatable, Sendable {
  /// What is wrong, in words that follow "since".
  public var reason: String
}

// MARK: - What it can begin with

extension CodePattern {
  /// Whether it says at its beginning that it fits only where nothing but blanks stand before.
  var isFirstInLine: Bool {
    first >= 0 && (nodes[first].step == .firstInLine || nodes[first].step == .lineStart)
  }

  /// The bytes that a match can begin with; all of them where it may take none.
  var start: ByteSet {
    let (set, mayBeEmpty) = start(of: first)
    return mayBeEmpty ? .all : set
  }

  private func start(of list: Int) -> (ByteSet, mayBeEmpty: Bool) {
    var set = ByteSet()
    var next = list
    while next >= 0 {
      let (own, mayBeEmpty) = start(ofOne: nodes[next])
      set = set.union(own)
      if !mayBeEmpty { return (set, false) }
      next = Int(nodes[next].next)
    }
    return (set, true)
  }

  private func start(ofOne node: Node) -> (ByteSet, mayBeEmpty: Bool) {
    switch node.step {
    case .byte: (ByteSet([UInt8(truncatingIfNeeded: node.a)]), false)
    case .set: (sets[Int(node.a)], false)
    case .setRun: (sets[Int(node.a)], node.least == 0)
    case .listRun: (start(of: Int(node.a)).0, node.least == 0 || start(of: Int(node.a)).1)
    case .list, .group, .mark: start(of: Int(node.a))
    case .choice: startOfChoice(Int(node.a))
    case .markAgain: (.all, true)
    case .ahead, .notAhead, .behind, .notBehind, .lineStart, .firstInLine, .lineEnd, .wordEdge:
      (ByteSet(), true)
    }
  }

  private func startOfChoice(_ first: Int) -> (ByteSet, mayBeEmpty: Bool) {
    var set = ByteSet()
    var mayBeEmpty = false
    var alternative = first
    while alternative >= 0 {
      let (own, isEmpty) = start(of: Int(nodes[alternative].a))
      set = set.union(own)
      mayBeEmpty = mayBeEmpty || isEmpty
      alternative = Int(nodes[alternative].next)
    }
    return (set, mayBeEmpty)
  }
}
