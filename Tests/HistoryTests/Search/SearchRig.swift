import GRDB
import Testing

@testable import History

/// A store in memory with the columns that the search reads.
///
/// Searches are made twice, before and after all that was added becomes part of the index, and find
/// the same.
struct SearchRig {
  let database: DatabaseQueue

  init() throws {
    database = try DatabaseQueue()
    try database.write { db in
      try db.execute(
        sql: """
          CREATE TABLE conversation(
            id INTEGER PRIMARY KEY, title TEXT NOT NULL, model TEXT, pinned INTEGER NOT NULL,
            archived INTEGER NOT NULL, updated INTEGER, deleted INTEGER, kind TEXT);
          CREATE TABLE turn(
            id INTEGER PRIMARY KEY, conversation INTEGER NOT NULL, parent INTEGER,
            role TEXT NOT NULL, text TEXT NOT NULL, thinking TEXT NOT NULL, model TEXT,
            created INTEGER, deleted INTEGER, writer TEXT);
          """)
      try SearchIndex.create(db)
      try SearchIndex.extend(db)
      try SearchIndex.prepareForgetting(db)
    }
  }

  /// Adds a conversation.
  func add(
    conversation id: Int64, title: String = "", model: String? = nil, isPinned: Bool = false,
    updated: Int64 = 0
  ) throws {
    try database.write { db in
      try db.execute(
        sql: """
          INSERT INTO conversation(id, title, model, pinned, archived, updated)
          VALUES (?, ?, ?, ?, 0, ?)
          """, arguments: [id, title, model, isPinned, updated])
    }
  }

  /// Adds a turn of a minute after 1970 to the store and to the index.
  func add(
    _ text: String, minute: Int64, conversation: Int64 = 1, role: String = "user",
    model: String? = nil, thinking: String = ""
  ) throws {
    try database.write { db in
      try db.execute(
        sql: """
          INSERT INTO turn(id, conversation, role, text, thinking, model, created)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          Self.turn(minute), conversation, role, text, thinking, model, minute * 60_000,
        ])
      try SearchIndex.add(turn: Self.turn(minute), to: db)
    }
  }

  /// The id of the turn of a minute.
  static func turn(_ minute: Int64) -> Int64 {
    minute * 60_000 << 20
  }

  /// The newest hits of what was typed, all pages.
  func newest(_ typed: String, limit: Int = 50) throws -> [SearchHit] {
    try twice { db in
      var hits: [SearchHit] = []
      var next: SearchPosition?
      repeat {
        let page = try SearchIndex.newest(SearchQuery(typed: typed, limit: limit), after: next, db)
        hits += page.hits
        next = page.next
      } while next != nil
      return hits
    }
  }

  /// The best hits of what was typed.
  func ranked(_ typed: String) throws -> [SearchHit] {
    try twice { try SearchIndex.ranked(SearchQuery(typed: typed), $0) }
  }

  private func twice(_ search: (Database) throws -> [SearchHit]) throws -> [SearchHit] {
    let waiting = try database.read(search)
    try database.write { _ = try SearchIndex.gather(beyond: 0, $0) }
    let indexed = try database.read(search)
    #expect(waiting == indexed)
    return indexed
  }

  /// The minutes of the turns that are found, the newest first.
  func minutes(_ typed: String) throws -> [Int64] {
    try newest(typed).compactMap { $0.turn.map { ($0 >> 20) / 60_000 } }
  }
}

extension SearchHit {
  /// What is marked in the excerpt.
  var marked: [String] {
    marks.compactMap { mark in
      let utf8 = excerpt.utf8
      let from = utf8.index(utf8.startIndex, offsetBy: mark.lowerBound)
      let to = utf8.index(utf8.startIndex, offsetBy: mark.upperBound)
      // A string only where both ends lie between characters.
      guard let first = from.samePosition(in: excerpt), let last = to.samePosition(in: excerpt)
      else { return nil }
      return String(excerpt[first..<last])
    }
  }
}

extension SearchIndex {
  /// Makes the index anew from the turns, all at once.
  static func rebuild(_ db: Database) throws {
    try reset(db)
    while try gather(beyond: mostWaiting, atMost: mostWaitingMeanwhile, db) {}
  }
}
