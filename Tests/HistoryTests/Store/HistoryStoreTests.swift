import Foundation
import GRDB
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

  @Test func `a store that was closed is one file`() throws {
    let rig = try StoreRig()
    let store = try rig.open()
    try store.apply(answered("hello", 1, "hi"))
    #expect(try store.conversation(.first)?.said == ["hello", "hi"])
    try store.close()
    let folder = rig.folder.appendingPathComponent("ollatui").path
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["history.sqlite"])
  }

  @Test func `what was typed in a new conversation is found again, and goes when it is cleared`()
    throws
  {
    let rig = try StoreRig()
    let store = try rig.open()
    try store.apply([.draft(.first, "dear model"), .draft(.first, "dear models\nof")])
    #expect(try store.latestConversation() == .first)
    #expect(try store.conversation(.first)?.draft == "dear models\nof")
    #expect(try store.conversations().map(\.title) == ["dear models"])
    try store.apply([.draft(.first, "")])
    #expect(try store.conversations().isEmpty)
    try store.apply(answered("hello", 1, "hi") + [.draft(.first, "x"), .draft(.first, "")])
    #expect(try store.conversations().map(\.title) == ["hello"])
  }

  @Test func `what was said is found`() throws {
    let rig = try StoreRig()
    let store = try rig.open()
    try store.apply(answered("hello 春天", 1, "good morning") + asking("go on", 3, below: turn(2)))
    #expect(try store.newest(SearchQuery(text: "morn")).hits.map(\.turn) == [turn(2).value])
    #expect(try store.best(SearchQuery(text: "春天")).map(\.turn) == [turn(1).value])
    try store.apply([.grew(turn(4), content: "evening", thinking: "")])
    #expect(try store.newest(SearchQuery(text: "evening")).hits.isEmpty)
    try store.apply([.ended(turn(4), .cancelled, toolCalls: [], Figures())])
    #expect(try store.newest(SearchQuery(text: "evening")).hits.map(\.turn) == [turn(4).value])
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

  @Test func `bytes that are no text are read as far as they are`() throws {
    let rig = try StoreRig()
    let store = try rig.open()
    try store.apply(answered("hello", 1, "hi") + [.draft(.first, "d"), .prompted("p", time(1))])
    try store.pool.write { db in
      try db.execute(
        sql: """
          UPDATE turn SET text = CAST(x'61FF6200E4B8' AS TEXT), error = x'FF';
          UPDATE conversation SET title = CAST(x'FF' AS TEXT), options = '{', mode = 'sing';
          UPDATE request SET options = x'00', think = '[', keep_alive = '', sent = x'80';
          UPDATE draft SET text = CAST(x'C3' AS TEXT);
          UPDATE prompt SET text = CAST(x'F0' AS TEXT);
          """)
    }
    let text = "a\u{FFFD}b\0\u{FFFD}"
    #expect(try store.conversation(.first)?.said == [text, text])
    #expect(try store.conversation(.first)?.draft == "\u{FFFD}")
    #expect(try store.conversations().map(\.title) == ["\u{FFFD}"])
    #expect(try store.prompts() == ["\u{FFFD}"])
  }

  @Test func `a turn of a megabyte is kept whole`() throws {
    let rig = try StoreRig()
    let store = try rig.open()
    let text = String(repeating: "春 \0 word\n", count: 100_000)
    try store.apply([
      .turn(.prompt(Turn(id: turn(1), prompt: text), parent: nil), in: .first)
    ])
    #expect(try store.conversation(.first)?.said == [text])
    #expect(try store.conversations().map(\.bytes) == [text.utf8.count])
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
