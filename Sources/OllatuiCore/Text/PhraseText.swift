/// The words of a phrase in one language, with names in braces for what is put in.
package struct PhraseText: Equatable, Sendable, ExpressibleByStringLiteral {
  /// What is said of exactly one, where the language has a form of its own for that.
  package var one: String?
  /// What is said of any number, or where nothing is counted.
  package var other: String

  /// Makes a text in the forms that a language has.
  package init(one: String? = nil, other: String) {
    self.one = one
    self.other = other
  }

  package init(stringLiteral text: String) {
    self.init(other: text)
  }

  /// The names in braces.
  package var placeholders: Set<String> {
    Set(PhraseText.names(in: other) + (one.map(PhraseText.names) ?? []))
  }

  /// The form for a number; nil: nothing is counted.
  func form(for count: Int?) -> String {
    count == 1 ? one ?? other : other
  }

  private static func names(in text: String) -> [String] {
    parts(of: text).compactMap(\.name).map(String.init)
  }

  /// A piece of a text: words as they are, and the name in braces behind them.
  struct Part: Equatable {
    var words: Substring
    var name: Substring?
  }

  /// Cuts a text at its names in braces.
  static func parts(of text: String) -> [Part] {
    var parts: [Part] = []
    var rest = text[...]
    // By bytes, which is several times as fast as by characters.
    while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
      let close = rest[open...].utf8.firstIndex(of: UInt8(ascii: "}"))
    {
      let name = rest[open..<close].dropFirst()
      parts.append(Part(words: rest[..<open], name: name))
      rest = rest[close...].dropFirst()
    }
    if !rest.isEmpty { parts.append(Part(words: rest)) }
    return parts
  }

  /// Puts values in the place of names; a name without a value stays as it stands.
  ///
  /// What is put in is not looked at again: braces in it are just text.
  static func filled(_ text: String, _ value: (Substring) -> String?) -> String {
    guard text.utf8.contains(UInt8(ascii: "{")) else { return text }
    return parts(of: text).reduce(into: "") { result, part in
      result += part.words
      guard let name = part.name else { return }
      result += value(name) ?? "{\(name)}"
    }
  }
}
