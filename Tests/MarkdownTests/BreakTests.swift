import Testing

@Suite(.enabled(if: UTF8Locale.isSet, "widths need a UTF-8 locale"))
struct BreakTests {
  @Test func `a line break in the source is a line break`() {
    let text = """
      one
      two
      three
      """
    #expect(
      picture(text) == """
        one
        two
        three
        """)
  }

  @Test func `hard breaks are line breaks without their signs`() {
    let text = """
      one \u{20}
      two\\
      three  \u{20}
      """
    #expect(
      picture(text) == """
        one
        two
        three
        """)
  }

  @Test func `blanks at the ends of lines are no text`() {
    let text = """
        one  two\u{20}
         three
      """
    #expect(
      picture(text) == """
        one  two
        three
        """)
  }

  @Test func `empty lines between paragraphs are one`() {
    let text = """


      one



      two


      """
    #expect(
      picture(text) == """
        one

        two
        """)
  }

  @Test func `lines break between words and ideographs`() {
    let text = "one two three 一二三四五六。七八"
    #expect(
      picture(text, columns: 10) == """
        one two
        three 一二
        三四五六。
        七八
        """)
  }

  @Test func `any end of line is one`() {
    let text = """
      a\r
      b\rc
      \r
      d
      """
    #expect(
      picture(text) == """
        a
        b
        c

        d
        """)
  }

  @Test func `text right below a heading or a rule keeps its distance`() {
    let text = """
      # A
      b
      ***
      c
      """
    #expect(
      picture(text) == """
        A

        b

        ────────────────────────────────────────

        c
        """)
  }

  @Test func `a list right below a text stays close`() {
    let text = """
      Two things:
      - a
      - b

      after
      """
    #expect(
      picture(text) == """
        Two things:
        • a
        • b

        after
        """)
  }

  @Test func `text above and below a list keeps the distance of the source`() {
    let text = """
      above

      1. a
      2. b

      below
      """
    #expect(
      picture(text) == """
        above

        1. a
        2. b

        below
        """)
  }

  @Test func `code right below a text is set apart`() {
    let text = """
      Run:
      ```
      ls
      ```
      Done
      """
    #expect(
      picture(text) == """
        Run:

        ── 1 ───────────────────────────
        ls
        ────────────────────────────────

        Done
        """)
  }

  @Test func `code right below an item stays close`() {
    let text = """
      - Run:
        ```
        ls
        ```
        Done
      - b
      """
    #expect(
      picture(text) == """
        • Run:
          ── 1 ───────────────────────────
          ls
          ────────────────────────────────
          Done
        • b
        """)
  }

  @Test func `in a narrow line the outermost marks give way`() {
    let text = "> > - - - one two three four"
    #expect(
      picture(text, columns: 16) == """
        │ • ◦ ▪ one two
        │       three
        │       four
        """)
  }

  @Test func `marks take at most half of the line`() {
    let text = "> - one two"
    #expect(
      picture(text, columns: 7) == """
        • one
          two
        """)
  }

  @Test func `a width of one still shows every word`() {
    let text = """
      - a b
      > c
      """
    #expect(
      picture(text, columns: 1) == """
        a
        b
        c
        """)
  }
}
