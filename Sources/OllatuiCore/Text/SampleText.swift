/// A bit of everything that a theme colours, beside the list of themes.
///
/// It is what ``Phrase`` is for the rest of the screen: to add one, a case here, whose raw value is
/// its key in the files of `Resources/strings`, and its English below.
package enum SampleText: String, CaseIterable, Sendable {
  case heading = "sample.heading"
  case subheading = "sample.subheading"
  case text = "sample.text"
  case strong = "sample.strong"
  case emphasis = "sample.emphasis"
  case link = "sample.link"
  case code = "sample.code"
  case quote = "sample.quote"
  case comment = "sample.comment"
  case inserted = "sample.inserted"
  case deleted = "sample.deleted"
  case selected = "sample.selected"
  case found = "sample.found"
  case foundHere = "sample.found-here"
  case good = "sample.good"
  case warning = "sample.warning"
  case error = "sample.error"
  case thinking = "sample.thinking"

  /// What it says in English, which counts where no file has it.
  package var english: PhraseText {
    guard let text = SampleText.english[self] else { preconditionFailure("\(self) has no English") }
    return text
  }

  private static let english: [SampleText: PhraseText] = [
    .heading: "A heading",
    .subheading: "and one below it",
    .text: "text",
    .strong: "strong",
    .emphasis: "emphasis",
    .link: "a link",
    .code: "code",
    .quote: "a quotation",
    .comment: "why",
    .inserted: "inserted",
    .deleted: "deleted",
    .selected: "selected",
    .found: "found",
    .foundHere: "found here",
    .good: "good",
    .warning: "warning",
    .error: "error",
    .thinking: "thinking, figures: {rate}",
  ]
}
