import Foundation
import GRDB
import OllamaWire
import Testing
import Transcript

@testable import History

@Suite struct StoreFileTests {
  @Test func `nobody else can read the store`() throws {
    let rig = try StoreRig()
    let store = try rig.open()
    try store.apply(answered("hello", 1, "hi"))
    #expect(try rights(rig.folder.appendingPathComponent("ollatui").path) == 0o700)
    for suffix in ["", "-wal", "-shm"] { #expect(try rights(rig.path + suffix) == 0o600) }
    try store.close()
    _ = chmod(rig.path, 0o644)
    _ = chmod((rig.path as NSString).deletingLastPathComponent, 0o755)
    _ = try rig.open()
    #expect(try rights(rig.path) == 0o600)
    #expect(try rights(rig.folder.appendingPathComponent("ollatui").path) == 0o700)
  }

  @Test func `a database of another program is refused and stays as it is`() throws {
    let rig = try StoreRig()
    let path = rig.folder.appendingPathComponent("other.sqlite").path
    let queue = try DatabaseQueue(path: path)
    try queue.write { try $0.execute(sql: "CREATE TABLE note(text); PRAGMA user_version = 1") }
    try queue.close()
    try expectUntouched(path, .foreign)
  }

  @Test(arguments: ["some text\n", String(repeating: "{\"a\": 1}", count: 5000)])
  func `a file that is no database is refused and stays as it is`(text: String) throws {
    let rig = try StoreRig()
    let path = rig.folder.appendingPathComponent("text.sqlite").path
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    try expectUntouched(path, .foreign)
  }

  @Test func `a store of a newer version is refused and stays as it is`() throws {
    let rig = try StoreRig()
    try rig.open().close()
    let queue = try DatabaseQueue(path: rig.path)
    try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = 99") }
    try queue.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
    try queue.close()
    try expectUntouched(rig.path, .newer(version: 99))
  }

  @Test func `a newer version that stands in the log alone is refused`() throws {
    let rig = try StoreRig()
    let store = try rig.open()
    try store.pool.write { try $0.execute(sql: "PRAGMA user_version = 99") }
    let before = try rig.bytes()
    #expect(throws: HistoryError(.newer(version: 99), path: rig.path)) { try rig.open() }
    #expect(try rig.bytes() == before)
  }

  @Test func `a folder in its place and a folder that can't be made are told`() throws {
    let rig = try StoreRig()
    try FileManager.default.createDirectory(
      atPath: rig.path, withIntermediateDirectories: true)
    #expect { try rig.open() } throws: { isCannotOpen($0) }
    let file = rig.folder.appendingPathComponent("file")
    try Data().write(to: file)
    let path = file.appendingPathComponent("ollatui/history.sqlite").path
    #expect { try HistoryStore(path: path) } throws: { isCannotOpen($0) }
  }

  @Test func `an empty file becomes a store`() throws {
    let rig = try StoreRig()
    let path = rig.folder.appendingPathComponent("empty.sqlite").path
    try Data().write(to: URL(fileURLWithPath: path))
    try HistoryStore(path: path).apply(answered("hello", 1, "hi"))
    #expect(try HistoryStore(path: path).conversation(.first)?.said == ["hello", "hi"])
  }

  @Test func `a store that can only be read is read`() throws {
    let rig = try StoreRig()
    let other = try rig.open()
    try other.apply(answered("hello", 1, "hi"))
    let store = try HistoryStore(path: rig.path, writer: .current, isReadOnly: true)
    #expect(store.obstacle == .readOnly)
    #expect(try store.conversation(.first)?.said == ["hello", "hi"])
    #expect(throws: HistoryError(.readOnly, path: rig.path)) {
      try store.apply(answered("more", 5, "no"))
    }
    #expect(try store.changedElsewhere() == false)
  }

  @Test func `a file that takes the store's place keeps its own words`() throws {
    let rig = try StoreRig()
    let store = try rig.open()
    try store.apply(answered("hello", 1, "hi"))
    let other = rig.folder.appendingPathComponent("other.db").path
    let foreign = try DatabaseQueue(path: other)
    try foreign.write { db in
      try db.execute(sql: "CREATE TABLE note(text TEXT); INSERT INTO note VALUES ('theirs')")
    }
    try foreign.close()
    #expect(rename(other, rig.path) == 0)
    try store.close()
    let again = try DatabaseQueue(path: rig.path)
    #expect(try again.read { try String.fetchAll($0, sql: "SELECT text FROM note") } == ["theirs"])
    // The store went elsewhere perhaps; what its file does not have yet is kept for it.
    let folder = URL(fileURLWithPath: rig.path).deletingLastPathComponent().path
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(names.count { $0.hasPrefix("history.sqlite.moved-") && $0.hasSuffix("-wal") } == 1)
  }

  @Test func `a store whose file was taken away says so`() throws {
    let rig = try StoreRig()
    let store = try rig.open()
    try FileManager.default.moveItem(atPath: rig.path, toPath: rig.path + ".away")
    #expect(throws: HistoryError(.moved, path: rig.path)) {
      try store.apply(answered("hello", 1, "hi"))
    }
  }

  @Test func `a store that another program locks is told as locked, and waits until it is not`()
    throws
  {
    let rig = try StoreRig()
    let store = try rig.open()
    let other = try rig.openElsewhere(patience: 0.01)
    try store.pool.writeWithoutTransaction { db in
      try db.inTransaction(.immediate) {
        #expect(throws: HistoryError(.locked, path: rig.path)) {
          try other.apply(answered("hello", 1, "hi"))
        }
        return .commit
      }
    }
    try other.apply(answered("hello", 1, "hi"))
    #expect(try store.conversation(.first)?.said == ["hello", "hi"])
  }

  @Test func `what another program writes is noticed, and nothing else`() throws {
    let rig = try StoreRig()
    let store = try rig.open()
    let other = try rig.openElsewhere()
    #expect(try !store.changedElsewhere())
    try store.apply(answered("hello", 1, "hi"))
    #expect(try !store.changedElsewhere())
    try other.apply(answered("more", 5, "yes", in: .second))
    #expect(try store.changedElsewhere())
    #expect(try !store.changedElsewhere())
    #expect(FileManager.default.fileExists(atPath: store.logPath))
  }

  // MARK: -

  private func expectUntouched(_ path: String, _ kind: HistoryError.Kind) throws {
    let file = URL(fileURLWithPath: path)
    let before = try Data(contentsOf: file)
    let folder = file.deletingLastPathComponent().path
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    let rights = try rights(path)
    #expect(throws: HistoryError(kind, path: path)) { try HistoryStore(path: path) }
    #expect(try Data(contentsOf: file) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == names)
    #expect(try self.rights(path) == rights)
  }

  private func rights(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  private func isCannotOpen(_ error: any Error) -> Bool {
    guard case .cannotOpen(let reason) = (error as? HistoryError)?.kind else { return false }
    return !reason.isEmpty
  }
}
