import OllamaWire
import Testing

@testable import CommandLine

@Suite struct BenchPlanTests {
  private func wishes(_ prompt: BenchWishes.Prompt) -> BenchWishes {
    var wishes = BenchWishes(models: ["m"], prompt: prompt)
    wishes.runs = 2
    return wishes
  }

  @Test func `sizes take turns, each new prompt is followed by itself, warm-ups come first`() {
    let (steps, leftOut) = wishes(.sizes([64, 256])).steps(window: nil)
    let expected = [(1, false), (1, true), (2, true)].flatMap { number, isCounted in
      [
        BenchCase.prompt(size: 64), .again(size: 64), .prompt(size: 256), .again(size: 256),
      ].map { BenchStep(kind: $0, number: number, isCounted: isCounted) }
    }
    #expect(steps == expected)
    #expect(leftOut == [])
  }

  @Test func `a prompt that leaves no room for its reply is left out`() {
    let (steps, leftOut) = wishes(.sizes([128, 896, 897])).steps(window: 1024)
    #expect(leftOut == [897])
    #expect(Set(steps.compactMap(\.kind.size)) == [128, 896])
  }

  @Test func `the user's own text has no size and always fits`() {
    let (steps, leftOut) = wishes(.text("why?")).steps(window: 10)
    #expect(leftOut == [])
    #expect(steps.map(\.kind).prefix(2) == [.prompt(size: nil), .again(size: nil)])
    #expect(steps.count == 6)
  }

  @Test func `without warm-ups all runs count`() {
    var wishes = wishes(.sizes([64]))
    wishes.warmups = 0
    #expect(wishes.steps(window: nil).steps.map(\.isCounted) == [true, true, true, true])
  }

  @Test func `equal marks give equal prompts, others differ from their first digits on`() {
    let one = BenchPrompt(mark: 123_456_789, words: 40)
    #expect(one == BenchPrompt(mark: 123_456_789, words: 40))
    let other = BenchPrompt(mark: 987_654_321, words: 40)
    #expect(one.text != other.text)
    #expect(one.system.hasPrefix("123456789") && other.system.hasPrefix("987654321"))
    #expect(one.text.split(separator: "\n")[0].split(separator: " ").count == 40)
  }

  @Test(arguments: [(10, 1.0), (20, 1.5), (0, 3.0), (200, 0.9)])
  func `two prompts tell how many words make a size`(around: Int, perWord: Double) {
    var calibration = TokenCalibration()
    for words in [32, 256] {
      calibration.add(words: words, tokens: around + Int((Double(words) * perWord).rounded()))
    }
    for size in [512, 2048, 8192] {
      let words = calibration.words(forTokens: size)
      let tokens = Double(around) + Double(words) * perWord
      #expect(abs(tokens - Double(size)) <= Double(size) * 0.02)
    }
  }

  @Test func `without a count, or with nonsense, a prompt still has words`() {
    var calibration = TokenCalibration()
    #expect(calibration.words(forTokens: 128) > 64)
    #expect(calibration.words(forTokens: 1) == 1)
    calibration.add(words: 32, tokens: 500)
    calibration.add(words: 256, tokens: 500)
    #expect(calibration.words(forTokens: 128) > 64)
  }
}

@Suite struct CacheFindingTests {
  private func metrics(_ count: Int?, _ milliseconds: Int?, cached: Int? = nil) -> Metrics {
    Metrics(
      promptEvalCount: count, promptEvalCachedCount: cached,
      promptEvalDuration: milliseconds.map { .milliseconds($0) })
  }

  @Test func `what the server says counts before all else`() {
    let finding = CacheFinding(again: metrics(128, 500, cached: 127), first: metrics(128, 128))
    #expect(finding == .told(127))
    #expect(finding.isCached(of: 128) == true)
    #expect(CacheFinding.told(0).isCached(of: 128) == false)
  }

  @Test func `less than half of the time, or of the tokens, is taken for a cached prompt`() {
    #expect(CacheFinding(again: metrics(128, 9), first: metrics(128, 128)) == .judged(true))
    #expect(CacheFinding(again: metrics(128, 120), first: metrics(128, 128)) == .judged(false))
    #expect(CacheFinding(again: metrics(1, 120), first: metrics(128, 128)) == .judged(true))
  }

  @Test func `without figures nothing is known`() {
    #expect(CacheFinding(again: nil, first: nil) == .unknown)
    #expect(CacheFinding(again: metrics(128, 9), first: metrics(128, nil)) == .unknown)
    #expect(CacheFinding.unknown.isCached(of: 128) == nil)
  }
}
