/// Reads the text of a pattern.
struct CodePatternReader {
  private let text: [UInt8]
  private let ignoringCase: Bool
  private var place = 0
  private var depth = 0
  private var result = CodePattern.empty

  init(_ text: String, ignoringCase: Bool) {
    self.text = Array(text.utf8)
    self.ignoringCase = ignoringCase
  }

  mutating func pattern() throws(CodePatternError) -> CodePattern {
    guard !text.isEmpty else { throw CodePatternError(reason: "it is empty") }
    guard text.count <= 1000 else { throw CodePatternError(reason: "it is too long") }
    result.first = try alternatives()
    guard place == text.count else { throw CodePatternError(reason: "a ) closes nothing") }
    return result
  }

  private var next: UInt8? { place < text.count ? text[place] : nil }

  private mutating func take(_ word: String) -> Bool {
    guard text[place...].starts(with: word.utf8) else { return false }
    place += word.utf8.count
    return true
  }

  private mutating func add(_ node: CodePattern.Node) -> Int {
    result.nodes.append(node)
    return result.nodes.count - 1
  }

  private mutating func add(_ set: ByteSet) -> Int32 {
    let set = ignoringCase ? set.withBothCases : set
    if let known = result.sets.firstIndex(of: set) { return Int32(known) }
    result.sets.append(set)
    return Int32(result.sets.count - 1)
  }

  /// Reads up to a closing bracket or the end; a list, or a choice among lists.
  private mutating func alternatives() throws(CodePatternError) -> Int {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 12 else { throw CodePatternError(reason: "its brackets go too deep") }
    var lists = [try list()]
    while take("|") { lists.append(try list()) }
    guard lists.count > 1 else { return lists[0] }
    var next = -1
    for list in lists.reversed() {
      next = add(CodePattern.Node(step: .list, a: Int32(list), next: Int32(next)))
    }
    return add(CodePattern.Node(step: .choice, a: Int32(next)))
  }

  private mutating func list() throws(CodePatternError) -> Int {
    var first = -1
    var last = -1
    while let byte = next, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
      var node = try one()
      node = try repeated(node)
      let index = add(node)
      if last >= 0 { result.nodes[last].next = Int32(index) } else { first = index }
      last = index
    }
    return first
  }

  private mutating func repeated(_ node: CodePattern.Node) throws(CodePatternError)
    -> CodePattern.Node
  {
    let range: (least: UInt8, most: UInt16)
    if take("*") {
      range = (0, .max)
    } else if take("+") {
      range = (1, .max)
    } else if take("?") {
      range = (0, 1)
    } else {
      return node
    }
    var run = node
    switch node.step {
    case .byte:
      run.a = add(ByteSet([UInt8(truncatingIfNeeded: node.a)]))
      run.step = .setRun
    case .set: run.step = .setRun
    case .list, .group, .choice, .markAgain:
      run = CodePattern.Node(step: .listRun, a: Int32(add(node)))
    default: throw CodePatternError(reason: "there is nothing to repeat before * + or ?")
    }
    (run.least, run.most) = range
    return run
  }

  private mutating func one() throws(CodePatternError) -> CodePattern.Node {
    guard let byte = next else { throw CodePatternError(reason: "it ends too early") }
    place += 1
    switch byte {
    case UInt8(ascii: "("): return try bracket()
    case UInt8(ascii: "["): return CodePattern.Node(step: .set, a: add(try set()))
    case UInt8(ascii: "."): return CodePattern.Node(step: .set, a: add(.all))
    case UInt8(ascii: "^"): return CodePattern.Node(step: .lineStart)
    case UInt8(ascii: "$"): return CodePattern.Node(step: .lineEnd)
    case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"):
      throw CodePatternError(reason: "there is nothing to repeat before * + or ?")
    case UInt8(ascii: "\\"): return try escape()
    default: return literal(byte)
    }
  }

  private mutating func literal(_ byte: UInt8) -> CodePattern.Node {
    let set = ByteSet([byte])
    if ignoringCase, set != set.withBothCases {
      return CodePattern.Node(step: .set, a: add(set))
    }
    return CodePattern.Node(step: .byte, a: Int32(byte))
  }

  private mutating func bracket() throws(CodePatternError) -> CodePattern.Node {
    var step = CodePattern.Node.Step.group
    var group: Int32 = -1
    if take("?:") {
      step = .list
    } else if take("?=") {
      step = .ahead
    } else if take("?!") {
      step = .notAhead
    } else if take("?<mark>") {
      step = .mark
      result.takesMark = true
    } else if take("?<=") {
      step = .behind
    } else if take("?<!") {
      step = .notBehind
    } else if take("?") {
      throw CodePatternError(
        reason: "no bracket begins so; there are (?: (?= (?! (?<= (?<! (?<mark>")
    } else {
      group = Int32(result.groups)
      result.groups += 1
    }
    let list = try alternatives()
    guard take(")") else { throw CodePatternError(reason: "a ( is not closed") }
    if step == .behind || step == .notBehind {
      guard list >= 0, let set = set(ofOne: result.nodes[list]) else {
        throw CodePatternError(reason: "what stands before can be one byte or one set only")
      }
      return CodePattern.Node(step: step, a: set)
    }
    return CodePattern.Node(step: step, a: Int32(list), b: group)
  }

  private mutating func set(ofOne node: CodePattern.Node) -> Int32? {
    guard node.next < 0 else { return nil }
    switch node.step {
    case .byte: return add(ByteSet([UInt8(truncatingIfNeeded: node.a)]))
    case .set: return node.a
    default: return nil
    }
  }

  private mutating func escape() throws(CodePatternError) -> CodePattern.Node {
    guard let byte = next else { throw CodePatternError(reason: "it ends with a \\") }
    place += 1
    if let set = CodePatternReader.namedSet(byte) {
      return CodePattern.Node(step: .set, a: add(set))
    }
    switch byte {
    case UInt8(ascii: "b"): return CodePattern.Node(step: .wordEdge)
    case UInt8(ascii: "A"): return CodePattern.Node(step: .firstInLine)
    case UInt8(ascii: "m"): return CodePattern.Node(step: .markAgain)
    case UInt8(ascii: "t"): return literal(9)
    case let letter where ByteSet.wordBytes.contains(letter):
      throw CodePatternError(
        reason: "there is no such \\; there are \\d \\h \\w \\a \\l \\u \\s \\b \\A \\m and \\t")
    default: return literal(byte)
    }
  }

  private static func namedSet(_ byte: UInt8) -> ByteSet? {
    switch byte {
    case UInt8(ascii: "d"): .digits
    case UInt8(ascii: "h"): .hexadecimal
    case UInt8(ascii: "w"): .wordBytes
    case UInt8(ascii: "a"): .letters
    case UInt8(ascii: "l"): .lower
    case UInt8(ascii: "u"): .upper
    case UInt8(ascii: "s"): .blanks
    default: nil
    }
  }

  /// Reads what stands between square brackets.
  private mutating func set() throws(CodePatternError) -> ByteSet {
    let isInverted = take("^")
    var set = ByteSet()
    while let byte = next, byte != UInt8(ascii: "]") {
      place += 1
      var from = byte
      if byte == UInt8(ascii: "\\") {
        guard let escaped = next else { throw CodePatternError(reason: "it ends with a \\") }
        place += 1
        if let named = CodePatternReader.namedSet(escaped) {
          set = set.union(named)
          continue
        }
        from = escaped == UInt8(ascii: "t") ? 9 : escaped
      }
      if next == UInt8(ascii: "-"), place + 1 < text.count, text[place + 1] != UInt8(ascii: "]") {
        let to = text[place + 1]
        guard from <= to else { throw CodePatternError(reason: "a range goes backwards") }
        place += 2
        set = set.union(ByteSet(from...to))
      } else {
        set.insert(from)
      }
    }
    guard take("]") else { throw CodePatternError(reason: "a [ is not closed") }
    if ignoringCase { set = set.withBothCases }
    return isInverted ? set.inverted : set
  }
}

extension CodePattern {
  fileprivate static let empty = CodePattern()

  private init() {}
}
