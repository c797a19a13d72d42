/// How text of one role looks; as made, like the terminal's ordinary text.
public struct Style: Hashable, Sendable {
  /// The colour of the letters; nil: the terminal's own.
  public var foreground: Color?
  /// The colour behind them; nil: the terminal's own.
  public var background: Color?
  public var bold: Bool
  public var dim: Bool
  public var italic: Bool
  public var underline: Bool
  public var reverse: Bool

  /// Makes a look.
  public init(
    _ foreground: Color? = nil, on background: Color? = nil, bold: Bool = false,
    dim: Bool = false, italic: Bool = false, underline: Bool = false, reverse: Bool = false
  ) {
    self.foreground = foreground
    self.background = background
    self.bold = bold
    self.dim = dim
    self.italic = italic
    self.underline = underline
    self.reverse = reverse
  }
}

/// What every role looks like.
public struct Theme: Equatable, Sendable {
  /// The name that `/set theme` knows it by.
  public var name: String
  /// Whether it is made for a light background.
  public var isLight: Bool
  /// One style for each role, in the order of `Role.allCases`.
  private var styles: [Style]

  /// Makes a theme; roles that are not named look like the terminal's ordinary text.
  public init(name: String, isLight: Bool, styles: [Role: Style]) {
    self.name = name
    self.isLight = isLight
    self.styles = Role.allCases.map { styles[$0] ?? Style() }
  }

  /// How text of a role looks.
  public func style(of role: Role) -> Style {
    styles[role.index]
  }

  /// Makes text of a role look otherwise.
  public mutating func setStyle(of role: Role, to style: Style) {
    styles[role.index] = style
  }
}

extension Role {
  /// Its place in `Role.allCases`.
  ///
  /// An enumeration without payloads is stored as the ordinal of its case (Swift's type layout),
  /// which saves a look-up by hash for every run of text; a test compares it for all roles.
  public var index: Int {
    withUnsafeBytes(of: self) { Int($0[0]) }
  }
}
