import TextUI

/// How the screen looks, and what that depends on.
package struct Looks: Equatable, Sendable {
  /// The name of the theme on the screen.
  package internal(set) var shown: String
  /// What `theme` is to be set to once that is on the screen: a name, or `auto`.
  var wanted: String?
  /// The notice about a theme that could not be shown, which goes when one can.
  var complaint: String?
  /// The names of all themes, the user's own first; empty before they were listed.
  var names: [String] = []
  /// Whether the terminal's background is light; nil: it has not said.
  package internal(set) var isBackgroundLight: Bool?
  /// Whether the locale can show more than ASCII.
  let isLocaleUTF8: Bool
  /// Whether borders and marks are ASCII now.
  package internal(set) var isASCII = false

  /// What plots are made of.
  var plotMarks: PlotMarks { isASCII ? .ascii : .braille }

  /// Makes the looks of a program that starts.
  ///
  /// - Parameters:
  ///   - shown: the theme that the screen was opened with.
  ///   - isBackgroundLight: a hint, for as long as the terminal does not answer.
  ///   - isLocaleUTF8: what the user's own locale says.
  package init(
    shown: String = Theme.builtin.name, isBackgroundLight: Bool? = nil, isLocaleUTF8: Bool = true
  ) {
    self.shown = shown
    self.isBackgroundLight = isBackgroundLight
    self.isLocaleUTF8 = isLocaleUTF8
  }
}

extension Settings {
  /// The theme that takes dark and light by the background.
  static let automaticTheme = "auto"

  /// The theme that the settings ask for on such a background.
  package func themeName(onLight isLight: Bool?) -> String {
    resolved(theme, onLight: isLight)
  }

  /// The theme that a name stands for.
  func resolved(_ name: String, onLight isLight: Bool?) -> String {
    guard name == Self.automaticTheme else { return name }
    return isBackgroundLight ?? isLight ?? false ? "light" : "dark"
  }
}
