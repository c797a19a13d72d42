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
      throw DatabaseError(resultCode: .SQLITE_FULL)
    }
    #expect(throws: HistoryError(.full, path: rig.path)) {
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
}
