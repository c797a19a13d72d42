extension MathParser {
  /// Reads a command and what belongs to it.
  mutating func command(into nodes: inout [MathNode]) throws(MathProblem) {
    let name = commandName()
    position += 1 + name.unicodeScalars.count
    guard !name.isEmpty else { throw MathProblem() }
    if let sign = MathSymbols.signs[name] {
      return nodes.append(.symbol(sign, MathSymbols.kind(of: sign)))
    }
    guard let command = MathCommand.table[name] else {
      guard name == "\n" else { throw MathProblem() }
      return nodes.append(.space(1))
    }
    if try !written(command, into: &nodes) { try structure(command, into: &nodes) }
  }

  /// The commands that are letters, signs, blanks or nothing.
  private mutating func written(
    _ command: MathCommand, into nodes: inout [MathNode]
  ) throws(MathProblem) -> Bool {
    switch command {
    case .symbol(let text, let kind): nodes.append(.symbol(text, kind))
    case .text: nodes += try uprightText()
    case .roman: nodes.append(Self.word(try argument()))
    case .function:
      let isStarred = peek == "*"
      if isStarred { position += 1 }
      nodes.append(.classed([Self.word(try argument())], isStarred ? .limit : .function))
    case .alphabet(let alphabet): nodes.append(.row(try argument(in: alphabet)))
    case .kept: nodes.append(.row(try argument()))
    case .classed(let kind): nodes.append(.classed([Self.word(try argument())], kind))
    case .space(let columns): nodes.append(.space(columns))
    case .dropped(let count):
      for _ in 0..<count { try skipBraces() }
    case .spaceOfArgument:
      if peek == "*" { position += 1 }
      try skipBraces()
      nodes.append(.space(1))
    case .tag:
      if peek == "*" { position += 1 }
      nodes += [.space(4), .fenced("(", try uprightArgument(), ")")]
    default: return false
    }
    return true
  }

  /// The commands that put their arguments somewhere.
  private mutating func structure(
    _ command: MathCommand, into nodes: inout [MathNode]
  ) throws(MathProblem) {
    switch command {
    case .accent(let accent): nodes.append(.accented(accent, try argument()))
    case .fraction: nodes.append(.fraction(try argument(), try argument()))
    case .binomial: nodes += [Self.binomial(try argument(), try argument()), .space(1)]
    case .over: nodes = [.fraction(nodes, try row())]
    case .choose: nodes = [Self.binomial(nodes, try row())]
    case .root: nodes.append(.root(try optionalArgument(), try argument()))
    case .left: nodes.append(try fenced())
    case .sized:
      let sign = try delimiter()
      nodes.append(.symbol(sign, MathSymbols.kind(of: sign)))
    case .fenced(let open, let close):
      if peek == "*" { position += 1 }
      nodes.append(.fenced(open, try argument(), close))
    case .brace: nodes.append(.braced(try argument()))
    case .arrow(let tail, let head): nodes.append(try arrow(tail, head))
    case .stacked(let isAbove):
      let script = try argument()
      let base = try argument()
      let scripts = MathScripts(
        below: isAbove ? nil : script, above: isAbove ? script : nil)
      nodes.append(.scripted(base.count == 1 ? base[0] : .row(base), scripts))
    case .not: nodes.append(Self.negated(try argument()))
    case .modulus(let word):
      let start: [MathNode] = word.isEmpty ? [] : [.word(word), .space(1)]
      nodes += [.space(1), .fenced("(", start + (try argument()), ")")]
    case .substack: nodes.append(.grid(try substack()))
    case .chemistry: nodes.append(try MathChemistry(try rawBraces()).node())
    case .begin: nodes.append(try environment())
    default: throw MathProblem()
    }
  }

  // MARK: - Brackets

  /// What stands between `\left` and `\right`.
  private mutating func fenced() throws(MathProblem) -> MathNode {
    let open = try delimiter()
    let inside = try row()
    guard commandName() == "right" else { throw MathProblem() }
    position += "\\right".unicodeScalars.count
    return .fenced(open, inside, try delimiter())
  }

  /// A bracket as a word; empty for `.`.
  private mutating func delimiter() throws(MathProblem) -> String {
    skipBlanks()
    guard let scalar = peek else { throw MathProblem() }
    switch scalar {
    case "\\":
      let name = commandName()
      position += 1 + name.unicodeScalars.count
      if let sign = MathSymbols.signs[name], sign.unicodeScalars.count == 1 { return sign }
      guard case .symbol(let sign, _)? = MathCommand.table[name], sign == "|" || sign == "‖" else {
        throw MathProblem()
      }
      return sign
    case "(", ")", "[", "]", "|", "/", "⟨", "⟩", "‖", "⌊", "⌋", "⌈", "⌉":
      position += 1
      return String(scalar)
    case "<", ">", ".":
      position += 1
      return scalar == "." ? "" : scalar == "<" ? "⟨" : "⟩"
    default: throw MathProblem()
    }
  }

  /// What stands in brackets right behind a command, if they are there.
  mutating func optionalArgument() throws(MathProblem) -> [MathNode]? {
    guard afterBlanks() == "[" else { return nil }
    skipBlanks()
    position += 1
    let nodes = try row(untilBracket: true)
    try expect("]")
    return nodes
  }

  private mutating func arrow(_ tail: String, _ head: String) throws(MathProblem) -> MathNode {
    let below = try optionalArgument()
    let above = try argument()
    guard let below, !below.isEmpty else { return .arrow(tail, above, head) }
    let label = above.isEmpty ? below : above + [.symbol(";", .punctuation), .space(1)] + below
    return .arrow(tail, label, head)
  }

  // MARK: - Making nodes

  private static func binomial(_ upper: [MathNode], _ lower: [MathNode]) -> MathNode {
    .row([
      .symbol("C", .ordinary), .fenced("(", upper + [.symbol(",", .punctuation)] + lower, ")"),
    ])
  }

  /// Letters that stand for a word, where that is all there is.
  private static func word(_ nodes: [MathNode]) -> MathNode {
    var word = ""
    for node in nodes {
      guard case .symbol(let letter, .ordinary) = node else { return .row(nodes) }
      word += letter
    }
    return nodes.count > 1 ? .word(word) : .row(nodes)
  }

  private static func negated(_ nodes: [MathNode]) -> MathNode {
    guard nodes.count == 1, case .symbol(let sign, let kind) = nodes[0] else { return .row(nodes) }
    let known = [
      "=": "≠", "∈": "∉", "∋": "∌", "⊂": "⊄", "⊃": "⊅", "⊆": "⊈", "⊇": "⊉", "≡": "≢", "∼": "≁",
      "≃": "≄", "≅": "≇", "≈": "≉", "<": "≮", ">": "≯", "≤": "≰", "≥": "≱", "∃": "∄", "∥": "∦",
      "|": "∤", "→": "↛", "⇒": "⇏", "⇔": "⇎", "⊢": "⊬", "⊨": "⊭",
    ]
    return .symbol(known[sign] ?? sign + "\u{338}", kind)
  }
}
