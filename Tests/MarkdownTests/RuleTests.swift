import Testing

@Suite(.enabled(if: UTF8Locale.isSet, "widths need a UTF-8 locale"))
struct RuleTests {
  @Test func `a rule is as wide as the text`() {
    let text = """
      a

      ---
      ***
      b

      _ _ _
      """
    #expect(
      roles(text, columns: 12) == """
        a

        table-rule(────────────)

        table-rule(────────────)

        b

        table-rule(────────────)
        """)
  }

  @Test func `a rule in a list or a quotation is set in`() {
    let text = """
      - a

        ---
      > ***
      """
    #expect(
      picture(text, columns: 12) == """
        • a

          ──────────
        │ ──────────
        """)
  }

  @Test func `signs that are no rule are text`() {
    let text = """
      --

      *-*

      == ==
      """
    #expect(
      picture(text) == """
        --

        -

        == ==
        """)
  }
}
