/// The signs that commands stand for, and how signs stand beside others.
///
/// To add a sign, add its name and the sign to ``names``; if it is no letter, add the sign to the
/// line of its class, too. Signs are such that libc knows their width (a test looks at each).
enum MathSymbols {
  /// What each command without arguments is, by its name without the backslash.
  static let signs: [String: String] = {
    var signs: [String: String] = [:]
    for line in names {
      let words = line.split(separator: " ")
      for index in stride(from: 0, to: words.count - 1, by: 2) {
        signs[String(words[index])] = String(words[index + 1])
      }
    }
    return signs
  }()

  /// The class of every sign that is not ordinary.
  static let classes: [String: MathClass] = {
    var classes: [String: MathClass] = [:]
    for (signs, kind) in signsOfClasses {
      for sign in signs.split(separator: " ") { classes[String(sign)] = kind }
    }
    return classes
  }()

  /// How a sign stands beside others.
  static func kind(of sign: String) -> MathClass { classes[sign] ?? .ordinary }

  private static let signsOfClasses: [(String, MathClass)] = [
    (
      """
      = < > ≤ ≥ ⩽ ⩾ ≪ ≫ ≮ ≯ ≰ ≱ ≠ ≈ ≉ ≡ ≢ ∼ ≁ ≃ ≄ ≅ ≇ ≍ ≐ ≑ ≗ ≜ ≝ ≟ ≔ ≕ ∝ ∈ ∉ ∋ ∌ ⊂ ⊃ ⊆ ⊇ ⊄ ⊅ ⊈ ⊉ ⊊ \
      ⊋ ⊏ ⊐ ⊑ ⊒ ≺ ≻ ⪯ ⪰ ≼ ≽ ≲ ≳ ≶ ≷ ⊢ ⊣ ⊨ ⊩ ⊬ ⊭ ∥ ∦ ∣ ∤ ⊥ ⋈ ≬ ⌢ ⌣ ⊲ ⊳ ⊴ ⊵ ∴ ∵ := =: → ← ↔ ⇒ ⇐ ⇔ ⟶ ⟵ \
      ⟷ ⟹ ⟸ ⟺ ↦ ⟼ ↪ ↩ ↠ ↞ ⇀ ↼ ⇁ ↽ ⇌ ⇋ ↝ ⇝ ↑ ↓ ↕ ⇑ ⇓ ⇕ ↗ ↘ ↙ ↖ ↛ ↚ ⇏ ⇍ ⇎ ↣ ↢ ⇄ ⇆ ⇉ ⇇ ⊸
      """, .relation
    ),
    (
      "+ − ± ∓ × · ÷ ∘ ∗ * ⋆ ⊕ ⊖ ⊗ ⊘ ⊙ ⊞ ⊟ ⊠ ⊡ ∪ ∩ ⊎ ⊓ ⊔ ∧ ∨ ⊻ ⊼ ∖ • † ‡ ≀ ⋄ △ ▽ ⋊ ⋉ ⋅ ⋓ ⋒ ∔ ⨯",
      .binary
    ),
    ("( [ { ⟨ ⌊ ⌈ ⟦ ⟮", .open),
    (") ] } ⟩ ⌋ ⌉ ⟧ ⟯", .close),
    (", ;", .punctuation),
    ("∑ ∏ ∐ ∫ ∬ ∭ ∮ ∯ ∰ ⋃ ⋂ ⨁ ⨂ ⨀ ⋁ ⋀ ⨆ ⨄", .big),
    ("| ‖", .bar),
  ]

  private static let names = [
    // Greek
    "alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι",
    "kappa κ varkappa ϰ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ",
    "varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω digamma ϝ",
    "Alpha Α Beta Β Gamma Γ Delta Δ Epsilon Ε Zeta Ζ Eta Η Theta Θ Iota Ι Kappa Κ Lambda Λ Mu Μ",
    "Nu Ν Xi Ξ Omicron Ο Pi Π Rho Ρ Sigma Σ Tau Τ Upsilon Υ Phi Φ Chi Χ Psi Ψ Omega Ω",
    "varGamma Γ varDelta Δ varTheta Θ varLambda Λ varXi Ξ varPi Π varSigma Σ varPhi Φ varPsi Ψ",
    "varOmega Ω",
    // Letters and signs
    "infty ∞ partial ∂ nabla ∇ hbar ℏ hslash ℏ ell ℓ imath ı jmath ȷ Re ℜ Im ℑ wp ℘ aleph ℵ",
    "beth ℶ gimel ℷ daleth ℸ emptyset ∅ varnothing ∅ forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬",
    "top ⊤ bot ⊥ angle ∠ measuredangle ∡ sphericalangle ∢ triangle △ square □ Box □ Diamond ◇",
    "lozenge ◊ blacksquare ■ bigstar ★ prime ′ backprime ‵ degree ° mho ℧ eth ð complement ∁",
    "ldots … dots … dotsc … dotso … cdots ⋯ dotsb ⋯ dotsm ⋯ dotsi ⋯ vdots ⋮ ddots ⋱ iddots ⋰",
    "surd √ checkmark ✓ clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠ flat ♭ natural ♮ sharp ♯",
    "dag † ddag ‡ S § P ¶ copyright © pounds £ euro € yen ¥ AA Å aa å ss ß ae æ AE Æ oe œ OE Œ",
    "o ø O Ø l ł L Ł textdegree ° backslash \\ lbrack [ rbrack ] lbrace { rbrace }",
    "N ℕ Z ℤ Q ℚ R ℝ C ℂ Reals ℝ reals ℝ natnums ℕ Complex ℂ Bbbk 𝕜 qed ∎ QED ∎",
    // Operators
    "pm ± mp ∓ times × cdot · div ÷ circ ∘ ast ∗ star ⋆ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙",
    "boxplus ⊞ boxminus ⊟ boxtimes ⊠ boxdot ⊡ cup ∪ cap ∩ uplus ⊎ sqcap ⊓ sqcup ⊔ wedge ∧ land ∧",
    "vee ∨ lor ∨ veebar ⊻ barwedge ⊼ setminus ∖ smallsetminus ∖ bullet • dagger † ddagger ‡ wr ≀",
    "diamond ⋄ bigtriangleup △ bigtriangledown ▽ rtimes ⋊ ltimes ⋉ centerdot · Cap ⋒ Cup ⋓",
    "dotplus ∔ bigcirc ○ cdotp · oiint ∯ oiiint ∰",
    "sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂",
    "bigodot ⨀ bigvee ⋁ bigwedge ⋀ bigsqcup ⨆ biguplus ⨄ smallint ∫ intop ∫",
    // Relations
    "le ≤ leq ≤ leqslant ≤ leqq ≤ ge ≥ geq ≥ geqslant ≥ geqq ≥ lt < gt > ll ≪ gg ≫ nless ≮ ngtr ≯",
    "nleq ≰ ngeq ≱ ne ≠ neq ≠ approx ≈ thickapprox ≈ approxeq ≊ equiv ≡ sim ∼ thicksim ∼ nsim ≁",
    "simeq ≃ cong ≅ ncong ≇ asymp ≍ doteq ≐ doteqdot ≑ circeq ≗ triangleq ≜ propto ∝ varpropto ∝",
    "in ∈ isin ∈ notin ∉ ni ∋ owns ∋ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ nsubseteq ⊈",
    "nsupseteq ⊉ subsetneq ⊊ supsetneq ⊋ subsetneqq ⊊ supsetneqq ⊋ sqsubset ⊏ sqsupset ⊐",
    "sqsubseteq ⊑ sqsupseteq ⊒ prec ≺ succ ≻ preceq ⪯ succeq ⪰ preccurlyeq ≼ succcurlyeq ≽",
    "lesssim ≲ gtrsim ≳ lessgtr ≶ gtrless ≷ vdash ⊢ dashv ⊣ models ⊨ vDash ⊨ Vdash ⊩ nvdash ⊬",
    "nvDash ⊭ parallel ∥ nparallel ∦ nmid ∤ perp ⊥ bowtie ⋈ Join ⋈ frown ⌢ smile ⌣ lhd ⊲ rhd ⊳",
    "unlhd ⊴ unrhd ⊵ vartriangleleft ⊲ vartriangleright ⊳ trianglelefteq ⊴ trianglerighteq ⊵",
    "therefore ∴ because ∵ coloneqq := coloneq := eqqcolon =: defeq := multimap ⊸ between ≬",
    // Arrows
    "to → rightarrow → gets ← leftarrow ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐",
    "Leftrightarrow ⇔ longrightarrow ⟶ longleftarrow ⟵ longleftrightarrow ⟷ Longrightarrow ⟹",
    "Longleftarrow ⟸ Longleftrightarrow ⟺ implies ⟹ impliedby ⟸ iff ⟺ mapsto ↦ longmapsto ⟼",
    "hookrightarrow ↪ hookleftarrow ↩ twoheadrightarrow ↠ twoheadleftarrow ↞ rightharpoonup ⇀",
    "leftharpoonup ↼ rightharpoondown ⇁ leftharpoondown ↽ rightleftharpoons ⇌ leftrightharpoons ⇋",
    "leadsto ↝ rightsquigarrow ⇝ uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ Downarrow ⇓",
    "Updownarrow ⇕ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ nrightarrow ↛ nleftarrow ↚",
    "nRightarrow ⇏ nLeftarrow ⇍ nLeftrightarrow ⇎ rightarrowtail ↣ leftarrowtail ↢",
    "rightleftarrows ⇄ leftrightarrows ⇆ rightrightarrows ⇉ leftleftarrows ⇇ rarr → larr ← uarr ↑",
    "darr ↓ rArr ⇒ lArr ⇐ hArr ⇔ lrarr ↔",
    // Brackets
    "langle ⟨ rangle ⟩ lang ⟨ rang ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ llbracket ⟦ rrbracket ⟧",
    "lgroup ⟮ rgroup ⟯ vert | Vert ‖ { { } } | ‖",
    // Escaped signs
    "% % $ $ # # & & _ _",
  ]
}
