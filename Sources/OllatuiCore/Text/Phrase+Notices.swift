extension Phrase {
  /// What the line between conversation and input says of what was done.
  static let noticed: [Phrase: PhraseText] = [
    .newConversation: "new conversation",
    .cleared: "cleared the conversation",
    .noSystem: "no system text is set",
    .wholeIsSent: "the next message goes out with the whole conversation",
    .systemText: "system text: {text}",
    .systemRemoved: "system text removed",
    .systemSet: "system text set, from the next message on",
    .quitAgain: "press Ctrl+C again to quit",
    .serverAnswers: "{host} answers",
    .notInstalled:
      "{name} is not installed here · Ctrl+O shows what is, “ollama pull {name}” gets it",
    .chatChosen: "chat: the whole conversation is sent",
    .generateChosen: "generate: each message is sent by itself",
    .messageStays: "a reply is on its way: Esc stops it; your message stays here",
    .wheelScrolls: "the wheel scrolls; Shift and dragging selects",
    .mouseGiven: "the mouse is the terminal's",
    .parameterSet: "set parameter '{name}' to '{value}'",
    .settingShown: "{name}: {value} ({place}) · {summary}; wants {wants}",
    .notSet: "not set",
    .byDefault: "default",
    .isNow: "{name} is now {value}",
    .poorTerminal: "this terminal is unknown or too poor; it is driven as {name}",
    .themeStays: "{reason} · {name} stays as it was",
    .needsDirectColors: """
    24-bit colours need a start with colors = "24bit" and the terminal description xterm-direct \
    (package ncurses-term)
    """,
  ]

  /// What the same line says of what can't be done.
  static let refused: [Phrase: PhraseText] = [
    .modelNotFound: "couldn't find model '{name}' · Ctrl+O shows those installed",
    .severalModels: "several models match '{name}': {names}",
    .noMode: "no mode '{name}': chat or generate",
    .replyRuns: "a reply is on its way: Esc stops it, then Ctrl+R asks again",
    .nothingAsked: "nothing was asked yet",
    .noOtherAnswer: "there is no other answer: Ctrl+R asks for one",
    .noOtherMessage: "this message was not edited: there is no other",
    .noOtherInView: "no turn in view has several answers: Ctrl+R asks the last one again",
    .unknownCommand:
      "unknown command /{name} · /? shows all; begin with a blank to send it as text",
    .usageLoad: "usage: /load NAME",
    .usageParameter: "usage: /set parameter NAME VALUE, such as temperature 0.5",
    .demoFailed: "the demo did not start: {reason}",
    .editorNoFile: "no file for the editor: {reason}",
    .editorFailed: "{command}: {status}; the text is unchanged",
    .editorNotStarted: "{command} did not start: {reason}",
    .wrongValue: "{name} wants {wants}, not {value}",
    .removedParameter: "Ollama no longer reads {name}",
    .unknownNear: "no {kind} {name}; did you mean {near}?",
    .unknownOther: "no {kind} {name}; {otherwise}",
    .listsSettings: "/set lists them all",
    .listsParameters: "/set parameter lists them all",
    .thereAre: "there are {names}",
    .kindSetting: "setting",
    .kindParameter: "parameter",
    .kindTheme: "theme",
    .kindLanguage: "language",
  ]

  /// What a value must be, in words that follow "wants".
  static let wanted: [Phrase: PhraseText] = [
    .wantsText: "a text",
    .wantsName: "a name without slashes",
    .wantsAddress: "a host, such as 127.0.0.1:11434",
    .wantsChoice: "{words} or {last}",
    .wantsWords: "some of {words}",
    .wantsFlag: "on or off",
    .wantsInteger: "a whole number from {low} to {high}",
    .wantsIntegerUp: "a whole number from {low} up",
    .wantsSeconds: "seconds above 0, such as 10 or 1m30s",
    .wantsSecondsOrOff: "off, or seconds above 0, such as 10 or 1m30s",
    .wantsLifetime: "seconds, or a duration with units, such as 300, 10m or -1",
    .wantsNumber: "a number",
    .wantsTruth: "true or false",
    .wantsTexts: "one text or several",
    .listSeparator: ", ",
  ]
}
