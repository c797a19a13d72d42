import FaultServer
import Foundation
import TerminalRig
import Testing
import Transcript

@Suite(.serialized) struct FailingDiskTests {
  private static let size = (columns: 140, rows: 24)

  private func server() throws -> FaultServer {
    try FaultServer(replies: [.chatReply(["first answer"]), .chatReply(["second answer"])])
  }

  /// All prompts and answers of a home folder's store.
  private func texts(_ home: Home) throws -> [String] {
    let said = try KeptStore(of: home).said()
    return said.prompts + said.replies.map(\.content)
  }

  @Test
  func `without a folder it is said in one line, and at the end what was said is handed over`()
    async throws
  {
    let home = try Home()
    try home.write("no folder", to: "data")
    let server = try server()
    let run = try await Ollatui.ready(at: server, size: Self.size, home: home)
    try await run.waitFor("could not be written (Not a directory)")
    run.send("hello")
    try await run.waitFor("first answer")
    try await run.quit()
    run.expectRestored()
    let refuge = try await run.waitFor("What was said is in").text
    #expect(refuge.replacing("\n", with: "").contains("/state/ollatui/unsaved-"), "\(refuge)")
    let files = try home.names(in: "state/ollatui").filter { $0.hasPrefix("unsaved") }
    let file = try #require(files.first { $0.hasSuffix(".sqlite") })
    try FileManager.default.removeItem(atPath: home.path + "/data")
    try FileManager.default.createDirectory(
      atPath: home.path + "/data/ollatui", withIntermediateDirectories: true)
    try FileManager.default.moveItem(
      atPath: home.path + "/state/ollatui/" + file,
      toPath: home.path + "/data/ollatui/history.sqlite")
    #expect(try texts(home) == ["hello", "first answer"])
  }

  @Test func `a damaged store is set aside at the start, and what could be saved is shown`()
    async throws
  {
    let home = try Home()
    let server = try server()
    let first = try await Ollatui.ready(at: server, size: Self.size, home: home)
    first.send("hello")
    try await first.waitFor("first answer")
    try await first.waitFor(" ready ")
    try await first.quit()
    let path = home.path + "/data/ollatui/history.sqlite"
    let file = try #require(FileHandle(forUpdatingAtPath: path))
    try file.write(contentsOf: Data(count: 100))
    try file.close()
    let run = try await Ollatui.ready(at: server, size: Self.size, home: home)
    try await run.waitFor("first answer")
    try await run.waitFor("mended: 2 turns saved, 0 lost; damaged file: history.sqlite.damaged-")
    run.send("and now?")
    try await run.waitFor("second answer")
    try await run.waitFor(" ready ")
    try await run.quit()
    #expect(try texts(home).sorted() == ["and now?", "first answer", "hello", "second answer"])
    #expect(try home.names(in: "data/ollatui").contains { $0.contains(".damaged-") })
  }

  @Test func `a store that is deleted meanwhile is made anew with what is in memory`() async throws
  {
    let server = try server()
    let run = try await Ollatui.ready(at: server, size: Self.size, stores: true)
    run.send("hello")
    try await run.waitFor("first answer")
    try await run.waitFor(" ready ")
    try FileManager.default.removeItem(atPath: run.home.path + "/data")
    run.send("and now?")
    try await run.waitFor("second answer")
    try await run.waitFor(" ready ")
    try await run.quit()
    #expect(try texts(run.home) == ["hello", "and now?", "first answer", "second answer"])
  }
}
