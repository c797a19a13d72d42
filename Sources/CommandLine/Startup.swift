import ArgumentParser
import Files
import Foundation
import OllamaClient
import OllamaWire
import OllatuiCore
import TextUI

/// All that the program knows before it takes the terminal.
struct Startup: Sendable {
  /// The environment it was started in.
  let environment: [String: String]
  /// Every setting, from file, environment and flags.
  let settings: Settings
  /// Where the server is.
  let address: ServerAddress
  /// How roles look, and the files that say so.
  let theme: ThemeFile
  /// What that depends on.
  let looks: Looks
  /// Where the languages are found that code is coloured in.
  let codeLanguages: LanguageFolders
  /// Where themes are found.
  let themes: ThemeFolders
  /// The texts of the screen.
  let strings: Strings
  /// Where texts in other languages are found.
  let languages: StringsFolders
  /// The database of conversations.
  let historyFile: String
  /// The file in which the last model is remembered.
  let stateFile: String
  /// The model used in an earlier run.
  let lastModel: String?
  /// What is wrong with files and variables, in words for the user.
  let problems: [String]
  /// Whether the demo is wanted.
  var isDemo = false
  /// A first message.
  var prompt: String?
  /// The conversation to be shown; nil: as the settings say.
  var wish: StartWish?

  /// Reads what there is to read.
  ///
  /// - Throws: `ValidationError` for a flag that can't be used; files and variables that can't only
  ///   become ``problems``.
  init(options: SettingOptions) throws {
    let environment = ProcessInfo.processInfo.environment
    var settings = Settings()
    var problems: [String] = []
    let folders = UserFolders(environment: environment)
    let shipped = ResourceFolder.executable.flatMap(ResourceFolder.find(executable:))
    languages = StringsFolders(
      [folders.strings] + (shipped.map { [$0 + "/Resources/strings"] } ?? []))
    codeLanguages = LanguageFolders(
      [folders.languages] + (shipped.map { [$0 + "/Resources/languages"] } ?? []))
    themes = ThemeFolders([folders.themes] + (shipped.map { [$0 + "/themes"] } ?? []))
    let file = ConfigFile(path: folders.configFile)
    file.apply(to: &settings)
    problems += file.problems.map(\.description)
    problems += settings.read(environment: environment).map(\.message)
    for (id, text) in options.given { try settings.setFlag(id, text) }
    address = try Self.address(&settings, &problems)
    let isLight = Self.isBackgroundLight(environment)
    do {
      theme = try themes.theme(named: settings.themeName(onLight: isLight))
      problems += theme.problems.map(\.description)
    } catch {
      guard settings.origin(of: .theme) != .layer(.flag) else {
        throw ValidationError("--theme: \(error.message)")
      }
      problems.append(error.message)
      theme = ThemeFile(.builtin)
    }
    strings = try Self.strings(settings, languages, environment, &problems)
    looks = Looks(
      shown: theme.theme.name, isBackgroundLight: isLight,
      isLocaleUTF8: Self.isLocaleUTF8(environment))
    historyFile = folders.historyFile
    stateFile = folders.stateFile
    do {
      lastModel = try StateFile(path: stateFile).lastModel
    } catch {
      lastModel = nil
      problems.append(error.description)
    }
    self.environment = environment
    self.settings = settings
    self.problems = problems
  }

  /// The texts of the screen; a language that there is not counts as English, unless a flag says it.
  private static func strings(
    _ settings: Settings, _ languages: StringsFolders, _ environment: [String: String],
    _ problems: inout [String]
  ) throws -> Strings {
    guard let name = settings.language else {
      let (strings, found) = languages.strings(for: environment)
      problems += found.map(\.description)
      return strings
    }
    do {
      let (strings, found) = try languages.strings(named: name)
      problems += found.map(\.description)
      return strings
    } catch {
      guard settings.origin(of: .language) != .layer(.flag) else {
        throw ValidationError("--language: \(error.message)")
      }
      problems.append("\(settings.place(of: .language)): \(error.message)")
      return .english
    }
  }

  /// Where the server is; what can be no address counts as not set, unless a flag says it.
  static func address(
    _ settings: inout Settings, _ problems: inout [String]
  ) throws -> ServerAddress {
    while true {
      do {
        let address = try ServerAddress(parsing: settings.host)
        problems += address.warnings
        return address
      } catch {
        guard case .layer(let layer) = settings.origin(of: .host), layer != .flag else {
          throw ValidationError("--host: \(error.description)")
        }
        problems.append("\(settings.place(of: .host)): \(error.message); it is passed over")
        settings.unset(.host, layer: layer)
      }
    }
  }

  /// What rxvt and others say in COLORFGBG, such as `15;0`: the last number is the background's.
  private static func isBackgroundLight(_ environment: [String: String]) -> Bool? {
    environment["COLORFGBG"]?.split(separator: ";").last.flatMap { UInt8($0) }
      .flatMap(PaletteColor.init(rawValue:)).map { Color.palette($0).isLight }
  }

  /// Whether the user's own locale writes UTF-8, whatever the screen is opened with.
  private static func isLocaleUTF8(_ environment: [String: String]) -> Bool {
    let names = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }
    let locale = names.first { !$0.isEmpty }?.lowercased() ?? ""
    return locale.contains("utf-8") || locale.contains("utf8")
  }

  /// Where what could not be stored is written at the end, the best place first.
  var refuges: [String] {
    let name = "unsaved-\(Int(Date().timeIntervalSince1970)).sqlite"
    let state = NSString(string: stateFile).deletingLastPathComponent
    return [state, NSTemporaryDirectory() + "ollatui"].map { "\($0)/\(name)" }
  }

  /// The key for servers that want one; it goes out over TLS or to this machine only.
  var apiKey: Secret? {
    environment["OLLAMA_API_KEY"].flatMap { $0.isEmpty ? nil : Secret($0) }
  }
}

extension Settings {
  /// Takes what an option says.
  ///
  /// - Parameters:
  ///   - id: the setting.
  ///   - text: as it was typed.
  /// - Throws: `ValidationError` where it can't be.
  mutating func setFlag(_ id: SettingID, _ text: String) throws {
    do {
      try set(id, text: text, layer: .flag)
    } catch {
      throw ValidationError("--\(error.message)")
    }
  }
}
