import Markdown
import Testing
import TextUI

@Suite(.enabled(if: UTF8Locale.isSet, "widths need a UTF-8 locale"))
struct LayoutOptionTests {
  private let code = """
    > ```
    > let answer = 42
    > 一二三四五六七八
    > ```
    """

  private func picture(_ text: String, _ options: LayoutOptions) -> String {
    drawn(text, options).map(\.visible).joined(separator: "\n")
  }

  @Test func `code that is not wrapped goes on beyond the right edge`() {
    #expect(
      picture(code, LayoutOptions(columns: 12, wrapsCode: false)) == """
        │ ── 1 ─────
        │ let answer
        │ 一二三四五
        │ ──────────
        """)
  }

  @Test func `code that is not wrapped can be shifted`() {
    #expect(
      picture(code, LayoutOptions(columns: 12, wrapsCode: false, codeShift: 4)) == """
        │ ── 1 ─────
        │ answer = 4
        │ 三四五六七
        │ ──────────
        """)
  }

  @Test func `half of a wide character at an edge is blank`() {
    #expect(
      picture(code, LayoutOptions(columns: 12, wrapsCode: false, codeShift: 3)) == """
        │ ── 1 ─────
        │  answer =
        │  三四五六
        │ ──────────
        """)
  }

  @Test func `text is wrapped whatever becomes of code`() {
    #expect(
      picture("one two three", LayoutOptions(columns: 8, wrapsCode: false)) == """
        one two
        three
        """)
  }

  @Test func `code that is not wrapped looks the same while it grows`() {
    let options = LayoutOptions(columns: 12, wrapsCode: false, codeShift: 2)
    var screen = GrowingScreen(options)
    for end in code.indices.dropFirst() { screen.show(String(code[..<end])) }
    screen.show(code)
    #expect(screen.lines == drawn(code, options))
  }

  @Test func `text in another role keeps it`() {
    var layout = DocumentLayout(
      role: .thinking, languages: CodeLanguages(), LayoutOptions(columns: 40))
    _ = layout.grow("a *b* **c**\n\n> d\n\n- e")
    let roles = (0..<layout.count).map { layout.line($0).spans.map(\.role) }
    #expect(roles == [[.thinking], [], [.quoteMark, .thinking], [], [.listMark, .thinking]])
  }
}
