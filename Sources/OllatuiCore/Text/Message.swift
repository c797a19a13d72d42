/// A phrase and what is put in, before a language is chosen for it.
package struct Message: Equatable, Sendable {
  /// What can be put in.
  package enum Value: Equatable, Sendable, ExpressibleByStringLiteral {
    /// A text as it is.
    case text(String)
    /// Words in a row, with the language's own mark between them.
    case list([String])
    /// Another phrase.
    indirect case message(Message)

    package init(stringLiteral text: String) {
      self = .text(text)
    }
  }

  package let phrase: Phrase
  package let values: [Placeholder: Value]

  /// Makes a message that is still to be put into words.
  package init(_ phrase: Phrase, _ values: [Placeholder: Value] = [:]) {
    self.phrase = phrase
    self.values = values
  }
}
