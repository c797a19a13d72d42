import Statistics
import Testing

@Suite struct TextCountsTests {
  @Test func `characters are counted by kind, words and signs by runs`() {
    let counts = TextCounts("Hello café, 123\n\n  if (x == y)...  ")
    var expected = TextCounts()
    expected.latin = 13
    expected.words = 5
    expected.accents = 1
    expected.digits = 3
    expected.symbols = 4
    expected.indents = 2
    expected.lines = 1
    #expect(counts == expected)
  }

  @Test func `every script has its kind`() {
    let texts: [(String, (TextCounts) -> Int, Int)] = [
      ("春风吹绿", { $0.cjk }, 4), ("日本語です。", { $0.cjk }, 6),
      ("한국어", { $0.cjk }, 3), ("Привет", { $0.letters }, 6),
      ("สวัสดี", { $0.letters }, 6), ("→ ✓ 🎉", { $0.pictures }, 3),
      ("“quoted”", { $0.symbols }, 2), ("naïve Łódź", { $0.accents }, 4),
      ("a\r\n\r\nb\n", { $0.lines }, 2), ("\t\tx    y z", { $0.indents }, 2),
      ("e\u{301}te\u{301}", { $0.words }, 1), ("snake_case", { $0.words }, 2),
      ("", { $0.latin }, 0),
    ]
    for (text, kind, count) in texts { #expect(kind(TextCounts(text)) == count, "\(text)") }
  }

  @Test func `counts of two texts are those of both in a row`() {
    let one = TextCounts("Some words 12, ")
    #expect(one + TextCounts("和中文。") == TextCounts("Some words 12, 和中文。"))
    #expect(TextCounts().isEmpty && !one.isEmpty)
  }
}

@Suite struct TokenEstimatorTests {
  private let english = TextCounts(
    "The quick brown fox jumps over the lazy dog, and nobody knows why it always does so.")
  private let chinese = TextCounts("春风吹绿柳梢头，桃花含笑映溪流。燕子归来寻旧垒，一帘春色满西楼。")

  private func counts(_ counts: TextCounts, times: Int) -> TextCounts {
    (0..<times).reduce(TextCounts()) { sum, _ in sum + counts }
  }

  @Test func `a first estimate is near what usual vocabularies have`() {
    let fresh = TokenEstimator()
    // Those of Llama 3, Qwen 3 and GPT-4o: 19 tokens, and 29 to 34.
    #expect((16...23).contains(fresh.estimate(english).tokens))
    #expect((22...36).contains(fresh.estimate(chinese).tokens))
    #expect(fresh.estimate(TextCounts()).tokens == 0)
    #expect(fresh.estimate(TextCounts(), messages: 2).tokens > 0)
  }

  @Test func `it learns the rates of a model, and gets sure of them`() {
    var estimator = TokenEstimator()
    let text = counts(chinese, times: 20)
    let before = estimator.estimate(text)
    for times in 1...12 {
      estimator.learn(counts(chinese, times: times * 5), tokens: times * 5 * 50)
    }
    let after = estimator.estimate(text)
    #expect(after.tokens.isClose(to: 1000, within: 0.03))
    #expect(after.spread / after.tokens < before.spread / before.tokens)
    #expect(estimator.learned == 12)
  }

  @Test func `what it learns of one script leaves others nearly alone`() {
    var estimator = TokenEstimator()
    let before = estimator.estimate(english).tokens
    for _ in 0..<20 { estimator.learn(counts(chinese, times: 10), tokens: 700) }
    #expect(estimator.estimate(english).tokens.isClose(to: before, within: 0.1))
  }

  @Test func `it learns what the template adds to each message`() {
    var estimator = TokenEstimator()
    for messages in 1...15 {
      let tokens = 19 * messages * 4 + 11 * messages
      estimator.learn(counts(english, times: messages * 4), tokens: 19 * messages * 4)
      estimator.learn(counts(english, times: messages * 4), tokens: tokens, messages: messages)
    }
    let overhead =
      estimator.estimate(english, messages: 10).tokens - estimator.estimate(english).tokens
    #expect(overhead.isClose(to: 110, within: 0.15))
  }

  @Test func `it follows a model that was replaced under its name`() {
    var estimator = TokenEstimator()
    let text = counts(english, times: 10)
    for _ in 0..<50 { estimator.learn(text, tokens: 190) }
    for _ in 0..<150 { estimator.learn(text, tokens: 300) }
    #expect(estimator.estimate(text).tokens.isClose(to: 300, within: 0.05))
  }

  @Test func `one absurd count does little harm`() {
    var estimator = TokenEstimator()
    let text = counts(english, times: 10)
    for _ in 0..<10 { estimator.learn(text, tokens: 190) }
    estimator.learn(text, tokens: 100_000)
    #expect(estimator.estimate(text).tokens.isClose(to: 190, within: 0.1))
    estimator.learn(text, tokens: 0)
    estimator.learn(TextCounts(), tokens: 5)
    #expect(estimator.learned == 11)
  }

  @Test func `no estimate is negative or not a number, whatever was learned`() {
    var estimator = TokenEstimator()
    for _ in 0..<100 {
      estimator.learn(english, tokens: 1)
      estimator.learn(counts(chinese, times: 1000), tokens: 1)
      estimator.learn(chinese, tokens: 1_000_000, messages: 100)
    }
    for text in [english, chinese, english + chinese] {
      let estimate = estimator.estimate(text, messages: 3)
      #expect(estimate.tokens > 0 && estimate.tokens.isFinite && estimate.spread.isFinite)
    }
  }
}
