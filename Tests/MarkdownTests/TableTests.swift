import Testing

@Suite(.enabled(if: UTF8Locale.isSet, "widths need a UTF-8 locale"))
struct TableTests {
  @Test func `columns are as wide as what is in them and aligned as said`() {
    let text = """
      | Name | Qty | Price |
      |:-----|:---:|------:|
      | Apple | 3 | 1.20 |
      | Watermelon | 12 | 10.00 |
      """
    #expect(
      picture(text) == """
        Name       │ Qty │ Price
        ───────────┼─────┼──────
        Apple      │  3  │  1.20
        Watermelon │ 12  │ 10.00
        """)
  }

  @Test func `the header and the lines have roles of their own`() {
    let text = """
      a|b
      -|-
      1|**2**
      """
    #expect(
      roles(text) == """
        table-header(a)table-rule( │ )table-header(b)
        table-rule(──┼──)
        1table-rule( │ )strong(2)
        """)
  }

  @Test func `wide characters take two cells`() {
    let text = """
      | 语言 | 评价 |
      |---|:-:|
      | 中文 | 很好很好 |
      | English | 👍🏽 |
      """
    #expect(
      picture(text) == """
        语言    │   评价
        ────────┼─────────
        中文    │ 很好很好
        English │    👍
        """)
  }

  @Test func `cells are wrapped where a row does not fit`() {
    let text = """
      | Key | Meaning |
      |---|---|
      | a | one two three four five six |
      | b | 一二三四五六七八九十 |
      """
    #expect(
      picture(text, columns: 20) == """
        Key │ Meaning
        ────┼───────────────
        a   │ one two three
            │ four five six
        b   │ 一二三四五六七
            │ 八九十
        """)
  }

  @Test func `the widest columns give way first`() {
    let text = """
      | A | B | C |
      |---|---|---|
      | 1 | a long cell here | another quite long cell |
      """
    #expect(
      picture(text, columns: 30) == """
        A │ B            │ C
        ──┼──────────────┼────────────
        1 │ a long cell  │ another
          │ here         │ quite long
          │              │ cell
        """)
  }

  @Test func `without room for columns a row is a list of its cells`() {
    let text = """
      | Name | Qty | Price |
      |---|---|---|
      | Apple | 3 | 1.20 |
      | Pear | | 2 |
      """
    #expect(
      picture(text, columns: 12) == """
        Name: Apple
        Qty: 3
        Price: 1.20

        Name: Pear
        Qty:
        Price: 2
        """)
  }

  @Test func `a header without room for columns is a list too`() {
    let text = """
      | Name | Qty | Price |
      |---|---|---|
      """
    #expect(
      picture(text, columns: 12) == """
        Name
        Qty
        Price
        """)
  }

  @Test func `markup in cells is drawn`() {
    let text = #"""
      | a | b |
      |---|---|
      | *x* ~~y~~ | `c \| d` |
      | [l](http://x.example) | $x^2$<br>z |
      """#
    #expect(
      roles(text) == """
        table-header(a)                   table-rule( │ )table-header(b)
        table-rule(─────────────────────┼──────)
        emphasis(x) struck(y̶)                 table-rule( │ )code(c | d)
        link(l)link-address( (http://x.example))table-rule( │ )math(x²) z
        """)
  }

  @Test func `links in cells lead somewhere`() {
    let text = """
      | a | http://h.example |
      |---|---|
      | [l](http://x.example) | www.y.example |
      """
    #expect(
      links(text) == [
        "http://h.example -> http://h.example",
        "l -> http://x.example",
        "www.y.example -> http://www.y.example",
      ])
  }

  @Test func `a table may have a header alone`() {
    let text = """
      | a | b |
      |---|---|
      """
    #expect(
      picture(text) == """
        a │ b
        ──┼──
        """)
  }

  @Test func `rows may have too few cells or too many`() {
    let text = """
      | a | b |
      |---|---|
      | 1 |
      | 1 | 2 | 3 |
      after
      """
    #expect(
      picture(text) == """
        a     │ b
        ──────┼──
        1     │
        1     │ 2
        after │
        """)
  }

  @Test func `a table in a list or a quotation is set in`() {
    let text = """
      - x

        | a | b |
        |---|---|
        | 1 | 2 |

      > | c |
      > |---|
      > | 3 |
      """
    #expect(
      picture(text) == """
        • x

          a │ b
          ──┼──
          1 │ 2

        │ c
        │ ─
        │ 3
        """)
  }

  @Test func `empty lines stand around a table`() {
    let text = """
      text

      | a |
      |---|
      | 1 |

      text
      """
    #expect(
      picture(text) == """
        text

        a
        ─
        1

        text
        """)
  }

  @Test func `a header without its line is text`() {
    let text = """
      | a | b |

      | c | d |
      |---|
      """
    #expect(
      picture(text) == """
        | a | b |

        | c | d |
        |---|
        """)
  }

  @Test func `text right above a table is a paragraph of its own`() {
    let text = """
      text *right*
      above
      | a | b |
      |---|---|
      | 1 | 2 |
      """
    #expect(
      picture(text) == """
        text right
        above

        a │ b
        ──┼──
        1 │ 2
        """)
  }

  @Test func `a table without room for columns keeps the looks of what is in its cells`() {
    let text = """
      | a | b | c | d |
      |---|---|---|---|
      | x **y** | `z` | [l](https://a.example) | t |
      """
    #expect(roles(text, columns: 12).contains("strong(y)"))
    #expect(roles(text, columns: 12).contains("(z)"))
    #expect(roles(text, columns: 12).contains("link(l)"))
  }
}
