extension Phrase {
  /// What stands on the screen around the conversation and in its place.
  static let onScreen: [Phrase: PhraseText] = [
    .newTitle: "new conversation",
    .inputHint: "Send a message (/? for help)",
    .linesBelow: PhraseText(one: "{count} line", other: "{count} lines"),
    .moreCompletions: "… {count} more: go on typing",
    .chatMode: "chat",
    .generateMode: "generate",

    .connecting: "connecting",
    .waiting: "waiting",
    .loadingModel: "loading the model",
    .readingPrompt: "reading the prompt",
    .queueOrPrompt: "queue or prompt",
    .thinkingNow: "thinking",
    .answering: "answering",
    .queued: "queued",
    .waitLeft: "≈{time} left ({low}–{high})",
    .waitLeftByFew: PhraseText(
      one: "≈{time} left (by {count} reply)", other: "≈{time} left (by {count} replies)"),
    .waitIsLong: "longer than 9 of 10 replies before",
    .waitIsLonger: "longer than before",
    .gaps: "gaps p50 {low} · p95 {high} · longest {last}",
    .waitsForServer: "waits for the server",
    .waitsForModel: "waits for a model",
    .lookingForServer: "looking for the server",
    .ready: "ready",
    .noModel: "no model",
    .noServer: "no server",
    .demoServer: "demo",
    .unstored: "not stored",

    .findTitle: "find:",
    .noLinkHere: "there is no link under the cursor",
    .noCodeHere: "there is no code under the cursor",

    .looking: "Looking for an Ollama server at {host}…",
    .noModelsYet: "The server at {host} has no models yet.",
    .pullOne: "Pull one in another terminal, for example:  ollama pull qwen3:4b",
    .pullFound: "It is found here when you press Ctrl+O. F2 starts the built-in demo.",
    .noneChosen: "No model is chosen, and none of those installed is known to chat.",
    .pickOne: "Ctrl+O picks one.",
    .typeAndSend: "Type a message and press Enter. F1 shows all keys, Ctrl+O the models.",
    .noAnswer: "No Ollama server answers at {host}.",
    .startServer: "start one      ollama serve   (it is noticed here by itself)",
    .otherHost: "another host   /set host NAME:PORT",
    .useDemo: "no server      F2 or /demo starts the built-in demo",
    .writeMeanwhile: "You can write meanwhile: what you send waits for the server.",

    .helpSettings: "Settings: /set NAME VALUE",
    .helpParameters: "Model parameters: /set parameter NAME VALUE",
    .helpMore: """
    A line that begins with \"\"\" starts a block of several lines; a line that ends with \
    \"\"\" ends it. Shift and dragging selects text while the mouse is taken (/mouse).
    """,
    .pickerTitle: "model: ",
    .pickerEmpty: "no models: pull one with “ollama pull NAME”",
    .pickerNoMatch: "no match",
    .pickerNoChat: "no chat",
    .themesTitle: "theme: ",

    .askOpen: "Open this address?",
    .askCopy: "Nothing here opens links: no $BROWSER, no display. Copy the address?",
    .askOverwrite: "Overwrite this file with {thing}?",
  ]
}
