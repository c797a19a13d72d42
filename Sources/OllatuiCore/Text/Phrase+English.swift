extension Phrase {
  /// What it says in English, which counts where no file has it.
  package var english: PhraseText {
    guard let text = Phrase.english[self] else { preconditionFailure("\(self) has no English") }
    return text
  }

  private static let english = [
    onScreen, ofTurns, compared, inConversation, noticed, refused, taken, exchanged,
    wanted,
  ]
  .reduce(into: [:]) { all, texts in all.merge(texts) { first, _ in first } }
}

/// What stands in braces in a phrase, to be replaced when it is said.
package enum Placeholder: String, CaseIterable, Sendable {
  case call, command, count, high, host, kind, last, low, name, names, near, number, otherwise, path
  case place, rate, reason, status, summary, text, thing, time,
    title, tokens, url, value, wants, way,
    words
}
