import Foundation
import GRDB
import History
import StoreGenerator
import Transcript

/// A store of conversations of a hundred turns: what it costs at the start, per key and per write,
/// and what the statistics pane needs for it.
func measureHistory(_ setup: Setup) throws -> [Row] {
  let folder = NSTemporaryDirectory() + "ollatui-bench-\(UUID().uuidString)"
  defer { try? FileManager.default.removeItem(atPath: folder) }  // Only clutter.
  let path = folder + "/history.sqlite"
  let start = ContinuousClock.now
  let store = try HistoryStore(path: path)
  var generator = StoreGenerator(seed: 1)
  generator.hasFigures = true
  try generator.fill(store, conversations: max(1, setup.turns / 100), turns: setup.turns)
  while try store.tendIndex() {}
  let index = try indexShare(of: store)
  try store.close()
  let made = ContinuousClock.now - start
  let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
  let what = "history of \(setup.turns) turns"
  return [
    Row(
      what: "\(what): made",
      figure: Sample(made / .seconds(1)).text("s", decimals: 1) + ", \(size >> 20) MB"),
    Row(what: "\(what): search index, in bytes per byte of text", figure: index),
  ] + (try measureOpening(path, setup, what)) + (try measureSearch(path, what))
    + (try measureHardSearch(path, setup, what)) + (try measureSearchKeys(path, setup, what))
    + (try measureWriting(path, setup, what)) + (try measureStart(path, setup, what))
    + (try measureCounting(path, setup, what))
}

/// How many bytes of pages the index takes for each byte of text.
private func indexShare(of store: HistoryStore) throws -> String {
  let share = try store.read { db in
    try Double.fetchOne(
      db,
      sql: """
        SELECT 1.0 * (SELECT sum(pgsize) FROM dbstat WHERE name LIKE '%search_%')
          / (SELECT sum(length(CAST(text AS BLOB)) + length(CAST(thinking AS BLOB))) FROM turn)
        """)
  }
  return share.map { Sample($0).text("", decimals: 2) } ?? "unknown"
}

/// Opening, the list, and the conversation shown first.
private func measureOpening(_ path: String, _ setup: Setup, _ what: String) throws -> [Row] {
  var (opening, list, page, latest) = (Sample(), Sample(), Sample(), Sample())
  for _ in 0..<max(5, setup.runs) {
    var store: HistoryStore?
    opening.add(try ContinuousClock().measure { store = try HistoryStore(path: path) })
    guard let store else { continue }
    latest.add(
      try ContinuousClock().measure {
        if let id = try store.latestConversation() { _ = try store.conversation(id) }
      })
    page.add(try ContinuousClock().measure { _ = try store.conversations(limit: 100) })
    list.add(try ContinuousClock().measure { _ = try store.conversations() })
    try store.close()
  }
  return [
    Row(what: "\(what): open", figure: opening.text("ms")),
    Row(what: "\(what): read the newest conversation", figure: latest.text("ms")),
    Row(what: "\(what): list the first hundred", figure: page.text("ms")),
    Row(what: "\(what): list all", figure: list.text("ms")),
  ]
}

/// A prompt, and what a reply grows by in a fifth of a second.
private func measureWriting(_ path: String, _ setup: Setup, _ what: String) throws -> [Row] {
  let store = try HistoryStore(path: path)
  let conversation = ConversationID(value: 1 << 62)
  let (ask, reply) = (TurnID(value: 1 << 62), TurnID(value: 1 << 62 | 1))
  var prompt = Sample()
  prompt.add(
    try ContinuousClock().measure {
      try store.apply([
        .turn(.prompt(Turn(id: ask, prompt: "why?"), parent: nil), in: conversation),
        .turn(
          .reply(Reply(id: reply, AskedRequest(model: "m", mode: .chat)), parent: ask),
          in: conversation),
      ])
    })
  var growth = Sample()
  let words = String(repeating: "some words ", count: 8)
  for index in 0..<200 {
    growth.add(
      try ContinuousClock().measure {
        try store.apply([
          .grew(
            reply, content: words, thinking: "",
            at: ReplyLength(content: index * words.utf8.count, thinking: 0))
        ])
      })
  }
  let end = Sample(
    try ContinuousClock().measure {
      try store.apply([.ended(reply, .finished, toolCalls: [], Figures())])
    } / .milliseconds(1))
  try store.close()
  return [
    Row(what: "\(what): write a prompt", figure: prompt.text("ms")),
    Row(what: "\(what): write what a reply grew by", figure: growth.text("ms")),
    Row(what: "\(what): end a reply", figure: end.text("ms")),
  ]
}

/// The first frame with this store and with none, in turn.
private func measureStart(_ path: String, _ setup: Setup, _ what: String) throws -> [Row] {
  var (with, without) = (Sample(), Sample())
  for _ in 0..<max(5, setup.runs) {
    let empty = try Session(setup)
    without.add(empty.shown - empty.started)
    empty.close()
    let full = try Session(setup) { home in try give(path, to: home) }
    with.add(full.shown - full.started)
    full.close()
  }
  return [
    Row(
      what: "\(what): start to the first frame",
      figure: with.text("ms", decimals: 1) + "; without it " + without.text("ms", decimals: 1)
        + ", " + with.ratio(to: without))
  ]
}

/// Puts a store into a home folder.
func give(_ path: String, to home: String) throws {
  let folder = home + "/.local/share/ollatui"
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  // The same file under another name: a copy of some gigabytes would push all else out of memory.
  try FileManager.default.linkItem(atPath: path, toPath: folder + "/history.sqlite")
}
