extension Phrase {
  /// What stands at a turn and below it.
  static let inConversation: [Phrase: PhraseText] = [
    .you: "you",
    .thinking: "thinking",
    .calls: "→ calls {call}",
    .cancelled: "cancelled",
    .incomplete: "incomplete: the stream ended without its last chunk",
    .interrupted: "interrupted: the program ended while it came",
    // These two follow one of the others, and each other, without more between them.
    .asksAgain: " · Ctrl+R asks again",
    .goesOn: " · Alt+G goes on with it",
    .editedAnswer: "edited by you",
    .lengthLimit: "stopped at its length limit (num_predict, or the window is full)",
    .ended: "ended: {reason}",
    .signInAt: "sign in at {url}",
    .tableTooLarge: "this table is too large to be drawn as one: shown as text",
    .markupTooLong: "this markup is too deep or too long: some of it is shown as text",
    .skippedLines: PhraseText(
      one: "{count} line that made no sense passed over",
      other: "{count} lines that made no sense passed over"),

    .tokens: PhraseText(one: "{count} token", other: "{count} tokens"),
    // These two follow a count, and each other, without more between them.
    .inTime: " in {time}",
    .atRate: " at {rate}/s",
    .atMostRate: " at most {rate}/s",
    .firstToken: "first {time}",
    .prompt: "prompt {count}",
    .cached: " ({count} cached)",
    .load: "load {time}",
    .queueTime: "queue, other {time}",
    .clockRate: "≈{rate} tok/s by our clock",
    .total: "total {time}",
    .after: "after {time}",
  ]
}
