import FaultServer
import Foundation
import GRDB
import TerminalRig
import Testing
import Transcript

/// Disks that are full, read-only, or another's, under the whole program.
@Suite(.serialized) struct DiskTests {
  private static let size = (columns: 140, rows: 24)
  /// More than a disk with some kilobytes left can take.
  private static let longAnswer = (0..<4000).map { "word\($0) and some more " }
  private static let answers = ["first answer", longAnswer.joined() + "end of it", "third answer"]

  private func server() throws -> FaultServer {
    try FaultServer(replies: [
      .chatReply(["first answer"]), .chatReply(Self.longAnswer + ["end of it"]),
      .chatReply(["third answer"]),
    ])
  }

  /// All prompts and answers of a store, in their order.
  private func texts(_ home: Home, in data: String? = nil) throws -> [String] {
    let store = try KeptStore(of: home, in: data)
    #expect(try store.integrity() == "ok")
    let said = try store.said()
    return said.prompts + said.replies.map(\.content)
  }

  @Test(.enabled(if: PrivateDisk.isPossible, "needs mounts of its own"))
  func `a disk that becomes full is told of, and gets everything when there is room`()
    async throws
  {
    let home = try Home()
    let disk = try PrivateDisk(kilobytes: 2048, at: home.path + "/data")
    let server = try server()
    let run = try await Ollatui.ready(
      at: server, size: Self.size, home: home, launcher: disk.launcher)
    run.send("hello")
    try await run.waitFor("first answer")
    try await run.waitFor(" ready ")
    try disk.fill()
    run.send("and now?")
    try await run.waitFor("end of it")
    try await run.waitFor("the disk is full: what is said stays in memory")
    run.send("and then?")
    try await run.waitFor("third answer")
    // What was on disk before is whole, whatever of the rest fitted.
    #expect(try texts(home, in: disk.folder).contains("first answer"))
    try disk.empty()
    try await run.waitFor("everything is stored again")
    let expected = ["hello", "and now?", "and then?"] + Self.answers
    #expect(try texts(home, in: disk.folder) == expected)
    try await run.quit()
    #expect(try texts(home, in: disk.folder) == expected)
  }

  @Test(.enabled(if: PrivateDisk.isPossible, "needs mounts of its own"))
  func `a disk that is full from the start to the end leaves a store elsewhere`() async throws {
    let home = try Home()
    let disk = try PrivateDisk(kilobytes: 256, at: home.path + "/data")
    try disk.fill()
    let server = try server()
    let run = try await Ollatui.ready(
      at: server, size: Self.size, home: home, launcher: disk.launcher)
    try await run.waitFor("the disk is full: what is said stays in memory")
    run.send("hello")
    try await run.waitFor("first answer")
    run.send("and now?")
    try await run.waitFor("end of it")
    try await run.quit()
    try await run.waitFor("What was said is in")
    let names = try home.names(in: "state/ollatui").filter { $0.hasPrefix("unsaved") }
    let file = try #require(names.first { $0.hasSuffix(".sqlite") })
    let folder = home.path + "/found/ollatui"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try FileManager.default.moveItem(
      atPath: home.path + "/state/ollatui/" + file, toPath: folder + "/history.sqlite")
    #expect(
      try texts(home, in: home.path + "/found") == ["hello", "and now?"] + Self.answers.prefix(2))
  }

  @Test(.enabled(if: PrivateDisk.isPossible, "needs mounts of its own"))
  func `a disk that becomes read-only is told of, and gets everything when it can be written`()
    async throws
  {
    let home = try Home()
    let disk = try PrivateDisk(kilobytes: 4096, at: home.path + "/data")
    let server = try server()
    let first = try await Ollatui.ready(
      at: server, size: Self.size, home: home, launcher: disk.launcher)
    first.send("hello")
    try await first.waitFor("first answer")
    try await first.waitFor(" ready ")
    try await first.quit()
    // A disk on which somebody writes can't be made read-only.
    try disk.setReadOnly(true)
    let run = try await Ollatui.ready(
      at: server, size: Self.size, home: home, launcher: disk.launcher)
    try await run.waitFor("history.sqlite can't be written")
    try await run.waitFor("first answer")
    run.send("and now?")
    try await run.waitFor("end of it")
    #expect(try texts(home, in: disk.folder) == ["hello", "first answer"])
    try disk.setReadOnly(false)
    try await run.waitFor("everything is stored again")
    let expected = ["hello", "and now?"] + Self.answers.prefix(2)
    #expect(try texts(home, in: disk.folder) == expected)
    try await run.quit()
    #expect(try texts(home, in: disk.folder) == expected)
  }

  @Test(.enabled(if: OtherUser.isPossible, "needs a user who may not write everywhere"))
  func `a folder without the right to write is told of, and gets everything with it`()
    async throws
  {
    let home = try Home()
    let user = try OtherUser(owning: home)
    let server = try server()
    let run = try await Ollatui.ready(
      at: server, size: Self.size, home: home, launcher: user.launcher)
    run.send("hello")
    try await run.waitFor("first answer")
    try await run.waitFor(" ready ")
    try await run.quit()
    try user.setWritable(false, "data/ollatui")
    let next = try await Ollatui.ready(
      at: server, size: Self.size, home: home, launcher: user.launcher)
    try await next.waitFor("history.sqlite can't be written")
    next.send("and now?")
    try await next.waitFor("end of it")
    #expect(try texts(home) == ["hello", "first answer"])
    try user.setWritable(true, "data/ollatui")
    try await next.waitFor("everything is stored again")
    #expect(try texts(home) == ["hello", "and now?"] + Self.answers.prefix(2))
    try await next.quit()
  }

  @Test func `a store that another program keeps locked gets everything when it lets go`()
    async throws
  {
    let server = try server()
    let run = try await Ollatui.ready(at: server, size: Self.size, stores: true)
    run.send("hello")
    try await run.waitFor("first answer")
    try await run.waitFor(" ready ")
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(
      path: run.home.path + "/data/ollatui/history.sqlite", configuration: configuration)
    try other.inDatabase { try $0.execute(sql: "BEGIN EXCLUSIVE") }
    run.send("and now?")
    try await run.waitFor("end of it")
    try await run.waitFor("history.sqlite is locked by another program")
    run.send("and then?")
    try await run.waitFor("third answer")
    try other.inDatabase { try $0.execute(sql: "COMMIT") }
    try other.close()
    try await run.waitFor("everything is stored again")
    let expected = ["hello", "and now?", "and then?"] + Self.answers
    #expect(try texts(run.home) == expected)
    try await run.quit()
    #expect(try texts(run.home) == expected)
  }
}
