import Markdown
import Testing
import TextUI

/// Blocks that are read in parts, and texts that are longer than one reading.
@Suite(.enabled(if: UTF8Locale.isSet, "widths need a UTF-8 locale")) struct LongTests {
  private let options = LayoutOptions(columns: 60)

  /// Shows a text that grows by pieces of so many characters.
  private func grown(_ text: String, by piece: Int) -> GrowingScreen {
    var screen = GrowingScreen(options)
    var end = text.startIndex
    while end < text.endIndex {
      end = text.index(end, offsetBy: piece, limitedBy: text.endIndex) ?? text.endIndex
      screen.show(String(text[..<end]))
    }
    return screen
  }

  private func numbered(_ range: ClosedRange<Int>, _ line: (Int) -> String) -> String {
    range.map(line).joined()
  }

  @Test(arguments: ["**", "*", "~~", "`", "***"])
  func `markup around a long paragraph is right at its end`(mark: String) {
    let words = numbered(1...900) { "word\($0) " } + "end"
    let text = "First.\n\n\(mark)\(words)\(mark) after\n\nLast."
    #expect(grown(text, by: 9).lines == drawn(text, options))
  }

  @Test func `a link around a long paragraph is right at its end`() {
    let words = numbered(1...900) { "word\($0) " } + "end"
    let text = "[\(words)](http://a.example)\n\nLast."
    #expect(grown(text, by: 9).lines == drawn(text, options))
    #expect(links(text) == ["\(words) -> http://a.example"])
  }

  @Test func `a long paragraph is wrapped as one`() {
    let text = numbered(1...9000) { "w\($0)" + ($0 % 40 == 0 ? "\n" : " ") } + "end"
    let screen = grown(text, by: 97)
    let lines = screen.lines.map(\.visible)
    let paragraphs = text.split(separator: "\n").map { picture(String($0), columns: 60) }
    #expect(lines.joined(separator: "\n") == paragraphs.joined(separator: "\n"))
    #expect(screen.layout.document.blocks.count > 1)
  }

  @Test(arguments: ["a:b ", "字", "x.\n", "é. "])
  func `a long paragraph that comes at once keeps every character`(piece: String) {
    let text = String(repeating: piece, count: 6000 / piece.utf8.count)
    var document = MarkdownDocument()
    _ = document.grow(text + "end")
    #expect(document.blocks.map(\.text).joined(separator: "\n") == text + "end")
  }

  @Test func `long code looks as one block`() {
    let code = numbered(1...4000) { "line \($0)\n" }
    let text = "Code:\n\n```swift\n\(code)```\n\n```\nnext\n```"
    let screen = grown(text, by: 203)
    let lines = screen.lines.map(\.visible)
    #expect(screen.layout.document.blocks.count > 3)
    #expect(lines.count == 2 + 4002 + 1 + 3)
    #expect(lines[2].hasPrefix("── swift · 1 ─"))
    #expect(lines[3..<4003] == ArraySlice((1...4000).map { "line \($0)" }))
    #expect(lines[4003] == String(repeating: "─", count: 32))
    #expect(lines[4005].hasPrefix("── 2 ─"))
    #expect(screen.lines == drawn(text, options))
  }

  @Test func `long code in a quotation keeps the bar`() {
    let code = numbered(1...2000) { "> line \($0)\n" }
    let text = "> ```\n\(code)> ```\n> end"
    let lines = grown(text, by: 101).lines.map(\.visible)
    #expect(lines.count == 2003)
    #expect(lines.allSatisfy { $0.hasPrefix("│ ") })
    #expect(lines[1..<2001] == ArraySlice((1...2000).map { "│ line \($0)" }))
  }

  @Test func `a long table grows row by row`() {
    let header = "| Number | Square | Name |\n|---|--:|:-:|\n"
    let rows = (1...400).map { "| \($0) | \($0 * $0) | name *\($0)* |\n" }
    var screen = GrowingScreen(options)
    var text = header
    for row in rows {
      text += row
      screen.show(text)
    }
    #expect(screen.lines == drawn(text, options))
    #expect(screen.lines.count == 402)
    #expect(screen.lines.last?.visible == "400    │ 160000 │ name 400")
  }

  @Test func `a list of a thousand items keeps its numbers`() {
    let text = numbered(1...1000) { "1. item\n" + ($0 % 100 == 0 ? "\n   more\n\n" : "") }
    let lines = grown(text, by: 31).lines.map(\.visible).filter { $0.hasSuffix("item") }
    #expect(lines == (1...1000).map { "\($0). item" })
  }

  @Test func `a long text that comes at once looks as one that grows by words`() throws {
    // Definitions of one copy would be those of the others.
    let names = Corpus.names.filter { $0 != "references" }
    let text = try (0..<3).flatMap { _ in try names.map(Corpus.text) }
      .joined(separator: "\n\n")
    #expect(text.utf8.count > 16_384)
    let screen = grown(text, by: 6)
    let whole = drawn(text, options)
    let same = zip(screen.lines, whole).prefix { $0 == $1 }.count
    #expect(same == whole.count, "\(whole[min(same, whole.count - 1)].text)")
    #expect(screen.lines.count == whole.count)
  }
}
