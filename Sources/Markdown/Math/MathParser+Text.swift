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
    while let scalar = peek, scalar != "}" {
      if let part = textScalar(scalar) {
        // Blanks within a text are part of it, one for several.
        if part != " " || word.last != " " { word.append(part) }
        if word.elementsEqual([" "]) { Self.endWord(&word, in: &nodes) }
      } else {
        Self.endWord(&word, in: &nodes)
        try textElement(scalar, into: &nodes)
      }
    }
    Self.endWord(&word, in: &nodes)
    try expect("}")
    return nodes
  }

  /// Blanks at the ends of a text stand between it and others.
  private static func endWord(_ word: inout String.UnicodeScalarView, in nodes: inout [MathNode]) {
    let endsBlank = word.last == " "
    if endsBlank { word.removeLast() }
    if !word.isEmpty { nodes.append(.word(String(word))) }
    if endsBlank { nodes.append(.space(1)) }
    word = String.UnicodeScalarView()
  }

  /// Takes what stands for a scalar of the text itself, if something does.
  private mutating func textScalar(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "{", "$": return nil
    case "\\": return escapedInText()
    default:
      position += 1
      return scalar == "~" || isBlank(scalar) ? " " : scalar
    }
  }

  /// Takes a part of a text that is not text: a formula, a command, or braces.
  private mutating func textElement(
    _ scalar: Unicode.Scalar, into nodes: inout [MathNode]
  ) throws(MathProblem) {
    switch scalar {
    case "{": nodes += try uprightArgument()
    case "$":
      position += 1
      nodes.append(.row(try row()))
      try expect("$")
    default: try command(into: &nodes)
    }
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
