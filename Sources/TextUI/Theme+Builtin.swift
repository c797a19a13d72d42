private let grey = Color.rgb(0x8A, 0x8A, 0x8A)
private let faint = Color.rgb(0x62, 0x62, 0x62)
private let pale = Color.rgb(0xAF, 0xAF, 0xAF)
private let accent = Color.rgb(0x87, 0xAF, 0xD7)
private let sand = Color.rgb(0xD7, 0xAF, 0x87)
private let blue = Color.rgb(0x87, 0xAF, 0xFF)

extension Theme {
  /// The dark theme, for when no theme file is found; a test compares it with `themes/dark.toml`.
  ///
  /// Text and background stay the terminal's own. One accent; grey for what is not the
  /// conversation; red, yellow and green only where something is wrong or good.
  public static let builtin: Theme = {
    Theme(
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
      ].merging(reading) { own, _ in own })
  }()

  /// The roles of Markdown, code, marks and figures.
  private static let reading: [Role: Style] = [
    .heading1: Style(accent, bold: true, underline: true),
    .heading2: Style(accent, bold: true),
    .heading3: Style(bold: true, italic: true),
    .heading4: Style(underline: true),
    .heading5: Style(italic: true, underline: true),
    .heading6: Style(grey, italic: true),
    .emphasis: Style(italic: true),
    .strong: Style(bold: true),
    .strongEmphasis: Style(bold: true, italic: true),
    .struck: Style(grey),
    .link: Style(accent, underline: true),
    .linkAddress: Style(grey),
    .quote: Style(pale, italic: true),
    .quoteMark: Style(faint),
    .listMark: Style(accent),
    .tableHeader: Style(bold: true),
    .tableRule: Style(faint),
    .html: Style(grey),
    .math: Style(.rgb(0xAF, 0xD7, 0xAF)),
    .footnote: Style(accent),
    .code: Style(sand),
    .codeText: Style(),
    .codeFrame: Style(faint),
    .codeComment: Style(grey, italic: true),
    .codeString: Style(.rgb(0xAF, 0xD7, 0x87)),
    .codeEscape: Style(.rgb(0xD7, 0xD7, 0x87)),
    .codeNumber: Style(sand),
    .codeKeyword: Style(blue),
    .codeConstant: Style(sand),
    .codeType: Style(.rgb(0x87, 0xD7, 0xD7)),
    .codeFunction: Style(.rgb(0xD7, 0xD7, 0xAF)),
    .codeVariable: Style(.rgb(0xD7, 0xAF, 0xD7)),
    .codeProperty: Style(.rgb(0x87, 0xD7, 0xFF)),
    .codeAttribute: Style(.rgb(0xD7, 0x87, 0xAF)),
    .codeTag: Style(blue),
    .codeOperator: Style(pale),
    .codeInserted: Style(.rgb(0x87, 0xAF, 0x5F)),
    .codeDeleted: Style(.rgb(0xFF, 0x87, 0x87)),
    .codeHeading: Style(accent, bold: true),
    .selection: Style(on: .rgb(0x3A, 0x3A, 0x3A)),
    .searchHit: Style(.rgb(0x1C, 0x1C, 0x1C), on: .rgb(0xD7, 0xAF, 0x5F)),
    .currentHit: Style(.rgb(0x1C, 0x1C, 0x1C), on: .rgb(0xFF, 0x87, 0x87), bold: true),
    .border: Style(faint),
    .gauge: Style(accent),
    .gaugeHigh: Style(.rgb(0xD7, 0xAF, 0x5F), bold: true),
    .plot: Style(accent),
    .plotAxis: Style(grey),
  ]
}
