import OllamaWire
import Testing
import Transcript

@Suite struct SentTests {
  /// Turns 10, 20, 30, … with their answers 11, 21, 31, ….
  private func conversation(
    _ count: Int, sent: (Int, Conversation) -> [TurnID]
  ) -> Conversation {
    var conversation = Conversation(
      ConversationHeader(
        id: ConversationID(value: 1), created: Timestamp(milliseconds: 0)))
    for index in 0..<count {
      let id = Int64(index + 1) * 10
      conversation.add(Turn(id: TurnID(value: id), prompt: "p\(index)"))
      let asked = AskedRequest(model: "m", mode: .chat, sent: sent(index, conversation))
      _ = conversation.add(
        Reply(id: TurnID(value: id + 1), asked, content: "r\(index)", state: .finished),
        toTurn: index)
    }
    return conversation
  }

  private func ids(_ values: Int64...) -> [TurnID] { values.map { TurnID(value: $0) } }

  @Test func `a request begins where it is told to`() {
    let all = conversation(3) { index, conversation in conversation.sent(upTo: index) }
    #expect(all.sent(upTo: 2) == ids(10, 11, 20, 21, 30))
    #expect(all.sent(upTo: 2, from: TurnID(value: 20)) == ids(20, 21, 30))
    #expect(all.sent(upTo: 2, from: TurnID(value: 30)) == ids(30))
    #expect(all.sent(upTo: 2, from: TurnID(value: 99)) == ids(10, 11, 20, 21, 30))
    #expect(all.firstSent(before: 3) == nil)
  }

  @Test func `what was left out of a request is left out of the next one`() {
    let cut = conversation(3) { index, conversation in
      conversation.sent(upTo: index, from: index == 2 ? TurnID(value: 20) : nil)
    }
    #expect(cut.firstSent(before: 3) == TurnID(value: 20))
    #expect(cut.firstSent(before: 2) == nil)
    #expect(cut.sent(before: 3, from: cut.firstSent(before: 3)) == ids(20, 21, 30, 31))
  }

  @Test func `an answer that went on with another one says nothing of what is left out`() {
    let other = conversation(2) { index, conversation in
      index == 0 ? conversation.sent(upTo: 0) : ids(20, 21)
    }
    #expect(other.firstSent(before: 2) == nil)
  }
}
