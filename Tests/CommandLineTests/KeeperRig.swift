import Foundation
import GRDB
import OllatuiCore
import Terminal
import Testing
import Transcript

@testable import CommandLine
@testable import History

/// A keeper of a store in a folder of its own, and what it posts.
final class KeeperRig {
  let folder: String
  let path: String
  let keeper: HistoryKeeper
  private let wakeUp: WakeUp
  private let mailbox: Mailbox<Event>
  private var events: [Event] = []
  /// Who removes the folder; nil: this one.
  private let owner: KeeperRig?

  /// Makes a keeper that was not opened yet; its folder exists.
  convenience init(patience: Double = 5) throws {
    let folder =
      FileManager.default.temporaryDirectory.appendingPathComponent("keeper-\(UUID().uuidString)")
      .path
    try FileManager.default.createDirectory(
      atPath: folder + "/data", withIntermediateDirectories: true)
    try self.init(folder: folder, owner: nil, patience: patience)
  }

  /// Makes another keeper of the same store.
  convenience init(at other: KeeperRig) throws {
    try self.init(folder: other.folder, owner: other, patience: 5)
  }

  private init(folder: String, owner: KeeperRig?, patience: Double) throws {
    self.folder = folder
    self.owner = owner
    path = folder + "/data/history.sqlite"
    wakeUp = try WakeUp()
    mailbox = Mailbox(waking: wakeUp)
    keeper = HistoryKeeper(path: path, mailbox: mailbox, patience: patience)
  }

  deinit {
    guard owner == nil else { return }
    // A folder that stays harms no other test.
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Waits until an event comes that is looked for; the others stay for later.
  @discardableResult
  func wait<Found>(for what: String, _ probe: (Event) -> Found?) throws -> Found {
    let deadline = ContinuousClock.now + .seconds(40)
    var index = 0
    while true {
      while index < events.count {
        if let found = probe(events[index]) {
          events.removeSubrange(...index)
          return found
        }
        index += 1
      }
      let rest = Int32((deadline - .now) / .milliseconds(1))
      guard rest > 0 else { throw NothingCame(what: what, events: events.map { "\($0)" }) }
      var watched = pollfd(fd: wakeUp.bell, events: Int16(POLLIN), revents: 0)
      _ = poll(&watched, 1, rest)
      var rings: UInt64 = 0
      _ = read(wakeUp.bell, &rings, MemoryLayout<UInt64>.size)
      events += mailbox.drain()
    }
  }

  func waitForOpening() throws -> StoredConversation? {
    try wait(for: "the opened store") {
      if case .storeOpened(_, let last) = $0 { .some(last) } else { nil }
    }
  }

  func waitForReplacement() throws -> RecoveredStore? {
    try wait(for: "another store") {
      if case .storeReplaced(let recovered) = $0 { .some(recovered) } else { nil }
    }
  }

  func waitForProblem(_ kind: StoreProblem.Kind) throws -> Int {
    try wait(for: "\(kind)") {
      if case .storeChanged(.failing(let problem), let waiting) = $0, problem.kind == kind {
        waiting
      } else {
        nil
      }
    }
  }

  func waitUntilReady() throws {
    try wait(for: "the store to be ready") {
      if case .storeChanged(.ready, _) = $0 { true } else { nil }
    }
  }

  /// Hands something over and waits until it is on disk.
  func record(_ changes: [HistoryChange], number: Int) throws {
    let ticket = RecordTicket(value: number)
    keeper.record(changes, ticket)
    try wait(for: "ticket \(number)") {
      if case .recorded(let recorded) = $0, recorded.value >= number { true } else { nil }
    }
  }

  /// All prompts and answers of the store, opened by another one.
  func texts() throws -> [String] {
    let store = try HistoryStore(path: path)
    let ids = try store.conversations().map(\.id)
    let texts = try ids.compactMap { try store.conversation($0) }.flatMap(\.conversation.rows).map {
      row in
      switch row {
      case .prompt(let turn, _): turn.prompt
      case .reply(let reply, _): reply.content
      }
    }
    try store.close()
    return texts
  }
}

/// Another program that keeps a store locked.
final class Locker {
  private let queue: DatabaseQueue

  init(_ path: String) throws {
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.inDatabase { try $0.execute(sql: "BEGIN EXCLUSIVE") }
  }

  /// Lets go.
  func end() throws {
    try queue.inDatabase { try $0.execute(sql: "COMMIT") }
    try queue.close()
  }
}

/// What was waited for did not come.
struct NothingCame: Error, CustomStringConvertible {
  let what: String
  let events: [String]
  var description: String { "waited for \(what); other events: \(events)" }
}

extension HistoryStore {
  /// Makes the disk look full: the file may not grow beyond so many pages.
  func limitPages(to count: Int) throws {
    try pool.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA max_page_count = \(count)")
    }
  }
}

/// What is handed over when a prompt is sent and answered.
func answered(_ prompt: String, _ answer: String, _ number: Int64) -> [HistoryChange] {
  let conversation = ConversationID(value: 1 << 40)
  let (ask, reply) = (TurnID(value: number * 10), TurnID(value: number * 10 + 1))
  return [
    .turn(.prompt(Turn(id: ask, prompt: prompt), parent: nil), in: conversation),
    .turn(
      .reply(Reply(id: reply, AskedRequest(model: "tiny", mode: .chat)), parent: ask),
      in: conversation),
    .grew(reply, content: answer, thinking: "", at: ReplyLength(content: 0, thinking: 0)),
    .ended(reply, .finished, toolCalls: [], Figures()),
  ]
}
