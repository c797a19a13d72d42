extension MathTextTests {
  /// Formulas of calculus as language models write them, with their plain form.
  static let analysis: [(source: String, plain: String)] = [
    (#"\lim_{x \to 0} \frac{\sin x}{x} = 1"#, "lim_(x→0) (sin x)/x = 1"),
    (#"\lim_{n \to \infty} \left(1 + \frac{1}{n}\right)^n = e"#, "lim_(n→∞) (1 + 1/n)ⁿ = e"),
    (#"\int_0^\infty e^{-x^2} \, dx = \frac{\sqrt{\pi}}{2}"#, "∫₀^∞ e^(−x²) dx = √π/2"),
    (#"\int_{-\infty}^{\infty} e^{-x^2} dx = \sqrt{\pi}"#, "∫_(−∞)^∞ e^(−x²) dx = √π"),
    (#"\int_a^b f(x) dx = F(b) - F(a)"#, "∫ₐᵇ f(x) dx = F(b) − F(a)"),
    (#"\sum_{k=0}^{n} \binom{n}{k} p^k (1-p)^{n-k} = 1"#, "∑ₖ₌₀ⁿ C(n, k) pᵏ(1 − p)ⁿ⁻ᵏ = 1"),
    (#"\sum_{n=1}^{\infty} \frac{1}{n^2} = \frac{\pi^2}{6}"#, "∑ₙ₌₁^∞ 1/n² = π²/6"),
    (#"O(n \log n)"#, "O(n log n)"),
    (#"\Theta(n^2), \mathcal{O}(1)"#, "Θ(n²), 𝒪(1)"),
    (#"\frac{d}{dx} x^n = n x^{n-1}"#, "d/dx xⁿ = nxⁿ⁻¹"),
    (
      #"\frac{d}{dx} \left[ f(x) g(x) \right] = f'(x) g(x) + f(x) g'(x)"#,
      "d/dx [f(x)g(x)] = f′(x)g(x) + f(x)g′(x)"
    ),
    (#"\frac{dy}{dx} = \frac{dy}{du} \cdot \frac{du}{dx}"#, "dy/dx = dy/du · du/dx"),
    (
      #"\frac{\partial L}{\partial w_{ij}} = \frac{\partial L}{\partial "#
        + #"y}\frac{\partial y}{\partial w_{ij}}"#,
      "∂L/∂wᵢⱼ = (∂L/∂y)(∂y/∂wᵢⱼ)"
    ),
    (#"\|x\|_2 = \sqrt{\sum_{i=1}^n x_i^2}"#, "‖x‖₂ = √(∑ᵢ₌₁ⁿ xᵢ²)"),
    (#"\left. \frac{df}{dx} \right|_{x=0}"#, "df/dx|ₓ₌₀"),
    (#"\iint_D f(x,y) \, dx \, dy"#, "∬_D f(x, y) dx dy"),
    (#"\Gamma(z) = \int_0^\infty t^{z-1} e^{-t}\,dt"#, "Γ(z) = ∫₀^∞ tᶻ⁻¹e⁻ᵗ dt"),
    (
      #"\zeta(s) = \sum_{n=1}^\infty \frac{1}{n^s} = \prod_p \frac{1}{1-p^{-s}}"#,
      "ζ(s) = ∑ₙ₌₁^∞ 1/nˢ = ∏ₚ 1/(1 − p⁻ˢ)"
    ),
    (
      #"f(x) = \sum_{n=0}^{\infty} \frac{f^{(n)}(a)}{n!}(x-a)^n"#,
      "f(x) = ∑ₙ₌₀^∞ (f⁽ⁿ⁾(a)/n!)(x − a)ⁿ"
    ),
    (
      #"F(\omega) = \int_{-\infty}^{\infty} f(t) e^{-i\omega t} \, dt"#,
      "F(ω) = ∫_(−∞)^∞ f(t)e^(−iωt) dt"
    ),
    (
      #"\frac{\partial^2 u}{\partial t^2} = c^2 \frac{\partial^2 u}{\partial x^2}"#,
      "∂²u/∂t² = c² ∂²u/∂x²"
    ),
    (#"\frac{\partial^2 f}{\partial x \partial y}"#, "∂²f/(∂x∂y)"),
    (#"T(n) = 2T(n/2) + O(n)"#, "T(n) = 2T(n/2) + O(n)"),
    (#"T(n) = 2T\left(\frac{n}{2}\right) + \Theta(n)"#, "T(n) = 2T(n/2) + Θ(n)"),
    (#"e^x = \sum_{n=0}^{\infty} \frac{x^n}{n!}"#, "eˣ = ∑ₙ₌₀^∞ xⁿ/n!"),
    (
      #"\int x^n \, dx = \frac{x^{n+1}}{n+1} + C, \quad n \neq -1"#,
      "∫ xⁿ dx = xⁿ⁺¹/(n + 1) + C,  n ≠ −1"
    ),
    (#"\int u \, dv = uv - \int v \, du"#, "∫ u dv = uv − ∫ v du"),
    (#"\lim_{h \to 0} \frac{f(x+h) - f(x)}{h}"#, "lim_(h→0) (f(x + h) − f(x))/h"),
    (#"\lim_{x \to 0^+} \frac{1}{x} = \infty"#, "lim_(x→0⁺) 1/x = ∞"),
    (#"\sum_{i<j} a_{ij}"#, "∑_(i<j) aᵢⱼ"),
    (#"x = a_0 + \cfrac{1}{a_1 + \cfrac{1}{a_2}}"#, "x = a₀ + 1/(a₁ + 1/a₂)"),
    (#"\left(\frac{\partial U}{\partial T}\right)_V"#, "(∂U/∂T)_V"),
    (#"\sum\limits_{i=1}^n i"#, "∑ᵢ₌₁ⁿ i"),
    (#"\int\limits_0^1 x dx"#, "∫₀¹ x dx"),
    (#"\nabla^2 \phi = 0"#, "∇²ϕ = 0"),
    (#"\displaystyle \sum_{i} x"#, "∑ᵢ x"),
    (#"(f * g)(t) = \int f(\tau) g(t - \tau) \, d\tau"#, "(f * g)(t) = ∫ f(τ)g(t − τ) dτ"),
    (
      #"\nabla f = \left(\frac{\partial f}{\partial x_1}, \ldots, \frac{\partial "#
        + #"f}{\partial x_n}\right)"#,
      "∇f = (∂f/∂x₁, …, ∂f/∂xₙ)"
    ),
    (#"\sum_{i=1}^{n} i = \frac{n(n+1)}{2}"#, "∑ᵢ₌₁ⁿ i = n(n + 1)/2"),
    (
      #"\int_0^1 x^2\,dx = \left.\frac{x^3}{3}\right|_0^1 = \frac{1}{3}"#,
      "∫₀¹ x² dx = x³/3|₀¹ = 1/3"
    ),
    (#"\frac{\partial}{\partial x}\left(\frac{\partial f}{\partial y}\right)"#, "∂/∂x (∂f/∂y)"),
    (#"\frac{1}{2}\int_0^1 f(x)\,dx"#, "½ ∫₀¹ f(x) dx"),
    (#"(x + y)^n = \sum_{k=0}^n \binom{n}{k} x^{n-k} y^k"#, "(x + y)ⁿ = ∑ₖ₌₀ⁿ C(n, k) xⁿ⁻ᵏyᵏ"),
    (#"\sqrt{\frac{\sum_{i=1}^n (x_i - \mu)^2}{n}}"#, "√((∑ᵢ₌₁ⁿ (xᵢ − μ)²)/n)"),
    (#"\frac{dV}{dt} = 4\pi r^2 \frac{dr}{dt}"#, "dV/dt = 4πr² dr/dt"),
    (#"\vec{\nabla} \times \vec{E} = -\frac{\partial \vec{B}}{\partial t}"#, "∇⃗ × E⃗ = −∂B⃗/∂t"),
    (
      #"\text{loss} = -\log\left(\frac{\exp(x_{class})}{\sum_j \exp(x_j)}\right)"#,
      "loss = −log(exp(x_class)/(∑ⱼ exp(xⱼ)))"
    ),
    (#"\chi^2 = \sum \frac{(O_i - E_i)^2}{E_i}"#, "χ² = ∑ (Oᵢ − Eᵢ)²/Eᵢ"),
    (#"\lim_{x \to a^-} f(x)"#, "lim_(x→a⁻) f(x)"),
    (#"O(2^{n}), O(n^2 \log n), O(\sqrt{n}), O(1)"#, "O(2ⁿ), O(n² log n), O(√n), O(1)"),
    (#"\int_{\partial \Omega} \omega = \int_\Omega d\omega"#, "∫_(∂Ω) ω = ∫_Ω dω"),
    (#"\sum_{n \ge 1} \frac{(-1)^{n+1}}{n} = \ln 2"#, "∑_(n≥1) (−1)ⁿ⁺¹/n = ln 2"),
  ]
}
