import Statistics
import Testing

@Suite struct ModelProfileTests {
  private let text = TextCounts("The quick brown fox jumps over the lazy dog, again and again.\n")

  @Test func `tokens per piece follow the newest replies`() {
    var profile = ModelProfile()
    #expect(profile.tokensPerPiece == nil)
    profile.learn(ModelProfile.Lesson(reply: text, replyTokens: 100, pieces: 100))
    #expect(profile.tokensPerPiece == 1)
    for _ in 0..<60 {
      profile.learn(ModelProfile.Lesson(reply: text, replyTokens: 300, pieces: 100))
    }
    #expect((profile.tokensPerPiece ?? 0) > 2.9)
  }

  @Test func `what replies cost moves the estimate of the next text towards it`() {
    var profile = ModelProfile()
    let before = profile.tokens(of: text, messages: 0)
    for _ in 0..<20 {
      profile.learn(
        ModelProfile.Lesson(
          reply: text, replyTokens: before.rounded * 2, pieces: 0))
    }
    let after = profile.tokens(of: text, messages: 0)
    #expect(after.value > before.value * 1.5)
    #expect(profile.tokensPerPiece == nil)
  }

  @Test func `a prompt whose count is far off teaches nothing`() {
    var lesson = ModelProfile.Lesson(reply: text, replyTokens: 15, pieces: 15)
    lesson.takePrompt(text, messages: 1, tokens: 4000)
    #expect(lesson.promptTokens == nil)
    lesson.takePrompt(text, messages: 1, tokens: 20)
    #expect(lesson.promptTokens == 20)
  }

  @Test func `an empty text has no tokens`() {
    #expect(ModelProfile().tokens(of: TextCounts("")) == .none)
  }
}
