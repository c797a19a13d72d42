import Foundation
import GRDB
import OllamaWire
import StoreGenerator
import Testing
import Transcript

@testable import History

@Suite struct RandomLifeTests {
  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `a conversation is read as it is in memory, whatever happened`(seed: UInt64) throws {
    let rig = try StoreRig()
    var store = try rig.open()
    var life = RandomLife(seed: seed)
    var random = SeededRandom(state: seed)
    for _ in 0..<120 {
      let changes = life.step()
      try store.apply(changes)
      switch random.next() % 20 {
      case 0: try store.apply(changes)
      case 1:
        try store.close()
        store = try rig.open()
      default: break
      }
    }
    try expect(store, toHold: life)
    try expectSoundIndex(store)
  }

  @Test(arguments: [21, 22, 23] as [UInt64])
  func `what a full disk refused in the middle is taken whole later`(seed: UInt64) throws {
    let rig = try StoreRig()
    let store = try rig.open()
    var life = RandomLife(seed: seed)
    var waiting: [HistoryChange] = []
    var refusals = 0
    for step in 0..<120 {
      waiting += life.step()
      if step % 10 == 5 { try store.limit(pages: 1) }
      if step % 10 == 9 { try store.limit(pages: 1 << 20) }
      do {
        try store.apply(waiting)
        waiting = []
      } catch {
        #expect(error.kind == .full)
        refusals += 1
      }
    }
    #expect(refusals > 0)
    try store.limit(pages: 1 << 20)
    try store.apply(waiting)
    try expect(store, toHold: life)
    try expectSoundIndex(store)
  }

  @Test func `two programs on one store lose nothing of each other`() throws {
    let rig = try StoreRig()
    let stores = [try rig.open(), try rig.openElsewhere()]
    var lives = [RandomLife(seed: 31), RandomLife(seed: 32)]
    var random = SeededRandom(state: 33)
    for _ in 0..<200 {
      let index = Int(random.next() % 2)
      try stores[index].apply(lives[index].step())
    }
    for life in lives {
      for store in stores { try expect(store, toHold: life) }
    }
  }

  @Test func `programs that write at the same moment wait for each other`() async throws {
    let rig = try StoreRig()
    let stores = [try rig.open(), try rig.openElsewhere(patience: 60)]
    let lives = try await withThrowingTaskGroup(of: RandomLife.self) { group in
      for (store, seed) in zip(stores, [41, 42] as [UInt64]) {
        group.addTask {
          var life = RandomLife(seed: seed)
          for _ in 0..<80 { try store.apply(life.step()) }
          return life
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    for life in lives { try expect(stores[0], toHold: life) }
    #expect(try stores[0].isSound)
  }

  private func expect(_ store: HistoryStore, toHold life: RandomLife) throws {
    let stored = try #require(try store.conversation(life.conversation.id))
    #expect(stored.draft == life.draft)
    let (found, expected) = (stored.conversation, life.conversation)
    #expect(found.header.name == expected.header.name)
    #expect(found.header.isPinned == expected.header.isPinned)
    #expect(found.rows.map(\.id) == expected.rows.map(\.id))
    for (one, other) in zip(found.rows, expected.rows) { #expect(one.settled == other.settled) }
    #expect(found.leaf == expected.leaf)
    #expect(found.turns.map(\.id) == expected.turns.map(\.id))
    let summary = try store.conversations().first { $0.id == life.conversation.id }
    #expect(summary?.turns == expected.living.count)
  }

  private func expectSoundIndex(_ store: HistoryStore) throws {
    try store.pool.write { db in
      let growing = try HistoryStore.growing(db).map(\.turn)
      #expect(try SearchIndex.isSound(leavingOut: growing, db))
      let entries = try Int.fetchOne(db, sql: "SELECT count(*) FROM search_entry")
      let living = try Int.fetchOne(
        db, sql: "SELECT count(*) FROM turn WHERE deleted IS NULL AND writer IS NULL")
      #expect(entries == living)
      let sums = try Row.fetchAll(
        db,
        sql: """
          SELECT c.bytes, coalesce(sum(length(CAST(text AS BLOB))
            + length(CAST(thinking AS BLOB))), 0)
          FROM conversation c LEFT JOIN turn t ON t.conversation = c.id AND t.deleted IS NULL
          GROUP BY c.id
          """)
      for row in sums { #expect(row[0] as Int == row[1]) }
    }
  }
}

extension TurnRow {
  /// The row, in which a reply that still grows is only told from one that is over.
  fileprivate var settled: TurnRow {
    guard case .reply(var reply, let parent) = self, !reply.state.isOver else { return self }
    reply.state = .answering
    reply.figures = Figures()
    return .reply(reply, parent: parent)
  }
}

extension Conversation {
  /// The ids of the rows above which nothing was deleted.
  fileprivate var living: Set<TurnID> {
    var living: Set<TurnID> = []
    for row in rows where !row.isDeleted {
      switch row {
      case .prompt(let turn, let parent):
        if parent.map({ living.contains($0) }) ?? true { living.insert(turn.id) }
      case .reply(let reply, let parent):
        if living.contains(parent) { living.insert(reply.id) }
      }
    }
    return living
  }
}

extension HistoryStore {
  /// Lets the file grow no further than this, as a full disk does.
  func limit(pages: Int) throws {
    try pool.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA max_page_count = \(pages)")
    }
  }
}
