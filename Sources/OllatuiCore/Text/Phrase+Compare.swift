extension Phrase {
  /// What is said where answers stand side by side.
  static let compared: [Phrase: PhraseText] = [
    .helpColumns: "While answers are compared (/compare)",
    .usageCompare:
      "usage: /compare MODEL MODEL [PROMPT], or MODEL temperature=0 temperature=1; up to four",
    .modelsUnknown: "it is not known yet which models there are",
    .comparesNext: "a message to {names}; Esc: to one, as usual",
    .goesOnWith: "you go on with {name}",
    .columnSelected: "answer {number}/{high}",
  ]
}
