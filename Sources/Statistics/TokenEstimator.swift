/// Estimates how many tokens a text has for one model, and learns from what the server counted.
///
/// Tokens are a sum of what the characters of a text count, each kind at a rate of its own, and of
/// what the template adds to a message. The rates begin as those of usual vocabularies and are
/// fitted by least squares to the replies (`eval_count`) and prompts (`prompt_eval_count`) seen, as
/// near to the first rates as the data leave open, none of them below a tenth of its first value;
/// what was seen long ago counts less. Learning costs the same however much was learned before.
package struct TokenEstimator: Equatable, Sendable {
  /// An estimate.
  package struct Estimate: Hashable, Sendable {
    package var tokens: Double
    /// One standard deviation, from how far estimates were off before.
    package var spread: Double
  }

  /// Tokens of one of each kind, in the order of ``kinds(_:_:)``: rounded means of vocabularies of
  /// 100,000 to 200,000 tokens (Llama 3, Qwen 3, GPT) over prose, code and tables.
  private static let usual = [0.2, 0.35, 0.6, 0.8, 0.8, 0.45, 0.6, 0.6, 1, 0.8, 6]
  private static let count = usual.count
  /// How many tokens the first rate of a kind is worth beside those seen; templates, the last kind,
  /// differ more than vocabularies.
  private static let trust = [Double](repeating: 40, count: count - 1) + [2]
  /// How much of what was learned is left after another text.
  private static let memory = 0.98
  /// How far off an estimate is before anything was learned, relatively, and how many texts that is
  /// worth.
  private static let firstError = 0.2
  private static let firstErrorTrust = 2.0
  /// Tokens that any estimate may be off, however short the text.
  private static let fringe = 8.0

  private var rates = usual
  /// Sums over the texts of products of two kinds, row by row, and of a kind and the tokens.
  private var products = [Double](repeating: 0, count: count * count)
  private var answers = [Double](repeating: 0, count: count)
  private var squaredErrors = firstError * firstError * firstErrorTrust
  private var errorCount = firstErrorTrust
  /// How many texts it learned from.
  package private(set) var learned = 0

  /// Makes an estimator that knows nothing of its model.
  package init() {}

  /// Estimates the tokens of a text.
  ///
  /// - Parameters:
  ///   - counts: what the text has.
  ///   - messages: how many messages of a chat it is; 0 for what a model wrote.
  /// - Returns: tokens, and how far off they may be.
  package func estimate(_ counts: TextCounts, messages: Int = 0) -> Estimate {
    let kinds = Self.kinds(counts, messages)
    var tokens = 0.0
    for index in 0..<Self.count { tokens += kinds[index] * rates[index] }
    guard tokens > 0 else { return Estimate(tokens: 0, spread: 0) }
    return Estimate(tokens: tokens, spread: relativeError * (tokens + Self.fringe))
  }

  /// Learns from a text whose tokens the server counted.
  ///
  /// A prompt that was cut to fit, or has images, teaches nothing: leave it out.
  ///
  /// - Parameters:
  ///   - counts: what the text has; of a reply with its reasoning.
  ///   - tokens: what the server counted; of a prompt with the cached ones.
  ///   - messages: how many messages of a chat it is, the system text included; 0 for what a model
  ///     wrote.
  package mutating func learn(_ counts: TextCounts, tokens: Int, messages: Int = 0) {
    guard tokens > 0, !counts.isEmpty || messages > 0 else { return }
    let kinds = Self.kinds(counts, messages)
    let estimate = estimate(counts, messages: messages).tokens
    let error = (Double(tokens) - estimate) / (max(estimate, Double(tokens)) + Self.fringe)
    // Huber's weights: what is far off counts less, as it may be no plain text.
    let trust = min(1, 3 * relativeError / max(abs(error), 1e-9))
    let weight = trust / (Double(tokens) + Self.fringe)
    for row in 0..<Self.count {
      for column in 0..<Self.count {
        let place = row * Self.count + column
        products[place] = Self.memory * products[place] + weight * kinds[row] * kinds[column]
      }
      answers[row] = Self.memory * answers[row] + weight * kinds[row] * Double(tokens)
    }
    squaredErrors = Self.memory * squaredErrors + error * error
    errorCount = Self.memory * errorCount + 1
    learned += 1
    fit()
  }

  private var relativeError: Double {
    (squaredErrors / errorCount).squareRoot()
  }

  /// Moves each rate to where the sum of squares is least while the others stay, some times over.
  private mutating func fit() {
    for _ in 0..<16 {
      for row in 0..<Self.count {
        let usual = Self.usual[row]
        let ridge = Self.trust[row] / (usual * usual)
        var rest = answers[row] + ridge * usual
        for column in 0..<Self.count where column != row {
          rest -= products[row * Self.count + column] * rates[column]
        }
        rates[row] = max(usual / 10, rest / (products[row * Self.count + row] + ridge))
      }
    }
  }

  private static func kinds(_ counts: TextCounts, _ messages: Int) -> [Double] {
    [
      counts.latin, counts.words, counts.accents, counts.digits, counts.cjk, counts.letters,
      counts.symbols, counts.pictures, counts.indents, counts.lines, messages,
    ].map(Double.init)
  }
}
