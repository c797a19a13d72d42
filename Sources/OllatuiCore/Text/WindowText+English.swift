extension WindowText {
  /// What it says in English, which counts where no file has it.
  package var english: PhraseText {
    guard let text = WindowText.english[self] else { preconditionFailure("\(self) has no English") }
    return text
  }

  private static let english: [WindowText: PhraseText] = [
    // Very short: it stands in the status bar before `1.2k/8.2k`.
    .contextGauge: "ctx",
    .notSeenAbove: "the model no longer sees what is above",
    .droppedBefore: PhraseText(
      one:
        "the window was full: the server dropped {count} message, the oldest, before it answered",
      other:
        "the window was full: the server dropped the {count} oldest messages before it answered"
    ),
    .messageWasCut:
      "the message was longer than the window: the server cut out its middle, and all before it",
    .windowShifted: PhraseText(
      one: "the window ran full while it answered: older text was given up, {count} token or more",
      other:
        "the window ran full while it answered: older text was given up, {count} tokens or more"
    ),
    .stoppedByLimit: PhraseText(
      one: "stopped at its limit of {count} token (num_predict)",
      other: "stopped at its limit of {count} tokens (num_predict)"),
    .stoppedByWindow: "stopped: the window is full",
    .stoppedByServer: PhraseText(
      one: "stopped at the server's own limit of {count} token, ten times the window",
      other: "stopped at the server's own limit of {count} tokens, ten times the window"),
    // This follows one of those above, and others may follow it.
    .largerHelps: " · /set parameter num_ctx {value} makes room for it",
    .askTooLong: PhraseText(
      one: "This is about {count} token more than the window holds",
      other: "This is about {count} tokens more than the window holds"),
    .askTooLongFor: PhraseText(
      one: "This is about {count} token more than the window of {name} holds",
      other: "This is about {count} tokens more than the window of {name} holds"),
    .askTooLongForSeveral: "This does not fit into {count} of the windows",
    .tooLongFigures: "to be sent ≈{tokens} (±{number}), window {high}",
    .wouldDrop: PhraseText(
      one: "The server would drop {count} message, the oldest, without saying so:",
      other: "The server would drop the {count} oldest messages without saying so:"),
    .wouldCut: "Your message alone is too long: the server would cut out its middle, or refuse it",
    .wouldCutAnswer:
      "The answer so far is too long alone: the server would cut out its middle, or refuse it",
    .wouldRefuse: "The server would refuse it: it may not leave anything out (truncate, shift)",
    .likelyRefuses: """
    The server would most likely refuse it: it shifts the window of such models (deepseek2) only if \
    asked to (shift)
    """,
    .dropsFor: PhraseText(
      one: """
        For {name} the server would drop {count} message, the oldest: ≈{tokens} (±{number}), \
        window {high}
        """,
      other: """
        For {name} the server would drop the {count} oldest messages: ≈{tokens} (±{number}), \
        window {high}
        """),
    .cutsFor: """
    For {name} your message alone is too long, it would be cut or refused: ≈{tokens} \
    (±{number}), window {high}
    """,
    .refusesFor: """
    For {name} the server would refuse it (truncate, shift): ≈{tokens} (±{number}), window {high}
    """,
    .likelyRefusesFor: """
    For {name} the server would most likely refuse it (deepseek2 does not shift): ≈{tokens} \
    (±{number}), window {high}
    """,
    .messageOf: "{name}: {text}",
    .oldestAre: "The oldest messages are, in this order:",
    .sendsAnyway: "sends it all the same",
    .widens: "asks for a window of {high} tokens from now on: the model is loaded again; {summary}",
    .widensThis: "asks for a window of {high} tokens here: the model is loaded again; {summary}",
    .widensSeveral: "asks for larger windows here, and the models are loaded again: {names}",
    .widerFor: "{high} for {name} ({summary})",
    .noneWider: "; not for {names}, trained for no more",
    .memoryNotKnown: "memory not known",
    .memoryMore: "about {value} more memory",
    .memoryUnknown: "how much more memory that takes is not known",
    .leavesOut: PhraseText(
      one: "leaves {count} turn out, the oldest; it stays in the conversation (← → fewer, more)",
      other: "leaves the {count} oldest turns out; they stay in the conversation (← → fewer, more)"),
    .textStays: "leaves the text in the box",
    .sendsNothing: "sends nothing",
    .givesUp: "gives it up; the message stays in the conversation",
    .messageWaits: "The message that waits: {text}",
    .messageHeld: "a message waits, too long for the window: Enter asks what is to become of it",
    .heldGoesOut: "{name} is off: what waited for your answer goes out",
    .waitsForAnswer: "waits for your answer",
    .waitsElsewhere: PhraseText(
      one: "{count} message waits elsewhere", other: "{count} messages wait elsewhere"),

    .willReload: "{name} is now {value}: with the next message the model is loaded again",
    .willReloadLarger:
      "{name} is now {value}, {summary}: the model is loaded again with the next message",
    .reloads: "the model is loaded again with other options: {value}",
  ]
}
