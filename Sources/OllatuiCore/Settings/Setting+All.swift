import Transcript

extension Setting {
  /// Every setting, in the order in which they are listed.
  ///
  /// To add one: a case in `SettingID`, a row here, a typed property in `Settings+Values.swift`.
  /// The file, the environment variable, the option, `/set` and the help follow from the row;
  /// `Resources/config.toml` is compared by a test that prints what it should be.
  package static let all: [Setting] = server + replies + keeping + screen

  private static let server = [
    Setting(
      .host, .address, example: "127.0.0.1:11434", sharing: ["OLLAMA_HOST"],
      "where Ollama listens, written as in OLLAMA_HOST"),
    Setting(
      .connectTimeout, .seconds, default: "10", hasOption: false,
      "how long to wait for a connection"),
    Setting(
      .firstTokenTimeout, .secondsOrOff, default: "off", hasOption: false,
      "give up when nothing has arrived after this long; loading a model takes time"),
    Setting(
      .betweenTokensTimeout, .secondsOrOff, default: "off", hasOption: false,
      "give up when a reply has stood still for this long"),
    Setting(
      .caFile, .text, example: "~/ca.pem",
      "a file of certificates (PEM) to trust beside the system's"),
  ]

  private static let replies = [
    Setting(
      .model, .text, example: "qwen3:4b", "the model to start with, else the one used last"),
    Setting(
      .mode, .choice(Mode.allCases.map(\.rawValue)), default: "chat",
      "chat sends the whole conversation, generate just the prompt"),
    Setting(
      .system, .text, example: "Answer briefly.", "what the model is told before anything else"),
    Setting(
      .think, .choice(["auto", "on", "off", "low", "medium", "high", "max"]), default: "auto",
      "whether, or how hard, the model thinks before it answers; auto leaves it to the model"),
    Setting(
      .keepAlive, .lifetime, example: "10m",
      "how long the model stays loaded after a reply; -1 is for ever"),
    Setting(
      .truncationGuard, .flag, default: "on", hasOption: false,
      "ask before sending more than the model's window holds, which the server would cut silently"),
    Setting(
      .compare, .choice(["one-by-one", "at-once"]), default: "one-by-one", hasOption: false,
      "whether /compare asks one after another, which is fair on one machine, or all at once"),
  ]

  private static let keeping = [
    Setting(
      .history, .flag, default: "on", "store conversations as they are held; off: nothing is stored"
    ),
    Setting(
      .promptHistory, .flag, default: "on", hasOption: false, sharing: ["OLLAMA_NOHISTORY"],
      "remember messages for Up across runs; those that begin with a blank never are"),
    Setting(
      .start, .choice(["last", "new"]), default: "last", hasOption: false,
      "what is shown at the start: the conversation where one left off, or a new one"),
    Setting(
      .titles, .choice(["prompt", "model"]), default: "prompt", hasOption: false,
      "what names a conversation: its first message, or the model in one more short request"),
  ]

  private static let screen = [
    Setting(
      .theme, .name, default: "auto",
      "how it looks: the name of a file in themes/; auto is dark or light by the background"),
    Setting(
      .background, .choice(["auto", "dark", "light"]), default: "auto",
      "what the theme auto goes by; auto asks the terminal"),
    Setting(
      .colors, .choice(["auto", "24bit", "256", "16", "none"]), default: "auto",
      sharing: ["NO_COLOR"],
      "how many colours to use; auto asks the terminal"),
    Setting(
      .symbols, .choice(["auto", "unicode", "ascii"]), default: "auto",
      "what borders and marks are made of; auto is ascii where the locale is not UTF-8"),
    Setting(.verbose, .flag, default: "on", "figures below every reply"),
    Setting(
      .statusBar, .words(StatusSegment.allCases.map(\.rawValue)),
      default: StatusSegment.usualWords, hasOption: false,
      "what the status bar shows, in this order; where it is narrow the least important goes first"
    ),
    Setting(
      .thinking, .choice(ThinkingView.allCases.map(\.rawValue)), default: "auto",
      "whether thinking is shown: open, folded, or folded once the answer begins (auto)"),
    Setting(
      .codeWrap, .flag, default: "on",
      "wrap long lines of code; off: Shift and arrows move them sideways"),
    Setting(
      .mouse, .flag, default: "on",
      "the wheel scrolls here; off leaves the mouse to the terminal"),
    Setting(
      .scrollLines, .integer(1...20), default: "3", hasOption: false,
      "how many lines a turn of the wheel scrolls"),
    Setting(
      .editor, .text, example: "vim", hasOption: false,
      sharing: ["OLLAMA_EDITOR", "VISUAL", "EDITOR"], "the editor for long prompts"),
    Setting(
      .clipboard, .choice(["auto", "osc52", "tool"]), default: "auto", hasOption: false,
      "how text is copied: by a program (tool), by the terminal (osc52), or what fits (auto)"),
    Setting(
      .language, .name, default: "auto",
      "the language of the screen, such as en or zh-Hans; auto follows LANG"),
  ]
}
