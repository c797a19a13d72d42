extension MathTextTests {
  /// Formulas of statistics and learning as language models write them, with their plain form.
  static let learning: [(source: String, plain: String)] = [
    (#"P(A|B) = \frac{P(B|A)P(A)}{P(B)}"#, "P(A|B) = P(B|A)P(A)/P(B)"),
    (#"P(A \mid B) = \frac{P(B \mid A) \, P(A)}{P(B)}"#, "P(A | B) = P(B | A) P(A)/P(B)"),
    (
      #"\text{softmax}(z_i) = \frac{e^{z_i}}{\sum_{j=1}^{K} e^{z_j}}"#,
      "softmax(zᵢ) = e^(zᵢ)/(∑ⱼ₌₁ᴷ e^(zⱼ))"
    ),
    (#"\sigma(x) = \frac{1}{1 + e^{-x}}"#, "σ(x) = 1/(1 + e⁻ˣ)"),
    (#"H(p, q) = -\sum_{x} p(x) \log q(x)"#, "H(p, q) = −∑ₓ p(x) log q(x)"),
    (
      #"\mathcal{L} = -\frac{1}{N} \sum_{i=1}^{N} \left[ y_i \log(\hat{y}_i) + (1 - "#
        + #"y_i) \log(1 - \hat{y}_i) \right]"#,
      "ℒ = −(1/N) ∑ᵢ₌₁ᴺ [yᵢ log(ŷᵢ) + (1 − yᵢ) log(1 − ŷᵢ)]"
    ),
    (
      #"\text{Attention}(Q, K, V) = \text{softmax}\left(\frac{QK^T}{\sqrt{d_k}}\right)V"#,
      "Attention(Q, K, V) = softmax(QKᵀ/√dₖ)V"
    ),
    (
      #"f(x) = \frac{1}{\sigma\sqrt{2\pi}} e^{-\frac{1}{2}\left(\frac{x-\mu}{\sigma}\right)^2}"#,
      "f(x) = 1/(σ√(2π)) e^(−½((x−μ)/σ)²)"
    ),
    (#"\theta_{t+1} = \theta_t - \eta \nabla_\theta J(\theta_t)"#, "θₜ₊₁ = θₜ − η∇_θ J(θₜ)"),
    (
      #"\hat{\theta} = \arg\max_\theta \prod_{i=1}^n p(x_i \mid \theta)"#,
      "θ̂ = arg max_θ ∏ᵢ₌₁ⁿ p(xᵢ | θ)"
    ),
    (
      #"\text{KL}(P \| Q) = \sum_x P(x) \log \frac{P(x)}{Q(x)}"#,
      "KL(P‖Q) = ∑ₓ P(x) log(P(x)/Q(x))"
    ),
    (#"D_{KL}(P \parallel Q)"#, "D_KL(P ∥ Q)"),
    (
      #"\mathbb{E}[X] = \sum_i x_i p_i, \operatorname{Var}(X) = \mathbb{E}[X^2] - "#
        + #"(\mathbb{E}[X])^2"#,
      "𝔼[X] = ∑ᵢ xᵢpᵢ, Var(X) = 𝔼[X²] − (𝔼[X])²"
    ),
    (#"x \sim \mathcal{N}(\mu, \sigma^2)"#, "x ∼ 𝒩(μ, σ²)"),
    (#"\sin^2\theta + \cos^2\theta = 1"#, "sin² θ + cos² θ = 1"),
    (#"\tan\theta = \frac{\sin\theta}{\cos\theta}"#, "tan θ = (sin θ)/(cos θ)"),
    (#"\bar{x} = \frac{1}{n}\sum_{i=1}^n x_i"#, "x̄ = (1/n) ∑ᵢ₌₁ⁿ xᵢ"),
    (#"s^2 = \frac{1}{n-1} \sum_{i=1}^{n} (x_i - \bar{x})^2"#, "s² = 1/(n − 1) ∑ᵢ₌₁ⁿ (xᵢ − x̄)²"),
    (
      #"r = \frac{\sum (x_i - \bar{x})(y_i - \bar{y})}{\sqrt{\sum (x_i - \bar{x})^2 "#
        + #"\sum (y_i - \bar{y})^2}}"#,
      "r = (∑ (xᵢ − x̄)(yᵢ − ȳ))/√(∑ (xᵢ − x̄)² ∑ (yᵢ − ȳ)²)"
    ),
    (
      #"\text{MSE} = \frac{1}{n} \sum_{i=1}^n (y_i - \hat{y}_i)^2"#,
      "MSE = (1/n) ∑ᵢ₌₁ⁿ (yᵢ − ŷᵢ)²"
    ),
    (#"\text{Precision} = \frac{TP}{TP + FP}"#, "Precision = TP/(TP + FP)"),
    (
      #"F_1 = 2 \cdot \frac{\text{precision} \cdot \text{recall}}{\text{precision} + "#
        + #"\text{recall}}"#,
      "F₁ = 2 · (precision · recall)/(precision + recall)"
    ),
    (#"\text{ReLU}(x) = \max(0, x)"#, "ReLU(x) = max(0, x)"),
    (#"\tanh(x) = \frac{e^x - e^{-x}}{e^x + e^{-x}}"#, "tanh(x) = (eˣ − e⁻ˣ)/(eˣ + e⁻ˣ)"),
    (#"\frac{d^2y}{dx^2} + p(x)\frac{dy}{dx} + q(x)y = 0"#, "d²y/dx² + p(x) dy/dx + q(x)y = 0"),
    (#"\theta \leftarrow \theta - \alpha \nabla_\theta \mathcal{L}(\theta)"#, "θ ← θ − α∇_θ ℒ(θ)"),
    (#"m_t = \beta_1 m_{t-1} + (1 - \beta_1) g_t"#, "mₜ = β₁mₜ₋₁ + (1 − β₁)gₜ"),
    (#"\hat{m}_t = \frac{m_t}{1 - \beta_1^t}"#, "m̂ₜ = mₜ/(1 − β₁ᵗ)"),
    (
      #"W_{t+1} = W_t - \frac{\eta}{\sqrt{\hat{v}_t} + \epsilon} \hat{m}_t"#,
      "Wₜ₊₁ = Wₜ − η/(√v̂ₜ + ϵ) m̂ₜ"
    ),
    (
      #"PE_{(pos, 2i)} = \sin\left(\frac{pos}{10000^{2i/d_{\text{model}}}}\right)"#,
      "PE_(pos,2i) = sin(pos/10000^(2i/d_model))"
    ),
    (
      #"\text{LayerNorm}(x) = \gamma \odot \frac{x - \mu}{\sqrt{\sigma^2 + \epsilon}} + \beta"#,
      "LayerNorm(x) = γ ⊙ (x − μ)/√(σ² + ϵ) + β"
    ),
    (
      #"Q^\pi(s,a) = \mathbb{E}_\pi\left[\sum_{t=0}^\infty \gamma^t r_t \mid s_0 = s, "#
        + #"a_0 = a\right]"#,
      "Q^π(s, a) = 𝔼_π[∑ₜ₌₀^∞ γᵗrₜ | s₀ = s, a₀ = a]"
    ),
    (
      #"V^*(s) = \max_a \left( R(s,a) + \gamma \sum_{s'} P(s'|s,a) V^*(s') \right)"#,
      "V*(s) = maxₐ (R(s, a) + γ ∑_(s′) P(s′|s, a)V*(s′))"
    ),
    (
      #"D_{\text{KL}}(P \| Q) = \int p(x) \log\frac{p(x)}{q(x)}\,dx"#,
      "D_KL(P‖Q) = ∫ p(x) log(p(x)/q(x)) dx"
    ),
    (#"H(X) = -\sum_{i} p_i \log_2 p_i"#, "H(X) = −∑ᵢ pᵢ log₂ pᵢ"),
    (#"I(X;Y) = H(X) - H(X|Y)"#, "I(X; Y) = H(X) − H(X|Y)"),
    (#"\underset{\theta}{\arg\min}\; L(\theta)"#, "arg min_θ L(θ)"),
    (#"\mathbf{X} \in \mathbb{R}^{n \times d}"#, "X ∈ ℝ^(n×d)"),
    (#"\Pr(X = x), \Pr[X]"#, "Pr(X = x), Pr[X]"),
    (#"\mathbb{P}(A \cap B)"#, "ℙ(A ∩ B)"),
    (
      #"\min_{w} \frac{1}{2} \|w\|^2 \quad \text{s.t.} \quad y_i(w^T x_i + b) \geq 1"#,
      "min_w ½‖w‖²  s.t.  yᵢ(wᵀxᵢ + b) ≥ 1"
    ),
    (
      #"p(x) = \frac{1}{(2\pi)^{k/2} |\Sigma|^{1/2}} \exp\left(-\frac{1}{2} "#
        + #"(x-\mu)^\top \Sigma^{-1} (x-\mu)\right)"#,
      "p(x) = 1/((2π)^(k/2)|Σ|^(1/2)) exp(−½(x − μ)ᵀΣ⁻¹(x − μ))"
    ),
    (#"\mathbb{E}_{x \sim p(x)}[f(x)] = \int f(x) p(x) dx"#, "𝔼_(x∼p(x))[f(x)] = ∫ f(x)p(x) dx"),
    (#"\lambda_{\max}, \sigma_{\min}^2"#, "λₘₐₓ, σₘᵢₙ²"),
    (#"z = \frac{x - \mu}{\sigma}"#, "z = (x − μ)/σ"),
    (
      #"\|\mathbf{u} \times \mathbf{v}\| = \|\mathbf{u}\|\|\mathbf{v}\|\sin\theta"#,
      "‖u × v‖ = ‖u‖‖v‖ sin θ"
    ),
    (#"\mathbf{u} \cdot \mathbf{v} = |\mathbf{u}||\mathbf{v}|\cos\theta"#, "u · v = |u||v| cos θ"),
    (#"z = re^{i\theta} = r(\cos\theta + i\sin\theta)"#, "z = reⁱᶿ = r(cos θ + i sin θ)"),
    (
      #"\text{GELU}(x) = x \cdot \Phi(x) \approx 0.5x\left(1 + "#
        + #"\tanh\left[\sqrt{2/\pi}(x + 0.044715x^3)\right]\right)"#,
      "GELU(x) = x · Φ(x) ≈ 0.5x(1 + tanh[√(2/π)(x + 0.044715x³)])"
    ),
    (#"h_t = \tanh(W_{hh} h_{t-1} + W_{xh} x_t + b_h)"#, "hₜ = tanh(Wₕₕhₜ₋₁ + Wₓₕxₜ + bₕ)"),
    (#"P(X = k) = \frac{\lambda^k e^{-\lambda}}{k!}"#, "P(X = k) = λᵏe^(−λ)/k!"),
  ]
}
