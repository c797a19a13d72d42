import Statistics
import Testing

@Suite struct ContextVerdictTests {
  /// A reply to the last of several messages, by default well within its window.
  private func evidence(
    window: Int? = 4096, read: Int? = 1000, written: Int? = 200, reason: String = "stop",
    limit: Int? = nil, expected: Double? = 1000, spread: Double = 20, fresh: Double = 150,
    messages: [Double] = [300, 400, 150, 150]
  ) -> ContextEvidence {
    var evidence = ContextEvidence()
    evidence.window = window
    evidence.read = read
    evidence.written = written
    evidence.doneReason = reason
    evidence.limit = limit
    evidence.expected = expected.map { TokenCount(value: $0, spread: spread) }
    evidence.fresh = TokenCount(value: fresh, spread: 20)
    evidence.messages = messages
    return evidence
  }

  @Test func `a prompt that was read as expected is whole`() {
    #expect(evidence().verdict == ContextVerdict())
  }

  @Test func `a count far below what must have been sent, and more than fits: dropped`() {
    let cut = evidence(
      window: 1024, read: 850, expected: 1500, spread: 40,
      messages: [300, 350, 400, 300, 150])
    #expect(cut.verdict.prompt == .dropped(2))
    #expect(cut.verdict.isLoss)
  }

  @Test func `a count of the last message alone tells that all before it was dropped`() {
    let cut = evidence(
      window: 512, read: 136, expected: 568, spread: 30, fresh: 440, messages: [134, 300, 134])
    #expect(cut.verdict.prompt == .dropped(2))
  }

  @Test func `a message longer than the window was cut`() {
    let cut = evidence(
      window: 1024, read: 512, expected: 2400, spread: 200, fresh: 2000, messages: [400, 2000])
    #expect(cut.verdict.prompt == .cut)
  }

  @Test func `a server that counts only what was not cached is no alarm`() {
    // Ollama 0.30.0: of 1000 tokens 150 were new, and it fits by far.
    #expect(evidence(read: 150).verdict.prompt == .whole)
    #expect(evidence(read: 40).verdict.prompt == .whole)
    // Near the window too, as long as it is not certain that it did not fit.
    #expect(evidence(window: 990, read: 150).verdict.prompt == .whole)
  }

  @Test func `thoughts that are not sent back are no alarm`() {
    // The reply before took 3000 tokens, 2800 of them thoughts: expected is without them.
    #expect(evidence(read: 980, expected: 1000, spread: 60).verdict.prompt == .whole)
  }

  @Test func `without a window, or something to compare with, nothing is said`() {
    #expect(evidence(window: nil, read: 100).verdict == ContextVerdict())
    #expect(evidence(window: 512, read: 100, expected: nil).verdict.prompt == .whole)
    #expect(evidence(window: 512, read: nil, written: nil, expected: 2000).verdict.prompt == .whole)
  }

  @Test func `more read than the window holds: the window is another one than we know`() {
    #expect(evidence(window: 512, read: 3000, expected: 3000).verdict == ContextVerdict())
  }

  @Test func `an estimate that is just a little too high is no alarm`() {
    let near = evidence(window: 1000, read: 960, expected: 1015, spread: 60)
    #expect(near.verdict.prompt == .whole)
  }

  @Test func `prompt and reply beyond the window: older text was discarded meanwhile`() {
    let shifted = evidence(window: 1100, read: 1000, written: 400).verdict
    #expect(shifted.shifted == 300)
    #expect(shifted.isLoss)
    #expect(shifted.wider == 2048)
    #expect(evidence(window: 1200, read: 1000, written: 200).verdict == ContextVerdict())
  }

  @Test func `a reply that reached its limit may have lost older text on the way`() {
    let limited = evidence(window: 1100, written: 400, reason: "length", limit: 400).verdict
    #expect(limited.ending == .limited(400))
    #expect(limited.shifted == 300)
  }

  @Test func `a reply of ten windows reached the server's own limit, and is not said to be full`() {
    let capped = evidence(window: 1024, written: 10_240, reason: "length").verdict
    #expect(capped.ending == .capped(10_240))
    #expect(capped.shifted > 10_000)
  }

  @Test func `the window that would have held it is named, if the model was trained for one`() {
    var cut = evidence(
      window: 1024, read: 850, expected: 1500, messages: [300, 350, 400, 300, 150])
    #expect(cut.verdict.wider == 2048)
    cut.trained = 1024
    #expect(cut.verdict.wider == nil)
    #expect(evidence().verdict.wider == nil)
    #expect(evidence(window: 1200, written: 200, reason: "length").verdict.wider == 2048)
  }

  @Test func `a window that ran full has given up about the older half`() {
    let messages: [Double] = [200, 100, 300, 200]
    #expect(ShiftedWindow(messages: messages, beyond: 50, window: 1000).dropped == 2)
    #expect(ShiftedWindow(messages: messages, system: 300, beyond: 50, window: 1000).dropped == 0)
    // Two shifts, but the last message is the one that was answered.
    #expect(ShiftedWindow(messages: messages, beyond: 600, window: 1000).dropped == 3)
    #expect(ShiftedWindow(messages: [900], beyond: 50, window: 1000).dropped == 0)
  }

  @Test func `a reply that stopped by length tells the limit from the full window`() {
    #expect(evidence(written: 128, reason: "length", limit: 128).verdict.ending == .limited(128))
    #expect(
      evidence(window: 1200, written: 200, reason: "length", limit: 500).verdict.ending == .full)
    #expect(evidence(window: 1200, written: 197, reason: "length").verdict.ending == .full)
    #expect(evidence(written: 128, reason: "length").verdict.ending == .stopped)
    #expect(evidence(window: nil, written: 128, reason: "length").verdict.ending == .stopped)
    #expect(
      evidence(written: 128, reason: "length", limit: -1).verdict.ending == .stopped)
  }
}
