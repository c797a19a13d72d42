import Transcript

/// The texts of the program in one language; English is in the code and counts where a language
/// has none.
///
/// Every text is safe to draw: whoever makes a table sees to that (`StringsFile`).
package struct Strings: Equatable, Sendable {
  /// The language, named as its file is: `en`, `zh-Hans`.
  package let language: String
  /// By section and key, such as `status.ready` and `commands.retry`; what is not here is English.
  private let texts: [String: PhraseText]

  /// English as it is in the code.
  package static let english = Strings(language: "en", texts: [:])

  /// Makes the texts of a language.
  package init(language: String, texts: [String: PhraseText]) {
    self.language = language
    self.texts = texts
  }

  // MARK: - Phrases

  /// What a phrase says, with values in the place of its names.
  package func callAsFunction(_ phrase: Phrase, _ values: [Placeholder: String] = [:]) -> String {
    text(phrase.rawValue, phrase.english, count: nil, values)
  }

  /// What a phrase says of a number, which is its `{count}`, with other values beside it.
  package func callAsFunction(
    _ phrase: Phrase, count: Int, _ values: [Placeholder: String] = [:]
  ) -> String {
    text(phrase.rawValue, phrase.english, count, values)
  }

  /// What is said of a model's window, with values in the place of its names; a number is its
  /// `{count}`.
  func callAsFunction(
    _ text: WindowText, count: Int? = nil, _ values: [Placeholder: String] = [:]
  ) -> String {
    self.text(text.rawValue, text.english, count, values)
  }

  /// What is said of what is kept, with values in the place of its names; a number is its `{count}`.
  package func callAsFunction(
    _ text: KeptText, count: Int? = nil, _ values: [Placeholder: String] = [:]
  ) -> String {
    self.text(text.rawValue, text.english, count, values)
  }

  /// What a key does.
  func callAsFunction(_ label: KeyLabel) -> String {
    text(label.rawValue, label.english, count: nil, [:])
  }

  /// What the sample of a theme says, with values in the place of its names.
  func sample(_ sample: SampleText, _ values: [Placeholder: String] = [:]) -> String {
    text(sample.rawValue, sample.english, count: nil, values)
  }

  /// What a text of the statistics pane says, with values in the place of its names.
  ///
  /// The count chooses the form, where it has one for exactly one; it is given among the values too.
  package subscript(
    _ term: Term, _ values: [Placeholder: String] = [:], of count: Int? = nil
  ) -> String {
    text(term.rawValue, term.english, count: count, values)
  }

  /// A message in words.
  package func callAsFunction(_ message: Message) -> String {
    self(message.phrase, message.values.mapValues(text))
  }

  /// Words in a row, as a language lists them.
  package func list(_ words: [String]) -> String {
    words.joined(separator: self(.listSeparator))
  }

  /// What is said of a number, where there is one, which is among the values too.
  private func text(
    _ key: String, _ english: PhraseText, _ count: Int?, _ values: [Placeholder: String]
  ) -> String {
    let number = count.map { [Placeholder.count: String($0)] } ?? [:]
    return text(key, english, count: count, values.merging(number) { given, _ in given })
  }

  private func text(
    _ key: String, _ english: PhraseText, count: Int?, _ values: [Placeholder: String]
  ) -> String {
    assert(Set(values.keys.map(\.rawValue)) == english.placeholders, key)
    let form = (texts[key] ?? english).form(for: count)
    return PhraseText.filled(form) { name in values.first { $0.key.rawValue == name }?.value }
  }

  private func text(of value: Message.Value) -> String {
    switch value {
    case .text(let text): text
    case .list(let words): list(words)
    case .message(let message): self(message)
    }
  }

  // MARK: - Rows of tables

  /// What a command does.
  package func summary(of command: Command) -> String {
    row(.commands, command.name) ?? command.summary
  }

  /// What stands behind a command's name.
  package func usage(of command: Command) -> String {
    row(.usages, command.name) ?? command.usage
  }

  /// What a key does while a turn is selected.
  package func summary(of key: TurnKey) -> String {
    row(.turns, key.name) ?? key.summary
  }

  /// What a key does while answers stand side by side.
  package func summary(of key: ColumnKey) -> String {
    row(.columns, key.name) ?? key.summary
  }

  /// What a setting is for.
  package func summary(of setting: Setting) -> String {
    row(.settings, setting.name) ?? setting.summary
  }

  /// What a model parameter is for.
  package func summary(of parameter: ModelParameter) -> String {
    row(.parameters, parameter.name) ?? parameter.summary
  }

  /// The heading of a group of commands.
  package func heading(of group: Command.Group) -> String {
    row(.groups, group.key) ?? group.rawValue
  }

  private func row(_ section: RowSection, _ name: String) -> String? {
    texts.isEmpty ? nil : translation(section.key(of: name))
  }

  /// What the table says for a key; nil: nothing.
  func translation(_ key: String) -> String? {
    texts[key]?.other
  }
}

extension Mode {
  /// What the screen calls it.
  var word: Phrase {
    switch self {
    case .chat: .chatMode
    case .generate: .generateMode
    }
  }
}
