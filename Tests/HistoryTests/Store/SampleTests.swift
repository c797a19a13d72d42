import History
import OllamaWire
import Statistics
import Testing
import Transcript

@Suite("Figures of replies out of a store")
struct SampleTests {
  private let rig: StoreRig
  private let store: HistoryStore

  init() throws {
    rig = try StoreRig()
    store = try rig.open()
  }

  /// A prompt and its measured answer.
  private func measured(
    _ number: Int64, _ figures: Figures, model: String = "llama3", sent: [TurnID] = [],
    below parent: TurnID? = nil, in conversation: ConversationID = .first
  ) -> [HistoryChange] {
    var asked = AskedRequest(model: model, mode: .chat, host: "localhost:11434")
    asked.options = ["seed": 1]
    asked.sent = sent
    return asking("prompt", number, below: parent, in: conversation) + [
      .asked(turn(number + 1), asked),
      .ended(turn(number + 1), .finished, toolCalls: [], figures),
    ]
  }

  private func figures(_ count: Int) -> Figures {
    var figures = Figures()
    figures.metrics = Metrics(
      loadDuration: .milliseconds(40), evalCount: count, evalDuration: .seconds(1))
    figures.firstToken = .milliseconds(310)
    figures.elapsed = .seconds(2)
    figures.arrivals.add(after: .milliseconds(310), pieces: 1)
    figures.arrivals.add(after: .milliseconds(330), pieces: 3)
    figures.finalText = #"{"done":true}"#
    figures.contextLength = 4096
    return figures
  }

  private func samples(newest: Int? = nil, ofModel model: String? = nil) throws -> [ReplySample] {
    var samples: [ReplySample] = []
    try store.samples(newest: newest, ofModel: model) {
      samples.append($0)
      return true
    }
    return samples
  }

  @Test func `a reply is stored with its arrivals, its final chunk and the window`() throws {
    try store.apply(measured(1, figures(60)))
    let stored = try #require(try store.conversation(.first))
    #expect(stored.conversation.turns[0].reply?.figures == figures(60))
  }

  @Test func `figures come out by time, with what is needed to judge them`() throws {
    try store.apply(measured(1, figures(60)))
    try store.apply(
      measured(3, figures(70), model: "qwen3", sent: [turn(1), turn(2), turn(3)], below: turn(2)))
    let found = try samples()
    #expect(found.map(\.id) == [turn(2), turn(4)])
    #expect(found.map(\.figures.evalRate) == [60, 70])
    #expect(found.map(\.mayBeCached) == [false, true])
    #expect(found.map(\.model) == ["llama3", "qwen3"])
    #expect(found[0].options == ["seed": 1])
    #expect(found[0].origin == .conversation(.first))
    #expect(try samples(ofModel: "qwen3").map(\.id) == [turn(4)])
    #expect(try samples(newest: 1).map(\.id) == [turn(4)])
  }

  @Test func `a prompt that is asked again may be cached`() throws {
    try store.apply(measured(1, figures(60)))
    let again = Reply(
      id: turn(9), AskedRequest(model: "llama3", mode: .chat), created: time(9))
    try store.apply([
      .turn(.reply(again, parent: turn(1)), in: .first),
      .ended(turn(9), .finished, toolCalls: [], figures(61)),
    ])
    #expect(try samples().map(\.mayBeCached) == [false, true])
  }

  @Test func `what another model has read of a prompt is not cached`() throws {
    try store.apply(measured(1, figures(60)))
    let other = Reply(
      id: turn(9), AskedRequest(model: "qwen3", mode: .chat), created: time(9))
    try store.apply([
      .turn(.reply(other, parent: turn(1)), in: .first),
      .ended(turn(9), .finished, toolCalls: [], figures(61)),
    ])
    #expect(try samples().map(\.mayBeCached) == [false, false])
  }

  @Test func `what was deleted counts no more`() throws {
    try store.apply(measured(1, figures(60)) + measured(11, figures(61), in: .second))
    try store.apply([.turnDeleted(turn(1), time(50))])
    #expect(try samples().map(\.id) == [turn(12)])
    try store.apply([.conversationDeleted(.second, time(51))])
    #expect(try samples().isEmpty)
  }

  @Test func `a search does not find what runs of a bench say`() throws {
    var header = ConversationHeader(id: .first, created: time(1))
    header.isBench = true
    try store.apply(
      [.conversation(header, title: "bench", leaf: nil)] + asking("prompt", 1)
        + [.turn(.prompt(Turn(id: turn(20), prompt: "prompt"), parent: nil), in: .second)])
    let found = try store.newest(SearchQuery(typed: "prompt", limit: 9)).hits
    #expect(found.compactMap(\.turn) == [turn(20).value])
  }

  @Test func `runs of a bench are told from what was said`() throws {
    var header = ConversationHeader(id: .first, created: time(1))
    header.isBench = true
    try store.apply(
      [.conversation(header, title: "bench", leaf: nil)] + measured(1, figures(60)))
    #expect(try samples().map(\.origin) == [.bench])
    #expect(try store.conversation(.first)?.conversation.header.isBench == true)
  }
}
