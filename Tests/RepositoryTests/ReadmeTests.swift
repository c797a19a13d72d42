import Foundation
import OllatuiCore
import Testing
import TextUI

/// The tables of README are made of the tables in the code.
@Suite struct ReadmeTests {
  private let file = packageFolder.appendingPathComponent("README.md")

  @Test func `README lists the keys and commands of the table`() throws {
    try check("keys", Command.Group.allCases.map(keyTable).joined(separator: "\n\n"))
  }

  @Test func `README lists the keys of turns that are selected`() throws {
    let rows = TurnKey.all.map { key in
      "| \(key.keys.map { "`\($0)`" }.joined(separator: " ")) | \(key.summary) |"
    }
    try check(
      "turn keys",
      (["| While a turn is selected | |", "| --- | --- |"] + rows).joined(separator: "\n"))
  }

  @Test func `README lists the keys of answers side by side`() throws {
    let rows = ColumnKey.all.map { key in
      "| \(key.keys.map { "`\($0)`" }.joined(separator: " ")) | \(key.summary) |"
    }
    try check(
      "column keys",
      (["| While answers are compared | |", "| --- | --- |"] + rows).joined(separator: "\n"))
  }

  @Test func `README lists the settings of the table`() throws {
    let rows = Setting.all.map { setting in
      "| `\(setting.name)` | \(setting.defaultText.map { "`\($0)`" } ?? "–") | \(setting.summary) |"
    }
    try check(
      "settings",
      (["| setting | default | meaning |", "| --- | --- | --- |"] + rows).joined(separator: "\n"))
  }

  @Test func `README names the two commands`() throws {
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.contains("make run"))
    #expect(text.contains("make test"))
  }

  private func keyTable(_ group: Command.Group) -> String {
    let rows = Command.all.filter { $0.group == group }.map { command in
      let keys = (command.keys + command.listKeys).map { "`\($0)`" }.joined(separator: " ")
      let names = command.isSlash ? ([command.name] + command.aliases).map { "/\($0)" } : []
      let usage = command.usage.isEmpty ? "" : " " + command.usage
      let name = names.isEmpty ? "" : "`" + names.joined(separator: "` `") + usage + "`"
      return "| \(keys) | \(name.replacing("|", with: "\\|")) | \(command.summary) |"
    }
    return (["| \(group.rawValue) | command | |", "| --- | --- | --- |"] + rows)
      .joined(separator: "\n")
  }

  /// Compares what stands between two marks; with UPDATE_RESOURCES it is written instead.
  private func check(_ name: String, _ expected: String) throws {
    var text = try String(contentsOf: file, encoding: .utf8)
    let start = try #require(text.range(of: "<!-- \(name) -->\n"))
    let end = try #require(text.range(of: "\n<!-- end of \(name) -->"))
    if ProcessInfo.processInfo.environment["UPDATE_RESOURCES"] != nil {
      text.replaceSubrange(start.upperBound..<end.lowerBound, with: expected)
      try text.write(to: file, atomically: true, encoding: .utf8)
      return
    }
    #expect(
      text[start.upperBound..<end.lowerBound] == expected,
      "to rewrite it: UPDATE_RESOURCES=1 swift test --no-parallel --filter ReadmeTests")
  }
}
