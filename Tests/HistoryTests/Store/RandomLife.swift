import Foundation
import OllamaWire
import Transcript

/// A conversation in memory to which things happen, and what a store is told of them.
struct RandomLife {
  var conversation: Conversation
  private(set) var draft = ""
  private var random: SeededRandom
  private var ids: RecordIDSource
  private var clock: Int64 = 1_700_000_000_000
  /// The reply to which something comes, as it is found in what is shown.
  private var running: (turn: TurnID, reply: TurnID)?
  private var deleted: [TurnID] = []

  init(seed: UInt64) {
    random = SeededRandom(state: seed)
    ids = RecordIDSource(
      startedAt: Timestamp(milliseconds: 1_700_000_000_000), salt: UInt32(seed * 1000))
    conversation = Conversation(
      ConversationHeader(
        id: ids.make(), system: "be brief", created: Timestamp(milliseconds: clock)))
  }

  /// Does something and says what a store is to take down.
  mutating func step() -> [HistoryChange] {
    clock += 1000
    if running != nil, random.next() % 3 > 0 { return grow() }
    guard running == nil else { return end() }
    let shown = conversation.turns.count
    switch shown == 0 ? 0 : random.next() % 12 {
    case 0, 1, 2, 3: return ask()
    case 4: return retry()
    case 5: return branch()
    case 6: return flip(shown)
    case 7: return delete(shown)
    case 8: return restore()
    case 9: return type()
    case 10: return edit(shown)
    default: return rename()
    }
  }

  // MARK: - What can happen

  private mutating func ask() -> [HistoryChange] {
    conversation.add(Turn(id: ids.make(), prompt: text(), created: now))
    let prompt = row(of: conversation.turns[conversation.turns.count - 1].id)
    return [header(), prompt] + begin(conversation.turns.count - 1)
  }

  private mutating func begin(_ index: Int) -> [HistoryChange] {
    var asked = AskedRequest(
      model: random.next() % 5 == 0 ? "" : "llama3", mode: .chat, host: "http://localhost:11434",
      system: conversation.system, think: .level("high"), options: ["temperature": 0.5],
      keepAlive: .text("5m"))
    let reply = Reply(id: ids.make(), asked, created: now, content: text())
    _ = conversation.add(reply, toTurn: index)
    running = (conversation.turns[index].id, reply.id)
    let begun = row(of: reply.id)
    asked.model = "qwen3"
    asked.sent = conversation.sent(upTo: index)
    change { $0.asked = asked }
    return [begun, .asked(reply.id, asked), header()]
  }

  private mutating func grow() -> [HistoryChange] {
    var delta = ReplyDelta()
    delta.content = random.next() % 3 == 0 ? "" : text()
    delta.thinking = random.next() % 3 == 0 ? text() : ""
    guard let running, let before = reply else { return [] }
    let length = ReplyLength(
      content: before.content.utf8.count, thinking: before.thinking.utf8.count)
    change { _ = $0.append(delta) }
    return [
      .grew(running.reply, content: delta.content, thinking: delta.thinking, at: length)
    ]
  }

  private mutating func end() -> [HistoryChange] {
    guard let running else { return [] }
    let states: [ReplyState] = [
      .finished, .cancelled, .incomplete, .failed(OllamaError(kind: .timedOut, message: "slow")),
    ]
    let state = states[Int(random.next() % 4)]
    var figures = Figures()
    figures.metrics = Metrics(
      totalDuration: .nanoseconds(5), evalCount: 7, evalDuration: .nanoseconds(9))
    figures.doneReason = "stop"
    figures.elapsed = .milliseconds(Int(random.next() % 1000))
    figures.chunks = 3
    let calls = random.next() % 4 == 0 ? [ToolCall(id: "1", name: "now", arguments: ["a": 1])] : []
    change {
      $0 = Reply(
        id: $0.id, $0.asked, created: $0.created, content: $0.content, thinking: $0.thinking,
        toolCalls: calls, state: state)
      $0.figures = figures
    }
    self.running = nil
    return [.ended(running.reply, state, toolCalls: calls, figures), header()]
  }

  private mutating func retry() -> [HistoryChange] {
    begin(Int(random.next() % UInt64(conversation.turns.count)))
  }

  private mutating func branch() -> [HistoryChange] {
    let index = Int(random.next() % UInt64(conversation.turns.count))
    let turn = Turn(id: ids.make(), prompt: text(), created: now)
    conversation.branch(turn, atTurn: index)
    return [row(of: turn.id)] + begin(index)
  }

  private mutating func flip(_ shown: Int) -> [HistoryChange] {
    let index = Int(random.next() % UInt64(shown))
    _ =
      random.next() % 2 == 0
      ? conversation.flip(turn: index, by: 1) : conversation.flipBranch(turn: index, by: 1)
    return [header()]
  }

  private mutating func delete(_ shown: Int) -> [HistoryChange] {
    let index = Int(random.next() % UInt64(shown))
    let id =
      random.next() % 2 == 0
      ? conversation.delete(turn: index) : conversation.deleteReply(ofTurn: index)
    deleted.append(id)
    return [.turnDeleted(id, now), header()]
  }

  private mutating func restore() -> [HistoryChange] {
    guard let id = deleted.popLast() else { return [] }
    conversation.restore(id)
    return [.turnDeleted(id, nil), header()]
  }

  private mutating func type() -> [HistoryChange] {
    draft = text()
    return [.draft(conversation.id, draft)]
  }

  private mutating func edit(_ shown: Int) -> [HistoryChange] {
    let index = Int(random.next() % UInt64(shown))
    let reply = Reply(
      id: ids.make(), AskedRequest(model: "llama3", mode: .chat), created: now, content: text(),
      state: .edited)
    _ = conversation.add(reply, toTurn: index)
    return [row(of: reply.id), header()]
  }

  private mutating func rename() -> [HistoryChange] {
    conversation.header.name = random.next() % 2 == 0 ? nil : text()
    conversation.header.isPinned.toggle()
    return [header()]
  }

  // MARK: -

  private var now: Timestamp { Timestamp(milliseconds: clock) }

  private mutating func text() -> String {
    let texts = [
      "", "hello", "春天的诗", "a\0b", "👩‍👩‍👧‍👦", "line\nline\r\n", "\u{1B}[31m", "e\u{301}", "z̷",
      String(repeating: "long ", count: 900), "'quoted' \"twice\" ; DROP TABLE turn",
    ]
    return texts[Int(random.next() % UInt64(texts.count))] + String(random.next() % 1000)
  }

  private mutating func header() -> HistoryChange {
    conversation.header.updated = now
    return .conversation(
      conversation.header, title: conversation.title, leaf: conversation.leaf)
  }

  private func row(of id: TurnID) -> HistoryChange {
    for row in conversation.rows where row.id == id { return .turn(row, in: conversation.id) }
    return .draft(conversation.id, "")
  }

  private var reply: Reply? {
    conversation.turns.flatMap(\.alternates).first { $0.id == running?.reply }
  }

  private mutating func change(_ body: (inout Reply) -> Void) {
    guard let running,
      let index = conversation.turns.firstIndex(where: { $0.id == running.turn })
    else { return }
    conversation.update(turn: index) { turn in
      let alternate = turn.alternates.firstIndex { $0.id == running.reply } ?? 0
      turn.update(alternate: alternate) { body(&$0) }
    }
  }
}

/// Random numbers that are the same for the same seed.
struct SeededRandom: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    var mixed = state
    mixed ^= mixed >> 33
    mixed = mixed &* 0xFF51_AFD7_ED55_8CCD
    return mixed ^ mixed >> 33
  }
}
