import Testing

@Suite(.enabled(if: UTF8Locale.isSet, "widths need a UTF-8 locale"))
struct MathPictureTests {
  @Test func `a formula in a line is drawn in plain form`() {
    let text = #"Area $\pi r^2$ and \(\alpha_1 \le \beta\)."#
    #expect(
      roles(text) == "Area math(πr²) and math(α₁ ≤ β).")
  }

  @Test func `a formula on lines of its own is a block`() {
    let text = #"""
      Before

      $$
      \frac{a}{b}
      $$

      \[ x_1 + x_2 \]

      after
      """#
    #expect(
      roles(text) == """
        Before

        math(a/b)

        math(x₁ + x₂)

        after
        """)
  }

  @Test func `a formula of several lines has several lines`() {
    let text = #"""
      $$
      a = b \\
      c = d
      $$
      """#
    #expect(
      picture(text) == """
        a = b
        c = d
        """)
  }

  @Test func `a formula without a plain form stays as it was written`() {
    let text = #"""
      $\unknown{x}$ and

      $$
      \unknown{x}
      $$
      """#
    #expect(
      roles(text) == #"""
        $\unknown{x}$ and

        math($$)
        math(\unknown{x})
        math($$)
        """#)
  }

  @Test func `dollars that are money stay`() {
    let text = "It costs $5 or $6, not US$7. $ 8 $ 9"
    #expect(
      picture(text) == "It costs $5 or $6, not US$7. $ 8 $ 9")
  }

  @Test func `a formula in code is none`() {
    let text = #"""
      `$x^2$` and ``\(a\)``

      ```
      $x^2$
      ```
      """#
    #expect(
      roles(text) == #"""
        code($x^2$) and code(\(a\))

        code-frame(── 1 ───────────────────────────)
        code-text($x^2$)
        code-frame(────────────────────────────────)
        """#)
  }

  @Test func `markup within a formula is none`() {
    let text = "$a*b*c$ and $x_1 y_2$"
    #expect(
      picture(text) == "a * b * c and x₁y₂")
  }

  @Test func `a formula behind a backslash is none`() {
    let text = #"\$x^2\$ and \\(a\\)"#
    #expect(
      picture(text) == #"$x^2$ and \(a\)"#)
  }

  @Test func `a formula may stand in an item, a heading, a cell and a link`() {
    let text = #"""
      # $x^2$
      - $y_1$
      - [$z$](/a)

      | $a^2$ |
      |---|
      | $\alpha$ |
      """#
    #expect(
      picture(text) == """
        x²

        • y₁
        • z (/a)

        a²
        ──
        α
        """)
  }

  @Test func `a formula that is unfinished is text`() {
    let text = #"""
      Then $x^2 and \(a and

      $$
      x
      """#
    #expect(
      picture(text) == """
        Then $x^2 and (a and

        $$
        x
        """)
  }
}
