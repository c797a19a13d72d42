import Testing

@Suite(.enabled(if: UTF8Locale.isSet, "widths need a UTF-8 locale"))
struct CodeBlockTests {
  @Test func `code stands between lines with its language and number`() {
    let text = """
      ```swift
      let x = 1

      let y = 2
      ```
      """
    #expect(
      roles(text) == """
        code-frame(── swift · 1 ───────────────────)
        code-text(let x = 1)

        code-text(let y = 2)
        code-frame(────────────────────────────────)
        """)
  }

  @Test func `code without a language has a number`() {
    let text = """
      ```
      a
      ```

      ~~~text
      b
      ~~~
      """
    #expect(
      picture(text) == """
        ── 1 ───────────────────────────
        a
        ────────────────────────────────

        ── text · 2 ────────────────────
        b
        ────────────────────────────────
        """)
  }

  @Test func `only the first word behind a fence is the language`() {
    let text = """
      ```js title="a b" {1,3}
      x
      ```
      """
    #expect(
      picture(text) == """
        ── js · 1 ──────────────────────
        x
        ────────────────────────────────
        """)
  }

  @Test func `code that is unfinished is closed for the eye`() {
    let text = """
      ```sh
      ls -l

      """
    #expect(
      picture(text) == """
        ── sh · 1 ──────────────────────
        ls -l
        ────────────────────────────────
        """)
  }

  @Test func `code that has just begun is closed for the eye`() {
    let text = "```sh"
    #expect(
      picture(text) == """
        ── sh · 1 ──────────────────────

        ────────────────────────────────
        """)
  }

  @Test func `code may be empty`() {
    let text = """
      ```
      ```

      ```

      ```
      """
    #expect(
      picture(text) == """
        ── 1 ───────────────────────────

        ────────────────────────────────

        ── 2 ───────────────────────────

        ────────────────────────────────
        """)
  }

  @Test func `markup within code is text`() {
    let text = #"""
      ```
      # *a* [b](c) &amp; \* $x$
      - d
      > e
      ```
      """#
    #expect(
      picture(text) == #"""
        ── 1 ───────────────────────────
        # *a* [b](c) &amp; \* $x$
        - d
        > e
        ────────────────────────────────
        """#)
  }

  @Test func `a longer fence holds a shorter one`() {
    let text = """
      ````md
      ```
      a
      ```
      ````
      b
      """
    #expect(
      picture(text) == """
        ── md · 1 ──────────────────────
        ```
        a
        ```
        ────────────────────────────────

        b
        """)
  }

  @Test func `indented lines are code`() {
    let text = """
      a

          b
            c

          d
      e
      """
    #expect(
      picture(text) == """
        a

        ── 1 ───────────────────────────
        b
          c

        d
        ────────────────────────────────

        e
        """)
  }

  @Test func `code in items and quotations is set in`() {
    let text = """
      - a
        ```c
        int x;
          int y;
        ```
      > ```
      > b
      > ```

      1. ```
         c
      """
    #expect(
      picture(text) == """
        • a
          ── c · 1 ───────────────────────
          int x;
            int y;
          ────────────────────────────────
        │ ── 2 ───────────────────────────
        │ b
        │ ────────────────────────────────

        1. ── 3 ───────────────────────────
           c
           ────────────────────────────────
        """)
  }

  @Test func `tabs reach to the next column of four`() {
    let text = """
      ```make
      all:
      \tcc -c
        \ta\tb
      ```

      \tindented
      \t\ttwice
      """
    #expect(
      picture(text) == """
        ── make · 1 ────────────────────
        all:
            cc -c
            a   b
        ────────────────────────────────

        ── 2 ───────────────────────────
        indented
            twice
        ────────────────────────────────
        """)
  }

  @Test func `code is numbered through the whole text`() {
    let text = """
      ```
      a
      ```
      > ```
      > b
      > ```

          c

      - ```
        d
        ```
      """
    #expect(
      picture(text) == """
        ── 1 ───────────────────────────
        a
        ────────────────────────────────

        │ ── 2 ───────────────────────────
        │ b
        │ ────────────────────────────────

        ── 3 ───────────────────────────
        c
        ────────────────────────────────

        • ── 4 ───────────────────────────
          d
          ────────────────────────────────
        """)
  }

  @Test func `long lines of code are wrapped`() {
    let text = """
      ```
      one two three four five six
      abcdefghijklmnopqrstuvwxyz
      ```
      """
    #expect(
      picture(text, columns: 16) == """
        ── 1 ───────────
        one two three
        four five six
        abcdefghijklmnop
        qrstuvwxyz
        ────────────────
        """)
  }

  @Test func `a long name of a language is cut`() {
    let text = """
      ```abcdefghijklmnopqrstuvwxyz0123456789
      x
      ```
      """
    #expect(
      picture(text) == """
        ── abcdefghijklmnopqrstuvw… · 1
        x
        ────────────────────────────────
        """)
  }

  @Test func `control characters in code are made visible`() {
    let text = """
      ```a\u{1b}[31m
      \u{1b}[31mred\u{7}
      ```
      """
    #expect(
      picture(text) == """
        ── a␛[31m · 1 ──────────────────
        ␛[31mred␇
        ────────────────────────────────
        """)
  }
}
