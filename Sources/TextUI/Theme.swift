/// How text of one role looks; as made, like the terminal's ordinary text.
package struct Style: Hashable, Sendable {
  /// The colour of the letters; nil: the terminal's own.
  package var foreground: Color?
  /// The colour behind them; nil: the terminal's own.
  package var background: Color?
  package var bold: Bool
  package var dim: Bool
  package var italic: Bool
  package var underline: Bool
  package var reverse: Bool

  /// Makes a look.
  package init(
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
package struct Theme: Equatable, Sendable {
  /// The name that `/set theme` knows it by.
  package var name: String
  /// Whether it is made for a light background.
  package var isLight: Bool
  /// One style for each role, in the order of `Role.allCases`.
  private var styles: [Style]

  /// Makes a theme; roles that are not named look like the terminal's ordinary text.
  package init(name: String, isLight: Bool, styles: [Role: Style]) {
    self.name = name
    self.isLight = isLight
    self.styles = Role.allCases.map { styles[$0] ?? Style() }
  }

  /// How text of a role looks.
  package func style(of role: Role) -> Style {
    styles[role.index]
  }

  /// Makes text of a role look otherwise.
  package mutating func setStyle(of role: Role, to style: Style) {
    styles[role.index] = style
  }
}

extension Role {
  /// Its place in `Role.allCases`.
  ///
  /// An enumeration without payloads is stored as the ordinal of its case (Swift's type layout),
  /// which saves a look-up by hash for every run of text; a test compares it for all roles.
  package var index: Int {
    withUnsafeBytes(of: self) { Int($0[0]) }
  }
}
