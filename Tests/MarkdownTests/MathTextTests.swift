import Markdown
import Testing

@Suite struct MathTextTests {
  init() throws {
    try #require(UTF8Locale.isSet)
  }

  /// Formulas without rows.
  static let formulas = [algebra, analysis, learning, nature, sets].flatMap { $0 }

  @Test(arguments: formulas + layout)
  func `a formula reads as a person would write it in a line`(source: String, plain: String) {
    #expect(MathText.plain(source, isBlock: false) == plain)
  }

  @Test(arguments: formulas)
  func `a formula without rows is the same line in a block`(source: String, plain: String) {
    #expect(MathText.plain(source, isBlock: true) == plain)
  }

  @Test(arguments: [
    #"\unknown{x}"#, #"\frac{a}{b"#, "x^2^3", "x_1_2", "x_{", "x}", #"\["#, #"\hat{}"#,
    #"\text{ }"#,
    #"\left(x"#, #"\right)"#, #"\left x \right)"#, #"\frac{}{}"#, "{}{}{}", #"\begin{cases} a"#,
    #"\begin{tabular}{c} a \end{tabular}"#, #"\begin{matrix} a \end{pmatrix}"#, #"\end{matrix}"#,
    #"\sqrt"#, #"\sqrt[3{x}"#, "x^", "x^_2", #"\frac{1}"#, "#1", "a $ b", #"x \"#, "", "  ",
    #"\phantom{x}"#, #"\def\x{1}"#, #"\newcommand{\R}{x}"#, #"\href{http://a.example}{x}"#,
    #"\includegraphics{a}"#, #"\ref{eq:1}"#, #"\cancel{x + y}"#, #"\left( a \\ b \right)"#,
    #"\text{a \unknown b}"#, #"\ce{\unknown}"#, "{a & b}", #"\ce{H2O"#,
  ])
  func `what has no plain form stays the source`(source: String) {
    #expect(MathText.plain(source, isBlock: false) == nil)
    #expect(MathText.plain(source, isBlock: true) == nil)
  }

  @Test(arguments: [
    (#"\Alpha\Beta\Gamma\Delta\Theta\Lambda\Xi\Pi\Sigma\Phi\Psi\Omega"#, "ΑΒΓΔΘΛΞΠΣΦΨΩ"),
    (#"\alpha\beta\gamma\delta\zeta\eta\theta\iota\kappa\lambda\mu\nu\xi"#, "αβγδζηθικλμνξ"),
    (#"\pi\rho\sigma\tau\upsilon\chi\psi\omega"#, "πρστυχψω"),
    (#"\epsilon\varepsilon\phi\varphi\vartheta\varsigma\varrho\varpi"#, "ϵεϕφϑςϱϖ"),
    (#"a\le b\leq c\ge d\ne e\approx f\equiv g\sim h"#, "a ≤ b ≤ c ≥ d ≠ e ≈ f ≡ g ∼ h"),
    (#"a\cong b\propto c\ll d\gg e\perp f\parallel g"#, "a ≅ b ∝ c ≪ d ≫ e ⊥ f ∥ g"),
    (#"a\pm b\mp c\times d\div e\ast f\oplus g\otimes h"#, "a ± b ∓ c × d ÷ e ∗ f ⊕ g ⊗ h"),
    (#"a\to b\gets c\Rightarrow d\Leftarrow e\mapsto f"#, "a → b ← c ⇒ d ⇐ e ↦ f"),
    (#"a\leftrightarrow b\Leftrightarrow c\uparrow d\downarrow e"#, "a ↔ b ⇔ c ↑ d ↓ e"),
    (#"\mathbb{NZQRCHPE}, \mathbb R"#, "ℕℤℚℝℂℍℙ𝔼, ℝ"),
    (#"\mathbb{R^2}, \mathcal{L_x}, \mathbb{1}_{x > 0}"#, "ℝ², ℒₓ, 𝟙_(x>0)"),
    (#"\mathcal{ABFLNO}, \mathfrak{abAC}"#, "𝒜ℬℱℒ𝒩𝒪, 𝔞𝔟𝔄ℭ"),
    (#"x^{0123456789}, x_{0123456789}"#, "x⁰¹²³⁴⁵⁶⁷⁸⁹, x₀₁₂₃₄₅₆₇₈₉"),
    (
      #"\hat{a}\bar{b}\vec{c}\tilde{d}\dot{e}\ddot{f}"#,
      "a\u{302}b\u{304}c\u{20D7}d\u{303}e\u{307}f\u{308}"
    ),
    (#"\lvert x \rvert, \lVert y \rVert, \lfloor z \rfloor"#, "|x|, ‖y‖, ⌊z⌋"),
    (#"\{a\}\langle b\rangle \lceil c\rceil"#, "{a}⟨b⟩⌈c⌉"),
  ])
  func `every letter and sign has its own form`(source: String, plain: String) {
    #expect(MathText.plain(source, isBlock: false) == plain)
  }
}
