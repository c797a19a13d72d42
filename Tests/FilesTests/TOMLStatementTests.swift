import Testing

@testable import Files

struct TOMLStatementTests {
  @Test func `statements end with their line unless a bracket or a long string is open`() {
    let text = [
      "a = 1 # [ not open", #"  b = "x # \" [""#, "", "  # comment", "[t] # ]",
      "c = [ # here\n  1, \"]\",\n  [2],\n]", "d = \"\"\"\ne = 5\n\\\"\"\"\"\"\"",
      "f = '''it''s'''\r", #""g" = { h = '}' }"#,
    ]
    #expect(
      TOMLStatement.all(in: text.joined(separator: "\n")) == [
        TOMLStatement(text: text[0], line: 1),
        TOMLStatement(text: #"b = "x # \" [""#, line: 2),
        TOMLStatement(text: text[4], line: 5),
        TOMLStatement(text: text[5], line: 6),
        TOMLStatement(text: text[6], line: 10),
        TOMLStatement(text: "f = '''it''s'''", line: 13),
        TOMLStatement(text: text[8], line: 14),
      ])
  }

  @Test func `what is never closed ends with its line`() {
    #expect(
      TOMLStatement.all(in: "a = [\nb = '''\nc = \"\nd = 1") == [
        TOMLStatement(text: "a = [", line: 1), TOMLStatement(text: "b = '''", line: 2),
        TOMLStatement(text: "c = \"", line: 3), TOMLStatement(text: "d = 1", line: 4),
      ])
  }

  @Test(arguments: ["[", "[[", "[[[", "[=]", "[ ]", "[]", "[[]]", "[#", "[ä]", "[.a]", "[\r\"a\"]"])
  func `a header without a name is a problem and does not end the program`(text: String) {
    let read = TOMLEntry.all(in: text + "\na = 1", path: "x")
    #expect(read.entries == [TOMLEntry(key: ["a"], value: .integer(1), line: 2)])
    #expect(
      read.problems.map(\.description) == [
        "x:1: cannot be read, since the table has no name; the line is passed over"
      ])
  }

  @Test(arguments: ["a = [}", "a = {]", "a = [{]}", "a = [\n}\n]"])
  func `mixed brackets are a problem and do not end the program`(text: String) {
    let read = TOMLEntry.all(in: text + "\nb = 1", path: "x")
    #expect(read.entries.map(\.key) == [["b"]])
    #expect(
      read.problems.first?.description
        == "x:1: cannot be read, since a bracket closes one of another kind; "
        + "the line is passed over" || text.contains("\n"))
    #expect(!read.problems.isEmpty)
  }

  @Test func `the names of a header come before the keys below it`() {
    let read = TOMLEntry.all(in: "[a.\"b c\"]\nx = 1\n[[d]]\ny = { z = 2 }", path: "x")
    #expect(read.problems == [])
    #expect(
      read.entries == [
        TOMLEntry(key: ["a", "b c"], value: .table, line: 1),
        TOMLEntry(key: ["a", "b c", "x"], value: .integer(1), line: 2),
        TOMLEntry(key: ["d"], value: .table, line: 3),
        TOMLEntry(key: ["d", "y"], value: .table, line: 4),
        TOMLEntry(key: ["d", "y", "z"], value: .integer(2), line: 4),
      ])
  }

  @Test(arguments: 1...20)
  func `any text is read to its end`(seed: UInt64) {
    var random = Random(seed: seed)
    let pieces = [
      "a", "b.c", "\"k\"", "=", " = ", "[", "]", "{", "}", "\"", "'", "\"\"\"", "'''", "#", ",",
      ".", "\n", "\n", "1", "-", "+", "0x", "0b2", "1e", "inf", "nan", "true", "1979-05-27",
      "T07:32:00Z", "07:32", "_", "\\", "\\u00", "\u{7}", "é", "\r", "\t", "99999999999999999999",
    ]
    for _ in 0..<200 {
      let text = (0..<random.next(30)).map { _ in pieces[random.next(pieces.count)] }.joined()
      let lines = TOMLStatement.all(in: text + "\n[end]\nlast = 1").map(\.line)
      #expect(lines == lines.sorted())
      let read = TOMLEntry.all(in: "\(text)\n", path: "x")
      #expect(read.problems.allSatisfy { ($0.line ?? 0) > 0 })
    }
  }

  @Test(arguments: 1...20)
  func `any slip of the finger in a right line is read to its end`(seed: UInt64) {
    var random = Random(seed: seed)
    let lines = [
      "a = 'x'", #"b = """x\u00e9 \n"""#, "c = 0x1F", "d = 1_000.5e-3", "[[c.\"d\"]]", "[a.b]",
      "e = { fg = \"red\", bold = true }", "f = [1, [2, \"x\"], { a = 1 }]", "g.h = +inf",
      "\"k\" = -0", "l = '''x'y\n'''", "m = 0b01", "n = false # no", "o = 1979-05-27T07:32:00Z",
    ]
    let letters = Array("[]{}'\"=.,#\\ \n\r\t_-+:0189abeEfinoxuTZ\u{7}\u{B}\u{A0}é")
    for _ in 0..<200 {
      var text = Array(lines[random.next(lines.count)])
      for _ in 0...random.next(3) {
        let place = random.next(text.count + 1)
        let end = min(text.count, place + random.next(3))
        text.replaceSubrange(
          place..<end, with: random.next(4) == 0 ? [] : [letters[random.next(letters.count)]])
      }
      let read = TOMLEntry.all(in: String(text) + "\nlast = 1", path: "x")
      #expect(read.problems.allSatisfy { ($0.line ?? 0) > 0 })
      #expect(!read.entries.isEmpty || !read.problems.isEmpty)
    }
  }
}

/// Numbers that are the same for the same seed (xorshift).
private struct Random {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15
  }

  /// A number from 0 up to a count, and less than it.
  mutating func next(_ count: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(count))
  }
}
