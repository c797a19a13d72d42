extension Settings {
  /// What `/set` shows of one setting.
  package struct Row: Hashable, Sendable {
    package let name: String
    /// As it could be written, without passwords; "" where there is none.
    package let value: String
    /// Where it comes from: `default`, `OLLAMA_HOST`, `config.toml:12`, `--model`, `/set`.
    package let place: String
  }

  /// One setting with its value.
  package func row(of id: SettingID) -> Row {
    let setting = Setting[id]
    return Row(
      name: setting.name, value: value(of: id).map(setting.text(of:)) ?? "",
      place: place(of: id))
  }
}
