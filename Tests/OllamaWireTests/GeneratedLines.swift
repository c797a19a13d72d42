import SeededNumbers
import OllamaWire

/// Lines like those of a stream, mostly whole, some broken; the same for the same seed.
struct GeneratedLines {
  private var random: SeededNumbers

  init(seed: UInt64) {
    random = SeededNumbers(seed: seed)
  }

  /// A line and the endpoint it is meant for.
  mutating func next() -> ([UInt8], ReplyAPI) {
    let api: ReplyAPI = chance(50) ? .chat : .generate
    var fields = [#""model":\#(string())"#, #""created_at":\#(string())"#, "\"done\":\(truth())"]
    switch api {
    case .chat:
      var members = [#""role":"assistant""#, "\"content\":\(string())"]
      if chance(30) { members.append("\"thinking\":\(string())") }
      if chance(5) { members.append("\"tool_calls\":\(value())") }
      if chance(10) { members.append("\(string()):\(value())") }
      fields.append("\"message\":\(object(members))")
    case .generate:
      fields.append("\"response\":\(string())")
      if chance(30) { fields.append("\"thinking\":\(string())") }
    }
    if chance(20) { fields.append("\(string()):\(value())") }
    if chance(5) { fields.append(pick(fields)) }
    var line = Array(object(fields).utf8)
    if chance(25) { breakSomething(in: &line) }
    return (line, api)
  }

  private mutating func breakSomething(in line: inout [UInt8]) {
    let place = Int(random.next(upTo: line.count))
    switch random.next(upTo: 4) {
    case 0: line.remove(at: place)
    case 1: line[place] = UInt8(random.next(upTo: 256))
    case 2: line.insert(pick(Array(#""\{},:u0 "#.utf8)), at: place)
    default: line.removeLast(line.count - place)
    }
  }

  private mutating func object(_ members: [String]) -> String {
    let shuffled = members.shuffled(using: &random)
    let gap = chance(80) ? "" : pick([" ", "\t", "\r", "  "])
    return "{\(gap)\(shuffled.joined(separator: "\(gap),\(gap)"))\(gap)}"
  }

  private mutating func string() -> String {
    let pieces = [
      "a", "word ", "é", "智", "👩‍👩‍👧", "\u{301}", "e\u{301}", "\u{FEFF}", "\u{85}", "\u{2028}",
      "\u{7F}",
      #"\n"#, #"\""#, #"\\"#, #"\/"#, #"\b"#, #"\t"#, #"\u003c"#, #"\u00E9"#, #"\u0000"#,
      #"\u001b"#, #"\ud83d\ude00"#, #"\uD83D\uDE00"#, #"\ufffe"#, "done", "{", "}", ",", ":",
    ]
    let broken = [#"\ud83d"#, #"\ude00"#, #"\ud83d\ud83d\ude00"#, #"\x"#]
    let texts = (0..<random.next(upTo: 8)).map { _ in chance(1) ? pick(broken) : pick(pieces) }
    return "\"\(texts.joined())\""
  }

  private mutating func value() -> String {
    pick([
      "0", "-0", "1", "-12.5", "1e5", "1E-2", "0.001", "123456789012345678901234567890", "01", "1.",
      ".5", "+1", "1e", "true", "false", "null", "nul", "[]", "{}", "[1,2]", #"{"a":{}}"#, string(),
    ])
  }

  private mutating func truth() -> String {
    chance(90) ? "false" : pick(["true", "null", "0", "\"false\""])
  }

  private mutating func chance(_ percent: Int) -> Bool {
    random.next(upTo: 100) < percent
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[random.next(upTo: elements.count)]
  }
}

extension SeededNumbers {
  mutating func next(upTo count: Int) -> Int {
    Int(next() % UInt64(count))
  }
}
