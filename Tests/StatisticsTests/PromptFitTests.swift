import Statistics
import Testing

@Suite struct PromptFitTests {
  @Test func `the oldest messages go until the rest fits`() {
    let fit = PromptFit(messages: [300, 400, 100, 200], system: 50, window: 400)
    #expect(fit.dropped == 2)
    #expect(!fit.cutsLast)
  }

  @Test func `what fits stays whole, to the last token`() {
    #expect(PromptFit(messages: [300, 100], window: 400).dropped == 0)
    #expect(PromptFit(messages: [300, 101], window: 400).dropped == 1)
  }

  @Test func `the last message stays, and is cut where it alone is too long`() {
    let fit = PromptFit(messages: [300, 500], system: 50, window: 400)
    #expect(fit.dropped == 1)
    #expect(fit.cutsLast)
    #expect(PromptFit(messages: [500], window: 400).cutsLast)
    #expect(!PromptFit(messages: [], window: 400).cutsLast)
  }

  @Test func `what was dropped is found from what was read`() {
    let messages: [Double] = [300, 400, 100, 200, 150]
    #expect(PromptFit(messages: messages, system: 50, read: 1195).dropped == 0)
    #expect(PromptFit(messages: messages, system: 50, read: 890).dropped == 1)
    #expect(PromptFit(messages: messages, system: 50, read: 210).dropped == 4)
    #expect(!PromptFit(messages: messages, system: 50, read: 210).cutsLast)
  }

  @Test func `a last message of which half was read was cut`() {
    let fit = PromptFit(messages: [300, 900], read: 450)
    #expect(fit.dropped == 1)
    #expect(fit.cutsLast)
  }
}
