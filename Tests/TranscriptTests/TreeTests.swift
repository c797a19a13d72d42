import SeededNumbers
import Testing

@testable import Transcript

@Suite struct TreeTests {
  private static func conversation() -> Conversation {
    Conversation(
      ConversationHeader(
        id: ConversationID(value: 1), created: Timestamp(milliseconds: 5)))
  }

  /// A conversation and its model after the same steps by chance.
  private struct Walk {
    var conversation = TreeTests.conversation()
    var model = TreeModel()
    var ids = RecordIDSource(first: 100)
    var deleted: [TurnID] = []

    mutating func step(_ numbers: inout SeededNumbers) {
      let turns = conversation.turns.count
      guard turns > 0, Int.random(in: 0..<10, using: &numbers) > 1 else { return add() }
      let turn = Int.random(in: 0..<turns, using: &numbers)
      let id = conversation.turns[turn].id
      let step = Bool.random(using: &numbers) ? 1 : -1
      switch Int.random(in: 0..<9, using: &numbers) {
      case 0...1: answer(turn)
      case 2:
        let new = Turn(id: ids.make(), prompt: "edited")
        conversation.branch(new, atTurn: turn)
        model.branch(prompt: new.id, beside: id)
        answer(turn)
      case 3...4:
        #expect(conversation.flip(turn: turn, by: step) == model.flip(reply: id, by: step))
      case 5:
        #expect(conversation.flipBranch(turn: turn, by: step) == model.flip(prompt: id, by: step))
      case 6: delete(conversation.delete(turn: turn))
      case 7: delete(conversation.deleteReply(ofTurn: turn))
      default:
        guard let last = deleted.popLast() else { return }
        conversation.restore(last)
        model.restore(last)
      }
    }

    private mutating func add() {
      let new = Turn(id: ids.make(), prompt: "asked")
      conversation.add(new)
      model.add(prompt: new.id)
      answer(conversation.turns.count - 1)
    }

    private mutating func answer(_ turn: Int) {
      let reply = Reply(id: ids.make(), AskedRequest(model: "m", mode: .chat), state: .finished)
      model.add(reply: reply.id, to: conversation.turns[turn].id)
      _ = conversation.add(reply, toTurn: turn)
    }

    private mutating func delete(_ id: TurnID) {
      deleted.append(id)
      model.delete(id)
    }
  }

  private static func way(_ conversation: Conversation) -> [TurnID] {
    conversation.turns.flatMap { [$0.id] + ($0.reply.map { [$0.id] } ?? []) }
  }

  @Test(arguments: UInt64(1)...30)
  func `a tree does what a simple model of it says`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    var walk = Walk()
    for _ in 0..<150 {
      walk.step(&numbers)
      #expect(Self.way(walk.conversation) == walk.model.way, "seed \(seed)")
      let branches = walk.conversation.branches()
      for (index, id) in walk.model.prompts.enumerated() {
        let answers = walk.model.children(of: id)
        #expect(walk.conversation.alternate(ofTurn: index).count == answers.count)
        let siblings = walk.model.children(of: walk.model.parent(of: id))
        #expect(walk.conversation.branch(ofTurn: index).count == siblings.count)
        #expect(branches[index]?.count ?? 1 == siblings.count)
        let number = walk.conversation.branch(ofTurn: index).number
        #expect(branches[index]?.number ?? 1 == number)
      }
    }
  }

  @Test(arguments: UInt64(1)...20)
  func `rows make the same conversation again, what was deleted included`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    var walk = Walk()
    for _ in 0..<100 { walk.step(&numbers) }
    let before = walk.conversation
    let after = Conversation(before.header, rows: before.rows, leaf: before.leaf)
    #expect(after.rows == before.rows)
    guard before.leaf != nil else { return }
    #expect(Self.way(after) == Self.way(before))
    var (one, other) = (before, after)
    for id in walk.deleted.reversed() {
      #expect(one.restore(id) == other.restore(id))
      #expect(one.allTurns.map(\.id) == other.allTurns.map(\.id))
    }
  }

  @Test func `what hangs below a turn is counted, below one answer or all`() {
    var conversation = Self.conversation()
    var ids = RecordIDSource(first: 1)
    func add(_ prompt: String) {
      conversation.add(Turn(id: ids.make(), prompt: prompt))
      _ = conversation.add(
        Reply(id: ids.make(), AskedRequest(model: "m", mode: .chat)),
        toTurn: conversation.turns.count - 1)
    }
    add("one")
    add("two")
    add("three")
    #expect(conversation.turnsBelow(turn: 0) == 2)
    _ = conversation.add(
      Reply(id: ids.make(), AskedRequest(model: "m", mode: .chat)), toTurn: 0)
    #expect(conversation.turnsBelow(turn: 0) == 2)
    #expect(conversation.turnsBelow(turn: 0, ofAnswerShown: true) == 0)
    add("another")
    #expect(conversation.turnsBelow(turn: 0, ofAnswerShown: true) == 1)
    _ = conversation.delete(turn: 1)
    #expect(conversation.turnsBelow(turn: 0) == 2)
  }
}
