import TextUI

extension CodeLexer {
  /// Paints the word that begins at the place.
  mutating func paintWord() {
    let mode = mode
    guard let table = mode.words else { return }
    let bit: UInt8 = grammar.definition.ignoresCase ? 0x20 : 0
    var hash = CodeWords.noHash
    var hasSmall = false
    var end = place
    while end < line.count, mode.wordRest.contains(line[end]) {
      let isLarge = line[end] &- UInt8(ascii: "A") < 26
      hasSmall = hasSmall || line[end] &- UInt8(ascii: "a") < 26 || line[end] >= 0x80
      hash = CodeWords.hash(hash, isLarge ? line[end] | bit : line[end])
      end += 1
    }
    // A set of assignment may stand there instead, as in `a!=b`.
    if end < line.count, mode.wordEnd.contains(line[end]),
      end + 1 == line.count || line[end + 1] != UInt8(ascii: "=")
    {
      hash = CodeWords.hash(hash, line[end])
      end += 1
    }
    let isCalled = end < line.count && line[end] == UInt8(ascii: "(")
    let isMember = mode.hasMembers && isAfterFullStop
    let slot =
      isMember ? nil : grammar.words[table].slot(line[place..<end], hash: hash, ignoring: bit)
    var role = slot?.role
    if role == nil {
      role = expected ?? self.role(to: end, mode, isCalled: isCalled, hasSmall: hasSmall)
    }
    if let slot {
      // In `enum class` the second word goes on with what the first began.
      expected = slot.introduces ?? (slot.role == nil ? nil : expected)
    } else {
      expected = nil
    }
    isAfterOperand = role != .codeKeyword
    paint(to: end, role ?? mode.role)
  }

  /// The role of a word that is in no list.
  private func role(to end: Int, _ mode: CodeGrammar.Mode, isCalled: Bool, hasSmall: Bool) -> Role?
  {
    if isCalled, mode.calls == .first { return .codeFunction }
    var first = place
    while first < end, line[first] == UInt8(ascii: "_") { first += 1 }
    if first < end, line[first] &- UInt8(ascii: "A") < 26 {
      if mode.hasCapitalConstants, !hasSmall, end - first > 1 {
        return isCalled && mode.calls != .none ? .codeFunction : .codeConstant
      }
      if mode.hasCapitalTypes { return .codeType }
    }
    return isCalled && mode.calls != .none ? .codeFunction : nil
  }

  /// Whether the word belongs to what stands before a full stop; a range has two of them.
  private var isAfterFullStop: Bool {
    guard place > 0, line[place - 1] == UInt8(ascii: ".") else { return false }
    return place == 1 || line[place - 2] != UInt8(ascii: ".")
  }
}
