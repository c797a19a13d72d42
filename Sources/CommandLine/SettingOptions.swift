import ArgumentParser
import OllatuiCore

/// The options that set settings; names and help come from the table of settings, and a test
/// holds both lists against each other.
struct SettingOptions: ParsableArguments {
  @Option(help: Self.help(.model)) var model: String?
  @Option(help: Self.help(.host)) var host: String?
  @Option(help: Self.help(.mode)) var mode: String?
  @Option(help: Self.help(.system)) var system: String?
  @Option(help: Self.help(.theme)) var theme: String?
  @Option(help: Self.help(.background)) var background: String?
  @Option(help: Self.help(.think)) var think: String?
  @Option(help: Self.help(.keepAlive)) var keepAlive: String?
  @Option(help: Self.help(.colors)) var colors: String?
  @Option(help: Self.help(.symbols)) var symbols: String?
  @Option(help: Self.help(.verbose)) var verbose: String?
  @Option(help: Self.help(.thinking)) var thinking: String?
  @Option(help: Self.help(.codeWrap)) var codeWrap: String?
  @Option(help: Self.help(.mouse)) var mouse: String?
  @Option(help: Self.help(.caFile)) var caFile: String?
  @Option(help: Self.help(.history)) var history: String?
  @Option(help: Self.help(.language)) var language: String?

  /// What was given, by setting.
  var given: [(SettingID, String)] {
    SettingID.allCases.compactMap { id in value(of: id).map { (id, $0) } }
  }

  private func value(of id: SettingID) -> String? {
    switch id {
    case .model: model
    case .host: host
    case .mode: mode
    case .system: system
    case .theme: theme
    case .background: background
    case .think: think
    case .keepAlive: keepAlive
    case .colors: colors
    case .symbols: symbols
    case .verbose: verbose
    case .thinking: thinking
    case .codeWrap: codeWrap
    case .mouse: mouse
    case .caFile: caFile
    case .history: history
    case .language: language
    case .scrollLines, .editor, .clipboard, .connectTimeout, .firstTokenTimeout,
      .betweenTokensTimeout, .promptHistory, .statusBar, .start, .titles, .truncationGuard,
      .compare:
      nil
    }
  }

  /// The help of an option that sets a setting.
  static func help(_ id: SettingID) -> ArgumentHelp {
    let setting = Setting[id]
    let standard = setting.defaultText.map { " (default: \($0))" } ?? ""
    return ArgumentHelp("\(setting.summary)\(standard).", valueName: placeholder(setting.kind))
  }

  private static func placeholder(_ kind: Setting.Kind) -> String {
    switch kind {
    case .text: "text"
    case .name: "name"
    case .address: "url"
    case .choice(let words): words.joined(separator: "|")
    case .words: "words"
    case .flag: "on|off"
    case .integer: "n"
    case .seconds, .secondsOrOff, .lifetime: "time"
    }
  }
}
