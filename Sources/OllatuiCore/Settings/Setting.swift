/// One setting: everything that the file, the environment, flags and `/set` need to know of it.
package struct Setting: Equatable, Sendable {
  /// Which one.
  package let id: SettingID
  /// What it takes.
  package let kind: Kind
  /// What counts where nothing was set, as it is written in the file; nil: nothing.
  package let defaultText: String?
  /// An example of a value, for settings without a default.
  package let example: String?
  /// One line of help, without a full stop.
  package let summary: String
  /// Whether there is a command-line option of its name.
  package let hasOption: Bool
  /// Variables shared with other programs that stand in for the default; the first one set counts.
  package let sharedVariables: [String]

  /// The name in the file, for flags and for `/set`, such as `first-token-timeout`.
  package var name: String {
    id.rawValue
  }

  /// The variable that sets it, such as `OLLATUI_FIRST_TOKEN_TIMEOUT`.
  package var environmentVariable: String {
    "OLLATUI_" + String(name.uppercased().map { $0 == "-" ? "_" : $0 })
  }

  /// Makes a row of the table; a default that fails its own check is our bug.
  init(
    _ id: SettingID, _ kind: Kind, default defaultText: String? = nil, example: String? = nil,
    hasOption: Bool = true, sharing sharedVariables: [String] = [], _ summary: String
  ) {
    self.id = id
    self.kind = kind
    self.defaultText = defaultText
    self.example = example
    self.summary = summary
    self.hasOption = hasOption
    self.sharedVariables = sharedVariables
  }

  /// The row of a setting.
  package static subscript(id: SettingID) -> Setting {
    guard let setting = rows[id] else { preconditionFailure("\(id) has no row") }
    return setting
  }

  /// Finds a setting by the name that someone typed.
  package static func named(_ name: String) throws(SettingError) -> Setting {
    guard let id = SettingID(rawValue: name) else {
      throw SettingError.unknown(
        .kindSetting, name, among: all.map(\.name), otherwise: Message(.listsSettings))
    }
    return Setting[id]
  }

  /// What counts where nothing was set; nil: nothing.
  package var defaultValue: SettingValue? {
    Setting.defaults[id]
  }

  private static let rows = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })

  private static let defaults: [SettingID: SettingValue] = {
    var values: [SettingID: SettingValue] = [:]
    for setting in all {
      guard let text = setting.defaultText else { continue }
      do throws(SettingError) {
        values[setting.id] = try setting.value(of: text)
      } catch {
        preconditionFailure(error.message)
      }
    }
    return values
  }()
}
