extension Settings {
  /// Takes over what the environment says: shared variables such as OLLAMA_HOST, and `OLLATUI_*`.
  ///
  /// A variable that is empty counts as not set.
  ///
  /// - Parameter environment: the variables by name.
  /// - Returns: what was wrong; all else counts.
  package mutating func read(environment: [String: String]) -> [SettingError] {
    var errors: [SettingError] = []
    func given(_ variable: String) -> String? {
      environment[variable].flatMap { $0.isEmpty ? nil : $0 }
    }
    for setting in Setting.all {
      for variable in setting.sharedVariables.reversed() {
        guard let text = given(variable) else { continue }
        // NO_COLOR says it by being there, whatever its text.
        let meant =
          switch variable {
          case "NO_COLOR": "none"
          // Ollama takes anything but 0 and false for yes, and yes is no history.
          case "OLLAMA_NOHISTORY": ["0", "false"].contains(text.lowercased()) ? "on" : "off"
          default: text
          }
        read(setting, meant, from: variable, layer: .shared, &errors)
      }
      if let text = given(setting.environmentVariable) {
        read(setting, text, from: setting.environmentVariable, layer: .environment, &errors)
      }
    }
    return errors + misspelt(environment)
  }

  private mutating func read(
    _ setting: Setting, _ text: String, from variable: String, layer: Layer,
    _ errors: inout [SettingError]
  ) {
    do throws(SettingError) {
      try set(setting.id, text: text, layer: layer, place: variable)
    } catch {
      errors.append(SettingError(message: "\(variable): \(error.message); it is passed over"))
    }
  }

  /// `OLLATUI_*` variables that look like a slip; others may belong to someone else.
  private func misspelt(_ environment: [String: String]) -> [SettingError] {
    let known = Setting.all.map(\.environmentVariable)
    return environment.keys.sorted().compactMap { variable in
      guard variable.hasPrefix("OLLATUI_"), !known.contains(variable) else { return nil }
      let name = String(variable.dropFirst("OLLATUI_".count))
      let names = known.map { String($0.dropFirst("OLLATUI_".count)) }
      guard let near = nearestWord(to: name, among: names) else { return nil }
      return SettingError(
        message: "no setting for \(quoted(variable)); did you mean \"OLLATUI_\(near)\"?")
    }
  }
}
