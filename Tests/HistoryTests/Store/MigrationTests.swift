import Foundation
import GRDB
import OllamaWire
import Testing
import Transcript

@testable import History

@Suite struct MigrationTests {
  private static let next = Migration { db in
    try db.execute(sql: "ALTER TABLE conversation ADD COLUMN colour TEXT")
  }

  private func open(_ rig: StoreRig, with migrations: [Migration]) throws -> HistoryStore {
    try HistoryStore(path: rig.path, writer: .current, migrations: migrations)
  }

  @Test func `an older store is brought up to date, and a copy of it stays`() throws {
    let rig = try StoreRig()
    let older = try rig.open()
    try older.apply(answered("hello", 1, "hi"))
    // It is still open, so that what was said stands in the log alone.
    let store = try open(rig, with: Migration.all + [Self.next])
    #expect(try store.read { try Opening.version($0) } == Migration.all.count + 1)
    #expect(try store.read { try $0.columns(in: "conversation").map(\.name) }.last == "colour")
    #expect(try store.conversation(.first)?.said == ["hello", "hi"])
    let copy = "\(rig.path).before-\(Migration.all.count + 1)"
    #expect(try HistoryStore(path: copy).conversation(.first)?.said == ["hello", "hi"])
    let rights = try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions]
    #expect(rights as? Int == 0o600)
    #expect(throws: HistoryError.self) { try rig.open() }
  }

  @Test func `a step that fails leaves the store as it was`() throws {
    let rig = try StoreRig()
    try rig.open().apply(answered("hello", 1, "hi"))
    let failing = Migration { db in
      try db.execute(sql: "DROP TABLE draft")
      throw DatabaseError(resultCode: .SQLITE_ERROR, message: "no")
    }
    #expect(throws: HistoryError(.other(reason: "no"), path: rig.path)) {
      try open(rig, with: Migration.all + [failing])
    }
    let store = try rig.open()
    try store.apply([.draft(.first, "still there")])
    #expect(try store.conversation(.first)?.draft == "still there")
  }

  @Test func `a recovered store keeps what a later step added`() throws {
    let rig = try StoreRig()
    let store = try open(rig, with: Migration.all + [Self.next])
    #expect(FileManager.default.fileExists(atPath: "\(rig.path).before-2") == false)
    try store.apply(answered("hello", 1, "hi"))
    try store.close()
    let file = try #require(FileHandle(forUpdatingAtPath: rig.path))
    try file.write(contentsOf: Data(count: 4096))
    try file.close()
    #expect(try HistoryStore.recover(path: rig.path, at: time(0)).savedTurns == 2)
    #expect(try rig.open().conversation(.first)?.said == ["hello", "hi"])
  }

  /// Makes a store with the tables of the first version, as the program of that version left it.
  private func makeFirst(_ path: String) throws {
    let store = try HistoryStore(
      path: path, writer: .current, migrations: Array(Migration.all.prefix(1)))
    try store.write { db in
      try db.execute(
        sql: """
          INSERT INTO conversation(id, title, created, updated) VALUES (1048576, 'Sky', 1, 1);
          INSERT INTO turn(id, conversation, role, created, text)
            VALUES (104857601, 1048576, 'user', 60000, 'why is it blue?');
          INSERT INTO turn(id, conversation, parent, place, role, model, created, text, state)
            VALUES (104857602, 1048576, 104857601, 1, 'assistant', 'llama3', 60001, 'Rayleigh',
              'finished');
          INSERT INTO request(turn, mode, elapsed_ns) VALUES (104857602, 'chat', 1);
          INSERT INTO search_entry(doc, turn, conversation, isAnswer, time)
            VALUES (1, 104857602, 1048576, 1, 60001);
          INSERT INTO search_term(rowid, terms) VALUES (1, '=t =a =c1048576 r ra ray rayl rayleigh');
          """)
    }
    try store.close()
  }

  @Test func `an older store that can't be changed is read as it is`() throws {
    let rig = try StoreRig()
    try makeFirst(rig.path)
    let before = try rig.bytes()
    let store = try HistoryStore(path: rig.path, writer: .current, isReadOnly: true)
    #expect(store.obstacle == .readOnly)
    #expect(try store.conversations().map(\.title) == ["Sky"])
    #expect(try store.conversation(.first)?.said == ["why is it blue?", "Rayleigh"])
    #expect(try store.newest(SearchQuery(text: "rayl")).hits.count == 1)
    #expect(try store.best(SearchQuery(text: "rayleigh")).count == 1)
    var samples = 0
    try store.samples(newest: nil) { _ in
      samples += 1
      return true
    }
    #expect(samples == 1)
    try store.close()
    #expect(try rig.bytes() == before)
  }

  @Test func `a store of an older version can be imported`() throws {
    let rig = try StoreRig()
    let older = rig.folder.appendingPathComponent("unsaved-1.sqlite").path
    try makeFirst(older)
    let store = try rig.open()
    let report = try store.takeIn(older, at: time(0))
    #expect(report.problems == [])
    #expect(report.newConversations == 1)
    #expect(try store.conversation(.first)?.said == ["why is it blue?", "Rayleigh"])
  }

  @Test func `where there is no room for a copy, the older store is read and left as it is`()
    throws
  {
    let rig = try StoreRig()
    try makeFirst(rig.path)
    let full = Migration { _ in throw DatabaseError(resultCode: .SQLITE_FULL) }
    let store = try open(rig, with: Migration.all + [full])
    #expect(store.obstacle == .full)
    #expect(try store.conversation(.first)?.said == ["why is it blue?", "Rayleigh"])
    #expect(throws: HistoryError(.full, path: rig.path)) {
      try store.apply([.draft(.first, "later")])
    }
    try store.close()
    #expect(try StoreFile.look(at: rig.path) == .ours(version: 1))
    // With room, all goes on.
    let later = try rig.open()
    #expect(later.obstacle == nil)
    #expect(try later.conversation(.first)?.said == ["why is it blue?", "Rayleigh"])
  }

  @Test func `the copy goes after its time, and at once when words are to be gone`() throws {
    let rig = try StoreRig()
    try makeFirst(rig.path)
    let store = try rig.open()
    func copies() throws -> [String] {
      try FileManager.default.contentsOfDirectory(
        atPath: (rig.path as NSString).deletingLastPathComponent
      ).filter { $0.contains(".before-") }
    }
    #expect(try copies() == ["history.sqlite.before-\(Migration.all.count)"])
    let now = Int64(Date().timeIntervalSince1970 * 1000)
    store.removeCopies(madeBefore: time(now - 60_000))
    #expect(try copies().count == 1)
    try Data().write(to: URL(fileURLWithPath: rig.path + ".before-9.part"))
    store.removeCopies(madeBefore: time(now + 60_000))
    #expect(try copies() == [])
    for name in ["3", "9.part"] {
      try Data().write(to: URL(fileURLWithPath: rig.path + ".before-" + name))
    }
    try store.apply([.conversationDeleted(.first, time(1))])
    #expect(try store.purge(conversations: [.first], turns: []) == 1)
    // Another program may be writing one.
    #expect(try copies() == ["history.sqlite.before-9.part"])
  }
}
