import GRDB
import Testing
import Transcript

@testable import History

@Suite struct ThinkingTests {
  private func rig() throws -> SearchRig {
    let rig = try SearchRig()
    try rig.add(conversation: 1)
    try rig.add("why is the sky blue?", minute: 1)
    try rig.add(
      "Because of Rayleigh.", minute: 2, role: "assistant",
      thinking: "The user wonders about scattering.\nRayleigh, of course.")
    return rig
  }

  @Test func `what a model thought is found, and the hit says so`() throws {
    let rig = try rig()
    let hit = try #require(try rig.newest("scatt").first)
    #expect(hit.turn == SearchRig.turn(2))
    #expect(hit.isThinking)
    #expect(hit.marked == ["scatt"])
    #expect(hit.excerpt.hasPrefix("The user wonders"))
    #expect(try rig.ranked("scatt").map(\.isThinking) == [true])
  }

  @Test func `what stands in the answer too is shown there`() throws {
    let hit = try #require(try rig().newest("rayleigh").first)
    #expect(!hit.isThinking)
    #expect(hit.excerpt == "Because of Rayleigh.")
    #expect(hit.position == 11)
  }

  @Test func `words of which one was thought and one said are found together`() throws {
    let hit = try #require(try rig().newest("because wonders").first)
    #expect(Set(hit.marked.map { $0.lowercased() }) == ["because", "wonders"])
  }

  @Test func `a reply that is taken out leaves nothing of its thinking`() throws {
    let rig = try rig()
    #expect(try rig.minutes("scattering") == [2])
    let said = TurnText(
      "Because of Rayleigh.", thinking: "The user wonders about scattering.\nRayleigh, of course.")
    try rig.database.write { try SearchIndex.remove(turn: SearchRig.turn(2), said, from: $0) }
    #expect(try rig.minutes("scattering") == [])
    let hits = try rig.database.read {
      try Int.fetchOne(
        $0, sql: "SELECT count(*) FROM search_term WHERE search_term MATCH 'scattering'")
    }
    #expect(hits == 0)
  }

  /// All pages: one ends after a time.
  private func hits(_ query: SearchQuery, _ store: HistoryStore) throws -> [SearchHit] {
    var page = try store.newest(query)
    var hits = page.hits
    while let next = page.next {
      page = try store.newest(query, after: next)
      hits += page.hits
    }
    return hits
  }

  /// A store of the first version with 1,200 replies; before every third of them a model thought.
  private func makeOlder(_ rig: StoreRig) throws {
    let older = try HistoryStore(
      path: rig.path, writer: .current, migrations: Array(Migration.all.prefix(1)))
    try older.write { db in
      try db.execute(
        sql: "INSERT INTO conversation(id, title, updated) VALUES (1, 'Sky', 1)")
      for id in 1...1_200 as ClosedRange<Int64> {
        for sql in [
          """
          INSERT INTO turn(id, conversation, place, role, created, text, thinking)
          VALUES (?1, 1, ?1, 'assistant', ?1 * 60000, 'said', iif(?1 % 3, '', 'thought'))
          """,
          """
          INSERT INTO search_entry(doc, turn, conversation, isAnswer, time)
          VALUES (?1, ?1, 1, 1, ?1 * 60000)
          """,
          "INSERT INTO search_term(rowid, terms) VALUES (?1, '=t =a =c1 s sa sai said')",
        ] {
          try db.execute(sql: sql, arguments: [id])
        }
      }
    }
    try older.close()
  }

  @Test(arguments: ["typed", "said", "thought", "name"])
  func `what stands behind a NUL is found too`(word: String) throws {
    let rig = try StoreRig()
    let store = try rig.open()
    let start = ReplyLength(content: 0, thinking: 0)
    try store.apply(
      asking("first \u{0} typed", 1) + [
        .grew(
          turn(2), content: "then \u{0} said", thinking: "before \u{0} thought", at: start),
        .ended(turn(2), .finished, toolCalls: [], Figures()), .renamed(.first, "a \u{0} name"),
      ])
    let query = SearchQuery(text: word)
    #expect(try hits(query, store).count == 1)
    #expect(try store.best(query).count == 1)
  }

  @Test func `an older store gets its thinking step by step, and loses nothing`() throws {
    let rig = try StoreRig()
    try makeOlder(rig)
    let store = try rig.open()
    var query = SearchQuery(text: "thought", limit: 2_000)
    #expect(try hits(query, store).isEmpty)
    #expect(try store.isIndexShallow())
    var steps = 0
    while try store.tendIndex() { steps += 1 }
    #expect(steps >= 3)
    #expect(try !store.isIndexShallow())
    #expect(try hits(query, store).count == 400)
    #expect(try hits(query, store).allSatisfy(\.isThinking))
    query.text = "said"
    #expect(try hits(query, store).count == 1_200)
    #expect(try store.isSound)
    // Taken out again with the terms that it has now.
    try store.apply([.turnDeleted(TurnID(value: 300), time(0))])
    query.text = "thought"
    #expect(try hits(query, store).count == 399)
    #expect(try store.isSound)
  }

  @Test func `two programs bring an older store up to date together`() throws {
    let rig = try StoreRig()
    try makeOlder(rig)
    let (one, other) = (try rig.open(), try rig.openElsewhere())
    var steps = 0
    while true {
      let (isOne, isOther) = (try one.tendIndex(), try other.tendIndex())
      guard isOne || isOther else { break }
      steps += 1
      // What is said meanwhile is stored between two steps.
      try one.apply(answered("meanwhile", Int64(2000 + steps * 10), "stored"))
    }
    #expect(steps >= 2)
    #expect(try hits(SearchQuery(text: "thought", limit: 2_000), other).count == 400)
    #expect(try hits(SearchQuery(text: "stored"), other).count == steps)
    #expect(try one.isSound)
  }
}
