import OllatuiCore

extension ConfigFile {
  /// A file with every setting as a comment, which is `Resources/config.toml`.
  package static var template: String {
    let head = """
      # The settings of ollatui. Copy this file to ~/.config/ollatui/config.toml (or
      # $XDG_CONFIG_HOME/ollatui/config.toml) and take the "#" away from what you change.
      #
      # What is set elsewhere counts more, in this order: an environment variable, an option of
      # the command line, and /set while the program runs.

      """
    return head + Setting.all.map(templateLines).joined()
  }

  private static func templateLines(of setting: Setting) -> String {
    var elsewhere = [setting.environmentVariable]
    if setting.hasOption { elsewhere.append("--\(setting.name)") }
    if !setting.sharedVariables.isEmpty {
      elsewhere.append("else \(setting.sharedVariables.joined(separator: ", "))")
    }
    let text = setting.defaultText ?? setting.example ?? ""
    let what = setting.defaultText == nil ? "not set; an example" : "the default"
    return """

      # \(setting.name): \(setting.summary)
      # \(setting.expectation) · \(elsewhere.joined(separator: ", ")) · \(what):
      #\(setting.name) = \(setting.kind.literal(text))

      """
  }
}

extension Setting.Kind {
  /// A value as it is written in the file.
  fileprivate func literal(_ text: String) -> String {
    switch self {
    case .flag: text == "on" ? "true" : "false"
    case .integer, .seconds: text
    case .text, .name, .address, .choice, .words, .secondsOrOff, .lifetime: tomlString(text)
    }
  }
}

/// A text as a TOML string of one line.
func tomlString(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\":
      result += "\\\(scalar)"
    case "\u{0}"..."\u{1F}", "\u{7F}":
      let digits = String(scalar.value, radix: 16, uppercase: true)
      result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default:
      result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}
