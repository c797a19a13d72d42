import GRDB
import Testing
import StoreGenerator

@testable import History

@Suite struct SearchIndexTests {
  private func filled() throws -> SearchRig {
    let rig = try SearchRig()
    try rig.add(
      conversation: 1, title: "Spring", model: "qwen3:4b", isPinned: true, updated: 60_000)
    try rig.add(conversation: 2, title: "Code", model: "llama3:8b", updated: 86_400_000)
    try rig.add("poem about spring", minute: 1)
    try rig.add("a poem", minute: 2, role: "assistant", model: "qwen3:4b")
    try rig.add("poem in code", minute: 1440, conversation: 2)
    try rig.add(
      "let poem = 1", minute: 1441, conversation: 2, role: "assistant", model: "llama3:8b")
    return rig
  }

  @Test func `the newest come first, page by page`() throws {
    let rig = try filled()
    #expect(try rig.minutes("poem") == [1441, 1440, 2, 1])
    let first = try rig.database.read {
      try SearchIndex.newest(SearchQuery(text: "poem", limit: 3), $0)
    }
    #expect(first.hits.map(\.turn) == [1441, 1440, 2].map(SearchRig.turn))
    let next = try #require(first.next)
    let second = try rig.database.read {
      try SearchIndex.newest(SearchQuery(text: "poem", limit: 3), after: next, $0)
    }
    #expect(second == SearchPage(hits: [try #require(rig.newest("poem").last)], next: nil))
  }

  @Test func `a hit says whose words and where`() throws {
    let rig = try filled()
    #expect(
      try rig.newest("\"a poem\"") == [
        SearchHit(
          turn: SearchRig.turn(2), conversation: 1, title: "Spring", titleMarks: [],
          role: .assistant, model: "qwen3:4b", created: 120_000, isPinned: true,
          excerpt: "a poem", marks: [0..<6], position: 0)
      ])
  }

  @Test(arguments: [
    ("poem model:QWEN", [2, 1]), ("poem model:8b", [1441, 1440]), ("poem model:none", []),
    ("poem role:user", [1440, 1]), ("poem role:assistant", [1441, 2]),
    ("poem pinned:", [2, 1]), ("poem pinned:no", [1441, 1440]),
    ("poem since:1970-01-02", [1441, 1440]), ("poem until:1970-01-01", [2, 1]),
    ("poem since:1970-01-02 role:user model:llama", [1440]), ("role:assistant pinned:", [2]),
    ("since:1970-01-02", [1441, 1440]), ("until:1969", []), ("model:4b", [2, 1]),
  ])
  func `filters narrow the search`(typed: String, minutes: [Int64]) throws {
    #expect(try filled().minutes(typed) == minutes)
  }

  @Test func `hundreds of conversations can be pinned`() throws {
    let rig = try SearchRig()
    for id in 1...600 {
      try rig.add(conversation: Int64(id), isPinned: id % 2 == 0)
      try rig.add("word", minute: Int64(id), conversation: Int64(id))
    }
    #expect(try rig.newest("word pinned:").count == 300)
    #expect(try rig.newest("word pinned:no").count == 300)
  }

  @Test func `a title brings its conversation`() throws {
    let rig = try filled()
    let hits = try rig.newest("sprin")
    #expect(hits.map(\.turn) == [nil, SearchRig.turn(1)])
    #expect(hits.first?.titleMarks == [0..<5])
    #expect(try rig.newest("cod role:assistant").isEmpty)
    #expect(try rig.newest("cod pinned:").isEmpty)
    #expect(try rig.ranked("code").map(\.conversation) == [2])
  }

  @Test func `what was deleted is not found until it is back`() throws {
    let rig = try filled()
    try rig.database.write {
      try $0.execute(sql: "UPDATE conversation SET deleted = 1 WHERE id = 1")
    }
    #expect(try rig.minutes("poem") == [1441, 1440])
    #expect(try rig.newest("spring") == [])
    #expect(try rig.ranked("spring") == [])
    try rig.database.write {
      try $0.execute(sql: "UPDATE conversation SET deleted = NULL")
      try $0.execute(
        sql: "UPDATE turn SET deleted = 1 WHERE id = ?", arguments: [SearchRig.turn(2)])
    }
    #expect(try rig.minutes("poem") == [1441, 1440, 1])
  }

  @Test func `a turn that was taken out is gone, and comes back`() throws {
    let rig = try filled()
    let turn = SearchRig.turn(1)
    try rig.database.write {
      try SearchIndex.remove(turn: turn, TurnText("poem about spring"), from: $0)
      try SearchIndex.remove(turn: turn, TurnText("poem about spring"), from: $0)
    }
    #expect(try rig.minutes("poem") == [1441, 1440, 2])
    #expect(try rig.database.write { try !SearchIndex.isSound($0) })
    #expect(try rig.database.write { try SearchIndex.isSound(leavingOut: [turn], $0) })
    try rig.database.write { try SearchIndex.rebuild($0) }
    #expect(try rig.minutes("poem") == [1441, 1440, 2, 1])
    #expect(try rig.database.write { try SearchIndex.isSound($0) })
  }

  @Test func `a changed turn is found by its new words only`() throws {
    let rig = try filled()
    let turn = SearchRig.turn(2)
    try rig.database.write {
      try $0.execute(sql: "UPDATE turn SET text = 'an ode' WHERE id = ?", arguments: [turn])
      try SearchIndex.change(turn: turn, from: TurnText("a poem"), in: $0)
    }
    #expect(try rig.minutes("poem") == [1441, 1440, 1])
    #expect(try rig.minutes("ode") == [2])
  }

  @Test func `an index that is behind its texts shows nothing wrong`() throws {
    let rig = try filled()
    try rig.database.write { try $0.execute(sql: "UPDATE turn SET text = 'other'") }
    #expect(try rig.newest("poem") == [])
    try rig.database.write { try SearchIndex.rebuild($0) }
    #expect(try rig.minutes("other") == [1441, 1440, 2, 1])
    #expect(try rig.database.write { try SearchIndex.isSound($0) })
  }

  @Test func `turns are told apart by when they were, not by when their program started`() throws {
    let rig = try SearchRig()
    try rig.add(conversation: 1)
    // Ids begin with the start of a program, which may run for weeks beside another.
    let turns: [(id: Int64, minute: Int64)] = [
      (10, 10), (11, 30_000), (500, 20_000), (501, 40_000),
    ]
    try rig.database.write { db in
      for turn in turns {
        try db.execute(
          sql: """
            INSERT INTO turn(id, conversation, role, text, thinking, created)
            VALUES (?, 1, 'user', 'word', '', ?)
            """, arguments: [turn.id, turn.minute * 60_000])
        try SearchIndex.add(turn: turn.id, to: db)
      }
    }
    #expect(try rig.newest("word").map(\.turn) == [501, 11, 500, 10])
    #expect(try rig.newest("word since:1970-01-10 until:1970-01-25").map(\.turn) == [11, 500])
    try rig.database.write { try SearchIndex.rebuild($0) }
    #expect(try rig.newest("word", limit: 1).map(\.turn) == [501, 11, 500, 10])
  }

  @Test func `turns of one moment and of the past all find a place`() throws {
    let rig = try filled()
    try rig.database.write { db in
      for index in 0..<3_000 {
        let turn = SearchRig.turn(720) + Int64(index)
        try db.execute(
          sql: """
            INSERT INTO turn(id, conversation, role, text, thinking)
            VALUES (?, 1, 'user', 'imported', '')
            """, arguments: [turn])
        try SearchIndex.add(turn: turn, to: db)
      }
    }
    let turns = try rig.newest("imported", limit: 500).compactMap(\.turn)
    #expect(Set(turns).count == 3_000 && turns.count == 3_000)
    #expect(
      try rig.newest("imported since:1970-01-01 until:1970-01-01", limit: 5_000).count == 3_000)
    #expect(try rig.minutes("poem") == [1441, 1440, 2, 1])
  }

  @Test(arguments: [200, 1_000, 3_000])
  func `the index is no larger than the text`(turns: Int) throws {
    let rig = try SearchRig()
    var generator = StoreGenerator(seed: 3)
    let sizes = try rig.database.write { db in
      try generator.fill(conversations: turns / 20, turns: turns, db)
      if try SearchIndex.isSplit(db) { try SearchIndex.merge(db) }
      return try Row.fetchOne(
        db,
        sql: """
          SELECT (SELECT coalesce(sum(pgsize), 0) FROM dbstat WHERE name LIKE '%search_%'),
            (SELECT coalesce(sum(length(CAST(text AS BLOB))), 0) FROM turn)
          """)
    }
    let row = try #require(sizes)
    let (index, text): (Int, Int) = (row[0], row[1])
    #expect(index < text, "\(index) of \(text) bytes")
  }
}
