import ArgumentParser
import Foundation
import History
import Testing
import Transcript

@testable import CommandLine

@Suite struct HistoryReadingTests {
  private let desk: StoreDesk
  private let first = sample(1, "How do I sum squares?")
  private let second = sample(2, "\u{1B}]0;owned\u{7}title\tof 春天", answer: "a\u{1B}[31mb")

  init() throws {
    desk = try StoreDesk()
  }

  // MARK: - Listing

  @Test func `the newest conversation is the first line, with tabs for programs`() throws {
    try desk.keep(first, second)
    let lines = try desk.run("list").split(separator: "\n").map { $0.split(separator: "\t") }
    #expect(lines.map { String($0[0]) } == ["\(second.id)", "\(first.id)"])
    #expect(lines[1][1] == "2025-11-26T00:01:00Z" && lines[1][2] == "3")
    #expect(lines[1].last == "How do I sum squares?")
    #expect(try desk.run("list", "--limit", "1").split(separator: "\n").count == 1)
  }

  @Test func `what somebody put into a title does not reach the terminal`() throws {
    try desk.keep(second)
    desk.isTerminal = true
    for command in [["list"], ["show", "\(second.id)"], ["search", "owned"]] {
      let output = try desk.run(command[0], Array(command.dropFirst()))
      #expect(output.contains("owned"))
      #expect(!output.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{7}" })
    }
    desk.isTerminal = false
    #expect(try desk.run("show", "\(second.id)").contains("a\u{1B}[31mb"))
  }

  @Test func `archived conversations are listed when asked for`() throws {
    var old = first
    old.header.isArchived = true
    try desk.keep(old, second)
    #expect(try !desk.run("list").contains("\(old.id)"))
    #expect(try desk.run("list", "--archived").contains("\(old.id)"))
  }

  @Test func `where all are archived the empty list says how to see them`() throws {
    var old = first
    old.header.isArchived = true
    try desk.keep(old)
    #expect(try desk.run("list") == "")
    #expect(desk.notes == ["only archived conversations are stored: --archived lists them too"])
    #expect(try desk.run("list", "--archived").contains("\(old.id)"))
  }

  @Test func `without a store there is an empty list, and none is made`() throws {
    #expect(try desk.run("list") == "" && desk.notes == ["nothing is stored yet"])
    #expect(try desk.json("list") as? [String] == [])
    #expect(desk.failure(["show", "x"]).contains("nothing was stored yet"))
    #expect(!FileManager.default.fileExists(atPath: desk.path("data")))
  }

  @Test func `as JSON the list is one document with ids as texts and keys in order`() throws {
    try desk.keep(first, second)
    let list = try #require(try desk.json("list") as? [[String: Any]])
    #expect(list.map { $0["id"] as? String } == ["\(second.id)", "\(first.id)"])
    #expect(list[1]["turns"] as? Int == 3 && list[1]["model"] as? String == "qwen3:4b")
    let line = try #require(desk.output.split(separator: "\n").last { $0.hasPrefix("{") })
    let keys = ["archived", "bytes", "id", "model", "pinned", "title", "turns", "updated"]
    let places = keys.compactMap { line.range(of: "\"\($0)\":")?.lowerBound }
    #expect(places.count == keys.count && places == places.sorted())
  }

  @Test func `a store that can't be reached is not taken for one in which nothing was stored`()
    throws
  {
    let folder = desk.path("data")
    try FileManager.default.createSymbolicLink(atPath: folder, withDestinationPath: folder)
    #expect(desk.failure(["list"]).contains("can't be opened"))
  }

  @Test func `who stops reading ends the list without a word`() throws {
    try desk.keep(first, second)
    desk.readsUpTo = 1
    #expect(throws: OutputClosed.self) { try desk.run("list") }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func `an output that can't be written fails, also when it is a full disk`() throws {
    let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
    let error = #expect(throws: CommandFailure.self) {
      try StandardStream(descriptor: full.fileDescriptor).write("much")
    }
    #expect(error?.message == "what was written is not whole: no space left on device")
    try full.close()
  }

  @Test func `an output that takes no more for a moment is waited for`() throws {
    var ends: [Int32] = [-1, -1]
    #expect(pipe(&ends) == 0)
    let (reader, writer) = (ends[0], ends[1])
    // Who started this program may have made its output so.
    #expect(fcntl(writer, F_SETFL, O_NONBLOCK) == 0)
    let text = String(repeating: "0123456789", count: 100_000)
    let isWritten = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      try? StandardStream(descriptor: writer).write(text)
      close(writer)
      isWritten.signal()
    }
    let read = try FileHandle(fileDescriptor: reader, closeOnDealloc: true).readToEnd()
    isWritten.wait()
    #expect(read?.count == text.utf8.count)
  }

  // MARK: - Showing

  @Test func `a conversation is found by id, by its beginning and by its title`() throws {
    try desk.keep(first, second)
    let whole = try desk.run("show", "\(first.id)")
    #expect(whole.contains("How do I sum squares?") && whole.contains("It is n²."))
    #expect(!whole.contains("Not sure."))
    #expect(try desk.run("show", String("\(first.id)".prefix(6))) == whole)
    #expect(try desk.run("show", "How do I sum squares?") == whole)
    #expect(try desk.run("show", "\(first.id)", "--alternates").contains("Not sure."))
  }

  @Test func `a name of nothing or of several is told, with what to choose from`() throws {
    try desk.keep(first, second)
    let none = desk.failure(["show", "nothing"])
    #expect(none.contains("there is no conversation “nothing”"))
    let several = desk.failure(["show", "000"])
    #expect(several.contains("means 2 conversations"))
    #expect(several.contains("\(first.id)") && several.contains("sum squares"))
    #expect(!several.contains("\u{1B}"))
  }

  @Test func `as JSON a conversation has all answers`() throws {
    try desk.keep(first)
    let shown = try #require(try desk.json("show", "\(first.id)") as? [String: Any])
    #expect(shown["id"] as? String == "\(first.id)")
    #expect((shown["turns"] as? [Any])?.count == 3)
  }

  // MARK: - Searching

  @Test func `words are found with filters as on the screen`() throws {
    try desk.keep(first, second)
    #expect(try desk.run("search", "squar").hasPrefix("\(first.id)\t"))
    #expect(try desk.run("search", "春").hasPrefix("\(second.id)\t"))
    #expect(try desk.run("search", "sure", "role:user") == "")
    #expect(desk.notes == ["nothing was found"])
    #expect(try desk.run("search", "--newest", "sure").split(separator: "\n").count == 2)
    let hits = try #require(try desk.json("search", "squar") as? [[String: Any]])
    #expect(hits.first?["conversation"] as? String == "\(first.id)")
    let excerpt = try #require(hits.first?["excerpt"] as? String)
    let mark = try #require((hits.first?["marks"] as? [[Int]])?.first)
    #expect(Array(excerpt.utf8)[mark[0]..<mark[1]].elementsEqual("squar".utf8))
  }

  @Test(arguments: [
    ["search"], ["list", "--limit", "-1"], ["list", "--limit", "x"], ["show"], ["export"],
    ["export", "--all", "x"], ["export", "x", "--curl"], ["delete"], ["import"], ["nonsense"],
    ["export", "x", "--format", "pdf"], ["export", "x", "--json", "--format", "html"],
  ])
  func `a command that can't be meant is a mistake of usage`(arguments: [String]) {
    let error = #expect(throws: (any Error).self) { try HistoryCommand.parseAsRoot(arguments) }
    #expect(error.map { HistoryCommand.exitCode(for: $0).rawValue } == 64)
  }
}

extension StoreDesk {
  fileprivate func run(_ command: String, _ arguments: [String]) throws -> String {
    switch arguments.first {
    case let first?: try run(command, first)
    case nil: try run(command)
    }
  }
}
