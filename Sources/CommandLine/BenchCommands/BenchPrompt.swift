import OllamaWire
import Statistics

/// A prompt of a run, which no server has seen before.
struct BenchPrompt: Equatable, Sendable {
  /// Nine digits that no other prompt has.
  ///
  /// They begin the system text, which stands at the front of what a model reads: so nothing of a
  /// prompt is found in a cache but the few tokens that a template writes before it.
  var mark: Int
  /// What the model is asked.
  var text: String
  /// How many made-up words are in it; nil: the text is the user's.
  var words: Int?

  /// Makes a prompt of the user's text.
  init(mark: Int, text: String) {
    self.mark = mark
    self.text = text
  }

  /// Makes a prompt of made-up words; equal marks give equal words.
  init(mark: Int, words: Int) {
    self.mark = mark
    self.words = words
    var state = UInt64(truncatingIfNeeded: mark)
    var text = ""
    for _ in 0..<words {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      text += Self.vocabulary[Int(state >> 33) % Self.vocabulary.count] + " "
    }
    self.text = text + "\n\nTell a long story with these words."
  }

  /// The marks there are; all have the same number of digits.
  static let marks = 100_000_000...999_999_999

  /// What the model is told before anything else.
  var system: String { "\(mark). Answer at length, without a question." }

  /// How many tokens it has at the least, by what usual vocabularies make of it.
  var leastTokens: Double {
    let estimate = TokenEstimator().estimate(TextCounts(system + text), messages: 2)
    return estimate.tokens - estimate.spread
  }

  /// Words that are one token for most models.
  private static let vocabulary = """
    river stone light garden winter bridge window paper morning silver forest music table summer \
    island letter market ocean shadow street valley village water yellow circle corner dinner \
    engine farmer finger flower friend hammer harbor kitchen ladder leather machine matter mirror \
    mother number office orange people pocket school season second ship sister spring station sugar \
    teacher thunder ticket travel train winter wonder world year
    """.split(separator: " ").map(String.init)
}

/// How many tokens made-up words have, by what a model's own server counted.
///
/// A line through what was seen: so many tokens around a prompt, so many for each word.
struct TokenCalibration: Equatable, Sendable {
  private struct Point: Equatable {
    var words: Double
    var tokens: Double
  }

  private var points: [Point] = []

  /// Begins without having seen anything.
  init() {}

  /// Takes what a server counted.
  mutating func add(words: Int, tokens: Int) {
    points.append(Point(words: Double(words), tokens: Double(tokens)))
  }

  /// How many words make a prompt of about so many tokens; at least one.
  func words(forTokens tokens: Int) -> Int {
    let line = line
    let words = (Double(tokens) - line.around) / line.perWord
    return max(1, Int(words.rounded()))
  }

  /// The line of least squares; with one point, or points that make no sense, what is usual.
  private var line: (around: Double, perWord: Double) {
    let usual = (around: 24.0, perWord: 1.0)
    guard !points.isEmpty else { return usual }
    let count = Double(points.count)
    let meanWords = points.reduce(0) { $0 + $1.words } / count
    let meanTokens = points.reduce(0) { $0 + $1.tokens } / count
    let spread = points.reduce(0) { $0 + ($1.words - meanWords) * ($1.words - meanWords) }
    let joint = points.reduce(0) {
      $0 + ($1.words - meanWords) * ($1.tokens - meanTokens)
    }
    let slope = spread > 0 ? joint / spread : usual.perWord
    guard slope > 0.2, slope < 20 else { return usual }
    return (meanTokens - slope * meanWords, slope)
  }
}
