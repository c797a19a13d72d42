import Testing

@testable import OllatuiCore

@Suite struct TextSearchTests {
  private func found(_ query: String, in text: String, limit: Int = 100) -> [String] {
    guard let search = TextSearch(query) else { return [] }
    let bytes = Array(text.utf8)
    return search.ranges(in: text, limit: limit).map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  @Test(arguments: [
    ("the", "The theme, OTHER", ["The", "the", "THE"]),
    ("The", "The theme, OTHER", ["The"]),
    ("straße", "Straße STRASSE Strasse STRAẞE", ["Straße", "STRASSE", "Strasse", "STRAẞE"]),
    ("strasse", "Straße STRASSE Strasse STRAẞE", ["Straße", "STRASSE", "Strasse", "STRAẞE"]),
    ("Strasse", "Straße STRASSE Strasse STRAẞE", ["Straße", "Strasse"]),
    ("STRASSE", "Straße STRASSE Strasse STRAẞE", ["STRASSE", "STRAẞE"]),
    ("ss", "ß, ss, sß und ßs", ["ß", "ss", "sß", "ß"]),
    ("sse", "Straßenstraße ẞE sse ßß", ["ße", "ße", "ẞE", "sse"]),
    ("fi", "ﬁle file ﬂip of irony", ["ﬁ", "fi"]), ("f", "oﬃce ﬀ", ["ﬃ", "ﬀ"]),
    ("ile", "ﬁle", ["ﬁle"]), ("ﬁ", "file FILE ﬁle", ["fi", "FI", "ﬁ"]), ("fic", "oﬃce", ["ﬃc"]),
    ("ff", "oﬃce of fice ﬄ", ["ﬃ", "ﬄ"]), ("Fi", "ﬁ Fi", ["Fi"]),
    ("Œuvre", "œuvre Œuvre Oeuvre OEuvre oeuvre", ["Œuvre", "Oeuvre", "OEuvre"]),
    ("Oeuvre", "œuvre Œuvre Oeuvre OEuvre", ["Œuvre", "Oeuvre"]),
    ("st", "laﬆ laﬅ last", ["ﬆ", "ﬅ", "st"]), ("ը եւ", "ը և", ["ը և"]), ("ß", "é ñ ö ﬁ", []),
    ("full", "Ｆｕｌｌ ｆｕｌｌ", ["Ｆｕｌｌ", "ｆｕｌｌ"]), ("Full", "Ｆｕｌｌ ｆｕｌｌ", ["Ｆｕｌｌ"]),
    ("ｆｕｌｌ", "Full", ["Full"]), ("a，b", "a,b a，b", ["a,b", "a，b"]),
    ("a b", "a\u{3000}b", ["a\u{3000}b"]),
    ("é", "É e\u{301} é", ["É", "é"]), ("xｆ", "xﬁ", ["xﬁ"]),
    ("fla", "ﬂ\u{336}a\u{336}", ["ﬂ\u{336}a\u{336}"]),
    ("да", "Да, ДА и да", ["Да", "ДА", "да"]),
    ("Да", "Да, ДА и да", ["Да"]),
    ("春天", "春风、春天、春天", ["春天", "春天"]),
    ("aa", "aaaaa", ["aa", "aa"]),
    ("a b", "a b\na\nb a  b", ["a b", "a\nb"]),
    ("👩", "👨‍👩‍👧 👩", ["👩", "👩"]),
    ("out", "struck o\u{336}u\u{336}t\u{336} out", ["o\u{336}u\u{336}t\u{336}", "out"]),
    ("x", "", []),
  ])
  func `what is searched for is found`(query: String, text: String, expected: [String]) {
    #expect(found(query, in: text) == expected)
  }

  @Test(arguments: ["straße", "oﬃce", "ｆｉｔ", "Œuvre", "a b", "ffl", "iﬁ"])
  func `no hit is longer than a search says`(query: String) throws {
    let search = try #require(TextSearch(query))
    let strike = "\u{336}"
    let texts = ["ｓｔｒａｓｓｅ", "straße", "ｏｆｆｉｃｅ", "ｆｉｔ", "Ｏｅｕｖｒｅ", "ａ\u{3000}ｂ", "ｆｆｌ", "ﬄ", "ｉｆｉ"]
    for text in texts.flatMap({ [$0, $0.unicodeScalars.map { "\($0)\(strike)" }.joined()] }) {
      for range in search.ranges(in: text, limit: 9) {
        #expect(range.count <= search.maximumLength, "\(text)")
      }
    }
  }

  @Test func `nothing is found of nothing`() {
    #expect(TextSearch("") == nil)
  }

  @Test func `no more is found than is wanted`() {
    #expect(found("a", in: "aaaa", limit: 2) == ["a", "a"])
  }

  @Test func `a search can begin behind what was searched before`() {
    #expect(TextSearch("ab")?.ranges(in: "abcab", from: 1, limit: 9) == [3..<5])
  }
}
