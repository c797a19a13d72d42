import Testing
import TextUI

@testable import Markdown

struct CodeWordsTests {
  private func letters(_ line: String, _ change: (inout CodeDefinition.Mode) -> Void) -> String {
    var mode = CodeDefinition.Mode(name: "main")
    mode.hasWords = true
    mode.words = [
      CodeDefinition.WordList(["func", "class", "enum"], role: .codeKeyword),
      CodeDefinition.WordList(["func"], role: nil, introduces: .codeFunction),
      CodeDefinition.WordList(["class", "enum"], role: nil, introduces: .codeType),
      CodeDefinition.WordList(["self"], role: .codeConstant),
    ]
    change(&mode)
    var definition = CodeDefinition(name: "tiny")
    definition.modes = [mode]
    var painter = CodePainter(CodeLanguage(definition))
    var runs: [RoleRun] = []
    Array(line.utf8).withUnsafeBufferPointer { painter.paint($0, at: 0, into: &runs) }
    var result = ""
    for run in runs {
      let name = run.role == .codeText ? " " : run.role.rawValue.dropFirst("code-".count).prefix(1)
      result += String(repeating: String(name), count: run.end - result.utf8.count)
    }
    return result
  }

  @Test func `words of a list are found whole, and introduce what follows`() {
    #expect(letters("func go(self) funcs", { _ in }) == "kkkk ff cccc       ")
    #expect(letters("enum class go", { _ in }) == "kkkk kkkkk tt")
    #expect(letters("func (x) go", { _ in }) == "kkkk       ")
  }

  @Test func `a word before a round bracket is a function`() {
    #expect(letters("go(Up(UP(", { $0.calls = .afterTypes }) == "ff ff ff ")
    #expect(
      letters(
        "go(Up(UP(x",
        {
          $0.calls = .afterTypes
          $0.hasCapitalTypes = true
        }) == "ff tt tt  ")
    #expect(
      letters(
        "go(Up(UP(x",
        {
          $0.calls = .first
          $0.hasCapitalTypes = true
        }) == "ff ff ff  ")
  }

  @Test func `capitals make types and constants, with underscores before them`() {
    #expect(
      letters(
        "Ab _Ab AB A_1 A aB",
        {
          $0.hasCapitalTypes = true
          $0.hasCapitalConstants = true
        }) == "tt ttt cc ccc t   ")
  }

  @Test func `behind a full stop no word is of a list, but behind two`() {
    #expect(letters("a.self ...self .func", { $0.hasMembers = true }) == "          cccc      ")
  }

  @Test func `words can have more bytes than letters`() {
    #expect(
      letters(
        "$self self' self? self?=",
        {
          $0.wordStart = "$"
          $0.wordRest = "'"
          $0.wordEnd = "?"
        }) == "                  cccc  ")
    #expect(letters("éself selfé", { _ in }) == String(repeating: " ", count: 13))
  }
}
