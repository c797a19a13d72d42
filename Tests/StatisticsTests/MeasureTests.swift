import OllamaWire
import Statistics
import Testing
import Transcript

@Suite struct MeasureTests {
  @Test func `every figure follows its formula`() {
    let reply = figures(
      load: .milliseconds(250), prompt: 1200, cached: 200, promptTime: .seconds(2), eval: 300,
      evalTime: .seconds(4), total: .milliseconds(7000), firstToken: .milliseconds(2400))
    let expected: [Measure: Double] = [
      .load: 0.25, .firstToken: 2.4, .promptTime: 2, .promptRate: 500, .evalTime: 4,
      .evalRate: 75, .total: 7, .other: 0.75, .elapsed: 7, .promptTokens: 1200,
      .cachedTokens: 200, .evalTokens: 300, .contextTokens: 1500,
    ]
    for measure in Measure.allCases {
      let value = measure.value(of: reply)
      #expect(
        value == nil
          ? expected[measure] == nil : value?.isClose(to: expected[measure] ?? -1) == true,
        "\(measure)")
    }
  }

  @Test(arguments: Measure.allCases)
  func `a reply without figures has no value, and neither has one of zeros`(measure: Measure) {
    #expect(measure.value(of: Figures()) == nil)
    let zeros = figures(
      load: .zero, prompt: 0, promptTime: .zero, eval: 0, evalTime: .zero, total: .zero,
      firstToken: .zero)
    #expect(measure.value(of: zeros) == nil)
  }

  @Test func `a cloud model without durations has counts but no rates`() {
    let reply = figures(load: nil, promptTime: nil, evalTime: nil)
    #expect(Measure.evalTokens.value(of: reply) == 298)
    #expect(Measure.evalRate.value(of: reply) == nil)
    #expect(Measure.promptRate.value(of: reply, mayBeCached: false) == nil)
    #expect(Measure.other.value(of: reply) == nil)
  }

  @Test func `where the server measures no time the rate is that of our clock`() {
    var reply = figures(load: nil, promptTime: nil, eval: 30, evalTime: nil)
    #expect(Measure.clockRate.value(of: reply) == nil)
    for piece in 0..<11 { reply.arrivals.add(after: .milliseconds(600 + piece * 100), pieces: 1) }
    // Ten pieces a second, of 30 tokens in 11 pieces.
    #expect(Measure.clockRate.value(of: reply)?.isClose(to: 300 / 11.0) == true)
    reply.metrics?.evalCount = nil
    #expect(Measure.clockRate.value(of: reply) == nil)
  }

  @Test func `what is left of the total counts as a queue where it explains something`() {
    #expect(figures(total: .seconds(5)).notableOther?.isClose(to: 0.459) == true)
    #expect(figures(total: .milliseconds(4600)).notableOther == nil)
    #expect(figures(load: nil).notableOther == nil)
  }

  @Test func `parts that exceed the whole leave no time for anything else`() {
    #expect(Measure.other.value(of: figures(total: .seconds(4))) == nil)
  }

  @Test func `the prompt rate is known where the server tells what was cached`() {
    let reply = figures(prompt: 1000, cached: 900, promptTime: .seconds(1))
    #expect(reply.promptRate(mayBeCached: true) == .known(100))
    #expect(reply.newPromptTokens(mayBeCached: true) == 100)
  }

  @Test func `the prompt rate of a follow-up turn is a bound where the server doesn't tell`() {
    let reply = figures(prompt: 1000, promptTime: .seconds(1))
    #expect(reply.promptRate(mayBeCached: true) == .upperBound(1000))
    #expect(reply.promptRate(mayBeCached: false) == .known(1000))
    #expect(Measure.promptRate.value(of: reply) == nil)
    #expect(reply.newPromptTokens(mayBeCached: true) == nil)
  }

  @Test func `a prompt that was cached as a whole has no rate`() {
    let reply = figures(prompt: 1000, cached: 1000, promptTime: .milliseconds(1))
    #expect(reply.promptRate(mayBeCached: true) == .unknown)
  }

  @Test func `a sample of a reply knows whether its prompt may have been cached`() {
    let place = ConversationID(value: 7)
    var asked = AskedRequest(model: "qwen3:4b", mode: .chat, host: "http://localhost:11434")
    asked.sent = [TurnID(value: 1)]
    var reply = Reply(id: TurnID(value: 2), asked, created: Timestamp(milliseconds: 5))
    reply.state = .finished
    reply.figures = figures(prompt: 100, promptTime: .seconds(1))
    let first = ReplySample(reply, isRetry: false, in: place)
    #expect(first.promptRate == .known(100))
    #expect(first.isFinished && first.origin == .conversation(place))
    #expect(ReplySample(reply, isRetry: true, in: place).promptRate == .upperBound(100))
    reply.asked.sent = [TurnID(value: 1), TurnID(value: 2), TurnID(value: 3)]
    #expect(ReplySample(reply, isRetry: false, in: place).promptRate == .upperBound(100))
  }

  @Test func `a system text that others share may be cached, unless it is too short to matter`() {
    var asked = AskedRequest(model: "m", mode: .chat, system: "Answer in one sentence, please.")
    asked.sent = [TurnID(value: 1)]
    #expect(asked.mayBeCached(promptTokens: 200))
    #expect(asked.mayBeCached(promptTokens: nil))
    #expect(!asked.mayBeCached(promptTokens: 2000))
    asked.system = nil
    #expect(!asked.mayBeCached(promptTokens: nil))
  }
}
