extension MathTextTests {
  /// Formulas of sets, logic and numbers as language models write them, with their plain form.
  static let sets: [(source: String, plain: String)] = [
    (#"A \cup B = \{ x \mid x \in A \lor x \in B \}"#, "A ∪ B = {x | x ∈ A ∨ x ∈ B}"),
    (#"f: \mathbb{R}^n \to \mathbb{R}"#, "f: ℝⁿ → ℝ"),
    (
      #"\forall \epsilon > 0, \exists \delta > 0 : |x - a| < \delta \implies |f(x) - L| "#
        + #"< \epsilon"#,
      "∀ϵ > 0, ∃δ > 0 : |x − a| < δ ⟹ |f(x) − L| < ϵ"
    ),
    (#"a \equiv b \pmod{n}"#, "a ≡ b (mod n)"),
    (#"a \bmod b"#, "a mod b"),
    (#"\binom{n}{k} = \frac{n!}{k!(n-k)!}"#, "C(n, k) = n!/(k!(n − k)!)"),
    (#"p \implies q \iff \neg p \lor q"#, "p ⟹ q ⟺ ¬p ∨ q"),
    (#"\lfloor x \rfloor \le x < \lfloor x \rfloor + 1"#, "⌊x⌋ ≤ x < ⌊x⌋ + 1"),
    (#"x \in \mathbb{Z}, A \subseteq B, x \notin \emptyset"#, "x ∈ ℤ, A ⊆ B, x ∉ ∅"),
    (#"\mathfrak{g}, \mathscr{L}, \mathbb{1}, \mathcal{ABC}"#, "𝔤, ℒ, 𝟙, 𝒜ℬ𝒞"),
    (#"\lceil \log_2 n \rceil"#, "⌈log₂ n⌉"),
    (#"a \mid b \Rightarrow b = ka"#, "a | b ⇒ b = ka"),
    (#"\gcd(a, b) \cdot \operatorname{lcm}(a, b) = |ab|"#, "gcd(a, b) · lcm(a, b) = |ab|"),
    (
      #"\binom{n}{k} = \binom{n-1}{k-1} + \binom{n-1}{k}"#,
      "C(n, k) = C(n − 1, k − 1) + C(n − 1, k)"
    ),
    (#"\overline{A \cup B} = \overline{A} \cap \overline{B}"#, "overline(A ∪ B) = A̅ ∩ B̅"),
    (#"(p \land q) \lor \lnot r"#, "(p ∧ q) ∨ ¬r"),
    (#"A \times B = \{(a,b) : a \in A, b \in B\}"#, "A × B = {(a, b) : a ∈ A, b ∈ B}"),
    (#"f \circ g, \quad f^{-1}(x)"#, "f ∘ g,  f⁻¹(x)"),
    (#"{n \choose k}"#, "C(n, k)"),
    (#"a \not= b, a \not\in B"#, "a ≠ b, a ∉ B"),
    (#"\color{red}{x} + \textcolor{blue}{y}"#, "x + y"),
    (#"|A \cap B| = |A| + |B| - |A \cup B|"#, "|A ∩ B| = |A| + |B| − |A ∪ B|"),
    (#"f(n) \in \Omega(g(n)) \iff \exists c > 0"#, "f(n) ∈ Ω(g(n)) ⟺ ∃c > 0"),
    (#"\neg(p \wedge q) \equiv \neg p \vee \neg q"#, "¬(p ∧ q) ≡ ¬p ∨ ¬q"),
    (#"a \implies b \quad \text{and} \quad c"#, "a ⟹ b  and  c"),
    (#"\mathbb{R}^{m \times n}"#, "ℝ^(m×n)"),
    (#"a \bmod b \cdot c_{a \bmod b}"#, "a mod b · c_(a mod b)"),
    (#"\left\lfloor \frac{n}{2} \right\rfloor"#, "⌊n/2⌋"),
    (#"\bigcup_{i=1}^n A_i = \bigcap_j B_j"#, "⋃ᵢ₌₁ⁿ Aᵢ = ⋂ⱼ Bⱼ"),
    (#"x \in [0, 1), (−∞, ∞)"#, "x ∈ [0, 1), (−∞, ∞)"),
    (#"\{\, x \mid x > 0 \,\}"#, "{x | x > 0}"),
    (#"2^{-n}, 2^{\lfloor x \rfloor}"#, "2⁻ⁿ, 2^(⌊x⌋)"),
    (#"x \in \{0,1\}^n"#, "x ∈ {0, 1}ⁿ"),
    (#"7 \equiv 2 \pmod 5"#, "7 ≡ 2 (mod 5)"),
    (#"\exists! x"#, "∃!x"),
    (#"A^c, A', A \setminus B, A \triangle B"#, "Aᶜ, A′, A ∖ B, A △ B"),
    (#"90^{\circ}C"#, "90°C"),
    (#"x \ge 0 \land y \ge 0"#, "x ≥ 0 ∧ y ≥ 0"),
    (#"\mathbb{1}\{x > 0\}"#, "𝟙{x > 0}"),
  ]
}
