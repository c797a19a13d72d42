extension MathParser {
  /// The next scalar, if there is one.
  var peek: Unicode.Scalar? { position < source.count ? source[position] : nil }

  /// Goes one level deeper, down to the limit.
  mutating func enter() throws(MathProblem) {
    guard depth < Self.depthLimit else { throw MathProblem() }
    depth += 1
  }

  /// Takes a scalar that must stand here.
  mutating func expect(_ scalar: Unicode.Scalar) throws(MathProblem) {
    guard peek == scalar else { throw MathProblem() }
    position += 1
  }

  mutating func skipBlanks() {
    while let scalar = peek, isBlank(scalar) { position += 1 }
  }

  /// The first scalar behind blanks.
  func afterBlanks() -> Unicode.Scalar? {
    source[position...].first { !isBlank($0) }
  }

  func text(_ range: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: source[range])
    return String(text)
  }

  /// The command that begins here, without its backslash: letters, or one other scalar.
  ///
  /// Empty where none begins.
  func commandName() -> String {
    guard peek == "\\" else { return "" }
    let start = position + 1
    var end = start
    while end < source.count, isLetter(source[end]) { end += 1 }
    return text(start..<(end == start ? min(start + 1, source.count) : end))
  }

  func isRowEnd(_ scalar: Unicode.Scalar, untilBracket: Bool) -> Bool {
    switch scalar {
    case "}", "&", "$": true
    case "]": untilBracket
    case "\\":
      switch position + 1 < source.count ? source[position + 1] : "\\" {
      case "\\": true
      case "r", "e", "c", "n": ["right", "end", "cr", "newline"].contains(commandName())
      default: false
      }
    default: false
    }
  }

  func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "\t", "\n", "\r", "\u{A0}", "\u{3000}": true
    default: false
    }
  }

  func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0x00...0x1F, 0x7F...0x9F: true
    default: false
    }
  }

  func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    (scalar.value | 0x20) &- 0x61 < 26
  }

  func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value &- 0x30 < 10
  }
}
