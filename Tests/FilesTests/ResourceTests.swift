import Foundation
import OllatuiCore
import Testing
import TextUI

@testable import Files

/// What lies in `themes/` and `Resources/` of the package.
struct ResourceTests {
  @Test func `the default config is what the table of settings makes`() throws {
    let path = packageFolder + "/Resources/config.toml"
    if ProcessInfo.processInfo.environment["UPDATE_RESOURCES"] != nil {
      try write(ConfigFile.template, to: path)
    }
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(
      text == ConfigFile.template,
      "to rewrite it: UPDATE_RESOURCES=1 swift test --filter ResourceTests")
  }

  @Test func `the default config with its comments taken away is right, and says the defaults`() {
    let text = ConfigFile.template.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasPrefix("#") && !$0.hasPrefix("# ") ? $0.dropFirst() : $0 }
      .joined(separator: "\n")
    let file = ConfigFile(text: text, path: "config.toml")
    #expect(file.problems == [])
    #expect(file.entries.map(\.id) == Setting.all.map(\.id))
    for entry in file.entries where Setting[entry.id].defaultText != nil {
      #expect(entry.value == Setting[entry.id].defaultValue)
    }
    #expect(ConfigFile(text: ConfigFile.template, path: "").entries == [])
  }

  @Test(arguments: ["dark", "light", "high-contrast", "terminal"])
  func `every theme names every role and has no mistake`(name: String) throws {
    let file = try ThemeFolders([packageFolder + "/themes"]).theme(named: name)
    #expect(file.problems == [])
    #expect(Role.allCases.filter { !file.roles.contains($0) } == [])
    #expect(file.theme.name == name)
    #expect(file.theme.isLight == (name == "light"))
  }

  @Test func `these are all themes`() {
    #expect(
      ThemeFolders([packageFolder + "/themes"]).names == [
        "dark", "high-contrast", "light", "terminal",
      ])
  }

  @Test func `the built-in theme is themes/dark.toml`() throws {
    #expect(try ThemeFolders([packageFolder + "/themes"]).theme(named: "dark").theme == .builtin)
  }

  @Test(arguments: [("dark", 0.012), ("light", 1.0)])
  func `what is read stands out from the background, and rules are seen`(
    name: String, background: Double
  ) throws {
    let theme = try ThemeFolders([packageFolder + "/themes"]).theme(named: name).theme
    let lines: Set<Role> = [
      .rule, .scrollBar, .border, .quoteMark, .tableRule, .codeFrame,
    ]
    // What stands on a colour of its own is measured against that.
    for role in Role.allCases where theme.style(of: role).background == nil {
      guard case .rgb(let red, let green, let blue) = theme.style(of: role).foreground else {
        continue
      }
      let own = luminance(red, green, blue)
      let contrast = (max(own, background) + 0.05) / (min(own, background) + 0.05)
      #expect(contrast >= (lines.contains(role) ? 2 : 4.5), "\(role)")
    }
  }

  /// Relative luminance, 0 to 1, as in the Web Content Accessibility Guidelines.
  private func luminance(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Double {
    func linear(_ byte: UInt8) -> Double {
      let share = Double(byte) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }
}
