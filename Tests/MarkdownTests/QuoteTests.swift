import Testing

@Suite(.enabled(if: UTF8Locale.isSet, "widths need a UTF-8 locale"))
struct QuoteTests {
  @Test func `a bar stands before every line`() {
    let text = """
      > one
      two
      > three
      """
    #expect(
      roles(text) == """
        quote-mark(│ )quote(one)
        quote-mark(│ )quote(two)
        quote-mark(│ )quote(three)
        """)
  }

  @Test func `a bar stands before the lines that are wrapped`() {
    let text = "> one two three four five six"
    #expect(
      picture(text, columns: 14) == """
        │ one two
        │ three four
        │ five six
        """)
  }

  @Test func `empty lines within keep the bar and those between quotations do not`() {
    let text = """
      > a
      >
      > b

      > c
      """
    #expect(
      roles(text) == """
        quote-mark(│ )quote(a)
        quote-mark(│ )
        quote-mark(│ )quote(b)

        quote-mark(│ )quote(c)
        """)
  }

  @Test func `quotations within quotations have a bar each`() {
    let text = """
      > a
      >> b
      >>
      >> > c
      >
      > d
      """
    #expect(
      picture(text) == """
        │ a
        │ │ b
        │ │
        │ │ │ c
        │
        │ d
        """)
  }

  @Test func `lists and code keep the bar`() {
    let text = """
      > - a
      >   - b
      >
      > 1. c
      >
      >    d
      >
      > ```py
      > x = 1
      >
      > y
      > ```
      > e
      """
    #expect(
      picture(text) == """
        │ • a
        │   ◦ b
        │
        │ 1. c
        │
        │    d
        │
        │ ── py · 1 ──────────────────────
        │ x = 1
        │
        │ y
        │ ────────────────────────────────
        │ e
        """)
  }

  @Test func `headings and tables keep the bar`() {
    let text = """
      > # A
      > text
      >
      > | b | c |
      > |---|---|
      > | 1 | 2 |
      > ***
      > end
      """
    #expect(
      picture(text) == """
        │ A
        │ text
        │
        │ b │ c
        │ ──┼──
        │ 1 │ 2
        │ ──────────────────────────────────────
        │ end
        """)
  }

  @Test func `a quotation may stand in an item`() {
    let text = """
      - a
        > b
        >
        > c

        d
      """
    #expect(
      picture(text) == """
        • a
          │ b
          │
          │ c

          d
        """)
  }

  @Test func `a quotation may be empty`() {
    let text = """
      a

      >

      b
      """
    #expect(
      picture(text) == """
        a

        │

        b
        """)
  }
}
