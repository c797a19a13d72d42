import Markdown
import Testing

@Suite struct MathGridTests {
  init() throws {
    try #require(UTF8Locale.isSet)
  }

  /// The block and the inline form of each source.
  private func expect(
    _ source: String, block: String, inline: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(MathText.plain(source, isBlock: true) == block, sourceLocation: sourceLocation)
    #expect(MathText.plain(source, isBlock: false) == inline, sourceLocation: sourceLocation)
  }

  @Test func `a column vector meets its name in the middle`() {
    expect(
      #"v = \begin{pmatrix} x \\ y \\ z \end{pmatrix}"#,
      block: """
            ⎛x⎞
        v = ⎜y⎟
            ⎝z⎠
        """, inline: "v = (x; y; z)")
  }

  @Test func `matrices of different heights stand side by side`() {
    expect(
      #"""
      A = \begin{bmatrix} 1 & -2 \\ 3 & 4 \end{bmatrix}^T
      \begin{bmatrix} a_{11} & \cdots & a_{1n} \\ \vdots & \ddots & \vdots \\
      a_{m1} & \cdots & a_{mn} \end{bmatrix} + B
      """#,
      block: """
                     ⎡a₁₁  ⋯  a₁ₙ⎤
        A = ⎡1  −2⎤ᵀ ⎢ ⋮   ⋱   ⋮ ⎥ + B
            ⎣3   4⎦  ⎣aₘ₁  ⋯  aₘₙ⎦
        """,
      inline: "A = [1 −2; 3 4]ᵀ[a₁₁ ⋯ a₁ₙ; ⋮ ⋱ ⋮; aₘ₁ ⋯ aₘₙ] + B")
  }

  @Test func `cases have a brace and their conditions below each other`() {
    expect(
      #"""
      |x| = \begin{cases} x, & \text{if } x > 0 \\ 0, & x = 0 \\
      -x & \text{otherwise} \end{cases}
      """#,
      block: """
              ⎧ x,  if x > 0
        |x| = ⎨ 0,  x = 0
              ⎩ −x  otherwise
        """, inline: "|x| = {x, if x > 0; 0, x = 0; −x otherwise")
  }

  @Test func `aligned equations meet at their relations`() {
    expect(
      #"""
      \begin{align*}
        (a+b)^2 &= (a+b)(a+b) \\
        &= a^2 + 2ab + b^2 \tag{1} \\
        c &\leq d \nonumber
      \end{align*}
      """#,
      block: """
        (a + b)² = (a + b)(a + b)
                 = a² + 2ab + b²    (1)
               c ≤ d
        """, inline: "(a + b)² = (a + b)(a + b) = a² + 2ab + b²    (1); c ≤ d")
  }

  @Test func `an operator behind an ampersand has two operands`() {
    expect(
      #"\begin{aligned} f ={}& a \\ &+ b \\ &\quad - c \end{aligned}"#,
      block: """
        f = a
            + b
            − c
        """, inline: "f = a + b − c")
  }

  @Test func `pairs of equations stand in columns`() {
    expect(
      #"\begin{align} a &= b & cc &= d \\ ee &= f & g &= hh \end{align}"#,
      block: """
         a = b   cc = d
        ee = f    g = hh
        """, inline: "a = b, cc = d; ee = f, g = hh")
  }

  @Test func `a brace stands before a system of equations`() {
    expect(
      #"\left\{ \begin{aligned} x + y &= 5 \\ 2x - y &= 1 \end{aligned} \right."#,
      block: """
        ⎧  x + y = 5
        ⎩ 2x − y = 1
        """, inline: "{x + y = 5; 2x − y = 1")
  }

  @Test func `an augmented matrix has its line`() {
    expect(
      #"\left[ \begin{array}{rr|l} 1 & 20 & a + b \\ \hline -4 & 5 & 6 \end{array} \right]"#,
      block: """
        ⎡ 1  20 │ a + b⎤
        ⎣−4   5 │ 6    ⎦
        """, inline: "[1, 20, a + b; −4, 5, 6]")
  }

  @Test func `a determinant has bars and a norm double ones`() {
    expect(
      #"\begin{vmatrix} a & b \\ c & d \end{vmatrix} = ad - bc"#,
      block: """
        │a  b│ = ad − bc
        │c  d│
        """, inline: "|a b; c d| = ad − bc")
    expect(
      #"\begin{Vmatrix} a \\ b \end{Vmatrix}"#, block: "║a║\n║b║", inline: "‖a; b‖")
  }

  @Test func `wide letters count with their columns`() {
    expect(
      #"\begin{cases} 春天 & a \\ b & c \end{cases}"#,
      block: """
        ⎧ 春天  a
        ⎩ b     c
        """, inline: "{春天, a; b, c")
  }

  @Test func `equations of several lines keep a distance`() {
    expect(
      #"""
      \begin{align} x &= \begin{cases} 1 & a \\ 2 & b \end{cases} \\
      y &= \begin{pmatrix} 1 \\ 20 \\ 3 \end{pmatrix} \end{align}
      """#,
      block: """
        x = ⎧ 1  a
            ⎩ 2  b

            ⎛ 1⎞
        y = ⎜20⎟
            ⎝ 3⎠
        """, inline: "x = {1, a; 2, b; y = (1; 20; 3)")
  }

  @Test func `a matrix in a matrix keeps its form`() {
    expect(
      #"""
      \begin{bmatrix} \begin{matrix} 1 & 2 \\ 3 & 4 \end{matrix} & 0 \\ 0 & I \end{bmatrix}
      """#,
      block: """
        ⎡1  2  0⎤
        ⎢3  4   ⎥
        ⎣   0  I⎦
        """, inline: "[1 2; 3 4, 0; 0, I]")
  }

  @Test func `lines without an environment stay lines`() {
    expect(#"a = b \\ c = d \\[2pt] e"#, block: "a = b\nc = d\ne", inline: "a = b; c = d; e")
    expect(#"a &= b \\ &= d"#, block: "a = b\n  = d", inline: "a = b = d")
    expect(#"\begin{gather} a \\ b \\ \end{gather}"#, block: "a\nb", inline: "a; b")
  }

  @Test func `an environment of one row is one line`() {
    expect(
      #"\begin{equation} E = mc^2 \label{eq:a_b_c} \end{equation}"#, block: "E = mc²",
      inline: "E = mc²")
    expect(#"\begin{bmatrix} 1 & 2 \end{bmatrix}"#, block: "[1 2]", inline: "[1 2]")
    expect(#"\begin{split} a &= b \end{split}"#, block: "a = b", inline: "a = b")
  }

  @Test func `a matrix in a fraction or an index has one line`() {
    expect(
      #"\frac{\begin{pmatrix} 1 \\ 2 \end{pmatrix}}{3}"#, block: "(1; 2)/3", inline: "(1; 2)/3")
    expect(
      #"\sum_{\substack{i < n \\ i \ne j}} a_i"#, block: "∑_(i<n;i≠j) aᵢ",
      inline: "∑_(i<n;i≠j) aᵢ")
  }
}
