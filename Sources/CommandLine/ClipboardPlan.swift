import OllatuiCore
import Terminal

/// The ways on which a text is brought to the clipboard, in their order.
///
/// A program at hand is the surest way, since it says whether it could. Over ssh the programs of the
/// far machine reach its clipboard and not the one the user has, so there the terminal comes first;
/// it can only be told, and never says what it did. Within tmux, `tmux load-buffer -w` is asked
/// before: by default tmux neither takes control strings from programs nor passes them on.
struct ClipboardPlan: Equatable {
  /// A program that takes a text from its standard input.
  struct Tool: Equatable, Sendable {
    let name: String
    let arguments: [String]
    /// What to say where it took the text.
    let route: CopyRoute

    init(_ name: String, _ arguments: [String] = [], route: CopyRoute? = nil) {
      self.name = name
      self.arguments = arguments
      self.route = route ?? .program(name)
    }
  }

  /// What is tried first; the first that works is the last.
  let tools: [Tool]
  /// How the terminal is told then.
  let wrapping: OSC52.Wrapping
  /// Why the terminal can't be told; nil where it can.
  let obstacle: CopyError.Reason?

  /// Plans for a text.
  ///
  /// - Parameters:
  ///   - bytes: the length of the text.
  ///   - choice: the setting.
  ///   - environment: the program's own.
  ///   - isInstalled: whether there is a program of a name.
  init(
    bytes: Int, choice: ClipboardChoice, environment: [String: String],
    isInstalled: (String) -> Bool
  ) {
    func has(_ variable: String) -> Bool { environment[variable]?.isEmpty == false }
    let terminal = environment["TERM"] ?? ""
    wrapping =
      has("TMUX") || terminal.hasPrefix("tmux")
      ? .tmux : has("STY") || terminal.hasPrefix("screen") ? .screen : .none
    obstacle =
      choice == .tool
      ? .onlyPrograms
      : ["linux", "dumb"].contains(terminal)
        ? .noClipboard(terminal: terminal)
        : bytes > OSC52.limit ? .tooLong(bytes: bytes, limit: OSC52.limit) : nil
    var near: [Tool] = []
    #if os(macOS)
      near.append(Tool("pbcopy"))
    #endif
    if has("WAYLAND_DISPLAY") { near.append(Tool("wl-copy")) }
    if has("DISPLAY") {
      near += [
        Tool("xclip", ["-selection", "clipboard"]), Tool("xsel", ["--clipboard", "--input"]),
      ]
    }
    let tmux = has("TMUX") ? [Tool("tmux", ["load-buffer", "-w", "-"], route: .tmux)] : []
    let isFar = has("SSH_CONNECTION") || has("SSH_TTY")
    let all: [Tool] =
      switch choice {
      case .osc52: []
      case .tool: near + tmux
      case .auto: isFar ? tmux + (obstacle == nil ? [] : near) : near + tmux
      }
    tools = all.filter { isInstalled($0.name) }
  }
}
