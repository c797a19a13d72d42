import SeededNumbers
import Foundation
import OllamaWire
import Testing
import Transcript

@testable import Exchange

@Suite struct JSONRoundTripTests {
  @Test func `the sample is written with its keys in order and without secrets`() throws {
    let text = Exporter.text(of: [sampleConversation()], as: .json)
    let start = """
      {"format":"ollatui-conversations","version":1,"conversations":[
      {"created":1764115200000,"host":"http://gpu.example.com:11434","id":"1000000000000",\
      "leaf":"000000000000e","mode":"chat","model":"qwen3:4b","name":"Sums & 和",\
      "system":"Be brief.","title":"Sums & 和","turns":[{"created":1764115200000,\
      "id":"000000000000a","role":"user","text":"How do I sum 1…n?"},{"asked":{\
      "host":"http://gpu.example.com:11434","keep_alive":"5m","mode":"chat","model":"qwen3:4b",\
      "options":{"seed":7,"temperature":0.5},"sent":["000000000000a"],"system":"Be brief.",\
      "think":true},"id":"000000000000b","parent":"000000000000a","role":"assistant",\
      "state":"cancelled","text":"It is n²/2."},
      """
    #expect(text.hasPrefix(start.dropLast()))
    #expect(text.contains("\"figures\":{\"done_reason\":\"stop\",\"first_token\":310000000,"))
    #expect(!text.contains("secret") && !text.contains("SECRET") && !text.contains("ollama.com"))
    #expect(try JSONSerialization.jsonObject(with: Data(text.utf8)) is [String: Any])
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `any tree comes back as it was`(seed: UInt64) {
    var trees = RandomTrees(seed: seed)
    let written = (0..<5).map { _ in trees.conversation() }
    let text = Exporter.text(of: written, as: .json)
    let (read, summary) = Importer.conversations(in: Data(text.utf8), as: .ollatui)
    #expect(summary.problems == [])
    #expect(read == written)
    #expect(Exporter.text(of: read, as: .json) == text)
  }

  @Test func `no conversation is a file too`() {
    let text = Exporter.text(of: [], as: .json)
    let (read, summary) = Importer.conversations(in: Data(text.utf8), as: .ollatui)
    #expect(read == [] && summary == ImportSummary())
  }

  @Test func `keys in another order and keys that are not known do no harm`() throws {
    let text = Exporter.text(of: [sampleConversation()], as: .json)
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
    var members = try #require(object as? [String: Any])
    members["zzz"] = ["a": [1, "]"]]
    let other = try JSONSerialization.data(
      withJSONObject: members, options: [.prettyPrinted, .sortedKeys])
    let (read, summary) = Importer.conversations(in: other, as: .ollatui)
    #expect(summary.problems == [])
    #expect(read == Importer.conversations(in: Data(text.utf8), as: .ollatui).conversations)
    #expect(try ImportFormat.detect(other, fileName: "x") == .ollatui)
  }

  @Test func `a file made by hand needs no more than ids, roles and texts`() {
    let text = """
      {"format":"ollatui-conversations","version":1,"conversations":[{"id":"0000000000001",
      "created":0,"turns":[{"id":"0000000000002","role":"user","text":"why?"},
      {"id":"0000000000003","role":"assistant","parent":"0000000000002","text":"so.",
      "state":"finished"}]}]}
      """
    let (read, summary) = Importer.conversations(in: Data(text.utf8), as: .ollatui)
    #expect(summary.problems == [])
    #expect(read.first?.turns.map(\.prompt) == ["why?"])
    #expect(read.first?.turns[0].reply?.content == "so.")
    #expect(read.first?.turns[0].reply?.state == .finished)
  }

  @Test func `deleted turns are not written, nor what hangs below them`() {
    var sample = sampleConversation()
    _ = sample.delete(turn: 0)
    let text = Exporter.text(of: [sample], as: .json)
    #expect(text.contains("\"turns\":[]") && !text.contains("公式"))
  }

  @Test func `a reply that still came when it was written was interrupted when it is read`() {
    var sample = conversation(answer: "half")
    sample.update(turn: 0) { turn in turn.update(alternate: 0) { $0.state = .answering } }
    let text = Exporter.text(of: [sample], as: .json)
    let (read, _) = Importer.conversations(in: Data(text.utf8), as: .ollatui)
    #expect(read.first?.turns[0].reply?.state == .interrupted)
    #expect(read.first?.turns[0].reply?.content == "half")
  }

  @Test func `nothing in the file is a control character`() {
    let text = Exporter.text(of: [conversation(answer: "\u{1B}[2J\u{9B}1m\u{7F}\u{0}")], as: .json)
    #expect(
      text.unicodeScalars.allSatisfy {
        $0.value >= 0x20 && !(0x7F..<0xA0 ~= $0.value) || $0 == "\n"
      })
    let (read, _) = Importer.conversations(in: Data(text.utf8), as: .ollatui)
    #expect(read.first?.turns[0].reply?.content == "\u{1B}[2J\u{9B}1m\u{7F}\u{0}")
  }

  @Test func `pieces written one by one are the same file`() {
    var exporter = Exporter(.json)
    let pieces = [
      exporter.add(sampleConversation()), exporter.add(conversation(answer: "b")), exporter.end(),
    ]
    let whole = Exporter.text(of: [sampleConversation(), conversation(answer: "b")], as: .json)
    #expect(pieces.joined() == whole)
  }
}

/// Makes trees of turns with everything in them that a file may hold.
struct RandomTrees {
  private var random: SeededNumbers
  private var lastID: Int64 = 0

  init(seed: UInt64) {
    random = SeededNumbers(seed: seed)
  }

  mutating func conversation() -> Conversation {
    var header = ConversationHeader(
      id: ConversationID(value: Int64.random(in: 0...Int64.max, using: &random)),
      system: maybe { $0.text() }, created: Timestamp(milliseconds: number()))
    header.name = maybe { $0.text() }
    header.mode = chance() ? .chat : .generate
    header.model = maybe { $0.text() }
    header.host = maybe { _ in "http://127.0.0.1:11434" }
    header.options = options()
    header.isPinned = chance()
    header.isArchived = chance()
    header.isBench = chance()
    header.updated = Timestamp(milliseconds: number())
    var rows: [TurnRow] = []
    var prompts: [TurnID] = []
    var replies: [TurnID] = []
    for _ in 0..<Int.random(in: 0...25, using: &random) {
      if let parent = prompts.randomElement(using: &random), chance() {
        let reply = reply(prompts + replies)
        rows.append(.reply(reply, parent: parent))
        replies.append(reply.id)
      } else {
        let turn = Turn(
          id: id(), prompt: text(), created: maybe { Timestamp(milliseconds: $0.number()) })
        rows.append(.prompt(turn, parent: replies.randomElement(using: &random)))
        prompts.append(turn.id)
      }
    }
    // Made from its rows once, as a store does it: answers not on the way shown are the newest.
    return Conversation(header, rows: rows, leaf: (prompts + replies).randomElement(using: &random))
  }

  private mutating func reply(_ turns: [TurnID]) -> Reply {
    var asked = AskedRequest(
      model: text(), mode: chance() ? .chat : .generate, host: maybe { _ in "example.com" },
      system: maybe { $0.text() },
      think: [nil, .on, .off, .level("high")].randomElement(using: &random) ?? nil,
      options: options(),
      keepAlive: [nil, .seconds(-1), .seconds(0.25), .text("5m")].randomElement(using: &random)
        ?? nil)
    asked.sent = turns.shuffled(using: &random)
    asked.request = maybe { $0.text() }
    let error = OllamaError(
      kind: OllamaError.Kind.allCases.randomElement(using: &random) ?? .tls, message: text(),
      hint: maybe { $0.text() }, status: maybe { _ in 503 })
    let states: [ReplyState] = [
      .finished, .cancelled, .failed(error), .incomplete, .interrupted, .edited,
    ]
    var calls: [ToolCall] = []
    while chance(4) {
      calls.append(
        ToolCall(
          id: maybe { $0.text() }, index: maybe { _ in 3 }, name: text(), arguments: value(3)))
    }
    var reply = Reply(
      id: id(), asked, created: maybe { Timestamp(milliseconds: $0.number()) }, content: text(),
      thinking: text(), toolCalls: calls, state: states.randomElement(using: &random) ?? .finished)
    reply.figures.metrics = maybe { trees in
      Metrics(
        totalDuration: trees.duration(), loadDuration: trees.duration(),
        promptEvalCount: trees.maybe { _ in 12 }, promptEvalCachedCount: trees.maybe { _ in 0 },
        promptEvalDuration: trees.duration(), evalCount: trees.maybe { _ in 1 << 40 },
        evalDuration: trees.duration())
    }
    reply.figures.doneReason = maybe { $0.text() }
    reply.figures.firstToken = duration()
    reply.figures.thinking = duration()
    reply.figures.elapsed = duration()
    reply.figures.chunks = Int.random(in: 0...5, using: &random)
    reply.figures.skippedLines = Int.random(in: 0...1, using: &random)
    reply.figures.contextLength = maybe { _ in 4096 }
    reply.figures.finalText = maybe { $0.text() }
    for index in 0..<Int.random(in: 0...3, using: &random) {
      reply.figures.arrivals.add(
        after: .microseconds(index * 2077), pieces: Int.random(in: 1...3, using: &random))
    }
    return reply
  }

  private mutating func value(_ depth: Int) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &random) {
    case 0: .null
    case 1: .bool(chance())
    case 2: .integer(number())
    case 3: .number([0.5, -0.0, 3, 1e300, 2.5e-300, 0.1 + 0.2].randomElement(using: &random) ?? 0)
    case 4: .string(text())
    case 5: .array((0..<3).map { _ in value(depth - 1) })
    default: .object([text(): value(depth - 1), "b": value(depth - 1)])
    }
  }

  private mutating func options() -> ModelOptions {
    chance() ? [:] : ["temperature": 0.7, "stop": ["a", "\n"], "num_ctx": 8192]
  }

  private mutating func text() -> String {
    let parts = [
      "a", " ", "\n", "\r\n", "\"", "\\", "/", "\t", "\u{0}", "\u{1B}", "\u{85}", "\u{7F}", "和",
      "👩‍👩‍👧", "e\u{301}",
      "\u{2028}", "\u{FEFF}", "\\u0041", "</script>", "\u{10FFFF}",
    ]
    return (0..<Int.random(in: 0...8, using: &random))
      .map { _ in parts.randomElement(using: &random) ?? "" }.joined()
  }

  private mutating func id() -> TurnID {
    lastID += Int64.random(in: 1...1 << 50, using: &random)
    return TurnID(value: lastID)
  }

  private mutating func number() -> Int64 {
    [0, -1, 7, 1_764_115_200_123, 1 << 48, -1 << 48].randomElement(using: &random) ?? 0
  }

  private mutating func duration() -> Duration? {
    maybe { .nanoseconds(Int64.random(in: 0...1 << 40, using: &$0.random)) }
  }

  private mutating func chance(_ sides: Int = 2) -> Bool {
    Int.random(in: 0..<sides, using: &random) == 0
  }

  private mutating func maybe<Value>(_ make: (inout Self) -> Value?) -> Value? {
    chance() ? make(&self) : nil
  }
}
