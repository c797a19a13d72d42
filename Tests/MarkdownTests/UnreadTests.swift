import SeededNumbers
import Markdown
import TextUI
import Testing

/// What comes at the end of words, code and tables is mostly taken in without being read.
@Suite(.enabled(if: UTF8Locale.isSet, "widths need a UTF-8 locale")) struct UnreadTests {
  @Test(arguments: [
    "A **bold** word, *open words and more; then http://a.b/c and www.a.b and a@b.c.",
    "see [the words (in brackets)](/u 'a title') and [open](/u 'a title') again",
    "One &amp; two &am p; three &lt; four \\( five \\) six $x + 1$ and $5 or 6",
    "word word word word word word word word word word word word\nwwww.a and wwW.b.c: d",
    "# A heading of words # more\n\nFoo bar\n---\nfoo\n2. no item but words\n1. an item",
    "- an item, and words\n- [ ] a task with words\n  > a quoted remark (of words)",
    "**注意：**文字，更多的文字。「https://a.b/c文字」然后http://例え。テスト文字\n下一行，文字",
    "👩‍👩‍👧 family, 👍🏽 thumb, 🇨🇳🇩🇪 flags, ❤️ heart, 1️⃣ key e\u{301} and",
    "[a]: /u 'a title' more\n[b]: /u\n'title' word\n\n[a] and [b] and words",
    "word <b>bold words</b> and <a href='x y'>words</a> <br> words and ~~twice~~ thrice",
  ])
  func `words look as if they were read, whatever is before them`(text: String) {
    for piece in 1...4 { #expect(differenceWhileGrowing(text, piece: piece) == nil) }
  }

  @Test(arguments: [
    "```\ncode\n\n  more\n``\n`` `\n    ```\n```\nwords",
    "~~~x\na\r\nb\tc\n\u{0}d\n ~\n~~~~ x\n~~~\nwords",
    "words\n```\n\n\n```\n- item\n  ```\n  code\n```\n> ```\n> code\nwords",
    "  ```\n  indented\n    code\n  ```\n\n    not fenced\n    code",
    "```\n" + String(repeating: "a line of code that is not short\n", count: 80) + "```\nwords",
  ])
  func `code looks as if it was read`(text: String) {
    for piece in [1, 2, 5] { #expect(differenceWhileGrowing(text, piece: piece) == nil) }
  }

  @Test(arguments: [
    "| a | b |\n|---|:---:|\n| word or two | 12 us |\n|--|-\n| c | words | beyond |\nd",
    "| a | b |\n|----\n\n| only words -- and\n|---\n| x -",
    "| *a* | b |\n|---|---|\n| `c | d` | a@b.c | \\| e |\n| www.a.b | f (g) |\n| h",
  ])
  func `a table looks as if it was read`(text: String) {
    for piece in 1...3 { #expect(differenceWhileGrowing(text, piece: piece) == nil) }
  }

  @Test(arguments: UInt64(1)...150)
  func `words, markup and code in any order look as if they were read`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let text = (0..<Int.random(in: 4...24, using: &numbers)).reduce(
      into: seed % 3 == 0 ? "```x\n" : ""
    ) { text, _ in
      let pieces = Bool.random(using: &numbers) ? Self.words : Self.markup
      text += pieces.randomElement(using: &numbers) ?? ""
    }
    #expect(differenceWhileGrowing(text) == nil, "seed \(seed)")
  }

  private static let words = [
    "the ", "word", " and", " ", "a", ".", "中", "文字", "，", "foo", "1", "-", "ww", "w", "  ",
  ]
  private static let markup = [
    "www.a", "http", "s:", "//", "a@b", "!", "[", "]", "(", ")", "](/u)", "'t'", "*", "**", "_",
    "`", "~~", "$", "\\", "&", "amp;", ":", "/", "- ", "1. ", "# ", "#", "> ", "\n", "\n\n",
    "\n    ", "```", "```\n", "\n```\n", "~~~", "let x = 1;", "{", "}", "\t", "  \n", "\n===",
    "\n---",
    "<b>", "[a]: /x\n", "\"", "\">", "e\u{301}", "👩‍👩‍👧", "\u{FE0F}", "%", "\r\n", "- [ ] ",
  ]

  @Test func `code has the colours of code that is read`() throws {
    let languages = CodeLanguages([CodeLanguage(try Self.tiny())])
    let text = "```tiny\n12 a /* b\n\n12 c */ 12\n  3 /*\n*/4\n/* 5\n```\n12"
    let options = LayoutOptions(columns: 30)
    var grown = DocumentLayout(role: .text, languages: languages, options)
    for end in text.indices {
      var whole = DocumentLayout(role: .text, languages: languages, options)
      _ = grown.grow(String(text[...end]))
      _ = whole.grow(String(text[...end]))
      let lines = (0..<grown.count).map { grown.line($0) }
      #expect(lines == (0..<whole.count).map { whole.line($0) })
    }
  }

  /// A language of numbers, and of comments that go on over lines.
  private static func tiny() throws -> CodeDefinition {
    var number = CodeDefinition.Rule(try CodePattern(#"\d+"#))
    number.role = .codeNumber
    var start = CodeDefinition.Rule(try CodePattern(#"/\*"#))
    start.action = .push("comment")
    var end = CodeDefinition.Rule(try CodePattern(#"\*/"#))
    end.action = .pop
    var main = CodeDefinition.Mode(name: "main")
    main.rules = [number, start]
    var comment = CodeDefinition.Mode(name: "comment")
    comment.role = .codeComment
    comment.rules = [end]
    var definition = CodeDefinition(name: "tiny")
    definition.modes = [main, comment]
    return definition
  }
}
