import OllamaWire
import Testing
import Transcript

@testable import History

@Suite struct TurnOrderTests {
  private func prompt(_ number: Int64, below parent: Int64? = nil) -> TurnRow {
    .prompt(
      Turn(id: TurnID(value: number), prompt: "\(number)"),
      parent: parent.map { TurnID(value: $0) })
  }

  private func reply(_ number: Int64, to parent: Int64) -> TurnRow {
    .reply(
      Reply(id: TurnID(value: number), AskedRequest(model: "", mode: .chat)),
      parent: TurnID(value: parent))
  }

  private func order(_ rows: [TurnRow]) -> [Int64] {
    TurnOrder.ordered(rows).map(\.id.value)
  }

  @Test func `rows in order stay as they are`() {
    #expect(
      order([prompt(1), reply(2, to: 1), reply(9, to: 1), prompt(3, below: 2)]) == [1, 2, 9, 3])
  }

  @Test func `rows wait for the one they follow`() {
    #expect(
      order([prompt(3, below: 2), reply(4, to: 3), prompt(1), reply(2, to: 1)]) == [1, 2, 3, 4])
  }

  @Test func `a reply without its prompt gets an empty one`() {
    #expect(order([reply(5, to: 4)]) == [4, 5])
    #expect(order([prompt(4), reply(5, to: 5)]) == [4, 3, 5])
  }

  @Test func `rows that follow each other in a circle are all there`() {
    let rows = [prompt(1, below: 2), reply(2, to: 1)]
    #expect(Set(order(rows)) == [1, 2])
    #expect(
      Conversation(ConversationHeader(id: .first, created: time(0)), rows: TurnOrder.ordered(rows))
        .allTurns.count == 1)
  }
}
