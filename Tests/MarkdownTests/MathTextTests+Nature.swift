extension MathTextTests {
  /// Formulas of physics and chemistry as language models write them, with their plain form.
  static let nature: [(source: String, plain: String)] = [
    (#"\nabla \cdot \mathbf{E} = \frac{\rho}{\varepsilon_0}"#, "∇ · E = ρ/ε₀"),
    (
      #"\nabla \times \mathbf{B} = \mu_0 \mathbf{J} + \mu_0 \varepsilon_0 "#
        + #"\frac{\partial \mathbf{E}}{\partial t}"#,
      "∇ × B = μ₀J + μ₀ε₀ ∂E/∂t"
    ),
    (
      #"i\hbar \frac{\partial}{\partial t} \Psi(\mathbf{r}, t) = \hat{H} \Psi(\mathbf{r}, t)"#,
      "iℏ ∂/∂t Ψ(r, t) = ĤΨ(r, t)"
    ),
    (
      #"i\hbar\frac{\partial \psi}{\partial t} = -\frac{\hbar^2}{2m} \nabla^2 \psi + V\psi"#,
      "iℏ ∂ψ/∂t = −ℏ²/(2m) ∇²ψ + Vψ"
    ),
    (#"E = mc^2"#, "E = mc²"),
    (#"F = G \frac{m_1 m_2}{r^2}"#, "F = G m₁m₂/r²"),
    (#"\text{2H}_2 + \text{O}_2 \rightarrow 2\text{H}_2\text{O}"#, "2H₂ + O₂ → 2H₂O"),
    (#"\text{CH}_3\text{COOH}"#, "CH₃COOH"),
    (#"\ce{2H2 + O2 -> 2H2O}"#, "2H₂ + O₂ → 2H₂O"),
    (#"\ce{SO4^2- + Ba^{2+} -> BaSO4 v}"#, "SO₄²⁻ + Ba²⁺ → BaSO₄ ↓"),
    (#"90^\circ, 25^{\circ}\text{C}, 25\,^\circ\text{C}"#, "90°, 25°C, 25 °C"),
    (
      #"R_{\mu\nu} - \frac{1}{2} R g_{\mu\nu} + \Lambda g_{\mu\nu} = \frac{8\pi G}{c^4} "#
        + #"T_{\mu\nu}"#,
      "R_(μν) − ½Rg_(μν) + Λg_(μν) = (8πG/c⁴)T_(μν)"
    ),
    (#"\Delta x \Delta p \geq \frac{\hbar}{2}"#, "ΔxΔp ≥ ℏ/2"),
    (#"5\,\text{kg} \cdot 9.8\,\text{m/s}^2 = 49\,\text{N}"#, "5 kg · 9.8 m/s² = 49 N"),
    (
      #"\oint_C \mathbf{F} \cdot d\mathbf{r} = \iint_S (\nabla \times \mathbf{F}) \cdot "#
        + #"d\mathbf{S}"#,
      "∮_C F · dr = ∬_S (∇ × F) · dS"
    ),
    (#"PV = nRT"#, "PV = nRT"),
    (#"\Delta G = \Delta H - T\Delta S"#, "ΔG = ΔH − TΔS"),
    (#"E_k = \frac{1}{2}mv^2, \quad E_p = mgh"#, "Eₖ = ½mv²,  Eₚ = mgh"),
    (#"\lambda = \frac{h}{p} = \frac{h}{mv}"#, "λ = h/p = h/(mv)"),
    (#"\gamma = \frac{1}{\sqrt{1 - \frac{v^2}{c^2}}}"#, "γ = 1/√(1 − v²/c²)"),
    (#"\vec{F} = m\vec{a}"#, "F⃗ = ma⃗"),
    (#"\mathbf{F} = q(\mathbf{E} + \mathbf{v} \times \mathbf{B})"#, "F = q(E + v × B)"),
    (#"\langle \psi | \hat{A} | \phi \rangle"#, "⟨ψ|Â|ϕ⟩"),
    (#"|\psi\rangle = \alpha|0\rangle + \beta|1\rangle"#, "|ψ⟩ = α|0⟩ + β|1⟩"),
    (#"\ket{\psi} = \frac{1}{\sqrt{2}}(\ket{00} + \ket{11})"#, "|ψ⟩ = (1/√2)(|00⟩ + |11⟩)"),
    (#"[\hat{x}, \hat{p}] = i\hbar"#, "[x̂, p̂] = iℏ"),
    (#"\sigma_x \sigma_p \geq \frac{\hbar}{2}"#, "σₓσₚ ≥ ℏ/2"),
    (#"S = k_B \ln \Omega"#, "S = k_B ln Ω"),
    (
      #"\iiint_V (\nabla \cdot \mathbf{F}) \, dV = \oiint_S \mathbf{F} \cdot d\mathbf{S}"#,
      "∭_V (∇ · F) dV = ∯_S F · dS"
    ),
    (#"3 \times 10^8 \, \text{m/s}"#, "3 × 10⁸ m/s"),
    (
      #"\text{H}_2\text{SO}_4 + 2\text{NaOH} \rightarrow \text{Na}_2\text{SO}_4 + "#
        + #"2\text{H}_2\text{O}"#,
      "H₂SO₄ + 2 NaOH → Na₂SO₄ + 2H₂O"
    ),
    (#"^{14}_{6}\text{C}"#, "¹⁴₆C"),
    (#"\mathrm{kg \cdot m/s^2}"#, "kg · m/s²"),
    (#"E_{cell} = E^\circ - \frac{RT}{nF} \ln Q"#, "E_cell = E° − RT/(nF) ln Q"),
    (#"\text{pH} = -\log[\text{H}^+]"#, "pH = −log[H⁺]"),
    (#"K_a = \frac{[\text{H}^+][\text{A}^-]}{[\text{HA}]}"#, "Kₐ = [H⁺][A⁻]/[HA]"),
    (#"\angle ABC = 90^\circ, \triangle ABC \cong \triangle DEF"#, "∠ABC = 90°, △ABC ≅ △DEF"),
    (#"^{14}_{6}\text{C}, {}^{238}_{92}\text{U}"#, "¹⁴₆C, ²³⁸₉₂U"),
    (#"\frac{\pi}{2}\text{ rad}"#, "π/2 rad"),
    (#"E = \hbar\omega = h\nu"#, "E = ℏω = hν"),
    (#"\ce{CO2 + H2O <=> H2CO3}"#, "CO₂ + H₂O ⇌ H₂CO₃"),
    (#"\ce{Fe^3+}"#, "Fe³⁺"),
    (#"\ce{CH3-CH2-OH}"#, "CH₃−CH₂−OH"),
    (#"\ce{Ca(OH)2}"#, "Ca(OH)₂"),
    (#"\ce{^{14}_{6}C}"#, "¹⁴₆C"),
    (#"\ce{Na+ + Cl- -> NaCl}"#, "Na⁺ + Cl⁻ → NaCl"),
    (#"\left\langle \mathbf{u}, \mathbf{v} \right\rangle"#, "⟨u, v⟩"),
    (#"\Delta H^\circ_{rxn}"#, "ΔHᵣₓₙ°"),
    (#"10\,\mu\text{F}, 100\,\Omega, 5\ \mu\mathrm{m}"#, "10 μF, 100 Ω, 5 μm"),
    (#"\text{Re}(z), \Re(z)"#, "Re(z), ℜ(z)"),
    (#"2 \text{H}_2\text{O} \;\rightarrow\; 2 \text{H}_2 + \text{O}_2"#, "2H₂O → 2H₂ + O₂"),
  ]
}
