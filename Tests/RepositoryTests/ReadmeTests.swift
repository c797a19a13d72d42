import Foundation
import OllatuiCore
import Testing
import TextUI

/// The tables of README are made of the tables in the code.
@Suite struct ReadmeTests {
  private let file = packageFolder.appendingPathComponent("README.md")

  @Test func `README lists the keys and commands of the table`() throws {
    let groups = Command.Group.allCases.filter { $0 != .moving && $0 != .editing }
    try check(
      "keys",
      (["| keys | command | |", "| --- | --- | --- |"] + groups.flatMap(keyRows))
        .joined(separator: "\n"))
  }

  @Test func `README lists the keys of the view and of the input box`() throws {
    for (name, group) in [("moving keys", Command.Group.moving), ("editing keys", .editing)] {
      try check(
        name, list(Command.all.filter { $0.group == group }.map { ($0.keys, $0.summary) }))
    }
  }

  @Test func `README lists the keys of turns that are selected`() throws {
    try check("turn keys", list(TurnKey.all.map { ($0.keys, $0.summary) }))
  }

  @Test func `README lists the keys of answers side by side`() throws {
    try check("column keys", list(ColumnKey.all.map { ($0.keys, $0.summary) }))
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

  private func keyRows(_ group: Command.Group) -> [String] {
    let rows = Command.all.filter { $0.group == group }.map { command in
      let names = command.isSlash ? ([command.name] + command.aliases).map { "/\($0)" } : []
      let usage = command.usage.isEmpty ? "" : " " + command.usage
      let name = names.isEmpty ? "" : "`" + names.joined(separator: "` `") + usage + "`"
      return "| \(quoted(command.keys + command.listKeys)) "
        + "| \(name.replacing("|", with: "\\|")) | \(command.summary) |"
    }
    return ["| **\(group.rawValue)** | | |"] + rows
  }

  /// Keys and what they do, as many on a line as go there.
  private func list(_ rows: [(keys: [Key], summary: String)]) -> String {
    var lines: [String] = []
    for (keys, summary) in rows {
      let entry = "\(quoted(keys)) \(summary)"
      if let last = lines.last, last.count + entry.count < 102 {
        lines[lines.count - 1] = "\(last) · \(entry)"
      } else {
        if let last = lines.popLast() { lines.append(last + " ·") }
        lines.append(entry)
      }
    }
    return lines.joined(separator: "\n")
  }

  private func quoted(_ keys: [Key]) -> String {
    keys.map { "`\($0)`" }.joined(separator: " ")
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
