extension MathWriter {
  /// One node.
  func piece(of node: MathNode) throws(MathProblem) -> MathPiece {
    switch node {
    case .symbol(let text, let kind): return MathPiece(text, kind)
    case .word(let text): return word(text)
    case .row(let nodes): return try group(nodes)
    case .classed(let nodes, let kind):
      var piece = try row(nodes)
      (piece.first, piece.last) = (kind, kind)
      piece.isWord = false
      return piece
    case .scripted(.braced(let nodes), let scripts): return try noted(nodes, scripts)
    case .scripted(let base, let scripts): return try scripted(base, scripts)
    case .fraction(let upper, let lower): return try fraction(upper, lower)
    case .root(let index, let nodes): return try root(index, nodes)
    case .fenced(let open, let nodes, let close):
      return fenced(try row(nodes).box.fenced(open, close), open, close)
    case .accented(let accent, let nodes): return try accented(accent, nodes)
    case .braced(let nodes): return try group(nodes)
    case .arrow(let tail, let label, let head):
      return MathPiece(tail + (try script.row(label).text) + head, .relation)
    case .grid(let grid): return try piece(of: grid)
    case .space: return MathPiece("", .ordinary)
    }
  }

  private func word(_ text: String) -> MathPiece {
    var piece = MathPiece(
      text, text == "," || text == ";" ? .punctuation : .ordinary,
      binding: text.contains(" ") ? .sum : .atom)
    piece.isWord = text.count > 1
    return piece
  }

  /// What stood in braces: ordinary for what is around it.
  private func group(_ nodes: [MathNode]) throws(MathProblem) -> MathPiece {
    var piece = try row(nodes)
    let areOperators = piece.first.isOperator && piece.last.isOperator
    if !areOperators, !piece.isBracketed { (piece.first, piece.last) = (.ordinary, .ordinary) }
    return piece
  }

  // MARK: - Scripts

  private func scripted(
    _ base: MathNode, _ scripts: MathScripts
  ) throws(MathProblem) -> MathPiece {
    var piece = try piece(of: base)
    let primes = ["", "′", "″", "‴"]
    let prime =
      scripts.primes < primes.count
      ? primes[scripts.primes] : String(repeating: "′", count: scripts.primes)
    let below = try scriptText(scripts.below, mark: "_", small: MathSmall.below)
    let above = try scriptText(scripts.above, mark: "^", small: MathSmall.above)
    guard piece.box.isFlat else { return try tall(piece, below: below.text, above: above.text) }
    if below.text.isEmpty, let sign = Self.notedSigns[piece.text + above.text] {
      return MathPiece(sign, .relation)
    }
    if piece.binding > .atom, !piece.last.isOperator { piece = piece.bracketed() }
    var text = piece.text + prime
    // A power behind `x_μ` would read as one of the index; isotopes have their weight first.
    let isAboveFirst =
      below.endsOpen && !above.text.isEmpty && !above.endsOpen || piece.text.isEmpty
    text += isAboveFirst ? above.text + below.text : below.text + above.text
    piece.box = MathBox(text)
    if piece.first == .limit, !below.text.isEmpty { (piece.first, piece.last) = (.big, .big) }
    // Nobody takes an index for a part of what is around its base, as with a power.
    let isIndexed = above.text.isEmpty && prime.isEmpty && !below.endsOpen
    piece.binding = isIndexed && piece.first != .close ? .atom : .power
    piece.isWord = false
    piece.isDerivative = false
    piece.endsOpen = isAboveFirst || above.text.isEmpty ? below.endsOpen : above.endsOpen
    return piece
  }

  private static let notedSigns = [
    "=^def": "≝", "=ᵈᵉᶠ": "≝", "=^?": "≟", "=^△": "≜", "=^Δ": "≜",
  ]

  private func scriptText(
    _ nodes: [MathNode]?, mark: String, small: (String) -> String?
  ) throws(MathProblem) -> (text: String, endsOpen: Bool) {
    guard let nodes else { return ("", false) }
    let piece = try script.row(nodes)
    let text = piece.text
    if let small = small(text) { return (small, false) }
    let isPlain = text.unicodeScalars.allSatisfy { $0.isASCII && $0.properties.isAlphabetic }
    let isName =
      piece.isWord && text.allSatisfy { $0.isLetter || $0.isNumber } || isPlain && mark == "_"
    if isName || text.count == 1 { return (mark + text, true) }
    return (mark + (piece.isBracketed && text.first == "(" ? text : "(\(text))"), false)
  }

  /// Scripts at the corners of something of several lines.
  private func tall(
    _ base: MathPiece, below: String, above: String
  ) throws(MathProblem) -> MathPiece {
    var piece = base
    let count = base.box.lines.count
    var scripts = MathBox(lines: Array(repeating: "", count: count))
    scripts.baseline = base.box.baseline
    scripts.lines[0] = above
    scripts.lines[count - 1] += below
    piece.box = try MathBox(beside: [(0, base.box), (0, scripts)])
    piece.binding = .power
    return piece
  }

  /// What stands over or under a brace, with the words at it.
  private func noted(_ nodes: [MathNode], _ scripts: MathScripts) throws(MathProblem) -> MathPiece {
    let text = try flat.row(nodes).text
    let notes = [scripts.above, scripts.below].compactMap { $0 }
    let note = try flat.row(Array(notes.joined())).text
    var piece = MathPiece("{\(text): \(note)}", .open)
    piece.last = .close
    return piece
  }

  // MARK: - Fractions, roots and accents

  private func fraction(
    _ upper: [MathNode], _ lower: [MathNode]
  ) throws(MathProblem) -> MathPiece {
    let over = try flat.row(upper)
    let under = try flat.row(lower)
    guard !over.text.isEmpty, !under.text.isEmpty else { throw MathProblem() }
    let isDerivative =
      over.text.first.map { Self.differentials.contains($0) } ?? false
      && isDifferential(under.text)
    let lowerText = isDerivative ? under.text : under.text(atLeast: .call)
    var piece = MathPiece(
      over.text(atLeast: .product) + "/" + lowerText, .ordinary, binding: .quotient)
    piece.isDerivative =
      isDerivative && over.text.dropFirst().unicodeScalars.allSatisfy(MathSmall.isSmall)
    return piece
  }

  private static let differentials: Set<Character> = ["d", "∂", "δ", "Δ"]

  /// Whether a text is like `dx`, `∂wᵢ` or `dt²`.
  private func isDifferential(_ text: String) -> Bool {
    guard let sign = text.first, Self.differentials.contains(sign) else { return false }
    let rest = text.dropFirst()
    guard let letter = rest.first, letter.isLetter else { return false }
    return rest.dropFirst().unicodeScalars.allSatisfy(MathSmall.isSmall)
  }

  private func root(
    _ index: [MathNode]?, _ nodes: [MathNode]
  ) throws(MathProblem) -> MathPiece {
    let radicand = try flat.row(nodes)
    guard !radicand.text.isEmpty else { throw MathProblem() }
    let isBare = radicand.binding == .atom && (!radicand.isWord || radicand.isBracketed)
    let text = isBare ? radicand.text : "(\(radicand.text))"
    let degree = try script.row(index ?? []).text
    let sign: String
    switch degree {
    case "", "2": sign = "√"
    case "3": sign = "∛"
    case "4": sign = "∜"
    default:
      guard let small = MathSmall.above(degree) else {
        return MathPiece(
          "\(text)^(1/\(degree.count == 1 ? degree : "(\(degree))"))", .ordinary, binding: .power)
      }
      sign = small + "√"
    }
    // A power belongs to the root, not to what is under it.
    var piece = MathPiece(sign + text, .ordinary, binding: .power)
    piece.endsOpen = true
    return piece
  }

  private func accented(
    _ accent: MathAccent, _ nodes: [MathNode]
  ) throws(MathProblem) -> MathPiece {
    let body = try flat.row(nodes)
    let text = body.text
    guard let first = text.first else { throw MathProblem() }
    let rest = text.dropFirst()
    if rest.unicodeScalars.allSatisfy(MathSmall.isSmall) {
      return MathPiece(
        try marked(first, accent) + rest, .ordinary, binding: rest.isEmpty ? .atom : .power)
    }
    if accent.isForEach, text.utf8.count <= 64, text.allSatisfy({ $0.isLetter || $0.isNumber }) {
      var marked = ""
      for letter in text { marked += try self.marked(letter, accent) }
      return MathPiece(marked, .ordinary)
    }
    guard accent.mark != "\u{338}" else { throw MathProblem() }
    let names = ["widehat": "hat", "widetilde": "tilde", "overrightarrow": "vec"]
    let name = names[accent.name] ?? accent.name
    return MathPiece(
      name + (body.isBracketed && first == "(" ? text : "(\(text))"), .ordinary, binding: .call)
  }

  private func marked(_ letter: Character, _ accent: MathAccent) throws(MathProblem) -> String {
    var text = String(letter)
    // No cell carries more than four marks.
    guard text.unicodeScalars.count <= 4 else { throw MathProblem() }
    text.unicodeScalars.append(accent.mark)
    return text
  }
}
