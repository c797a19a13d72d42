/// Writes a tree as text, with the blanks that TeX would set.
struct MathWriter {
  /// Whether environments may take several lines.
  var isBlock: Bool
  /// Whether this is a script, where operators have no blanks.
  var isScript = false

  /// The whole formula.
  func formula(_ grid: MathGrid) throws(MathProblem) -> MathPiece {
    if grid.rows.count == 1, grid.rows[0].count == 1 { return try row(grid.rows[0][0]) }
    return try piece(of: grid)
  }

  /// Nodes side by side.
  ///
  /// - Parameters:
  ///   - nodes: What stands in the row.
  ///   - hasLeftSide: Whether something stands before it, as in the second cell of a pair; then a
  ///     sign at its start is an operator.
  /// - Returns: One piece of all of them.
  /// - Throws: Where some part has no plain form, or is too large.
  func row(_ nodes: [MathNode], hasLeftSide: Bool = false) throws(MathProblem) -> MathPiece {
    var pieces: [MathPiece] = []
    var gap = 0
    var isApart = false
    for node in nodes {
      if case .space(let columns) = node {
        gap = max(gap, columns)
        isApart = isApart || columns == 0
        continue
      }
      var piece = try piece(of: node)
      piece.gap = gap
      piece.isApart = isApart
      pieces.append(piece)
      (gap, isApart) = (0, false)
    }
    resolve(&pieces, hasLeftSide: hasLeftSide)
    dropGapsInBrackets(&pieces)
    settleQuotients(&pieces)
    return try joined(pieces)
  }

  /// The same writer where only one line has place.
  var flat: MathWriter { MathWriter(isBlock: false, isScript: isScript) }

  /// The same writer for scripts.
  var script: MathWriter { MathWriter(isBlock: false, isScript: true) }

  // MARK: - What a sign is beside its neighbours

  private func resolve(_ pieces: inout [MathPiece], hasLeftSide: Bool) {
    var previous: MathClass? = hasLeftSide ? .ordinary : nil
    var openBars = 0
    for index in pieces.indices {
      let hasOperand = previous == .ordinary || previous == .close
      switch pieces[index].first {
      case .bar:
        let opens = !hasOperand
        let closes = !opens && openBars > 0
        openBars += opens ? 1 : closes ? -1 : 0
        pieces[index].first = opens ? .open : closes ? .close : .ordinary
        pieces[index].last = pieces[index].first
      case .binary where !hasOperand:
        pieces[index].first = .prefix
        pieces[index].last = .prefix
      case .binary where index + 1 < pieces.count:
        let next = pieces[index + 1].first
        guard next == .relation || next == .close || next == .punctuation else { break }
        pieces[index].first = .ordinary
        pieces[index].last = .ordinary
      default: break
      }
      previous = pieces[index].last
    }
  }

  /// Blanks that authors set inside of brackets and before commas only fit TeX's letters.
  private func dropGapsInBrackets(_ pieces: inout [MathPiece]) {
    for index in pieces.indices {
      let isAfterOpen = index > 0 && pieces[index - 1].last == .open
      let isBeforeClose = pieces[index].first == .close || pieces[index].first == .punctuation
      if index == 0 || isAfterOpen || isBeforeClose { pieces[index].gap = 0 }
    }
  }

  /// Sets quotients apart from a factor beside them, with brackets where blanks do not do it.
  private func settleQuotients(_ pieces: inout [MathPiece]) {
    for index in pieces.indices where pieces[index].binding == .quotient {
      let left = index > 0 && pieces[index].gap < 2 ? pieces[index - 1] : nil
      let right = index + 1 < pieces.count ? pieces[index + 1] : nil
      let isArgument = left?.last == .function || left?.last == .limit
      let isFactorAtLeft = left?.last == .ordinary || left?.last == .close
      let isFactorAtRight =
        switch right?.first {
        case .ordinary, .open, .function, .limit, .big:
          // What a number counts is no factor: `π/2 rad`.
          (right?.gap ?? 0) < (right?.isWord ?? false ? 1 : 2)
        default: false
        }
      settleQuotient(
        at: index, of: &pieces, left: isFactorAtLeft ? left : nil, hasRight: isFactorAtRight,
        isArgument: isArgument)
    }
  }

  private func settleQuotient(
    at index: Int, of pieces: inout [MathPiece], left: MathPiece?, hasRight: Bool, isArgument: Bool
  ) {
    let piece = pieces[index]
    let endsClosed = piece.isDerivative || piece.text.last == ")"
    let isAfterNumber = left?.text.unicodeScalars.last?.properties.numericType == .decimal
    if let small = Self.smallFractions[piece.text], isAfterNumber || hasRight && left == nil,
      !isArgument
    {
      pieces[index].box = MathBox(small)
      pieces[index].binding = .atom
    } else if isArgument || hasRight && !endsClosed || left?.isBracketed ?? false {
      pieces[index] = piece.bracketed()
      // `x(a/b)` would be read as a function of its argument.
      if left?.text.last?.isLetter ?? false { pieces[index].gap = max(1, piece.gap) }
    } else {
      // From left to right, `x a/b y` is right; a blank keeps the factors of `a` together.
      if left != nil { pieces[index].gap = max(1, piece.gap) }
      if hasRight { pieces[index + 1].gap = max(1, pieces[index + 1].gap) }
    }
  }

  private static let smallFractions = [
    "1/2": "½", "1/3": "⅓", "2/3": "⅔", "1/4": "¼", "3/4": "¾", "1/5": "⅕", "1/6": "⅙", "1/8": "⅛",
  ]

  // MARK: - Putting pieces together

  private func joined(_ pieces: [MathPiece]) throws(MathProblem) -> MathPiece {
    if pieces.count == 1 { return pieces[0] }
    guard let first = pieces.first, let last = pieces.last else { return MathPiece("", .ordinary) }
    let gaps = [0] + zip(pieces, pieces.dropFirst()).map { naturalGap(between: $0, and: $1) }
    let parts = zip(gaps, pieces).map { (gap: max($0, $1.gap), box: $1.box) }
    var row = MathPiece(
      try MathBox(beside: parts), first.first, binding: binding(of: pieces, gaps: gaps))
    row.last = last.last
    row.endsOpen = last.endsOpen
    return row
  }

  private func naturalGap(between left: MathPiece, and right: MathPiece) -> Int {
    switch (left.last, right.first) {
    case (.open, _), (_, .close), (_, .punctuation): 0
    case (.relation, .relation): 0
    case (.relation, _), (_, .relation): isScript ? 0 : 1
    case (.binary, _): isScript && !left.endsInLetter ? 0 : 1
    case (_, .binary): isScript && !right.startsWithLetter ? 0 : 1
    case (.punctuation, _): isScript ? 0 : 1
    case (.prefix, _): 0
    case (.function, .open), (.limit, .open): left.text.last == ")" ? 1 : 0
    case (.function, _), (.limit, _), (.big, _): 1
    case (_, .function), (_, .limit), (_, .big): left.box.isFlat && left.text.isEmpty ? 0 : 1
    default: wordGap(between: left, and: right)
    }
  }

  /// Keeps words from running into what stands beside them.
  private func wordGap(between left: MathPiece, and right: MathPiece) -> Int {
    if !left.box.isFlat, !right.box.isFlat { return 1 }
    guard left.box.isFlat, right.box.isFlat, right.startsWithLetter else { return 0 }
    if right.isApart, left.last == .ordinary || left.last == .close { return 1 }
    if left.isWord, let last = left.text.last, ":;,.".contains(last) { return 1 }
    guard left.endsInLetter else { return 0 }
    if left.endsOpen { return 1 }
    // A formula of chemistry has words behind scripts, `CH₃COOH`.
    let hasScripts = left.text.unicodeScalars.last.map(MathSmall.isSmall) ?? false
    return left.isWord ? (right.isWord ? 0 : 1) : right.isWord && !hasScripts ? 1 : 0
  }

  private func binding(of pieces: [MathPiece], gaps: [Int]) -> MathPiece.Binding {
    var depth = 0
    var units = 0
    var endsInGroup = false
    var hasFactorial = false
    for (piece, gap) in zip(pieces, gaps) {
      if depth == 0 {
        switch piece.first {
        case .relation, .binary, .punctuation: return .sum
        default: if gap > 0 { return .sum }
        }
        if piece.text == "!", piece.box.isFlat {
          hasFactorial = true
        } else {
          if hasFactorial { return .product }
          units += 1
          endsInGroup = piece.first == .open
        }
      }
      if piece.first == .open { depth += 1 }
      if piece.last == .close { depth = max(0, depth - 1) }
    }
    guard depth == 0, pieces[0].first != .prefix else { return .product }
    if units == 1 { return pieces.last?.binding == .power ? .power : .atom }
    let isCall = units == 2 && endsInGroup && pieces[0].first != .open
    return isCall ? .call : .product
  }
}
