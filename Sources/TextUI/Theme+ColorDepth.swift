extension Theme {
  /// The theme as a terminal of fewer colours can show it without losing what it says.
  ///
  /// With sixteen colours a grey background could vanish in the terminal's own, and two colours
  /// may become one: both turn into reverse. Without colours every background is reverse, and a
  /// grey foreground is dim.
  public func adapted(to depth: ColorDepth) -> Theme {
    var theme = self
    for role in Role.allCases {
      theme.setStyle(of: role, to: style(of: role).adapted(to: depth))
    }
    return theme
  }
}

extension Style {
  /// The style as a terminal of fewer colours can show it.
  public func adapted(to depth: ColorDepth) -> Style {
    switch depth {
    case .none: withoutColors
    case .sixteen: inSixteenColors
    case .indexed256, .direct: self
    }
  }

  private var withoutColors: Style {
    var style = self
    style.foreground = nil
    style.background = nil
    // A background says "this one"; nothing else says it without colours. With letters of its own
    // colour it is a mark in the text, which must differ from what is selected.
    if background != nil {
      style.reverse = true
      if foreground != nil { style.underline = true }
    }
    if background == nil, !reverse, let foreground, foreground.isMiddleGrey { style.dim = true }
    return style
  }

  private var inSixteenColors: Style {
    var style = self
    let letters = foreground?.nearest16()
    let behind = background?.nearest16()
    style.foreground = letters.map(Color.palette)
    style.background = behind.map(Color.palette)
    if let background, case .rgb = background, background.isGrey || behind == letters {
      style.foreground = nil
      style.background = nil
      style.reverse = true
    }
    return style
  }
}

extension Color {
  /// Whether it is a grey that steps back on a dark background and on a light one.
  fileprivate var isMiddleGrey: Bool {
    switch self {
    case .palette(let color): color == .brightBlack
    case .rgb(let red, let green, let blue):
      isGrey
        && (0.35...0.85).contains(OKLab(red: red, green: green, blue: blue).lightness)
    }
  }
}
