import Foundation
import GRDB
import OllamaWire
import Testing
import Transcript

@testable import History

@Suite struct RecoveryTests {
  /// A store of many conversations whose every text can be told by its number.
  private func filled(_ rig: StoreRig, conversations: Int64 = 30) throws {
    let store = try rig.open()
    for number in 1...conversations {
      let id = ConversationID(value: number << 20 | 1 << 60)
      var header = ConversationHeader(
        id: id, system: number % 2 == 0 ? "system text" : nil, created: time(1_700_000_000_000))
      header.name = "name \(number)"
      var changes: [HistoryChange] = [.conversation(header, title: "name \(number)", leaf: nil)]
      var parent: TurnID?
      for index in 0..<3 as Range<Int64> {
        let turn = number * 10 + index * 2
        changes += answered(
          "question \(turn)", turn,
          "answer \(turn) " + String(repeating: "long ", count: turn % 3 == 0 ? 3000 : 300),
          below: parent, in: id)
        parent = TurnID(value: 100 << 20 | turn + 1)
      }
      changes += [
        .prompted("question \(number)", time(1_700_000_000_000 + number)),
        .draft(id, "draft \(number)"),
      ]
      try store.apply(changes)
    }
    try store.close()
  }

  /// Writes over a part of the file.
  private func damage(_ rig: StoreRig, pages: [Int], seed: UInt64) throws {
    var random = SeededRandom(state: seed)
    let file = try #require(FileHandle(forUpdatingAtPath: rig.path))
    for page in pages {
      try file.seek(toOffset: UInt64(page * 4096))
      try file.write(contentsOf: Data((0..<4096).map { _ in UInt8(random.next() % 256) }))
    }
    try file.close()
  }

  private func pages(_ rig: StoreRig) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: rig.path)
    return try #require(attributes[.size] as? Int) / 4096
  }

  /// The texts of all turns, however they can be reached.
  private func texts(_ store: HistoryStore) throws -> [String] {
    try store.read { try String.fetchAll($0, sql: "SELECT text FROM turn ORDER BY id") }
  }

  @Test func `a wiped beginning is told as damage, and all comes back`() throws {
    let rig = try StoreRig()
    try filled(rig)
    let before = try rig.open()
    let (list, all) = (try before.conversations(), try texts(before))
    let first = try before.conversation(list[0].id)
    try before.close()
    let file = try #require(FileHandle(forUpdatingAtPath: rig.path))
    try file.write(contentsOf: Data(count: 100))
    try file.close()
    #expect(throws: HistoryError(.corrupt, path: rig.path)) { try rig.open() }
    let report = try HistoryStore.recover(path: rig.path, at: time(1_795_655_700_000))
    #expect(report.savedTurns == 180)
    #expect(report.lostTurns == 0)
    #expect(report.damagedFile == rig.path + ".damaged-2026-11-26T01-15-00")
    #expect(FileManager.default.fileExists(atPath: report.damagedFile ?? ""))
    let store = try rig.open()
    #expect(try texts(store) == all)
    #expect(try store.conversations() == list)
    #expect(try store.conversation(list[0].id) == first)
    #expect(try store.prompts().count == 30)
    #expect(try store.isSound)
    // It is a store like any other: it can be written and recovered again.
    try store.apply(answered("more", 5000, "and more"))
    try store.close()
    let second = try HistoryStore.recover(path: rig.path, at: time(1_795_655_700_000))
    #expect(second.savedTurns == 182)
    #expect(second.damagedFile == rig.path + ".damaged-2026-11-26T01-15-00-2")
  }

  @Test func `it tells how far it is, and leaves all as it was when it is given up`() throws {
    let rig = try StoreRig()
    try filled(rig)
    try damage(rig, pages: [0], seed: 7)
    let size = try pages(rig) * 4096
    let before = try rig.bytes()
    #expect(throws: HistoryError(.corrupt, path: rig.path)) {
      try HistoryStore.recover(path: rig.path, at: time(0)) { _ in false }
    }
    #expect(try rig.bytes() == before)
    #expect(!FileManager.default.fileExists(atPath: rig.path + ".recovered"))
    var told: [RecoveryProgress] = []
    _ = try HistoryStore.recover(path: rig.path, at: time(0)) {
      told.append($0)
      return true
    }
    #expect(told.first == .reading(bytes: 0, of: size, turns: 0))
    #expect(told.last == .joining(turns: 180))
  }

  @Test(arguments: [true, false])
  func `a recovery that was killed before its last step is brought to its end`(isSetAside: Bool)
    throws
  {
    let saved = try StoreRig()
    try filled(saved)
    let rig = try StoreRig()
    try filled(rig, conversations: 2)
    try damage(rig, pages: [0], seed: 1)
    // All that could be read is in a whole file, which has not taken the place of the damaged one.
    try FileManager.default.copyItem(atPath: saved.path, toPath: rig.path + ".mended")
    if isSetAside {
      try FileManager.default.moveItem(atPath: rig.path, toPath: rig.path + ".damaged-before")
    }
    #expect(throws: HistoryError(.corrupt, path: rig.path)) { try rig.open() }
    let report = try HistoryStore.recover(path: rig.path, at: time(0))
    let texts = try texts(saved.open())
    #expect(report.savedTurns == texts.count)
    #expect(try self.texts(rig.open()) == texts)
    #expect(!FileManager.default.fileExists(atPath: rig.path + ".mended"))
  }

  @Test func `what was saved is found at once, and also when the index has it`() throws {
    let rig = try StoreRig()
    // More than one piece of work for the index.
    try filled(rig, conversations: 120)
    try damage(rig, pages: [0], seed: 7)
    _ = try HistoryStore.recover(path: rig.path, at: time(0))
    let store = try rig.open()
    func found() throws -> Int {
      var (count, next): (Int, SearchPosition?) = (0, nil)
      repeat {
        let page = try store.newest(SearchQuery(text: "question"), after: next)
        count += page.hits.filter { $0.turn != nil }.count
        next = page.next
      } while next != nil
      return count
    }
    #expect(try found() == 360)
    #expect(try store.tendIndex())
    let isBetween = try store.read { try SearchIndex.waiting($0) > 0 }
    #expect(isBetween)
    #expect(try found() == 360)
    while try store.tendIndex() {}
    #expect(try found() == 360)
    #expect(try store.isSound)
    // Whoever writes meanwhile does not wait for all of that.
    #expect(try store.read { try SearchIndex.waiting($0) } <= SearchIndex.mostWaiting)
  }

  @Test func `the first pages of garbage take no turn that stands behind them`() throws {
    let rig = try StoreRig()
    try filled(rig)
    let all = try texts(rig.open())
    // The roots of the tables are among them; a page with short texts holds many turns.
    try damage(rig, pages: Array(0..<12), seed: 4)
    #expect(throws: HistoryError(.corrupt, path: rig.path)) { try rig.open() }
    let report = try HistoryStore.recover(path: rig.path, at: time(0))
    let found = try texts(rig.open())
    #expect(Set(found).isSubset(of: all))
    #expect(found.count >= all.count - 60)
    #expect(report.savedTurns + report.lostTurns == all.count)
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `turns on pages that are not damaged come back word by word`(seed: UInt64) throws {
    let rig = try StoreRig()
    try filled(rig)
    let all = try texts(rig.open())
    var random = SeededRandom(state: seed)
    let count = UInt64(try pages(rig))
    try damage(rig, pages: (0..<4).map { _ in Int(random.next() % count) }, seed: seed)
    let report = try HistoryStore.recover(path: rig.path, at: time(0))
    let store = try rig.open()
    let found = try texts(store)
    // A damaged page in a long text spoils that text; one of short rows loses those few on it.
    #expect(Set(found).subtracting(all).count <= 4)
    #expect(found.count >= all.count - 120)
    #expect(report.savedTurns == found.count)
    #expect(try store.isSound)
    for summary in try store.conversations() {
      #expect(try store.conversation(summary.id) != nil)
    }
  }

  @Test func `a store that this program has open is not recovered`() throws {
    let rig = try StoreRig()
    let store = try rig.open()
    #expect(throws: HistoryError(.locked, path: rig.path)) {
      try HistoryStore.recover(path: rig.path, at: time(0))
    }
    try store.close()
    try store.close()
    #expect(try HistoryStore.recover(path: rig.path, at: time(0)).savedTurns == 0)
  }

  @Test func `of a long text that runs into damage the beginning is kept`() throws {
    let rig = try StoreRig()
    let store = try rig.open()
    let text = (0..<20_000).map { "word \($0) " }.joined()
    try store.apply([
      .turn(.prompt(Turn(id: turn(1), prompt: text), parent: nil), in: .first)
    ])
    try store.close()
    let place = try #require(try rig.bytes().range(of: Data("word 15000 ".utf8)))
    try damage(rig, pages: [place.lowerBound / 4096], seed: 1)
    _ = try HistoryStore.recover(path: rig.path, at: time(0))
    let found = try #require(try rig.open().conversation(.first)?.said.first)
    #expect(found.commonPrefix(with: text).count > 50_000)
    #expect(found.count < text.count)
  }

  @Test func `a file that was cut off is told as damage, and what is left comes back`() throws {
    let rig = try StoreRig()
    try filled(rig)
    let all = try texts(rig.open())
    let file = try #require(FileHandle(forUpdatingAtPath: rig.path))
    try file.truncate(atOffset: UInt64(try pages(rig) / 2 * 4096 + 100))
    try file.close()
    #expect(throws: HistoryError(.corrupt, path: rig.path)) { try rig.open() }
    let report = try HistoryStore.recover(path: rig.path, at: time(0))
    let found = try texts(rig.open())
    #expect(Set(found).isSubset(of: all))
    #expect(found.count > all.count / 4)
    #expect(report.savedTurns == found.count)
  }

  @Test func `what stands in the log alone is recovered too`() throws {
    let rig = try StoreRig()
    let store = try rig.open()
    try store.apply(answered("hello", 1, "hi"))
    try store.apply(
      asking("go on", 5) + [
        .grew(turn(6), content: "half a", thinking: "", at: ReplyLength(content: 0, thinking: 0))
      ])
    // The folder is copied as it is, like a disk after a power cut.
    let copy = try StoreRig()
    try FileManager.default.copyItem(
      atPath: rig.folder.appendingPathComponent("ollatui").path,
      toPath: copy.folder.appendingPathComponent("ollatui").path)
    try damage(copy, pages: [0], seed: 1)
    let report = try HistoryStore.recover(path: copy.path, at: time(0))
    #expect(report.savedTurns == 4)
    let recovered = try copy.open()
    let conversation = try #require(try recovered.conversation(.first)?.conversation)
    let replies = conversation.allTurns.compactMap(\.reply)
    #expect(replies.map(\.content) == ["hi", "half a"])
    #expect(!FileManager.default.fileExists(atPath: copy.path + ".recovering"))
  }
}
