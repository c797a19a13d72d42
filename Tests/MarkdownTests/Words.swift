import Markdown
import TextUI

/// How often each letter stands in a text, as it is read by people: without the strokes through it.
func letters(_ text: String) -> [Unicode.Scalar: Int] {
  text.unicodeScalars.reduce(into: [:]) { counts, scalar in
    if scalar.properties.isAlphabetic { counts[scalar, default: 0] += 1 }
  }
}

/// The words of a text with how often they occur, without the marks over and below letters: the
/// screen has some of them in another form.
func words(_ text: String) -> [String: Int] {
  var counts: [String: Int] = [:]
  var word = ""
  for scalar in text.unicodeScalars where scalar.properties.generalCategory != .nonspacingMark {
    if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
      // The last sign of a Thai word may be a vowel that consists of a mark and another vowel.
      word.unicodeScalars.append(scalar == "\u{E33}" ? "\u{E32}" : scalar)
    } else if !word.isEmpty {
      counts[word, default: 0] += 1
      word = ""
    }
  }
  if !word.isEmpty { counts[word, default: 0] += 1 }
  return counts
}

/// What of one count is not in another, as a sorted list.
func missing<Key: Hashable & Comparable>(_ wanted: [Key: Int], in found: [Key: Int]) -> [Key] {
  wanted.filter { $0.value > found[$0.key, default: 0] }.keys.sorted()
}

/// The words of a text that are not drawn, however markup joins them with others.
func lostWords(_ text: String) -> [String] {
  let lines = drawn(text, LayoutOptions(columns: 5000)).map(\.text)
  let letters = words(lines.joined(separator: "\n")).keys.sorted().joined(separator: " ")
  return words(text).keys.filter { !letters.contains($0) }.sorted()
}
