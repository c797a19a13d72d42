import TextUI
import Testing

@Suite struct LineTableTests {
  init() throws {
    try #require(UTF8Locale.isSet)
  }

  private func lines(_ text: String, _ columns: Int) -> [String] {
    let table = LineTable(text, columns: columns)
    return (0..<table.count).map { table.line($0, of: text) }
  }

  @Test(arguments: [
    ("", 10, [""]),
    ("hello world", 11, ["hello world"]),
    ("hello world", 10, ["hello", "world"]),
    ("hello world", 5, ["hello", "world"]),
    ("hello     world", 6, ["hello", "world"]),
    ("ab cd ef gh", 5, ["ab cd", "ef gh"]),
    ("abcdefgh", 3, ["abc", "def", "gh"]),
    ("ab cdefgh", 5, ["ab", "cdefg", "h"]),
    ("    indented", 8, ["    inde", "nted"]),
    ("  a bcdefg", 8, ["  a", "bcdefg"]),
    ("a  ", 2, ["a "]),
    ("a\u{A0}b c", 3, ["a\u{A0}b", "c"]),
    ("ab\u{200B}cd", 3, ["ab", "cd"]),
    ("one two", 0, ["o", "n", "e", "t", "w", "o"]),
  ])
  func `words wrap at blanks, which hang over the edge`(
    text: String, columns: Int, expected: [String]
  ) {
    #expect(lines(text, columns) == expected)
  }

  @Test(arguments: [
    ("a\nb", ["a", "b"]), ("a\n", ["a", ""]), ("\n\n", ["", "", ""]), ("a\r\nb", ["a", "b"]),
    ("a\rb", ["a␍b"]), ("a\r", ["a"]), ("a\r\r\nb", ["a␍", "b"]), ("a\u{85}b", ["a␤b"]),
  ])
  func `lines end at line feeds, with or without a return`(text: String, expected: [String]) {
    #expect(lines(text, 10) == expected)
  }

  @Test(arguments: [
    ("春风吹绿柳梢头", 6, ["春风吹", "绿柳梢", "头"]),
    ("春风吹绿柳梢头", 7, ["春风吹", "绿柳梢", "头"]),
    ("春风吹。绿柳", 6, ["春风", "吹。绿", "柳"]),
    ("春风吹！？绿", 6, ["春风", "吹！？", "绿"]),
    ("春风（吹绿）", 6, ["春风", "（吹", "绿）"]),
    ("春风“吹绿”", 6, ["春风", "“吹绿”"]),
    ("コーヒー", 4, ["コー", "ヒー"]),
    ("コンピュータ", 6, ["コン", "ピュー", "タ"]),
    ("きゃっきゃ", 6, ["きゃっ", "きゃ"]),
    ("あきゃっ", 6, ["あ", "きゃっ"]),
    ("春风……吹", 5, ["春", "风……", "吹"]),
    ("한국어", 4, ["한국", "어"]),
    ("hello春天world", 7, ["hello春", "天world"]),
    ("。。。。", 4, ["。。", "。。"]),
    ("　　春风吹", 8, ["　　春风", "吹"]),
    ("春风　吹绿", 6, ["春风", "吹绿"]),
    ("价(100%)元", 6, ["价", "(100%)", "元"]),
    ("ｱｲｳ｡", 3, ["ｱｲ", "ｳ｡"]),
  ])
  func `ideographs part anywhere but before closing and after opening punctuation`(
    text: String, columns: Int, expected: [String]
  ) {
    #expect(lines(text, columns) == expected)
  }

  @Test(arguments: [
    ("see https://a.org/b/c/d", 10, ["see", "https://", "a.org/b/c/", "d"]),
    ("https://aaaaaaaaaaaaaaaaaaaa", 20, ["https://aaaaaaaaaaaa", "aaaaaaaa"]),
    ("a well-known fact", 12, ["a well-known", "fact"]),
    ("well-known", 8, ["well-", "known"]),
    ("well--known", 8, ["well--", "known"]),
  ])
  func `only words longer than a line are cut, behind a hyphen or slash or at the edge`(
    text: String, columns: Int, expected: [String]
  ) {
    #expect(lines(text, columns) == expected)
  }

  @Test(arguments: [
    ("abc春", 4, ["abc", "春"]),
    ("春天", 1, ["�", "�"]),
    ("👨‍👩‍👧‍👦", 8, ["👨👩👧👦"]),
    ("a👨‍👩‍👧‍👦", 8, ["a", "👨👩👧👦"]),
    ("👨‍👩‍👧‍👦", 5, ["👨👩", "👧👦"]),
    ("ab🇩🇪", 3, ["ab", "DE"]),
    ("🇩🇪", 1, ["D", "E"]),
    ("abe\u{301}e\u{301}", 3, ["abe\u{301}", "e\u{301}"]),
  ])
  func `clusters stay whole where they fit at all`(
    text: String, columns: Int, expected: [String]
  ) {
    #expect(lines(text, columns) == expected)
  }

  @Test(arguments: [
    ("a\tb", 8, ["a   b"]),
    ("a\tbcdef", 8, ["a", "bcdef"]),
    ("\t\t\tx", 6, ["", "x"]),
    ("abcdefgh\ti", 8, ["abcdefgh", "i"]),
    ("ab cd\te", 4, ["ab", "cd", "e"]),
  ])
  func `tabs are blanks up to the next stop of their line`(
    text: String, columns: Int, expected: [String]
  ) {
    #expect(lines(text, columns) == expected)
  }

  @Test func `ranges cover the text without a gap and offsets find their line`() {
    let text = "hello  world\r\n春天来了\n"
    let table = LineTable(text, columns: 6)
    #expect((0..<table.count).map(table.range) == [0..<7, 7..<14, 14..<23, 23..<27, 27..<27])
    #expect([0, 6, 7, 13, 14, 26, 27].map(table.index(containing:)) == [0, 0, 1, 1, 2, 3, 4])
  }

  @Test func `a line shows its symbols and its runs in their roles`() {
    let text = "bold\u{1B} and ital\u{301}ic"
    let table = LineTable(text, columns: 11)
    #expect(
      table.spans(0, of: text, role: .dim) == [
        Span("bold", .dim), Span("␛", .control), Span(" and", .dim),
      ])
    // The run ends between a letter and its mark: the mark stays with the letter.
    let runs = [RoleRun(end: 5, role: .title), RoleRun(end: 14, role: .dim)]
    #expect(
      (0..<table.count).map { table.spans($0, of: text, runs: runs, rest: .accent) } == [
        [Span("bold", .title), Span("␛", .control), Span(" and", .dim)],
        [Span("ital\u{301}", .dim), Span("ic", .accent)],
      ])
  }

  @Test func `columns and offsets of a line answer each other`() {
    let text = "ab\t春e\u{301}👨‍👩‍👧 end"
    let table = LineTable(text, columns: 40)
    let offsets = [0, 1, 2, 3, 6, 9, 27]
    let columns = [0, 1, 2, 4, 6, 7, 13]
    #expect(offsets.map { table.column(of: $0, in: text) } == columns)
    #expect(columns.map { table.offset(ofColumn: $0, line: 0, in: text) } == offsets)
    #expect(table.offset(ofColumn: 5, line: 0, in: text) == 3)
    #expect(table.offset(ofColumn: 99, line: 0, in: text) == text.utf8.count)
  }
}
