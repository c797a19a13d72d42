import Foundation
import Markdown
import Testing
import TextUI

@testable import Files

struct LanguageFileTests {
  private func file(_ text: String) -> LanguageFile {
    LanguageFile(text: text, path: "/l/tiny.toml", name: "tiny")
  }

  private func paint(_ line: String, in language: CodeLanguage?) -> [RoleRun] {
    var painter = CodePainter(language)
    var runs: [RoleRun] = []
    Array(line.utf8).withUnsafeBufferPointer { painter.paint($0, at: 0, into: &runs) }
    return runs
  }

  @Test func `the example in the description of the format is right`() throws {
    let text = try String(
      contentsOfFile: packageFolder + "/Resources/languages/README.md", encoding: .utf8)
    let start = try #require(text.range(of: "```toml\n"))
    let end = try #require(text.range(of: "\n```", range: start.upperBound..<text.endIndex))
    let read = file(String(text[start.upperBound..<end.lowerBound]))
    #expect(read.problems == [])
    #expect(read.definition.name == "Tiny")
    #expect(read.definition.aliases == ["tiny", "tn"])
    #expect(
      paint("def f \"a\\\"b\" 12", in: CodeLanguage(read.definition))
        == [
          RoleRun(end: 3, role: .codeText), RoleRun(end: 4, role: .codeText),
          RoleRun(end: 5, role: .codeFunction), RoleRun(end: 6, role: .codeText),
          RoleRun(end: 8, role: .codeString), RoleRun(end: 10, role: .codeEscape),
          RoleRun(end: 12, role: .codeString), RoleRun(end: 13, role: .codeText),
          RoleRun(end: 15, role: .codeNumber),
        ].merged)
  }

  @Test func `every mistake has its line, and the rest counts`() {
    let read = file(
      """
      name = 3
      color = "red"
      [main]
      a = { match = '(', role = "string" }
      b = { match = 'b', role = "strng" }
      c = { match = 'c', role = "string", push = "lost" }
      d = { role = "string" }
      e = { match = 'e', push = 1 }
      f = { match = 'f', role = "number", matsh = "x" }
      calls = "last"
      include = "other"
      rolle = true
      [main.words]
      keywrd = "if"
      keyword = "while"
      """)
    #expect(
      read.problems.map(\.description) == [
        "tiny.toml:1: name wants a text in quotes, not 3; it is passed over",
        #"tiny.toml:2: no entry "color"; there are name, aliases and ignore-case, and tables "#
          + "for the modes",
        #"tiny.toml:4: the pattern "(" cannot be read, since a ( is not closed; "#
          + "the rule is passed over",
        #"tiny.toml:5: no role "strng"; did you mean "string"?"#,
        #"tiny.toml:6: no mode "lost"; it is passed over"#,
        #"tiny.toml:7: the rule "d" has no match; it is passed over"#,
        #"tiny.toml:8: main.e.push wants a text in quotes, not 1; it is passed over"#,
        #"tiny.toml:9: no property of a rule "matsh"; did you mean "match"?"#,
        #"tiny.toml:10: main.calls wants true, false or "first", not "last"; it is passed over"#,
        #"tiny.toml:11: no mode "other"; it is passed over"#,
        #"tiny.toml:12: no property of a mode "rolle"; did you mean "role"?"#,
        #"tiny.toml:14: no role "keywrd"; did you mean "keyword"?"#,
      ])
    #expect(
      paint("c while", in: CodeLanguage(read.definition)) == [
        RoleRun(end: 1, role: .codeString), RoleRun(end: 2, role: .codeText),
        RoleRun(end: 7, role: .codeKeyword),
      ])
  }

  @Test func `the program's languages have no mistakes, and none claims another's name`() throws {
    let folders = LanguageFolders([packageFolder + "/Resources/languages"])
    let read = folders.languages()
    #expect(read.problems == [])
    var owners: [String: String] = [:]
    for language in read.list {
      for name in Set(language.aliases + [language.name.lowercased()]) {
        #expect(owners.updateValue(language.name, forKey: name) == nil, "\(name)")
        #expect(CodeLanguages(read.list).language(named: name) == language, "\(name)")
      }
    }
  }

  @Test func `what models write after a fence finds a language`() {
    let read = LanguageFolders([packageFolder + "/Resources/languages"]).languages()
    let languages = CodeLanguages(read.list)
    let names = """
      swift c cpp rust go python javascript typescript tsx jsx java kotlin ruby php bash sh zsh
      console sql json jsonc yaml yml toml ini xml html css makefile dockerfile diff patch markdown
      lua haskell C# C++ py js ts rs Makefile src/main.rs zig nix powershell perl r scala elixir
      protobuf cmake
      """
    #expect(
      names.split(whereSeparator: \.isWhitespace).filter {
        languages.language(named: String($0)) == nil
      } == [])
  }

  @Test func `the user's folder hides the program's, and adds to it`() throws {
    try withFolder { folder in
      try write("name = \"Mine\"\naliases = \"one\"", to: folder + "/user/one.toml")
      try write("name = \"Own\"\naliases = \"one\"", to: folder + "/own/one.toml")
      try write("name = \"Two\"\naliases = \"one two\"\nx = 1", to: folder + "/own/two.toml")
      try write("", to: folder + "/own/.hidden.toml")
      let folders = LanguageFolders([folder + "/none", folder + "/user", folder + "/own"])
      #expect(folders.names == ["one", "two"])
      let read = folders.languages()
      #expect(read.list.map(\.name) == ["Mine", "Two"])
      #expect(read.problems.map(\.line) == [3])
      let languages = CodeLanguages(read.list)
      #expect(languages.language(named: "ONE")?.name == "Mine")
      #expect(languages.language(named: "two")?.name == "Two")
      #expect(languages.language(named: "own") == nil)
    }
  }
}

extension [RoleRun] {
  /// With neighbours of one role as one.
  fileprivate var merged: [RoleRun] {
    enumerated().filter { $0.offset + 1 == count || self[$0.offset + 1].role != $0.element.role }
      .map(\.element)
  }
}
