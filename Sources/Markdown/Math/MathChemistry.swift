/// A chemical formula as `\ce` has it: `2H2 + O2 -> 2H2O`, `SO4^2-`.
struct MathChemistry {
  private let source: [Unicode.Scalar]
  private var position = 0
  private var text = ""

  /// Takes what stands in the braces.
  init(_ source: String) {
    self.source = Array(source.unicodeScalars)
  }

  /// The formula as one word, unless something is in it that only LaTeX could set.
  func node() throws(MathProblem) -> MathNode {
    var reading = self
    while reading.position < source.count { try reading.step() }
    return .word(reading.text)
  }

  private mutating func step() throws(MathProblem) {
    let scalar = source[position]
    for (written, arrow) in Self.arrows where starts(with: written) {
      position += written.unicodeScalars.count
      while text.last == " " { text.removeLast() }
      text += " \(arrow) "
      skipBlanks()
      return
    }
    position += 1
    switch scalar {
    case "\\", "$", "{", "}": throw MathProblem()
    case "^" where isAlone: text += "↑"
    case "v" where isAlone && text.last == " ": text += "↓"
    case "^": text += small(argument(), by: MathSmall.above, mark: "^")
    case "_": text += small(argument(), by: MathSmall.below, mark: "_")
    case "0"..."9":
      let isCount = text.last.map { $0.isLetter || ")]".contains($0) } ?? false
      let digits = String(scalar) + run { $0.properties.numericType == .decimal }
      text += isCount ? small(digits, by: MathSmall.below, mark: "_") : digits
    case "+", "-": appendSign(scalar)
    case "*": text += "·"
    default: text.unicodeScalars.append(scalar)
    }
  }

  private static let arrows = [
    ("<=>", "⇌"), ("<->", "↔"), ("->", "→"), ("<-", "←"),
  ]

  /// Whether a part ends here.
  private var isAlone: Bool { position == source.count || source[position] == " " }

  /// A charge behind a letter at the end of a part, else a sign between parts.
  private mutating func appendSign(_ sign: Unicode.Scalar) {
    if isAlone, let last = text.last, last != " " {
      text += sign == "+" ? "⁺" : "⁻"
    } else {
      text += sign == "+" ? "+" : "−"
    }
  }

  private func small(_ plain: String, by form: (String) -> String?, mark: String) -> String {
    let signed = plain.replacing("-", with: "−")
    return form(signed) ?? "\(mark)(\(signed))"
  }

  private mutating func argument() -> String {
    guard position < source.count, source[position] == "{" else {
      return run { $0.isASCII && ("0"..."9" ~= $0 || $0 == "+" || $0 == "-") }
    }
    position += 1
    let inside = run { $0 != "}" }
    position = min(position + 1, source.count)
    return inside
  }

  private mutating func run(while isPart: (Unicode.Scalar) -> Bool) -> String {
    var run = String.UnicodeScalarView()
    while position < source.count, isPart(source[position]) {
      run.append(source[position])
      position += 1
    }
    return String(run)
  }

  private func starts(with written: String) -> Bool {
    source[position...].starts(with: written.unicodeScalars)
  }

  private mutating func skipBlanks() {
    while position < source.count, source[position] == " " { position += 1 }
  }
}
