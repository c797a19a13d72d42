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
    ("straße", "Straße STRASSE", ["Straße", "STRASSE"]),
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
