import Testing
import TextUI

@testable import Markdown

struct CodePainterTests {
  /// Paints lines and tells their parts with the first letter of their role.
  private func paint(_ text: String, in language: CodeLanguage?) -> [String] {
    var painter = CodePainter(language)
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var runs: [RoleRun] = []
      let bytes = Array(line.utf8)
      bytes.withUnsafeBufferPointer { painter.paint($0, at: 0, into: &runs) }
      var start = 0
      return runs.map { run in
        defer { start = run.end }
        let name = run.role.rawValue.replacing("code-", with: "")
        return "\(name):\(String(decoding: bytes[start..<run.end], as: UTF8.self))"
      }.joined(separator: "|")
    }
  }

  private func rule(
    _ pattern: String, _ role: Role?, _ action: CodeDefinition.Action = .stay
  ) throws -> CodeDefinition.Rule {
    var rule = CodeDefinition.Rule(try CodePattern(pattern))
    rule.role = role
    rule.action = action
    return rule
  }

  private func mode(_ name: String, _ role: Role, _ rules: [CodeDefinition.Rule])
    -> CodeDefinition.Mode
  {
    var mode = CodeDefinition.Mode(name: name)
    mode.role = role
    mode.rules = rules
    return mode
  }

  private func language(_ modes: [CodeDefinition.Mode]) -> CodeLanguage {
    var definition = CodeDefinition(name: "tiny")
    definition.modes = modes
    return CodeLanguage(definition)
  }

  @Test func `without a language everything is plain`() {
    #expect(paint("let x = 1\n\nend", in: nil) == ["text:let x = 1", "", "text:end"])
  }

  @Test func `offsets are of the whole text, and what was there before stays`() {
    var painter = CodePainter(nil)
    var runs = [RoleRun(end: 10, role: .codeText)]
    Array("ab".utf8).withUnsafeBufferPointer { painter.paint($0, at: 10, into: &runs) }
    #expect(runs == [RoleRun(end: 10, role: .codeText), RoleRun(end: 12, role: .codeText)])
  }

  @Test func `a mode that nests ends with its last level`() throws {
    let language = language([
      mode("main", .codeText, [try rule(#"/\*"#, .codeComment, .push("comment"))]),
      mode(
        "comment", .codeComment,
        [try rule(#"/\*"#, nil, .nest), try rule(#"\*/"#, nil, .pop)]),
    ])
    #expect(
      paint("a /* b /* c\n*/ d */ e\n*/", in: language) == [
        "text:a |comment:/* b /* c", "comment:*/ d */|text: e", "text:*/",
      ])
  }

  @Test func `the end of a mode can repeat what began it, within each other too`() throws {
    let language = language([
      mode("main", .codeText, [try rule(#"(?<mark>#*)""#, .codeString, .push("string"))]),
      mode(
        "string", .codeString,
        [try rule(#""\m"#, nil, .pop), try rule(#"\\\m\("#, .codeEscape, .push("inner"))]),
      mode(
        "inner", .codeText,
        [
          try rule(#"\)"#, .codeEscape, .pop),
          try rule(#"(?<mark>#*)""#, .codeString, .push("string")),
        ]),
    ])
    #expect(
      paint(##"#"a"\(b\#(c"d")e"# f"##, in: language) == [
        ##"string:#"a"\(b|escape:\#(|text:c|string:"d"|escape:)|string:e"#|text: f"##
      ])
  }

  @Test func `modes that come with the next line keep their order`() throws {
    let language = language([
      mode("main", .codeText, [try rule(#"<<(?<mark>\w+)"#, .codeOperator, .next("here"))]),
      mode("here", .codeString, [try rule(#"^\m$"#, .codeKeyword, .pop)]),
    ])
    #expect(
      paint("a <<ONE <<TWO b\nTWO\nONE\nx\nTWO\ny", in: language) == [
        "text:a |operator:<<ONE|text: |operator:<<TWO|text: b", "string:TWO", "keyword:ONE",
        "string:x", "keyword:TWO", "text:y",
      ])
  }

  @Test func `a mode ends with its line, and takes what is open in it along`() throws {
    var string = mode(
      "string", .codeString,
      [try rule("\"", nil, .pop), try rule(#"\("#, .codeEscape, .push("inner"))])
    string.endsWithLine = true
    string.continuation = UInt8(ascii: "\\")
    let inner = mode("inner", .codeNumber, [try rule(#"\)"#, .codeEscape, .pop)])
    let language = language([
      mode("main", .codeText, [try rule("\"", .codeString, .push("string"))]), string, inner,
    ])
    #expect(
      paint("\"a (b\nc\n\"d \\\ne\" f", in: language) == [
        "string:\"a |escape:(|number:b", "text:c", "string:\"d \\", "string:e\"|text: f",
      ])
  }

  @Test func `an indented mode ends before a line of its owner's depth`() throws {
    var block = mode("block", .codeString, [])
    block.isIndented = true
    let language = language([
      mode("main", .codeText, [try rule(#"\|$"#, .codeOperator, .next("block"))]), block,
    ])
    #expect(
      paint("  a: |\n    b\n\n      c\n   d\n  e: |\n  f", in: language) == [
        "text:  a: |operator:|", "string:    b", "", "string:      c", "text:   d",
        "text:  e: |operator:|", "text:  f",
      ])
  }

  @Test func `rules that only look ahead cannot hold a line up`() throws {
    let language = language([
      mode("main", .codeText, [try rule("(?=a)", nil, .push("other")), try rule("(?=b)", nil)]),
      mode("other", .codeText, [try rule("(?=a)", nil, .pop)]),
    ])
    #expect(paint("aab", in: language) == ["text:aab"])
  }

  @Test func `what goes deeper than can be kept does not grow the painter`() throws {
    let language = language([
      mode("main", .codeText, [try rule(#"\("#, .codeOperator, .push("main"))])
    ])
    #expect(
      paint(String(repeating: "(", count: 100), in: language) == [
        "operator:" + String(repeating: "(", count: 100)
      ])
  }

  @Test func `a copy of a painter repeats a line that has grown`() throws {
    let language = language([
      mode("main", .codeText, [try rule("\"", .codeString, .push("string"))]),
      mode("string", .codeString, [try rule("\"", nil, .pop)]),
    ])
    let before = CodePainter(language)
    var short = before
    var long = before
    var runs: [RoleRun] = []
    Array("a \"b".utf8).withUnsafeBufferPointer { short.paint($0, at: 0, into: &runs) }
    Array("a \"b\"".utf8).withUnsafeBufferPointer { long.paint($0, at: 0, into: &runs) }
    #expect(short != before)
    #expect(long == before)
  }
}
