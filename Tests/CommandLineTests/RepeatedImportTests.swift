import History
import Testing
import Transcript

@testable import CommandLine

/// An export of ChatGPT's that is read into a store which has had an earlier one.
@Suite struct RepeatedImportTests {
  private let desk: StoreDesk

  init() throws {
    desk = try StoreDesk()
  }

  private static let nodes = [
    node("a", nil, "user", "hi"), node("b", "a", "assistant", "hello"),
    node("c", "a", "assistant", "hey"), node("d", "c", "user", "hi"),
    node("e", "d", "assistant", "again"),
  ]

  private static func node(_ name: String, _ parent: String?, _ role: String, _ text: String)
    -> String
  {
    """
    "\(name)":{"id":"\(name)","parent":\(parent.map { "\"\($0)\"" } ?? "null"),
      "message":{"id":"\(name)","author":{"role":"\(role)"},"create_time":5,
        "content":{"content_type":"text","parts":["\(text)"]}}}
    """
  }

  /// Reads in an export that ends after so many messages; answers what is said of that.
  private func importing(_ count: Int, into desk: StoreDesk) throws -> String {
    try importing(Array(Self.nodes.prefix(count)), into: desk)
  }

  private func importing(_ nodes: [String], into desk: StoreDesk) throws -> String {
    let file = try desk.write(
      """
      [{"title":"T","id":"x","create_time":1,"current_node":"e",
        "mapping":{\(nodes.joined(separator: ","))}}]
      """, to: "conversations.json")
    return try desk.run("import", file)
  }

  private func conversation(in desk: StoreDesk) throws -> Conversation {
    let store = try desk.store
    let id = try #require(try store.conversations().first?.id)
    return try #require(try store.conversation(id)).conversation
  }

  /// The conversation with the ids that another version would have made.
  private func renamed(_ conversation: Conversation) -> Conversation {
    func other(_ id: TurnID) -> TurnID { TurnID(value: id.value + 500) }
    let rows = conversation.rows.map { row -> TurnRow in
      switch row {
      case .prompt(let turn, let parent):
        .prompt(Turn(id: other(turn.id), prompt: turn.prompt), parent: parent.map(other))
      case .reply(let reply, let parent):
        .reply(
          Reply(id: other(reply.id), reply.asked, content: reply.content, state: .finished),
          parent: other(parent))
      }
    }
    return Conversation(conversation.header, rows: rows)
  }

  @Test func `what an earlier version took in under other ids is there once, what is new below it`()
    throws
  {
    let other = try StoreDesk()
    #expect(try importing(4, into: other).contains("1 new, with 4 new turns"))
    try desk.keep(renamed(try conversation(in: other)))
    #expect(try importing(4, into: desk).contains("0 new, with 0 new turns"))
    #expect(try importing(5, into: desk).contains("0 new, with 1 new turn"))
    let kept = try conversation(in: desk)
    #expect(kept.allTurns.map(\.prompt) == ["hi", "hi"])
    #expect(
      kept.allTurns.map { Set($0.alternates.map(\.content)) } == [["hello", "hey"], ["again"]])
    #expect(try importing(5, into: desk).contains("0 new, with 0 new turns"))
  }

  /// Stores a conversation under other ids, without some of its rows.
  private func keep(_ conversation: Conversation, without lost: Set<Int>) throws {
    let rows = renamed(conversation).rows.enumerated().filter { !lost.contains($0.offset) }
    let store = try desk.store
    try store.apply(
      [.conversation(conversation.header, title: conversation.title, leaf: nil)]
        + rows.map { .turn($0.element, in: conversation.id) })
    try store.close()
  }

  @Test(arguments: [[2], [0], [3], [0, 1, 2], [2, 3], [0, 3]])
  func `what an earlier version lost is filled in, and what stood behind it is there once`(
    lost: Set<Int>
  ) throws {
    let other = try StoreDesk()
    #expect(try importing(5, into: other).contains("1 new, with 5 new turns"))
    let whole = try conversation(in: other)
    try keep(whole, without: lost)
    #expect(try importing(5, into: desk).contains("0 new, with \(lost.count) new turn"))
    var kept = try conversation(in: desk)
    #expect(kept.rows.map(\.said).sorted() == whole.rows.map(\.said).sorted())
    let last = try #require(kept.rows.first { $0.said == "again" })
    let isThere = kept.show(last.id)
    #expect(isThere)
    #expect(
      kept.turns.map { [$0.prompt, $0.reply?.content] } == [["hi", "hey"], ["hi", "again"]])
    #expect(try importing(5, into: desk).contains("0 new, with 0 new turns"))
  }

  @Test func `what is said twice behind what was lost is taken for neither`() throws {
    let nodes = [
      Self.node("a", nil, "user", "hi"), Self.node("b", "a", "assistant", "hello"),
      Self.node("c", "a", "assistant", "hey"), Self.node("d", "b", "user", "go on"),
      Self.node("e", "c", "user", "go on"),
    ]
    let other = try StoreDesk()
    #expect(try importing(nodes, into: other).contains("1 new, with 5 new turns"))
    try keep(try conversation(in: other), without: [1, 2])
    #expect(try importing(nodes, into: desk).contains("0 new, with 4 new turns"))
    #expect(try importing(nodes, into: desk).contains("0 new, with 0 new turns"))
  }
}

extension TurnRow {
  fileprivate var said: String {
    switch self {
    case .prompt(let turn, _): turn.prompt
    case .reply(let reply, _): reply.content
    }
  }
}
