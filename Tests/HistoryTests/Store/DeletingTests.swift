import Foundation
import GRDB
import OllamaWire
import Testing
import Transcript

@testable import History

@Suite struct DeletingTests {
  /// Two turns below each other, and a second answer to the first.
  private static let tree: [HistoryChange] =
    answered("one", 1, "first") + answered("two", 3, "below", below: turn(2)) + [
      .turn(
        .reply(
          Reply(
            id: turn(5), AskedRequest(model: "llama3", mode: .chat), content: "beside",
            state: .edited), parent: turn(1)), in: .first)
    ]

  private func found(_ word: String, _ store: HistoryStore) throws -> Int {
    try store.read { try SearchIndex.newest(SearchQuery(text: word), $0).hits }
      .filter { $0.turn != nil }.count
  }

  @Test func `a deleted turn takes all below it along, until that is taken back`() throws {
    let rig = try StoreRig()
    let store = try rig.open()
    try store.apply(Self.tree)
    #expect(try store.conversations().map(\.turns) == [5])
    try store.apply([.turnDeleted(turn(2), time(9000))])
    #expect(try store.conversations().map(\.turns) == [2])
    #expect(try store.conversations().map(\.bytes) == ["onebeside".utf8.count])
    #expect(try found("below", store) == 0)
    #expect(try found("beside", store) == 1)
    #expect(try store.conversation(.first)?.said == ["one", "beside"])
    try store.apply([.turnDeleted(turn(2), nil)])
    #expect(try store.conversations().map(\.turns) == [5])
    #expect(try found("below", store) == 1)
    #expect(try store.isSound)
  }

  @Test func `what was deleted is gone for good after a purge, and nothing else`() throws {
    let rig = try StoreRig()
    let store = try rig.open()
    try store.apply(
      Self.tree + answered("Zwetschge", 11, "Quitte", in: .second) + [
        .draft(.second, "Mirabelle"), .turnDeleted(turn(2), time(9000)),
        .conversationDeleted(.second, time(9500)),
      ])
    #expect(try store.purge(deletedBefore: time(9000)) == 0)
    #expect(try store.purge(deletedBefore: time(9501)) == 2)
    #expect(try store.conversation(.second) == nil)
    #expect(try store.conversation(.first)?.conversation.rows.map(\.id) == [turn(1), turn(5)])
    try store.close()
    let bytes = try rig.bytes()
    for word in ["Quitte", "Mirabelle", "below"] {
      #expect(bytes.range(of: Data(word.utf8)) == nil, "\(word)")
    }
    #expect(try rig.open().isSound)
  }

  @Test func `a deletion that was taken back is not purged`() throws {
    let rig = try StoreRig()
    let store = try rig.open()
    try store.apply(Self.tree + [.conversationDeleted(.first, time(9000))])
    #expect(try store.conversations().isEmpty)
    try store.apply([.conversationDeleted(.first, nil)])
    #expect(try store.purge(conversations: [.first], turns: [turn(2)]) == 0)
    #expect(try store.conversations().count == 1)
  }

  @Test func `a conversation in which another program is answered is not purged`() throws {
    let rig = try StoreRig()
    let store = try rig.open()
    let other = try rig.openElsewhere()
    try other.apply(asking("go", 1))
    try store.apply([.conversationDeleted(.first, time(9000))])
    #expect(try store.purge(conversations: [.first], turns: []) == 0)
    try other.apply([
      .grew(turn(2), content: "words", thinking: "", at: ReplyLength(content: 0, thinking: 0)),
      .ended(turn(2), .finished, toolCalls: [], Figures()),
    ])
    #expect(try store.conversation(.first)?.said == ["go", "words"])
    #expect(try store.purge(conversations: [.first], turns: []) == 1)
  }

  @Test func `who types below something that another program deleted brings it back`() throws {
    let rig = try StoreRig()
    let store = try rig.open()
    let other = try rig.openElsewhere()
    try store.apply(answered("one", 1, "first"))
    try store.apply([.turnDeleted(turn(2), time(2000)), .conversationDeleted(.first, time(2000))])
    try other.apply(answered("two", 3, "second", below: turn(2)))
    #expect(try store.conversations().map(\.turns) == [4])
    #expect(try store.conversation(.first)?.said == ["one", "first", "two", "second"])
    #expect(try store.isSound)
  }

  @Test func `who types in a conversation that was purged elsewhere keeps the words`() throws {
    let rig = try StoreRig()
    let store = try rig.open()
    let other = try rig.openElsewhere()
    try store.apply(answered("one", 1, "first") + [.conversationDeleted(.first, time(2000))])
    #expect(try store.purge(deletedBefore: time(2001)) == 1)
    try other.apply(answered("two", 3, "second", below: turn(2)))
    #expect(try store.conversation(.first)?.said == ["two", "second"])
    #expect(try store.conversations().map(\.title) == ["two"])
  }

  /// Whether the letters of a word from the fifth on, which the index keeps in one, are on disk.
  private func isOnDisk(_ word: String, _ rig: StoreRig) throws -> Bool {
    try rig.bytes().range(of: Data(word.dropFirst(4).utf8)) != nil
  }

  @Test func `the words of what is gone for good leave the search index too`() throws {
    let rig = try StoreRig()
    let store = try rig.open()
    try store.apply(Self.tree + answered("who", 11, "Zwetschgenmus", in: .second))
    try store.write { _ = try SearchIndex.gather(beyond: 0, $0) }
    try store.apply([.conversationDeleted(.second, time(9500))])
    _ = try store.pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
    #expect(try isOnDisk("zwetschgenmus", rig))
    #expect(try store.purge(conversations: [.second], turns: []) == 1)
    try store.close()
    #expect(try !isOnDisk("zwetschgenmus", rig))
    let again = try rig.open()
    #expect(try found("beside", again) == 1)
    #expect(try again.isSound)
  }

  @Test func `in a large index they leave step by step`() throws {
    let rig = try StoreRig()
    let store = try rig.open()
    try store.apply(Self.tree + answered("who", 11, "Zwetschgenmus", in: .second))
    try store.write { _ = try SearchIndex.gather(beyond: 0, $0) }
    let said = TurnText("Zwetschgenmus")
    try store.write { db in
      try SearchIndex.remove(turn: turn(12).value, said, from: db)
      try db.execute(
        sql: "UPDATE turn SET text = '', deleted = 1 WHERE id = ?", arguments: [turn(12).value])
      try SearchIndex.setForgetting(.asked, db)
    }
    #expect(try store.tendIndex())
    while try store.tendIndex() {}
    #expect(try store.read { try SearchIndex.forgetting($0) } == .done)
    try store.close()
    #expect(try !isOnDisk("zwetschgenmus", rig))
    #expect(try found("below", rig.open()) == 1)
  }

  @Test func `what was typed in what is gone for good does not come back with Up`() throws {
    let rig = try StoreRig()
    let store = try rig.open()
    try store.apply(
      Self.tree + answered("Zwetschge", 11, "Quitte", in: .second) + [
        .prompted("one", time(1)), .prompted("Zwetschge", time(2)), .prompted("/help", time(3)),
        .conversationDeleted(.second, time(9500)),
      ])
    #expect(try store.prompts() == ["/help", "Zwetschge", "one"])
    try store.purge(conversations: [.second], turns: [])
    #expect(try store.prompts() == ["/help", "one"])
  }
}
