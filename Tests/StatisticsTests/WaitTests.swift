import OllamaWire
import Statistics
import Testing
import Transcript

@Suite struct WaitTests {
  private func history(_ replies: [Figures], mayBeCached: Bool = false) -> WaitHistory {
    var history = WaitHistory()
    for figures in replies {
      history.add(
        ReplySample(model: "m", mayBeCached: mayBeCached, figures: figures, origin: .bench))
    }
    return history
  }

  /// A reply whose prompt was read at a rate.
  private func reply(
    load: Double = 0.004, tokens: Int, rate: Double, rest: Double = 0.05
  ) -> Figures {
    let time = Double(tokens) / rate
    return figures(
      load: .seconds(load), prompt: tokens, promptTime: .seconds(time),
      firstToken: .seconds(load + time + rest))
  }

  @Test func `without data there is no estimate`() {
    #expect(WaitHistory().estimate(newTokens: 100, willLoad: true) == nil)
    #expect(history([Figures()]).estimate(newTokens: 100, willLoad: nil) == nil)
    #expect(history([Figures()]).count == 0)
  }

  @Test func `loads from disk and those of a model in memory are estimated apart`() throws {
    let history = history(
      [0.003, 0.004, 0.005, 4, 5, 6].map { reply(load: $0, tokens: 10, rate: 99) })
    let cold = try #require(history.estimate(newTokens: 10, willLoad: true)?.load)
    #expect(cold.median.isClose(to: 5) && cold.p10.isClose(to: 4.2) && cold.p90.isClose(to: 5.8))
    #expect(cold.count == 3)
    #expect(
      history.estimate(newTokens: 10, willLoad: false)?.load?.median.isClose(to: 0.004) == true)
    #expect(history.estimate(newTokens: 10, willLoad: nil)?.load?.count == 6)
  }

  @Test func `prompts of similar size tell how long reading takes`() throws {
    let small = (0..<6).map { _ in reply(tokens: 20, rate: 100) }
    let large = (0..<6).map { reply(tokens: 4000 + $0, rate: 800) }
    let history = history(small + large)
    let long = try #require(history.estimate(newTokens: 6000, willLoad: false))
    #expect(long.prompt?.median.isClose(to: 7.5) == true && long.prompt?.count == 6)
    #expect(
      history.estimate(newTokens: 30, willLoad: false)?.prompt?.median.isClose(to: 0.3) == true)
    #expect(long.firstToken?.median.isClose(to: 7.554, within: 1e-6) == true)
  }

  @Test func `where no size is similar the nearest ones have to do`() {
    let history = history([reply(tokens: 50, rate: 500)])
    #expect(
      history.estimate(newTokens: 50_000, willLoad: false)?.prompt?.median.isClose(to: 100) == true)
  }

  @Test func `prompts that may have been cached tell nothing of the rate`() throws {
    let history = history([reply(tokens: 1000, rate: 50_000)], mayBeCached: true)
    let estimate = try #require(history.estimate(newTokens: 1000, willLoad: false))
    #expect(estimate.prompt == nil && estimate.firstToken == nil && estimate.load != nil)
  }

  @Test func `parts that vary apart add up to less than their worst`() throws {
    let replies = (0..<50).map { index in
      reply(load: 4 + Double(index % 5), tokens: 1000, rate: 200 + Double(index / 5) * 20)
    }
    let estimate = try #require(history(replies).estimate(newTokens: 1000, willLoad: true))
    let (load, prompt) = (try #require(estimate.load), try #require(estimate.prompt))
    let first = try #require(estimate.firstToken)
    #expect(first.median < first.p90 && first.p90 < load.p90 + prompt.p90 + 0.05)
    #expect(first.p10 > load.p10 + prompt.p10 && first.p10 < first.median)
  }

  @Test func `what is left shrinks with the time and never below zero`() {
    let left = WaitEstimate.Spread(p10: 2, median: 4, p90: 9, count: 7).left(after: 5)
    #expect(left == WaitEstimate.Spread(p10: 0, median: 0, p90: 4, count: 7))
  }

  @Test func `old replies make room for new ones`() {
    let old = (0..<256).map { _ in reply(tokens: 100, rate: 100) }
    let new = (0..<256).map { _ in reply(tokens: 100, rate: 400) }
    let history = history(old + new)
    #expect(history.count == 256)
    #expect(
      history.estimate(newTokens: 100, willLoad: false)?.prompt?.p90.isClose(to: 0.25) == true)
  }

  @Test func `models that tell no parts of their waits are known by the whole`() {
    let replies = (0..<5).map { number in
      figures(load: nil, promptTime: nil, evalTime: nil, firstToken: .seconds(1 + number))
    }
    let estimate = history(replies).estimate(newTokens: 26, willLoad: nil)
    #expect(estimate?.load == nil && estimate?.prompt == nil)
    #expect(estimate?.firstToken?.median == 3 && estimate?.firstToken?.count == 5)
  }
}
