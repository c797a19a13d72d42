import Foundation
import GRDB
import History
import OllatuiCore
import Testing
import Transcript

@testable import CommandLine

@Suite(.serialized) struct KeeperTests {
  private static let nothingDeleted = DeletedThings()

  @Test func `what is handed over is there, and read by the next one`() throws {
    let rig = try KeeperRig()
    rig.keeper.open(.last)
    #expect(try rig.waitForOpening() == nil)
    try rig.record(answered("why?", "because", 1), number: 1)
    #expect(rig.keeper.close(deleted: Self.nothingDeleted) == nil)
    #expect(try rig.texts() == ["why?", "because"])
  }

  @Test func `a damaged store is set aside at the start, and told of`() throws {
    let rig = try KeeperRig()
    rig.keeper.open(.new)
    try rig.record(answered("why?", "because", 1), number: 1)
    #expect(rig.keeper.close(deleted: Self.nothingDeleted) == nil)
    let file = try #require(FileHandle(forUpdatingAtPath: rig.path))
    try file.write(contentsOf: Data(count: 100))
    try file.close()
    let next = try KeeperRig(at: rig)
    next.keeper.open(.last)
    let recovered = try next.waitForReplacement()
    #expect(recovered?.saved == 2)
    #expect(recovered?.lost == 0)
    #expect(FileManager.default.fileExists(atPath: recovered?.damagedFile ?? ""))
    let last = try next.waitForOpening()
    #expect(last?.conversation.turns.first?.reply?.content == "because")
    try next.record(answered("and now?", "all is well", 2), number: 1)
    #expect(next.keeper.close(deleted: Self.nothingDeleted) == nil)
    #expect(try next.texts().contains("all is well"))
  }

  @Test func `damage that is found while writing is mended, and nothing is lost`() throws {
    let rig = try KeeperRig()
    rig.keeper.open(.new)
    _ = try rig.waitForOpening()
    let before = answered("why?", "because", 1)
    try rig.record(before, number: 1)
    rig.keeper.writing.async { [keeper = rig.keeper, path = rig.path] in
      keeper.failed(HistoryError(.corrupt, path: path))
    }
    #expect(try rig.waitForReplacement() != nil)
    rig.keeper.record(answered("and now?", "all is well", 2), nil)
    rig.keeper.recordAll(before)
    #expect(rig.keeper.close(deleted: Self.nothingDeleted) == nil)
    #expect(Set(try rig.texts()) == ["why?", "because", "and now?", "all is well"])
  }

  @Test func `a store that was deleted is made anew with all that is in memory`() throws {
    let rig = try KeeperRig()
    rig.keeper.open(.new)
    _ = try rig.waitForOpening()
    let before = answered("why?", "because", 1)
    try rig.record(before, number: 1)
    try FileManager.default.removeItem(atPath: rig.folder + "/data")
    rig.keeper.record(answered("and now?", "all is well", 2), nil)
    #expect(try rig.waitForReplacement() == nil)
    rig.keeper.recordAll(before + answered("and now?", "all is well", 2))
    #expect(rig.keeper.close(deleted: Self.nothingDeleted) == nil)
    #expect(Set(try rig.texts()) == ["why?", "because", "and now?", "all is well"])
  }

  @Test func `a folder that can't be made is told of, and used once it can be`() throws {
    let rig = try KeeperRig()
    try FileManager.default.removeItem(atPath: rig.folder + "/data")
    // Nobody can make a folder in a file, the superuser included.
    try Data().write(to: URL(fileURLWithPath: rig.folder + "/data"))
    rig.keeper.open(.last)
    rig.keeper.record(answered("why?", "because", 1), nil)
    try rig.wait(for: "a problem") {
      if case .storeChanged(.failing, _) = $0 { true } else { nil }
    }
    try FileManager.default.removeItem(atPath: rig.folder + "/data")
    #expect(try rig.waitForOpening() == nil)
    try rig.waitUntilReady()
    #expect(rig.keeper.close(deleted: Self.nothingDeleted) == nil)
    #expect(try rig.texts() == ["why?", "because"])
  }

  @Test func `a file of another program stays as it is, and what was said is handed back`() throws {
    let rig = try KeeperRig()
    let foreign = Data("a diary of somebody else\n".utf8)
    try foreign.write(to: URL(fileURLWithPath: rig.path))
    rig.keeper.open(.last)
    _ = try rig.waitForProblem(.foreign)
    rig.keeper.record(answered("why?", "because", 1), nil)
    let unsaved = try #require(rig.keeper.close(deleted: Self.nothingDeleted))
    #expect(unsaved.problem.kind == .foreign)
    #expect(try Data(contentsOf: URL(fileURLWithPath: rig.path)) == foreign)
    let refuge = try KeeperRig()
    #expect(unsaved.written(to: refuge.path))
    #expect(try refuge.texts() == ["why?", "because"])
  }

  @Test func `a store of a newer version is not touched`() throws {
    let rig = try KeeperRig()
    rig.keeper.open(.new)
    _ = try rig.waitForOpening()
    #expect(rig.keeper.close(deleted: Self.nothingDeleted) == nil)
    let queue = try DatabaseQueue(path: rig.path)
    try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = 999") }
    try queue.close()
    let next = try KeeperRig(at: rig)
    next.keeper.open(.last)
    _ = try next.waitForProblem(.newer)
    next.keeper.record(answered("why?", "because", 1), nil)
    #expect(next.keeper.close(deleted: Self.nothingDeleted)?.changes.count == 4)
  }

  @Test func `while another program keeps it locked all waits, and is stored when it lets go`()
    throws
  {
    let rig = try KeeperRig()
    rig.keeper.open(.new)
    _ = try rig.waitForOpening()
    try rig.record(answered("why?", "because", 1), number: 1)
    let other = try Locker(rig.path)
    rig.keeper.record(answered("and now?", "all is well", 2), nil)
    _ = try rig.waitForProblem(.locked)
    // Typing goes on: handing over does not wait, and what comes is counted.
    rig.keeper.record(answered("still there?", "yes", 3), nil)
    try rig.wait(for: "more that waits") {
      if case .storeChanged(.failing, let waiting) = $0, waiting > 4 { true } else { nil }
    }
    try other.end()
    try rig.waitUntilReady()
    #expect(rig.keeper.close(deleted: Self.nothingDeleted) == nil)
    #expect(Set(try rig.texts()).isSuperset(of: ["all is well", "yes"]))
  }

  @Test func `a program that ends while the store is locked hands back what is not on disk`() throws
  {
    let rig = try KeeperRig(patience: 0.2)
    rig.keeper.open(.new)
    _ = try rig.waitForOpening()
    let other = try Locker(rig.path)
    rig.keeper.record(answered("why?", "because", 1), nil)
    let unsaved = try #require(rig.keeper.close(deleted: Self.nothingDeleted))
    #expect(unsaved.changes.count == 4)
    try other.end()
  }

  @Test func `a full disk is told of, and all is stored when there is room`() throws {
    let rig = try KeeperRig()
    rig.keeper.open(.new)
    _ = try rig.waitForOpening()
    try rig.record(answered("why?", "because", 1), number: 1)
    let store = try #require(rig.keeper.store)
    try store.limitPages(to: 1)
    let long = String(repeating: "words that need room ", count: 20_000)
    rig.keeper.record(answered("and now?", long, 2), nil)
    _ = try rig.waitForProblem(.full)
    try store.limitPages(to: 1 << 30)
    try rig.waitUntilReady()
    #expect(rig.keeper.close(deleted: Self.nothingDeleted) == nil)
    #expect(try rig.texts().contains(long))
  }

  @Test func `what another program writes is told of, what this one writes is not`() throws {
    let rig = try KeeperRig()
    rig.keeper.open(.new)
    _ = try rig.waitForOpening()
    try rig.record(answered("why?", "because", 1), number: 1)
    let other = try KeeperRig(at: rig)
    other.keeper.open(.new)
    _ = try other.waitForOpening()
    try other.record(answered("and now?", "all is well", 2), number: 1)
    try rig.wait(for: "a touch") { if case .storeTouched = $0 { true } else { nil } }
    rig.keeper.read(ConversationID(value: 1 << 40), at: nil)
    let read = try rig.wait(for: "the conversation") { event -> StoredConversation? in
      if case .conversationRead(_, let stored, _) = event { stored } else { nil }
    }
    #expect(read.conversation.rows.count == 4)
    #expect(rig.keeper.close(deleted: Self.nothingDeleted) == nil)
    #expect(other.keeper.close(deleted: Self.nothingDeleted) == nil)
  }
}
