import Testing

@Suite(.enabled(if: UTF8Locale.isSet, "widths need a UTF-8 locale"))
struct ListTests {
  @Test func `bullets change with their depth`() {
    let text = """
      - a
      - b
        - c
          - d
            - e
      * f
      """
    #expect(
      roles(text) == """
        list-mark(• )a
        list-mark(• )b
          list-mark(◦ )c
            list-mark(▪ )d
              list-mark(▪ )e
        list-mark(• )f
        """)
  }

  @Test func `numbers count from where the list starts`() {
    let text = """
      3. three
      3. four
      9. five

      1) one
      5) two
      """
    #expect(
      picture(text) == """
        3. three
        4. four
        5. five

        1) one
        2) two
        """)
  }

  @Test func `wide numbers push their text to the right`() {
    let text = """
      9. nine
      10. ten
          more of ten

      999999999. many
      """
    #expect(
      picture(text) == """
        9. nine
        10. ten
            more of ten

        11. many
        """)
  }

  @Test func `tasks have boxes`() {
    let text = """
      - [ ] open
      - [x] done
      - [X] done too
        1. [ ] with a number
      - [] none
      - [ ]none
      """
    #expect(
      roles(text) == """
        list-mark(☐ )open
        list-mark(☑ )done
        list-mark(☑ )done too
          list-mark(1. ☐ )with a number
        list-mark(• )[] none
        list-mark(• )[ ]none
        """)
  }

  @Test func `only the box of a task says whether it is done`() {
    #expect(
      picture("- [ ] write [x]\n- [x] read [ ]\n- [X] both") == """
        ☐ write [x]
        ☑ read [ ]
        ☑ both
        """)
  }

  @Test func `an item may have several paragraphs`() {
    let text = """
      - first

        second

        third
      - next
      """
    #expect(
      picture(text) == """
        • first

          second

          third
        • next
        """)
  }

  @Test func `empty lines between items stay`() {
    let text = """
      - a

      - b
      - c


      - d
      """
    #expect(
      picture(text) == """
        • a

        • b
        • c

        • d
        """)
  }

  @Test func `a list within a list may follow an empty line`() {
    let text = """
      1. a

         - b

         - c
      2. d
      """
    #expect(
      picture(text) == """
        1. a

           • b

           • c
        2. d
        """)
  }

  @Test func `an item may begin on the next line`() {
    let text = """
      -
        text below
      - b
      """
    #expect(
      picture(text) == """
        • text below
        • b
        """)
  }

  @Test func `an item may be empty`() {
    let text = """
      - a
      -
      - c

      1.
      2. b
      """
    #expect(
      picture(text) == """
        • a
        •
        • c

        1.
        2. b
        """)
  }

  @Test func `items stand below the first word of their item when they are wrapped`() {
    let text = """
      - one two three four five
        1. six seven eight nine ten eleven
      """
    #expect(
      picture(text, columns: 16) == """
        • one two three
          four five
          1. six seven
             eight nine
             ten eleven
        """)
  }

  @Test func `text right below an item belongs to it`() {
    let text = """
      - item
      goes on
      - next
      """
    #expect(
      picture(text) == """
        • item
          goes on
        • next
        """)
  }

  @Test func `several lists may open in one line`() {
    let text = """
      - - 1. deep
        - b
      """
    #expect(
      picture(text) == """
        • ◦ 1. deep
          ◦ b
        """)
  }

  @Test func `an item may hold every block`() {
    let text = """
      - # Heading
        > quote

        ```sh
        ls
        ```
        ---
        | a | b |
        |---|---|
        | 1 | 2 |
      - end
      """
    #expect(
      picture(text) == """
        • Heading
          │ quote

          ── sh · 1 ──────────────────────
          ls
          ────────────────────────────────
          ──────────────────────────────────────
          a │ b
          ──┼──
          1 │ 2
        • end
        """)
  }

  @Test func `numbers of another kind begin another list`() {
    let text = """
      1. a
      2. b
      3) c
      - d
      + e
      """
    #expect(
      picture(text) == """
        1. a
        2. b
        3) c
        • d
        • e
        """)
  }

  @Test func `a number in a text begins no list`() {
    let text = #"""
      He was born in
      1986. That was long ago.

      1986\. A year
      """#
    #expect(
      picture(text) == """
        He was born in
        1986. That was long ago.

        1986. A year
        """)
  }
}
