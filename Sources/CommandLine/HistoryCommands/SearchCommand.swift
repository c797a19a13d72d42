import ArgumentParser
import Foundation
import History
import OllamaWire
import Transcript

/// The command `ollatui history search`.
struct SearchCommand: StoreCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Find words in all conversations, the best places first.",
    discussion: """
      Words are found by their beginning, in any order; "what stands in quotes" as it stands. \
      Filters: model:NAME, role:user, role:assistant, since:2026-01-31, until:2026-01, pinned: and \
      pinned:no.
      """)

  @Argument(help: "Words and filters.")
  var words: [String]

  @Option(help: ArgumentHelp("Show at most so many places.", valueName: "number"))
  var limit = 20

  @Flag(help: "The newest places first.")
  var newest = false

  @OptionGroup var store: StoreOptions

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit wants a number of 1 or more.") }
  }

  func run(on console: Console) throws {
    let open = try store.open(console)
    try open.map { try deepen($0, console) }
    let hits = try open.map(find) ?? []
    guard !store.json else { return try JSONList.write(hits, to: console) { .object($0.json) } }
    if hits.isEmpty { return console.note("nothing was found") }
    for (index, hit) in hits.enumerated() {
      try console.write((index > 0 && console.isTerminal ? "\n" : "") + text(of: hit, on: console))
    }
  }

  /// Brings the index of an older version up to date, as far as that takes no longer than one waits
  /// for an answer anyway.
  private func deepen(_ store: HistoryStore, _ console: Console) throws {
    guard store.obstacle == nil, try store.isIndexShallow() else { return }
    let end = ContinuousClock.now + .seconds(2)
    while try store.isIndexShallow() {
      guard ContinuousClock.now < end else {
        return console.note(
          "what models thought in older conversations is not found yet: "
            + "that needs some minutes in which ollatui runs")
      }
      _ = try store.tendIndex()
    }
  }

  private func find(in store: HistoryStore) throws -> [SearchHit] {
    let query = SearchQuery(
      typed: words.joined(separator: " "), limit: limit,
      offset: TimeZone.current.secondsFromGMT())
    var hits = newest ? [] : try store.best(query)
    // Ranking ends after a time that suits typing; all that it did not reach comes behind it.
    var known = Set(hits.map { [$0.conversation, $0.turn] })
    var position: SearchPosition?
    while hits.count < limit {
      let page = try store.newest(query, after: position)
      for hit in page.hits where known.insert([hit.conversation, hit.turn]).inserted {
        hits.append(hit)
      }
      guard let next = page.next else { break }
      position = next
    }
    return Array(hits.withoutNeedlessTitles().prefix(limit))
  }

  /// For people two lines; for programs one, with tabs.
  private func text(of hit: SearchHit, on console: Console) -> String {
    let id = "\(ConversationID(value: hit.conversation))"
    let who = hit.role == .user ? "you" : hit.role == .assistant ? hit.model ?? "model" : "title"
    let time = hit.created.map { Timestamp(milliseconds: $0) }
    let excerpt = hit.turn == nil ? hit.title : (hit.isThinking ? "thinking: " : "") + hit.excerpt
    guard console.isTerminal else {
      let turn = hit.turn.map { "\(TurnID(value: $0))" } ?? ""
      return [id, turn, time?.iso ?? "", who, hit.title, excerpt]
        .map { $0.replacing("\t", with: " ").replacing("\n", with: " ") }
        .joined(separator: "\t") + "\n"
    }
    let head = [id, time?.local, who, hit.title].compactMap { $0 }
      .map { $0.replacing("\n", with: " ") }
    return head.joined(separator: "  ") + "\n    \(excerpt.replacing("\n", with: " "))\n"
  }
}

extension SearchHit {
  fileprivate var json: [String: JSONValue] {
    [
      "conversation": .string("\(ConversationID(value: conversation))"), "title": .string(title),
      "turn": turn.map { .string("\(TurnID(value: $0))") } ?? .null,
      "role": role.map { .string($0 == .user ? "user" : "assistant") } ?? .null,
      "model": model.map { .string($0) } ?? .null,
      "created": created.map { .integer($0) } ?? .null, "pinned": .bool(isPinned),
      "thinking": .bool(isThinking), "excerpt": .string(excerpt),
      "marks": Self.json(turn == nil ? titleMarks : marks),
    ]
  }

  /// Pairs of bytes: where a mark begins and where it ends.
  private static func json(_ marks: [Range<Int>]) -> JSONValue {
    .array(
      marks.map { mark in
        .array([.integer(Int64(mark.lowerBound)), .integer(Int64(mark.upperBound))])
      })
  }
}
