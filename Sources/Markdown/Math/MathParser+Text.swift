extension MathParser {
  /// Upright text in braces, with its blanks and the formulas in it.
  mutating func uprightText() throws(MathProblem) -> [MathNode] {
    skipBlanks()
    guard peek == "{" else { return try argument() }
    return try uprightArgument()
  }

  /// The same where braces must stand.
  mutating func uprightArgument() throws(MathProblem) -> [MathNode] {
    skipBlanks()
    try expect("{")
    try enter()
    defer { depth -= 1 }
    var nodes: [MathNode] = []
    var word = String.UnicodeScalarView()
    func endWord() {
      let endsBlank = word.last == " "
      if endsBlank { word.removeLast() }
      if !word.isEmpty { nodes.append(.word(String(word))) }
      if endsBlank { nodes.append(.space(1)) }
      word = String.UnicodeScalarView()
    }
    while let scalar = peek, scalar != "}" {
      switch scalar {
      case "{":
        endWord()
        nodes += try uprightArgument()
      case "$":
        endWord()
        position += 1
        nodes.append(.row(try row()))
        try expect("$")
      case "\\":
        if let escaped = escapedInText() {
          word.append(escaped)
        } else {
          endWord()
          try command(into: &nodes)
        }
      case _ where scalar == "~" || isBlank(scalar):
        position += 1
        if word.last != " " { word.append(" ") }
        if word.count == 1 { endWord() }
      default:
        position += 1
        word.append(scalar)
      }
    }
    endWord()
    try expect("}")
    return nodes
  }

  /// A sign that text must write with a backslash.
  private mutating func escapedInText() -> Unicode.Scalar? {
    guard position + 1 < source.count else { return nil }
    let scalar = source[position + 1]
    guard "%$#&_{}".unicodeScalars.contains(scalar) || isBlank(scalar) else { return nil }
    position += 2
    return isBlank(scalar) ? " " : scalar
  }

  /// Passes over what stands in braces, whatever it is; or over one word without braces.
  mutating func skipBraces() throws(MathProblem) {
    skipBlanks()
    if peek == "{" {
      _ = try rawBraces()
    } else {
      while let scalar = peek, isDigit(scalar) || isLetter(scalar) || scalar == "." || scalar == "-"
      { position += 1 }
    }
  }

  /// What stands in braces, as it was written.
  mutating func rawBraces() throws(MathProblem) -> String {
    skipBlanks()
    try expect("{")
    let start = position
    var open = 1
    while let scalar = peek {
      switch scalar {
      case "\\": position += 1
      case "{": open += 1
      case "}": open -= 1
      default: break
      }
      position = min(position + 1, source.count)
      if open == 0 { return text(start..<position - 1) }
    }
    throw MathProblem()
  }
}
