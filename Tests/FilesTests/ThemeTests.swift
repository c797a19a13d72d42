import Foundation
import OllatuiCore
import Testing

@testable import Files
@testable import TextUI

/// The themes that come with the program.
struct ThemeTests {
  private static let folders = ThemeFolders([packageFolder + "/themes"])
  private static let names = folders.names

  private func theme(_ name: String) throws -> Theme {
    try Self.folders.theme(named: name).theme
  }

  @Test(arguments: names)
  func `every theme names every role, or inherits it, and has no mistake`(name: String) throws {
    let file = try Self.folders.theme(named: name)
    #expect(file.problems == [])
    let named = file.roles.union(file.inheritedRoles)
    #expect(Role.allCases.filter { !named.contains($0) } == [])
    #expect(file.theme.name == name)
    #expect(file.theme.isLight == (name.hasSuffix("light")))
  }

  @Test(arguments: names)
  func `text and background are the terminal's own`(name: String) throws {
    for role in [Role.text, .input, .codeText] {
      #expect(try theme(name).style(of: role) == Style())
    }
  }

  @Test func `these are all themes`() {
    #expect(
      Self.names == [
        "colorblind", "colorblind-light", "dark", "dracula", "gruvbox", "high-contrast", "light",
        "monochrome", "nord", "solarized-dark", "solarized-light", "terminal",
      ])
  }

  @Test func `the built-in theme is themes/dark.toml`() throws {
    #expect(try theme("dark") == .builtin)
  }

  @Test func `the example in README is a theme without mistakes`() throws {
    let readme = try String(contentsOfFile: packageFolder + "/README.md", encoding: .utf8)
    let block = try #require(readme.components(separatedBy: "```toml\n").dropFirst().first)
    let text = try #require(block.components(separatedBy: "```").first)
    let file = ThemeFile(text: text, path: "README.md", name: "mine") { _ in .builtin }
    #expect(file.problems == [])
    #expect(file.roles == [.user, .codeString])
  }

  // MARK: - Contrast

  /// The background a theme is made for, and the least contrast of what is read and of rules.
  ///
  /// The ports keep their palette's colours, which their authors have chosen softer than WCAG's 4.5.
  @Test(arguments: [
    ("dark", "#1c1c1c", 4.5, 2), ("light", "#ffffff", 4.5, 2), ("colorblind", "#1c1c1c", 4.5, 2),
    ("colorblind-light", "#ffffff", 4.5, 2), ("gruvbox", "#282828", 4.2, 2),
    ("dracula", "#282a36", 3, 2), ("nord", "#2e3440", 3, 2), ("solarized-dark", "#002b36", 3, 2),
    ("solarized-light", "#fdf6e3", 2.9, 2),
  ])
  func `what is read stands out from the background, and rules are seen`(
    name: String, background: String, least: Double, leastOfRules: Double
  ) throws {
    let theme = try theme(name)
    let rules: Set<Role> = [.rule, .scrollBar, .border, .quoteMark, .tableRule, .codeFrame]
    let paper = try #require(Color(background))
    for role in Role.allCases {
      let style = theme.style(of: role)
      guard let letters = style.foreground else { continue }
      let contrast = contrast(letters, style.background ?? paper)
      #expect(contrast >= (rules.contains(role) ? leastOfRules : least), "\(role)")
    }
  }

  @Test(arguments: ["high-contrast", "monochrome"])
  func `some themes have no colour at all`(name: String) throws {
    let theme = try theme(name)
    for role in Role.allCases {
      #expect(theme.style(of: role).foreground == nil && theme.style(of: role).background == nil)
      #expect(name == "monochrome" || !theme.style(of: role).dim)
    }
  }

  @Test func `the theme of the terminal's own colours has no others`() throws {
    let theme = try theme("terminal")
    for role in Role.allCases {
      for color in [theme.style(of: role).foreground, theme.style(of: role).background] {
        if case .rgb = color { Issue.record("\(role)") }
      }
    }
    for depth in [ColorDepth.sixteen, .indexed256, .direct] {
      #expect(theme.adapted(to: depth) == theme)
    }
  }

  // MARK: - Telling apart

  /// Roles that mean nothing where they look the same.
  private static let groups: [[Role]] = [
    [.heading1, .heading2, .heading3, .heading4, .heading5, .heading6],
    [.emphasis, .strong, .strongEmphasis, .text], [.selection, .searchHit, .currentHit, .text],
    [.codeKeyword, .codeString, .codeComment, .codeText], [.good, .error], [.link, .text],
  ]

  @Test(arguments: names, ColorDepth.allCases)
  func `what differs in meaning differs in look, with any number of colours`(
    name: String, depth: ColorDepth
  ) throws {
    let theme = try theme(name).adapted(to: depth)
    var groups = Self.groups
    let isGrey = depth == .none || ["high-contrast", "monochrome"].contains(name)
    if isGrey, name != "monochrome" { groups[3] = [.codeComment, .codeText] }
    if !isGrey || name == "monochrome" { groups.append([.codeInserted, .codeDeleted, .codeText]) }
    for group in groups {
      #expect(Set(group.map { theme.style(of: $0) }).count == group.count, "\(group)")
    }
  }

  @Test(arguments: names.filter { !["high-contrast", "monochrome"].contains($0) })
  func `classes of code have colours of their own`(name: String) throws {
    let theme = try theme(name)
    let classes: [Role] = [
      .codeText, .codeComment, .codeString, .codeNumber, .codeKeyword, .codeType, .codeVariable,
    ]
    #expect(Set(classes.map { theme.style(of: $0) }).count >= 6)
  }

  /// Linear RGB as eyes without one kind of cones see it (Machado, Oliveira and Fernandes 2009).
  private static let deficiencies: [[Double]] = [
    [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
    [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881],
    [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900],
  ]

  @Test(arguments: ["colorblind", "colorblind-light"], deficiencies)
  func `no kind of colour blindness hides good from bad`(name: String, eye: [Double]) throws {
    let theme = try theme(name)
    let pairs: [(Role, Role)] = [
      (.good, .error), (.good, .warning), (.warning, .error), (.codeInserted, .codeDeleted),
      (.codeKeyword, .codeString),
    ]
    for (one, other) in pairs {
      let (a, b) = (try seen(theme.style(of: one), eye), try seen(theme.style(of: other), eye))
      #expect(a.squaredDistance(to: b).squareRoot() > 0.08, "\(one) and \(other)")
    }
  }

  private func seen(_ style: Style, _ eye: [Double]) throws -> OKLab {
    guard case .rgb(let red, let green, let blue) = style.foreground else {
      throw CocoaError(.coderValueNotFound)
    }
    let light = [red, green, blue].map(linear)
    let bytes = (0..<3).map { row -> UInt8 in
      let value = (0..<3).reduce(0.0) { $0 + eye[row * 3 + $1] * light[$1] }
      let share = value <= 0.0031308 ? value * 12.92 : 1.055 * pow(value, 1 / 2.4) - 0.055
      return UInt8((min(max(share, 0), 1) * 255).rounded())
    }
    return OKLab(red: bytes[0], green: bytes[1], blue: bytes[2])
  }

  /// How much two colours differ in lightness, 1 to 21 (Web Content Accessibility Guidelines).
  private func contrast(_ one: Color, _ other: Color) -> Double {
    let lights = [one, other].map { color -> Double in
      guard case .rgb(let red, let green, let blue) = color else { return 0 }
      return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) + 0.05
    }
    return max(lights[0], lights[1]) / min(lights[0], lights[1])
  }

  private func linear(_ byte: UInt8) -> Double {
    let share = Double(byte) / 255
    return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
  }
}
