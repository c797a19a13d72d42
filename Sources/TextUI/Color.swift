/// A colour of a theme; where there is none, the terminal's own counts.
public enum Color: Hashable, Sendable {
  /// Red, green and blue of sRGB.
  case rgb(UInt8, UInt8, UInt8)
  /// One of the sixteen that the terminal's own settings define.
  case palette(PaletteColor)
}

/// The sixteen colours that nearly every terminal has; their exact look is the user's choice.
///
/// The raw value is the number that the terminal knows the colour by.
public enum PaletteColor: UInt8, CaseIterable, Hashable, Sendable {
  case black, red, green, yellow, blue, magenta, cyan, white
  case brightBlack, brightRed, brightGreen, brightYellow
  case brightBlue, brightMagenta, brightCyan, brightWhite

  /// The name in a theme file, such as `blue` or `bright-blue`.
  public var name: String {
    let plain = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]
    return (rawValue < 8 ? "" : "bright-") + plain[Int(rawValue % 8)]
  }

  /// Finds a colour by its name in a theme file; nil where there is none of that name.
  public init?(name: String) {
    guard let color = PaletteColor.allCases.first(where: { $0.name == name }) else { return nil }
    self = color
  }
}

extension Color {
  /// Whether dark letters are read on it more easily than light ones.
  public var isLight: Bool {
    switch self {
    case .palette(let color): color == .white || color.rawValue > 8
    case .rgb(let red, let green, let blue):
      OKLab(red: red, green: green, blue: blue).lightness > 0.6
    }
  }

  /// Reads a colour as terminals report it: `rgb:` and three parts of one to four digits.
  ///
  /// nil where the text is anything else.
  public init?(report text: String) {
    guard text.hasPrefix("rgb:") || text.hasPrefix("rgba:") else { return nil }
    let parts = text.drop { $0 != ":" }.dropFirst().split(
      separator: "/", omittingEmptySubsequences: false)
    guard parts.count == (text.hasPrefix("rgba:") ? 4 : 3) else { return nil }
    let bytes = parts.prefix(3).compactMap { part -> UInt8? in
      guard (1...4).contains(part.count), part.allSatisfy(\.isHexDigit),
        let value = UInt32(part, radix: 16)
      else { return nil }
      let most = UInt32(1) << (4 * UInt32(part.count)) - 1
      return UInt8((value * 255 + most / 2) / most)
    }
    guard bytes.count == 3 else { return nil }
    self = .rgb(bytes[0], bytes[1], bytes[2])
  }

  /// Reads a colour as theme files write it: `#87afd7`, or a name such as `bright-blue`.
  ///
  /// nil where the text is neither.
  public init?(_ text: String) {
    if let color = PaletteColor(name: text) {
      self = .palette(color)
      return
    }
    guard text.utf8.count == 7, text.utf8.first == UInt8(ascii: "#") else { return nil }
    let digits = text.utf8.dropFirst().compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
    guard digits.count == 6 else { return nil }
    let bytes = stride(from: 0, to: 6, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
    self = .rgb(bytes[0], bytes[1], bytes[2])
  }
}
