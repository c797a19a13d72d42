import FaultServer

/// Answers made ready before they are sent, so that the server is no bottleneck.
enum Answers {
  /// The last word; no other text has its signs, so curses sends it in one piece.
  static let end = "=#=#="

  /// Words of prose; each tenth is a mark with its number, the last one says that it is over.
  static func words(_ count: Int, marks: Bool = true) -> [String] {
    tokens(count, of: .prose, marks: marks)
  }

  /// Tokens of a text over and over; the last one says that it is over.
  ///
  /// - Parameters:
  ///   - count: how many.
  ///   - kind: the text.
  ///   - depth: how many more go before them.
  ///   - marks: whether each tenth, from the depth on, is a mark with its number.
  /// - Returns: the tokens, those of the depth included.
  static func tokens(
    _ count: Int, of kind: TextKind, behind depth: Int = 0, marks: Bool = true
  ) -> [String] {
    let pieces = kind.pieces
    var tokens: [String] = kind.opening.isEmpty ? [] : [kind.opening]
    var isFenceOpen = !kind.opening.isEmpty
    var next = 0
    while tokens.count < depth + count - 1 {
      let number = tokens.count - depth
      if marks, number >= 0, number % 10 == 9 {
        tokens.append(mark(number) + " ")
        continue
      }
      let piece = pieces[next % pieces.count]
      if piece.hasPrefix("```") { isFenceOpen.toggle() }
      tokens.append(piece)
      next += 1
    }
    return tokens + [(isFenceOpen ? "\n```" : "") + "\n\n" + end]
  }

  /// Lines of a history, about so many of the screen, a line or a paragraph in each piece.
  static func history(_ count: Int, of kind: TextKind) -> [String] {
    var pieces: [String] = []
    if kind == .line {
      // The blanks at their ends keep them lines.
      for number in 0..<count {
        pieces.append("line \(number) of the history, which ends somewhere here  \n")
      }
    } else {
      let pass = kind.pieces.joined().split(separator: "\n", omittingEmptySubsequences: false)
      let lines = pass.dropLast().map { String($0) + "\n" }
      for number in 0..<count / lines.count { pieces += ["Chapter \(number)\n\n"] + lines }
    }
    return pieces + ["\n" + end]
  }

  static func mark(_ number: Int) -> String {
    "MK" + String(repeating: "0", count: max(0, 6 - "\(number)".count)) + "\(number)"
  }

  static func bytes(_ words: [String]) -> [UInt8] {
    words.flatMap(chunk)
  }

  /// One word as the server sends it.
  static func chunk(_ word: String) -> [UInt8] {
    guard case .text(let text) = Step.chat(word, model: "bench:latest") else { return [] }
    return Array(text.utf8)
  }

  /// An answer at full speed.
  static func whole(_ words: [String]) -> [Step] {
    [.head(), .bytes(bytes(words)), .done(), .end]
  }

  /// Words at a pace, after others at full speed.
  static func paced(
    _ words: [String], perSecond rate: Int, after first: [String] = [], _ log: PaceLog
  ) -> [Step] {
    [.head(), .bytes(bytes(first))]
      + [.paced(words.map(chunk), every: .seconds(1) / rate, log), .done(), .end]
  }
}
