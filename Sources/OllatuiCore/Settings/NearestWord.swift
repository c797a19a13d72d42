/// The word that was probably meant: a beginning of one alone, or the one with the fewest slips.
///
/// A slip is a letter too many, too few, wrong, or swapped with the next; one in three letters
/// may be a slip. Upper and lower case are alike.
///
/// - Parameters:
///   - typed: what was typed; only words up to 40 letters are looked at.
///   - words: what there is.
/// - Returns: one of the words; nil where nothing comes near.
package func nearestWord(to typed: String, among words: [String]) -> String? {
  let typed = Array(typed.lowercased())
  guard typed.count > 1, typed.count <= 40 else { return nil }
  let beginnings = words.filter { $0.lowercased().starts(with: typed) }
  if beginnings.count == 1 { return beginnings.first }
  var best: (word: String, slips: Int)?
  for word in words {
    let slips = slipCount(typed, Array(word.lowercased()))
    if slips <= max(1, typed.count / 3), slips < best?.slips ?? .max { best = (word, slips) }
  }
  return best?.word
}

/// How many slips lie between two words (optimal string alignment).
private func slipCount(_ one: [Character], _ other: [Character]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...other.count)
  for (row, letter) in one.enumerated() {
    var current = [row + 1]
    for (column, otherLetter) in other.enumerated() {
      var cost = min(
        last[column] + (letter == otherLetter ? 0 : 1), last[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, letter == other[column - 1], one[row - 1] == otherLetter {
        cost = min(cost, beforeLast[column - 1] + 1)
      }
      current.append(cost)
    }
    (beforeLast, last) = (last, current)
  }
  return last[other.count]
}

/// A text of others in quotes, as a message can show it.
///
/// Control and format characters become `�`, and after 60 characters it ends in `…`.
package func quoted(_ text: some StringProtocol) -> String {
  let shown = text.prefix(60)
  let isCut = shown.endIndex != text.endIndex
  var result = "\""
  for scalar in shown.unicodeScalars.prefix(240) {
    result.unicodeScalars.append(scalar.isInvisible ? "\u{FFFD}" : scalar)
  }
  return result + (isCut ? "…\"" : "\"")
}

extension Unicode.Scalar {
  /// Whether it would act on the terminal or on the text around it instead of being seen.
  fileprivate var isInvisible: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: true
    default: false
    }
  }
}
