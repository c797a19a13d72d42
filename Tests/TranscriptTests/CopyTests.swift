import OllamaWire
import Testing

@testable import Transcript

@Suite struct CopyTests {
  private let asked = AskedRequest(model: "m", mode: .chat, options: ["seed": .integer(1)])

  /// Two turns, the first with two answers; what follows hangs below the second.
  private func sample() -> (Conversation, RecordIDSource) {
    var ids = RecordIDSource(first: 10)
    var header = ConversationHeader(
      id: ids.make(), system: "Be brief.", created: Timestamp(milliseconds: 1))
    header.name = "name"
    header.isPinned = true
    header.options = ["top_k": .integer(3)]
    var conversation = Conversation(header)
    for (prompt, answers) in [("one", ["first", "second"]), ("two", ["third"])] {
      conversation.add(Turn(id: ids.make(), prompt: prompt, created: Timestamp(milliseconds: 2)))
      let turn = conversation.turns.count - 1
      for answer in answers {
        var asked = asked
        asked.sent = conversation.sent(upTo: turn)
        var reply = Reply(id: ids.make(), asked, content: answer, state: .finished)
        reply.figures.chunks = 7
        _ = conversation.add(reply, toTurn: turn)
      }
    }
    return (conversation, ids)
  }

  @Test func `a copy of the whole tree says the same under ids of its own`() throws {
    var (conversation, ids) = sample()
    let copy = conversation.copy(with: &ids, upTo: nil, created: Timestamp(milliseconds: 9))
    #expect(copy.turns.map(\.prompt) == ["one", "two"])
    #expect(copy.turns[0].alternates.map(\.content) == ["first", "second"])
    #expect(copy.turns[0].reply?.content == "second")
    #expect(copy.turns[0].reply?.figures.chunks == 7)
    #expect(Set(copy.rows.map(\.id)).isDisjoint(with: conversation.rows.map(\.id)))
    #expect(copy.id != conversation.id)
    #expect(copy.header.name == "name")
    #expect(copy.header.system == "Be brief.")
    #expect(copy.header.options == conversation.header.options)
    #expect(!copy.header.isPinned)
    #expect(copy.header.created == Timestamp(milliseconds: 9))
  }

  @Test func `the request of a copied reply is rebuilt from the copied turns`() {
    var (conversation, ids) = sample()
    let copy = conversation.copy(with: &ids, upTo: nil, created: Timestamp(milliseconds: 9))
    #expect(copy.turns[1].reply?.asked.sent == copy.sent(upTo: 1))
    #expect(
      copy.request(turn: 1, alternate: 0) == conversation.request(turn: 1, alternate: 0))
    conversation.header.name = "other"
    #expect(copy.header.name == "name")
  }

  @Test func `a copy up to an answer ends with it, one up to a prompt with that`() {
    var (conversation, ids) = sample()
    let first = conversation.turns[0].alternates[0].id
    conversation.show(conversation.turns[1].id)
    let copy = conversation.copy(with: &ids, upTo: first, created: Timestamp(milliseconds: 9))
    #expect(copy.turns.map(\.prompt) == ["one"])
    #expect(copy.turns[0].reply?.content == "first")
    #expect(copy.allTurns.count == 1)
    let two = conversation.turns[1].id
    let asked = conversation.copy(with: &ids, upTo: two, created: Timestamp(milliseconds: 9))
    #expect(asked.turns.map(\.prompt) == ["one", "two"])
    #expect(asked.turns[0].reply?.content == "second")
    #expect(asked.turns[1].reply == nil)
  }

  @Test func `what was deleted, and all below it, is not copied`() {
    var (conversation, ids) = sample()
    _ = conversation.deleteReply(ofTurn: 0)
    let copy = conversation.copy(with: &ids, upTo: nil, created: Timestamp(milliseconds: 9))
    #expect(copy.allTurns.map(\.prompt) == ["one"])
    #expect(copy.turns[0].alternates.map(\.content) == ["first"])
  }

  @Test func `a reply that still comes is cut off in the copy`() {
    var (conversation, ids) = sample()
    _ = conversation.add(
      Reply(id: ids.make(), asked, content: "so f", state: .answering), toTurn: 1)
    let copy = conversation.copy(with: &ids, upTo: nil, created: Timestamp(milliseconds: 9))
    #expect(copy.turns[1].reply?.state == .cancelled)
    #expect(copy.turns[1].reply?.content == "so f")
  }
}
