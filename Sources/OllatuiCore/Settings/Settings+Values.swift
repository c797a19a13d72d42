import OllamaWire
import TextUI
import Transcript

/// The values with their types; one property for each setting.
extension Settings {
  /// Where Ollama listens, as in OLLAMA_HOST and perhaps with a password in it; nil: its default.
  package var host: String? { text(.host) }
  /// How long to wait for a connection.
  package var connectTimeout: Duration { required(duration(.connectTimeout), .connectTimeout) }
  /// How long to wait for the first token; nil: for ever.
  package var firstTokenTimeout: Duration? { duration(.firstTokenTimeout) }
  /// How long a reply may stand still; nil: for ever.
  package var betweenTokensTimeout: Duration? { duration(.betweenTokensTimeout) }
  /// A PEM file, perhaps with `~` at its start; nil: the system's certificates alone.
  package var caFile: String? { text(.caFile) }

  /// The model to start with; nil: the one used last.
  package var model: String? { text(.model) }
  /// How prompts are put.
  package var mode: Mode { required(Mode(rawValue: choice(.mode)), .mode) }
  /// The system text; nil: the model's own.
  package var system: String? { text(.system) }
  /// How long the model stays loaded; nil: as the server likes.
  package var keepAlive: KeepAlive? {
    text(.keepAlive).map { Double(plain: $0).map(KeepAlive.seconds) ?? .text($0) }
  }
  /// Whether, or how hard, to think; nil: as the model likes.
  package var think: Think? { Think(choice: choice(.think)) }
  /// Whether models that are compared are asked one after another.
  package var comparesOneByOne: Bool { choice(.compare) == "one-by-one" }

  /// Whether to ask before sending what does not fit into the window.
  package var guardsWindow: Bool { flag(.truncationGuard) }

  /// The name of the theme, or `auto`.
  package var theme: String { choice(.theme) }
  /// Whether the terminal's background is light; nil: as it says itself.
  package var isBackgroundLight: Bool? {
    switch choice(.background) {
    case "light": true
    case "dark": false
    default: nil
    }
  }
  /// How many colours to use; nil: as many as the terminal has.
  package var colors: ColorDepth? {
    switch choice(.colors) {
    case "24bit": .direct
    case "256": .indexed256
    case "16": .sixteen
    case "none": ColorDepth.none
    default: nil
    }
  }
  /// Whether borders and marks are ASCII; nil: as the locale says.
  package var usesASCII: Bool? {
    switch choice(.symbols) {
    case "ascii": true
    case "unicode": false
    default: nil
    }
  }
  /// Whether conversations are stored.
  package var keepsHistory: Bool { flag(.history) }
  /// Whether messages are remembered across runs.
  package var keepsPrompts: Bool { keepsHistory && flag(.promptHistory) }
  /// Whether the conversation where one left off is shown at the start.
  package var startsWithLast: Bool { choice(.start) == "last" }
  /// Whether the model is asked for titles.
  package var titlesByModel: Bool { choice(.titles) == "model" }
  /// Whether figures stand below every reply.
  package var verbose: Bool { flag(.verbose) }
  /// What the status bar shows, in its order.
  package var statusBar: [StatusSegment] {
    let chosen = choice(.statusBar)
    // Asked with every tick.
    guard chosen != StatusSegment.usualWords else { return StatusSegment.usual }
    return chosen.split(separator: " ").compactMap { StatusSegment(rawValue: String($0)) }
  }
  /// When thinking is shown.
  package var thinkingView: ThinkingView {
    required(ThinkingView(rawValue: choice(.thinking)), .thinking)
  }
  /// Whether long lines of code are wrapped.
  package var wrapsCode: Bool { flag(.codeWrap) }
  /// Whether the mouse is ours.
  package var mouse: Bool { flag(.mouse) }
  /// How many lines a turn of the wheel scrolls.
  package var scrollLines: Int { integer(.scrollLines) }
  /// The editor's command line; nil: none is known.
  package var editor: String? { text(.editor) }
  /// How text is copied.
  package var clipboard: ClipboardChoice {
    required(ClipboardChoice(rawValue: choice(.clipboard)), .clipboard)
  }
  /// The name of a table of texts; nil: the environment decides.
  package var language: String? {
    let name = choice(.language)
    return name == "auto" ? nil : name
  }
}

extension Think {
  /// What a word of the setting means; nil: as the model likes.
  init?(choice: String) {
    switch choice {
    case "auto": return nil
    case "on": self = .on
    case "off": self = .off
    case let level: self = .level(level)
    }
  }

  /// The word of the setting.
  var choice: String {
    switch self {
    case .on: "on"
    case .off: "off"
    case .level(let level): level
    }
  }
}

/// Which ways to the clipboard are gone.
package enum ClipboardChoice: String, Sendable {
  /// By a program where one is near the screen, else by the terminal.
  case auto
  /// By the terminal alone.
  case osc52
  /// By programs alone.
  case tool
}

// MARK: - By type

/// Asking for the wrong type is our bug, and a test asks every property.
extension Settings {
  private func text(_ id: SettingID) -> String? {
    switch value(of: id) {
    case .text(let text): text
    case nil, .nothing: nil
    case .flag, .integer, .duration: preconditionFailure("\(id) is no text")
    }
  }

  private func duration(_ id: SettingID) -> Duration? {
    switch value(of: id) {
    case .duration(let duration): duration
    case nil, .nothing: nil
    case .flag, .integer, .text: preconditionFailure("\(id) is no span of time")
    }
  }

  private func choice(_ id: SettingID) -> String {
    required(text(id), id)
  }

  private func flag(_ id: SettingID) -> Bool {
    guard case .flag(let isOn) = value(of: id) else { preconditionFailure("\(id) is no flag") }
    return isOn
  }

  private func integer(_ id: SettingID) -> Int {
    guard case .integer(let number) = value(of: id) else {
      preconditionFailure("\(id) is no number")
    }
    return number
  }

  private func required<Value>(_ value: Value?, _ id: SettingID) -> Value {
    guard let value else { preconditionFailure("\(id) has no default") }
    return value
  }
}
