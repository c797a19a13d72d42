import Foundation
import History
import OllatuiCore
import Testing
import Transcript

@testable import CommandLine

/// What a program does while its store is being mended.
@Suite(.serialized) struct MendingTests {
  /// A store with a turn, whose beginning is wiped.
  private func damaged() throws -> KeeperRig {
    let rig = try KeeperRig()
    rig.keeper.open(.new)
    try rig.record(answered("why?", "because", 1), number: 1)
    #expect(rig.keeper.close(deleted: DeletedThings()) == nil)
    let file = try #require(FileHandle(forUpdatingAtPath: rig.path))
    try file.write(contentsOf: Data(count: 100))
    try file.close()
    return rig
  }

  /// Makes it look as if another program recovered the store, until the descriptor is closed.
  private func hold(_ rig: KeeperRig) throws -> Int32 {
    let descriptor = open(rig.path + ".recovering", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    try #require(descriptor >= 0)
    try #require(flock(descriptor, LOCK_EX) == 0)
    return descriptor
  }

  /// A program that waits for the mending of a store, and was told something meanwhile.
  private func waiting(for rig: KeeperRig) throws -> KeeperRig {
    let next = try KeeperRig(at: rig)
    next.keeper.open(.last)
    try next.wait(for: "the mending") {
      if case .storeChanged(.mending, _) = $0 { true } else { nil }
    }
    next.keeper.record(answered("and now?", "all is well", 2), nil)
    return next
  }

  @Test func `it is told of, and what is said meanwhile is in the mended store`() throws {
    let rig = try damaged()
    let other = try hold(rig)
    let next = try waiting(for: rig)
    next.keeper.list(false)
    try next.wait(for: "what can't be read") {
      if case .storeUnreadable(let problem) = $0, problem.kind == .mended { true } else { nil }
    }
    close(other)
    #expect(try next.waitForReplacement()?.saved == 2)
    #expect(try next.waitForOpening() != nil)
    #expect(next.keeper.close(deleted: DeletedThings()) == nil)
    #expect(Set(try next.texts()) == ["why?", "because", "and now?", "all is well"])
  }

  @Test func `a program that ends meanwhile hands back what was said, and the next one mends it`()
    throws
  {
    let rig = try damaged()
    let other = try hold(rig)
    let next = try waiting(for: rig)
    let unsaved = try #require(next.keeper.close(deleted: DeletedThings()))
    #expect(unsaved.changes.count == 4)
    #expect(unsaved.problem.kind == .damaged)
    close(other)
    let last = try KeeperRig(at: rig)
    last.keeper.open(.last)
    #expect(try last.waitForReplacement()?.saved == 2)
    #expect(last.keeper.close(deleted: DeletedThings()) == nil)
  }
}
