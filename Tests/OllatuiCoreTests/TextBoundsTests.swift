import Testing

@testable import OllatuiCore

@Suite struct TextBoundsTests {
  /// A text with a mark at the place in question, taken apart.
  private func marked(_ text: String) -> (text: String, offset: Int) {
    let parts = text.split(separator: "|", omittingEmptySubsequences: false)
    return (parts.joined(), parts[0].utf8.count)
  }

  private func part(_ text: String, _ range: Range<Int>) -> String {
    String(decoding: Array(text.utf8)[range], as: UTF8.self)
  }

  @Test(arguments: [
    ("one t|wo, three", "two"), ("one |two", "two"), ("one two|, three", ","), ("one| two", " "),
    ("春天|来了 now", "春天来了"), ("カタ|カナと漢字", "カタカナと"), ("漢|字とカナ", "漢字"), ("end|", ""),
    ("👨‍👩‍👧|👨‍👩‍👧", "👨‍👩‍👧"), ("l'e\u{301}t|e\u{301}", "e\u{301}te\u{301}"),
  ])
  func `a double click takes the word, or the character where there is none`(
    text: String, word: String
  ) {
    let (text, offset) = marked(text)
    #expect(part(text, text.word(at: offset)) == word)
  }

  @Test(arguments: [
    ("one\nt|wo\nthree", "two"), ("|one\ntwo", "one"), ("one\n|", ""), ("a\n|\nb", ""),
  ])
  func `a triple click takes the line`(text: String, line: String) {
    let (text, offset) = marked(text)
    #expect(part(text, text.line(at: offset)) == line)
  }

  @Test func `places are never within a character`() {
    let text = "a👨‍👩‍👧e\u{301}"
    let bounds = [0, 1, 19, 22]
    for offset in 0...text.utf8.count {
      #expect(text.characterStart(at: offset) == bounds.last { $0 <= offset })
      #expect(text.characterEnd(at: offset) == bounds.first { $0 > offset } ?? 22)
    }
    #expect(text.characterStart(before: 22) == 19)
    #expect(text.characterStart(before: 0) == nil)
    #expect(text.characterEnd(at: 99) == 22)
  }

  @Test(arguments: [("o|ne two", 4), ("one| two", 4), ("one t|wo", nil), ("春|天 now", 7)])
  func `the next word begins behind the one here`(text: String, next: Int?) {
    let (text, offset) = marked(text)
    #expect(text.nextWordStart(after: offset) == next)
  }
}
