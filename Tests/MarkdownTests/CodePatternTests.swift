import Testing
import TextUI

@testable import Markdown

struct CodePatternTests {
  /// What a pattern takes at the start of a line, by painting it as a number.
  private func taken(_ pattern: String, from line: String, ignoringCase: Bool = false) throws
    -> Int
  {
    var rule = CodeDefinition.Rule(try CodePattern(pattern, ignoringCase: ignoringCase))
    rule.role = .codeNumber
    var mode = CodeDefinition.Mode(name: "main")
    mode.rules = [rule]
    var definition = CodeDefinition(name: "tiny")
    definition.modes = [mode]
    var painter = CodePainter(CodeLanguage(definition))
    var runs: [RoleRun] = []
    Array(line.utf8).withUnsafeBufferPointer { painter.paint($0, at: 0, into: &runs) }
    guard let first = runs.first, first.role == .codeNumber else { return 0 }
    return first.end
  }

  @Test(arguments: [
    ("abc", "abcd", 3), ("a.c", "axcd", 3), ("[a-c]+", "abcd", 3), ("[^b]*", "aab", 2),
    ("ab?c", "ac!", 2), ("a(?:bc|b)d", "abd", 3), ("(a|b)+", "abac", 3), (#"\d+\.\d"#, "12.5", 4),
    (#"\h+"#, "fFg", 2), (#"\w+"#, "a_1é-", 5), (#"\u\l"#, "Ab", 2), (#"a\b"#, "a b", 1),
    (#"a\b"#, "ab", 0), ("a(?=b)", "ab", 1), ("a(?!b)", "ab", 0), ("a(?<=a)b", "ab", 2),
    ("a(?<!a)b", "ab", 0), ("^a", "a!", 1), ("ab$", "ab", 2), ("ab$", "abc", 0),
    (#"\s+a"#, "  a!", 3), (#"[\]\\-]+"#, #"]\-a"#, 3), (#"\Aa"#, "a!", 1), (#"a\t"#, "a\t!", 2),
    ("a|b", "b!", 1), ("(?:a*)*b", "aaab", 4), ("(?:)a", "a!", 1),
  ])
  func `a pattern takes what it says`(pattern: String, line: String, end: Int) throws {
    #expect(try taken(pattern, from: line) == end)
  }

  @Test func `a pattern never goes back`() throws {
    #expect(try taken("a*ab", from: "aab") == 0)
    #expect(try taken("(?:a|ab)c", from: "abc") == 0)
  }

  @Test func `case is ignored where it is asked for`() throws {
    #expect(try taken("select [a-b]", from: "SeLeCT B", ignoringCase: true) == 8)
    #expect(try taken("select", from: "SELECT") == 0)
    #expect(try taken("[^a]", from: "A", ignoringCase: true) == 0)
  }

  @Test func `a pattern looks 256 bytes ahead, but for what it ends with`() throws {
    let line = String(repeating: "a", count: 1000) + "b"
    #expect(try taken("a*b", from: line) == 0)
    #expect(try taken("a+", from: line) == 1000)
    #expect(try taken("(?:x|a+)", from: line) == 1000)
  }

  @Test func `patterns that look far at every byte of a long line look less far in it`() throws {
    let piece = String(repeating: "a<", count: 120) + ">"
    var rule = CodeDefinition.Rule(try CodePattern("a(?=[a<]*>)"))
    rule.role = .codeNumber
    var mode = CodeDefinition.Mode(name: "main")
    mode.rules = [rule]
    var definition = CodeDefinition(name: "tiny")
    definition.modes = [mode]
    func found(_ line: String) -> (numbers: Int, end: Int?) {
      var painter = CodePainter(CodeLanguage(definition))
      var runs: [RoleRun] = []
      Array(line.utf8).withUnsafeBufferPointer { painter.paint($0, at: 0, into: &runs) }
      return (runs.count { $0.role == .codeNumber }, runs.last?.end)
    }
    #expect(found(piece) == (120, 241))
    let all = found(String(repeating: piece, count: 100))
    #expect(all.end == 24_100)
    #expect(all.numbers > 100 && all.numbers < 8000)
  }

  @Test(arguments: [
    ("", "it is empty"), ("(a", "a ( is not closed"), ("a)", "a ) closes nothing"),
    ("[a", "a [ is not closed"), ("*a", "there is nothing to repeat before * + or ?"),
    ("a**", "there is nothing to repeat before * + or ?"), ("a\\", "it ends with a \\"),
    ("[a\\", "it ends with a \\"), ("[b-a]", "a range goes backwards"),
    ("(?<=ab)", "what stands before can be one byte or one set only"),
    ("(?>a)", "no bracket begins so; there are (?: (?= (?! (?<= (?<! (?<mark>"),
    (#"\q"#, #"there is no such \; there are \d \h \w \a \l \u \s \b \A \m and \t"#),
    (String(repeating: "(", count: 20), "its brackets go too deep"),
    (String(repeating: "a", count: 1001), "it is too long"),
  ])
  func `a pattern that cannot be read says why`(pattern: String, reason: String) {
    #expect(throws: CodePatternError(reason: reason)) { try CodePattern(pattern) }
  }
}
