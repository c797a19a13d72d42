import Foundation
import OllatuiCore
import Testing

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
}
