import Foundation
import OllamaWire
import Testing
import Transcript

@testable import History

@Suite struct HistoryStoreTests {
  @Test func `what was said is there after the program`() throws {
    let rig = try StoreRig()
    try rig.open().apply(answered("hello", 1, "hi") + [.draft(.first, "and th")])
    let store = try rig.open()
    let stored = try #require(try store.conversation(.first))
    #expect(stored.said == ["hello", "hi"])
    #expect(stored.draft == "and th")
    #expect(!stored.isBusyElsewhere)
    #expect(stored.conversation.turns[0].reply?.state == .finished)
    #expect(try store.conversations().map(\.title) == ["hello"])
    #expect(try store.conversations().map(\.bytes) == [7])
    #expect(try store.latestConversation() == .first)
    #expect(try store.conversation(of: turn(2)) == .first)
  }

  @Test func `ids that are not there are no errors`() throws {
    let rig = try StoreRig()
    let store = try rig.open()
    #expect(try store.conversation(.first) == nil)
    #expect(try store.conversation(of: turn(1)) == nil)
    #expect(try store.latestConversation() == nil)
    try store.apply([
      .asked(turn(1), AskedRequest(model: "llama3", mode: .chat)),
      .ended(turn(1), .finished, toolCalls: [], Figures()), .turnDeleted(turn(1), time(1)),
      .conversationDeleted(.first, time(1)), .draft(.first, ""),
    ])
    #expect(try store.conversations().isEmpty)
  }

  @Test func `words of a reply that is not there any more are kept`() throws {
    let rig = try StoreRig()
    let store = try rig.open()
    try store.apply([
      .grew(turn(5), content: "late ", thinking: "", at: ReplyLength(content: 0, thinking: 0)),
      .grew(turn(5), content: "words", thinking: "", at: ReplyLength(content: 5, thinking: 0)),
      .ended(turn(5), .cancelled, toolCalls: [], Figures()),
    ])
    let id = try #require(try store.latestConversation())
    #expect(try store.conversation(id)?.said == ["", "late words"])
  }

  @Test func `a reply whose program is gone shows all that came, as interrupted`() throws {
    let rig = try StoreRig()
    try rig.openAsGone().apply(
      asking("go", 1) + [
        .grew(turn(2), content: "one ", thinking: "h", at: ReplyLength(content: 0, thinking: 0)),
        .grew(turn(2), content: "two", thinking: "m", at: ReplyLength(content: 4, thinking: 1)),
      ])
    let store = try rig.open()
    for isFolded in [false, true] {
      if isFolded { #expect(try store.interrupted() == [.first]) }
      let reply = try #require(try store.conversation(.first)?.conversation.turns[0].reply)
      #expect(reply.content == "one two")
      #expect(reply.thinking == "hm")
      #expect(reply.state == .interrupted)
    }
    #expect(try store.interrupted().isEmpty)
    #expect(try store.conversations().map(\.bytes) == [11])
  }

  @Test func `a reply that another program writes is told from one that was cut off`() throws {
    let rig = try StoreRig()
    let other = try rig.openElsewhere()
    try other.apply(asking("go", 1) + [.grew(turn(2), content: "one", thinking: "")])
    let store = try rig.open()
    #expect(try store.interrupted().isEmpty)
    let stored = try #require(try store.conversation(.first))
    #expect(stored.isBusyElsewhere)
    #expect(stored.conversation.turns[0].reply?.state == .answering)
    #expect(stored.said == ["go", "one"])
    #expect(try other.conversation(.first)?.isBusyElsewhere == false)
  }

  @Test func `a reply goes on though another program took it for cut off`() throws {
    let rig = try StoreRig()
    let store = try rig.openAsGone()
    try store.apply(
      asking("go", 1) + [
        .grew(turn(2), content: "one", thinking: "", at: ReplyLength(content: 0, thinking: 0))
      ])
    #expect(try rig.open().interrupted() == [.first])
    try store.apply([
      .grew(turn(2), content: " two", thinking: "", at: ReplyLength(content: 3, thinking: 0)),
      .ended(turn(2), .finished, toolCalls: [], Figures()),
    ])
    let stored = try #require(try store.conversation(.first))
    #expect(stored.said == ["go", "one two"])
    #expect(stored.conversation.turns[0].reply?.state == .finished)
  }

  @Test func `prompts come back the newest first, each once`() throws {
    let rig = try StoreRig()
    let store = try rig.open()
    let changes: [HistoryChange] = [
      .prompted("a", time(5)), .prompted("b", time(5)), .prompted("a", time(9)),
    ]
    try store.apply(changes)
    try store.apply(changes)
    #expect(try store.prompts() == ["a", "b"])
    #expect(try store.prompts(limit: 1) == ["a"])
  }

  @Test func `the list has pinned conversations on top and then the newest`() throws {
    let rig = try StoreRig()
    let store = try rig.open()
    let changes = (1...4 as ClosedRange<Int64>).map { number in
      var header = ConversationHeader(
        id: ConversationID(value: number), created: time(number * 10))
      header.isPinned = number == 1
      header.isArchived = number == 4
      return HistoryChange.conversation(header, title: "\(number)", leaf: nil)
    }
    try store.apply(changes)
    #expect(try store.conversations().map(\.title) == ["1", "3", "2"])
    #expect(try store.conversations(includingArchived: true).map(\.title) == ["1", "4", "3", "2"])
    #expect(try store.conversations(limit: 1, offset: 1).map(\.title) == ["3"])
    #expect(try store.latestConversation() == ConversationID(value: 3))
    let id = ConversationID(value: 3)
    #expect(try store.conversations(named: id.description) == [id])
    #expect(try store.conversations(named: "2") == [ConversationID(value: 2)])
  }
}
