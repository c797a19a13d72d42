extension Theme {
  /// The dark theme, for when no theme file is found; a test compares it with `themes/dark.toml`.
  ///
  /// Text and background stay the terminal's own. One accent; grey for what is not the
  /// conversation; red, yellow and green only where something is wrong or good.
  package static let builtin: Theme = {
    let grey = Color.rgb(0x8A, 0x8A, 0x8A)
    let faint = Color.rgb(0x62, 0x62, 0x62)
    let accent = Color.rgb(0x87, 0xAF, 0xD7)
    return Theme(
      name: "dark", isLight: false,
      styles: [
        .text: Style(),
        .dim: Style(grey),
        .accent: Style(accent),
        .user: Style(accent, bold: true),
        .assistant: Style(grey, bold: true),
        .system: Style(grey, italic: true),
        .thinking: Style(grey, italic: true),
        .figures: Style(grey),
        .control: Style(.rgb(0xD7, 0xAF, 0x87), reverse: true),
        .title: Style(bold: true),
        .rule: Style(faint),
        .input: Style(),
        .prompt: Style(accent, bold: true),
        .placeholder: Style(grey),
        .status: Style(grey),
        .statusAccent: Style(accent),
        .keyName: Style(accent),
        .selected: Style(on: .rgb(0x3A, 0x3A, 0x3A), bold: true),
        .match: Style(accent, underline: true),
        .good: Style(.rgb(0x87, 0xAF, 0x5F)),
        .warning: Style(.rgb(0xD7, 0xAF, 0x5F)),
        .error: Style(.rgb(0xFF, 0x87, 0x87), bold: true),
        .scrollBar: Style(faint),
      ])
  }()
}
