import History
import OllamaWire
import Statistics
import Testing
import Transcript

@Suite("What stored replies teach of tokens")
struct LessonTests {
  private let rig: StoreRig
  private let store: HistoryStore

  init() throws {
    rig = try StoreRig()
    store = try rig.open()
  }

  /// A prompt and its answer, which cost so many tokens.
  private func answered(
    _ number: Int64, _ tokens: Int, model: String = "llama3", sent: [TurnID]? = nil,
    below parent: TurnID? = nil
  ) -> [HistoryChange] {
    var asked = AskedRequest(model: model, mode: .chat)
    asked.sent = sent ?? [turn(number)]
    var figures = Figures()
    figures.metrics = Metrics(promptEvalCount: 8, evalCount: tokens)
    figures.chunks = tokens + 1
    figures.elapsed = .seconds(1)
    let nothing = ReplyLength(content: 0, thinking: 0)
    return asking("some words", number, below: parent) + [
      .asked(turn(number + 1), asked),
      .grew(turn(number + 1), content: "an answer", thinking: "a thought", at: nothing),
      .ended(turn(number + 1), .finished, toolCalls: [], figures),
    ]
  }

  @Test func `a reply teaches what its texts cost, and its prompt where it was sent alone`() throws
  {
    try store.apply(answered(1, 6))
    let lesson = try #require(try store.lessons(ofModel: "llama3").first)
    #expect(lesson.reply == TextCounts("an answer") + TextCounts("a thought"))
    #expect(lesson.replyTokens == 6)
    #expect(lesson.pieces == 6)
    #expect(lesson.prompt == TextCounts("some words"))
    #expect(lesson.promptTokens == 8)
  }

  @Test func `only replies of the model teach, the newest of them, the oldest first`() throws {
    try store.apply(answered(1, 6))
    try store.apply(answered(3, 7, sent: [turn(1), turn(2), turn(3)], below: turn(2)))
    try store.apply(answered(5, 8, model: "qwen3", below: turn(4)))
    #expect(try store.lessons(ofModel: "llama3").map(\.replyTokens) == [6, 7])
    #expect(try store.lessons(ofModel: "llama3", limit: 1).map(\.replyTokens) == [7])
    #expect(try store.lessons(ofModel: "llama3")[1].prompt == nil)
    #expect(try store.lessons(ofModel: "other").isEmpty)
  }

  @Test func `a reply that goes on with another one teaches nothing`() throws {
    try store.apply(answered(1, 6, sent: [turn(1), turn(9)]))
    #expect(try store.lessons(ofModel: "llama3").isEmpty)
  }
}
