/// Reads LaTeX into a tree, in one pass over the source.
///
/// Everything that it does not know or that is not well formed is a ``MathProblem``: a formula that
/// is half right would mislead.
struct MathParser {
  /// How deep braces and arguments may nest.
  static let depthLimit = 64

  let source: [Unicode.Scalar]
  var position = 0
  var depth = 0
  /// The alphabet of letters that are not in a script, if it is not the usual one.
  var alphabet: MathAlphabet?

  /// Reads a source from its start.
  init(_ source: String) {
    self.source = Array(source.unicodeScalars)
  }

  /// The whole formula: usually one row of one cell.
  mutating func formula() throws(MathProblem) -> MathGrid {
    // Whatever a terminal could obey is not converted; the caller's door makes it visible.
    let hasControl = source.contains { isControl($0) }
    guard !hasControl else { throw MathProblem() }
    let rows = try cells()
    guard position == source.count else { throw MathProblem() }
    let isPairs = rows.contains { $0.count > 1 }
    return MathGrid(shape: isPairs ? .pairs : .lines, rows: rows)
  }

  /// Elements up to the end of the row: a brace, `&`, `\\`, `\right`, `\end`, or the end.
  mutating func row(untilBracket: Bool = false) throws(MathProblem) -> [MathNode] {
    try enter()
    defer { depth -= 1 }
    var nodes: [MathNode] = []
    while let scalar = peek, !isRowEnd(scalar, untilBracket: untilBracket) {
      try element(scalar, into: &nodes)
    }
    return nodes
  }

  /// What a command or a script takes: braces with anything in them, a command, or one sign.
  mutating func argument() throws(MathProblem) -> [MathNode] {
    skipBlanks()
    guard let scalar = peek else { throw MathProblem() }
    try enter()
    defer { depth -= 1 }
    switch scalar {
    case "{": return try group()
    case "}", "&", "^", "_", "$", "#", "'": throw MathProblem()
    case "0"..."9":
      position += 1
      return [.symbol(String(alphabet?.letter(scalar) ?? scalar), .ordinary)]
    case "\\" where isRowEnd(scalar, untilBracket: false): throw MathProblem()
    default:
      var nodes: [MathNode] = []
      try element(scalar, into: &nodes)
      return nodes
    }
  }

  /// An argument whose letters are of an alphabet.
  mutating func argument(in alphabet: MathAlphabet?) throws(MathProblem) -> [MathNode] {
    let outer = self.alphabet
    self.alphabet = alphabet
    defer { self.alphabet = outer }
    return try argument()
  }

  /// What stands in braces.
  mutating func group() throws(MathProblem) -> [MathNode] {
    try expect("{")
    let nodes = try row()
    try expect("}")
    return nodes
  }

  // MARK: - Elements

  private mutating func element(
    _ scalar: Unicode.Scalar, into nodes: inout [MathNode]
  ) throws(MathProblem) {
    switch scalar {
    case "^", "_", "'", "’": try scripts(onto: &nodes)
    case "{": nodes.append(.row(try group()))
    case "\\": try command(into: &nodes)
    case "#": throw MathProblem()
    case "~":
      position += 1
      nodes.append(.space(1))
    case _ where isBlank(scalar): blanks(into: &nodes)
    case _ where isDigit(scalar): nodes.append(number())
    default: nodes.append(sign(scalar))
    }
  }

  /// Blanks mean nothing in a formula, but between words that somebody wrote without `\text`.
  private mutating func blanks(into nodes: inout [MathNode]) {
    let start = position
    skipBlanks()
    guard let next = peek, isLetter(next), position < source.count else { return }
    let isWordAfter = position + 1 < source.count && isLetter(source[position + 1])
    let isWordBefore = start > 1 && isLetter(source[start - 1]) && isLetter(source[start - 2])
    let isCommandBefore = isWordBefore && isCommandName(endingAt: start)
    if isWordAfter ? !isCommandBefore || next == "d" : isWordBefore && !isCommandBefore {
      nodes.append(.space(0))
    }
  }

  private func isCommandName(endingAt end: Int) -> Bool {
    var start = end
    // No command has a longer name.
    while start > max(0, end - 24), isLetter(source[start - 1]) { start -= 1 }
    return start > 0 && source[start - 1] == "\\"
  }

  /// A number with its point and its groups of three digits: `1,000.5`.
  private mutating func number() -> MathNode {
    let start = position
    while let scalar = peek {
      if isDigit(scalar) {
        position += 1
      } else if scalar == ".", digits(after: position) > 0 {
        position += 1
      } else if scalar == ",", digits(after: position) == 3, digits(before: position) <= 3 {
        position += 1
      } else {
        break
      }
    }
    let digits = text(start..<position)
    return .symbol(alphabet?.text(digits) ?? digits, .ordinary)
  }

  private func digits(after offset: Int) -> Int {
    let following = source[(offset + 1)...].prefix(4)
    return following.prefix { isDigit($0) }.count
  }

  private func digits(before offset: Int) -> Int {
    let preceding = source[..<offset].suffix(4)
    return preceding.reversed().prefix { isDigit($0) }.count
  }

  private mutating func sign(_ scalar: Unicode.Scalar) -> MathNode {
    let next = position + 1 < source.count ? source[position + 1] : " "
    let previous = position > 0 ? source[position - 1] : " "
    position += 1
    switch scalar {
    case "-" where next == ">":
      position += 1
      return .symbol("→", .relation)
    case "-": return .symbol("−", .binary)
    case ":" where next == "=":
      position += 1
      return .symbol(":=", .relation)
    case ":" where isBlank(previous) && isBlank(next): return .symbol(":", .relation)
    case ":": return .symbol(":", isBlank(next) || next == "\\" ? .punctuation : .ordinary)
    default:
      let text = String(alphabet?.letter(scalar) ?? scalar)
      return .symbol(text, MathSymbols.kind(of: text))
    }
  }

  // MARK: - Scripts

  /// Reads everything that stands at the right of the last node.
  private mutating func scripts(onto nodes: inout [MathNode]) throws(MathProblem) {
    if case .space(0) = nodes.last { nodes.removeLast() }
    var base = MathNode.row([])
    if case .space = nodes.last {} else if let last = nodes.popLast() { base = last }
    var scripts = MathScripts()
    if case .scripted(let inner, let before) = base {
      guard before.primes == 0 else { throw MathProblem() }
      (base, scripts) = (inner, before)
    }
    while let scalar = peek {
      switch scalar {
      case "'", "’":
        guard scripts.primes < 16 else { throw MathProblem() }
        position += 1
        scripts.primes += 1
      case "^":
        guard scripts.above == nil else { throw MathProblem() }
        position += 1
        scripts.above = try argument(in: nil)
      case "_":
        guard scripts.below == nil else { throw MathProblem() }
        position += 1
        scripts.below = try argument(in: nil)
      default:
        // `x _ 1`, `\sum_i \limits^n`
        guard isBlank(scalar), let following = afterBlanks(),
          "^_".unicodeScalars.contains(following)
        else { return nodes.append(.scripted(base, scripts)) }
        skipBlanks()
      }
    }
    nodes.append(.scripted(base, scripts))
  }
}
