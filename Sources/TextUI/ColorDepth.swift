/// How many colours a terminal, or its user, wants to see.
public enum ColorDepth: CaseIterable, Hashable, Sendable {
  /// Bold, underline and reverse only (`NO_COLOR`).
  case none
  /// The terminal's own sixteen.
  case sixteen
  /// The 256 of xterm, whose first sixteen are the terminal's own.
  case indexed256
  /// Red, green and blue as they are, beside the 256 of xterm.
  case direct
}

extension ColorDepth {
  /// Makes the depth that a terminal can show by the count in its database entry.
  ///
  /// 24-bit colour takes more than a count, so none makes that.
  ///
  /// - Parameter terminalColors: as its database entry says; -1 or 0 means none.
  public init(terminalColors: Int) {
    self =
      switch terminalColors {
      case 256...: .indexed256
      case 8...: .sixteen
      default: .none
      }
  }

  /// The number that the terminal knows a colour by; -1 means its own default.
  public func number(of color: Color?) -> Int {
    guard let color else { return -1 }
    return switch self {
    case .none: -1
    case .sixteen: Int(color.nearest16().rawValue)
    case .indexed256: Int(color.nearest256())
    case .direct: color.directNumber
    }
  }
}

extension Color {
  /// A number below 256 of the palette, or `0xRRGGBB`.
  ///
  /// What is among the fixed 240 exactly is named by its number there, which takes half the bytes;
  /// the 255 darkest blues, whose numbers are the palette's, become the nearest of 256.
  fileprivate var directNumber: Int {
    let nearest = Int(nearest256())
    guard case .rgb(let red, let green, let blue) = self,
      fixedColors[nearest - 16] != OKLab(red: red, green: green, blue: blue)
    else { return nearest }
    let number = Int(red) << 16 | Int(green) << 8 | Int(blue)
    return number < 256 ? nearest : number
  }
}

// MARK: - The nearest colour that a terminal has

extension Color {
  /// The number of the colour that looks most alike among 256.
  ///
  /// The terminal's own sixteen stay what they are. Others become 16 to 255, which look the same
  /// everywhere.
  public func nearest256() -> UInt8 {
    switch self {
    case .palette(let color):
      return color.rawValue
    case .rgb(let red, let green, let blue):
      let wanted = OKLab(red: red, green: green, blue: blue)
      let nearest = fixedColors.indices.min {
        wanted.squaredDistance(to: fixedColors[$0])
          < wanted.squaredDistance(to: fixedColors[$1])
      }
      return UInt8(16 + (nearest ?? 0))
    }
  }

  /// The one of the terminal's sixteen that comes nearest, hue before lightness.
  ///
  /// A grey becomes one of the four greys, and nothing else does: a soft blue stays a blue.
  public func nearest16() -> PaletteColor {
    switch self {
    case .palette(let color):
      return color
    case .rgb(let red, let green, let blue):
      let wanted = OKLab(red: red, green: green, blue: blue)
      let isGrey = wanted.chroma < Color.leastChroma
      let candidates = PaletteColor.allCases.filter { $0.isGrey == isGrey }
      func distance(_ color: PaletteColor) -> Double {
        isGrey
          ? wanted.squaredDistance(to: color.usualLook) : wanted.hueDistance(to: color.usualLook)
      }
      return candidates.min { distance($0) < distance($1) } ?? .white
    }
  }

  /// Whether it is grey, black or white to the eye.
  public var isGrey: Bool {
    switch self {
    case .palette(let color): color.isGrey
    case .rgb(let red, let green, let blue):
      OKLab(red: red, green: green, blue: blue).chroma < Color.leastChroma
    }
  }

  /// Below this distance from grey the eye sees a grey.
  private static var leastChroma: Double { 0.03 }
}

extension PaletteColor {
  /// Whether it is one of the four greys, black and white among them.
  public var isGrey: Bool {
    switch self {
    case .black, .white, .brightBlack, .brightWhite: true
    case .red, .green, .yellow, .blue, .magenta, .cyan: false
    case .brightRed, .brightGreen, .brightYellow, .brightBlue, .brightMagenta, .brightCyan: false
    }
  }

  /// How xterm shows it unless told otherwise.
  fileprivate var usualLook: OKLab {
    usualLooks[Int(rawValue)]
  }
}

/// The colours 16 to 255: a cube of six levels a channel, then 24 greys.
private let fixedColors: [OKLab] = {
  let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
  let cube = (0..<216).map { place in
    OKLab(
      red: levels[place / 36], green: levels[place / 6 % 6], blue: levels[place % 6])
  }
  let greys = (0..<24).map { step -> OKLab in
    let level = UInt8(8 + 10 * step)
    return OKLab(red: level, green: level, blue: level)
  }
  return cube + greys
}()

/// The colours 0 to 15 as xterm shows them unless told otherwise.
private let usualLooks: [OKLab] = [
  OKLab(red: 0, green: 0, blue: 0), OKLab(red: 205, green: 0, blue: 0),
  OKLab(red: 0, green: 205, blue: 0), OKLab(red: 205, green: 205, blue: 0),
  OKLab(red: 0, green: 0, blue: 238), OKLab(red: 205, green: 0, blue: 205),
  OKLab(red: 0, green: 205, blue: 205), OKLab(red: 229, green: 229, blue: 229),
  OKLab(red: 127, green: 127, blue: 127), OKLab(red: 255, green: 0, blue: 0),
  OKLab(red: 0, green: 255, blue: 0), OKLab(red: 255, green: 255, blue: 0),
  OKLab(red: 92, green: 92, blue: 255), OKLab(red: 255, green: 0, blue: 255),
  OKLab(red: 0, green: 255, blue: 255), OKLab(red: 255, green: 255, blue: 255),
]
