import Testing

@testable import OllamaWire

/// The scanner against `JSONDecoder`, which decides what is right.
struct ScannerTests {
  @Test(arguments: RecordedReply.all)
  func `every recorded line is scanned as it is decoded`(recorded: RecordedReply) throws {
    for line in try Recording(recorded.name).body.lines {
      let line = line.filter { $0 != 0x0A }
      if let difference = difference(line, recorded.api) {
        Issue.record(Comment(rawValue: difference))
      }
    }
  }

  @Test func `the usual lines of recorded replies are all scanned`() throws {
    var usual = 0
    for recorded in RecordedReply.all where recorded.delta.chunks > 1 {
      let lines = try Recording(recorded.name).body.lines.map { Array($0) }
      for line in lines where line.contains(#""done":false"#) {
        guard !line.contains("tool_calls"), !line.contains("logprobs") else { continue }
        var delta = ReplyDelta()
        #expect(scan(line, recorded.api, &delta))
        usual += 1
      }
    }
    #expect(usual == 1880)
  }

  @Test func `chat fields are scanned in every order`() {
    let inner = [#""role":"assistant""#, #""content":"a\u00e9b""#, #""thinking":"why""#]
    for members in permutations(inner) {
      let message = "\"message\":{\(members.joined(separator: ","))}"
      let outer = [#""model":"m""#, #""created_at":"2026-01-01T00:00:00Z""#, message]
      for fields in permutations(outer + [#""done":false"#]) {
        expectScanned("{\(fields.joined(separator: ","))}", .chat, content: "aéb", thinking: "why")
      }
    }
  }

  @Test func `generate fields are scanned in every order`() {
    let all = [
      #""model":"m""#, #""created_at":"2026-01-01T00:00:00Z""#, #""response":"a\nb""#,
      #""thinking":"why""#, #""done":false"#,
    ]
    for fields in permutations(all) {
      let line = "{\(fields.joined(separator: ","))}"
      expectScanned(line, .generate, content: "a\nb", thinking: "why")
    }
  }

  @Test func `whitespace may stand wherever JSON has it`() {
    expectScanned(
      " {\t\"done\" : false ,\r \"message\" : { \"content\" : \"x\" } , \"n\" : -1.5e+3 } ",
      .chat, content: "x")
  }

  @Test func `text may be missing on either side`() {
    expectScanned(#"{"message":{"role":"assistant"},"done":false}"#, .chat)
    expectScanned(#"{"message":{"thinking":"t"},"done":false}"#, .chat, thinking: "t")
    expectScanned(#"{"response":"","thinking":"t","done":false}"#, .generate, thinking: "t")
  }

  @Test func `every escape is scanned as it is decoded`() {
    let named = #"\"\\\/\b\f\n\r\t"#
    expectScanned(chat(content: named), .chat, content: "\"\\/\u{8}\u{C}\n\r\t")
    for start in stride(from: 0, to: 0x10000, by: 64) where !(0xD800..<0xE000).contains(start) {
      let units = (start..<start + 64).map { hex($0, upper: start & 64 == 0) }
      let text = String(
        String.UnicodeScalarView((start..<start + 64).compactMap(Unicode.Scalar.init)))
      expectScanned(chat(content: units.joined()), .chat, content: text)
    }
  }

  @Test func `surrogate pairs are one scalar`() {
    for scalar: Unicode.Scalar in ["\u{10000}", "😀", "\u{1F9D1}", "\u{10FFFF}"] {
      let pair = Array(String(scalar).utf16).map { hex(Int($0), upper: false) }
      expectScanned(chat(content: "a\(pair.joined())b"), .chat, content: "a\(scalar)b")
    }
  }

  @Test(arguments: [
    #"{"message":{"content":"x"},"done":true}"#,
    #"{"message":{"content":"x"}}"#,
    #"{"message":{"content":"x"},"done":null}"#,
    #"{"message":{"content":"x"},"done":false,"done":false}"#,
    #"{"message":{"content":"x"},"message":{"content":"y"},"done":false}"#,
    #"{"message":{"content":"x"},"message":{"thinking":"y"},"done":false}"#,
    #"{"message":{"content":"x","content":"y"},"done":false}"#,
    #"{"message":{"thinking":"x","thinking":"y"},"done":false}"#,
    #"{"message":{"content":5},"done":false}"#,
    #"{"message":{"content":null},"done":false}"#,
    #"{"message":{"content":["x"]},"done":false}"#,
    #"{"message":null,"done":false}"#,
    #"{"message":{},"done":false}"#,
    #"{"message":{"content":"x","tool_calls":[]},"done":false}"#,
    #"{"message":{"content":"x"},"done":false,"logprobs":[]}"#,
    #"{"message":{"content":"x"},"done":false,"new":{}}"#,
    #"{"message":{"content":"x"},"done":false,"error":"e"}"#,
    #"{"message":{"content":"x"},"done":false,"error":null}"#,
    #"{"message":{"cont\u0065nt":"x"},"done":false}"#,
    #"{"message":{"content":"x"},"done":false} x"#,
    #"{"message":{"content":"x"},"done":false}{}"#,
    #"{"message":{"content":"x"},"done":false,}"#,
    #"{"message":{"content":"x"},"done":false"#,
    #"{"message":{"content":"x},"done":false}"#,
    #"{"message":{"content":"\x"},"done":false}"#,
    #"{"message":{"content":"\u12g4"},"done":false}"#,
    #"{"message":{"content":"\ud83d"},"done":false}"#,
    #"{"message":{"content":"\ud83dx"},"done":false}"#,
    #"{"message":{"content":"\ud83d\u0041"},"done":false}"#,
    #"{"message":{"content":"\ude00"},"done":false}"#,
    #"{"message":{"content":"x"},"done":false,"n":01}"#,
    #"{"message":{"content":"x"},"done":false,"n":1.}"#,
    #"{"message":{"content":"x"},"done":false,"n":-}"#,
    #"{"message":{"content":"x"},"done":falsey}"#,
    "{\"message\":{\"content\":\"a\tb\"},\"done\":false}",
    "", " ", "[]", "{}", "5", "null", "\"done\"",
  ])
  func `the scanner declines what is unusual and changes nothing`(line: String) {
    var delta = ReplyDelta()
    delta.content = "before"
    let before = delta
    #expect(!scan(Array(line.utf8), .chat, &delta))
    #expect(delta == before)
  }

  @Test(
    arguments: [[0xFF], [0xC3], [0xE2, 0x82], [0xC0, 0x80], [0xED, 0xA0, 0x80]] as [[UInt8]])
  func `the scanner declines text that is no UTF-8`(bytes: [UInt8]) {
    let line = Array(#"{"message":{"content":"a"#.utf8) + bytes + Array(#"b"},"done":false}"#.utf8)
    var delta = ReplyDelta()
    #expect(!scan(line, .chat, &delta))
    #expect(delta == ReplyDelta())
    #expect(difference(line, .chat) == nil)
  }

  @Test(arguments: 1...40)
  func `generated lines are scanned as they are decoded`(seed: UInt64) {
    var lines = GeneratedLines(seed: seed)
    var accepted = 0
    for _ in 0..<100 {
      let (line, api) = lines.next()
      var delta = ReplyDelta()
      if scan(line, api, &delta) { accepted += 1 }
      guard let difference = difference(line, api) else { continue }
      Issue.record("seed \(seed): \(difference)")
      return
    }
    #expect((20...90).contains(accepted), "seed \(seed)")
  }
}
