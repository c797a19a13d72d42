extension Phrase {
  /// What is said of files that conversations are written to and read from.
  static let exchanged: [Phrase: PhraseText] = [
    .partRequest: "the request",
    .exported: "exported {thing} to {path}",
    .usageExport: "usage: /export FILE, /export html FILE, /export request FILE",
    .noRequest: "no request went out in this conversation from here",
    .usageImport: "usage: /import FILE",
    .importNeedsStore: "nothing is stored (history = off), so there is nowhere to import to",
    .importing: "importing {path}…",
    .imported: PhraseText(
      one: "{path}: {count} conversation, {number} new · F3 lists them",
      other: "{path}: {count} conversations, {number} new · F3 lists them"),
    .importedPrompts: PhraseText(
      one: "{path}: {count} new earlier message", other: "{path}: {count} new earlier messages"),
    .importedInPart: PhraseText(
      one: "{path}: {number} new of {high}; {count} problem: {reason}",
      other: "{path}: {number} new of {high}; {count} problems, the first: {reason}"),
    .importedWithout: PhraseText(
      one: "{path}: {number} new of {high}; {count} image or file left out, marked in the text",
      other: "{path}: {number} new of {high}; {count} images or files left out, marked in the text"),
    .importFailed: "{path} was not imported: {reason}",
  ]
}
