@testable import OllatuiCore

extension Strings {
  /// A language of ideographs alone: a letter of the alphabet that is still on the screen came past
  /// the tables of texts.
  static let pseudo = Strings(
    language: "x-pseudo",
    texts: Dictionary(
      uniqueKeysWithValues: rows.map { row in
        (row.key, PhraseText(other: ideographs(row.english.other)))
      }))

  private static func ideographs(_ text: String) -> String {
    PhraseText.parts(of: text).reduce(into: "") { result, part in
      result += String(part.words.map { $0.isASCII && $0.isLetter ? "文" : $0 })
      if let name = part.name { result += "{\(name)}" }
    }
  }
}
