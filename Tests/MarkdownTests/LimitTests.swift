import Markdown
import Testing

@Suite(.enabled(if: UTF8Locale.isSet, "widths need a UTF-8 locale")) struct LimitTests {
  private func table(columns: Int, rows: Int) -> String {
    func row(_ cell: String) -> String {
      "|" + String(repeating: cell + "|", count: columns) + "\n"
    }
    return row("h") + row("-") + String(repeating: row("c"), count: rows)
  }

  private func blocks(_ text: String) -> [Block] {
    var document = MarkdownDocument()
    _ = document.grow(text)
    return document.blocks
  }

  @Test func `a table of many columns is drawn`() {
    let blocks = blocks(table(columns: 64, rows: 2))
    #expect(blocks.map(\.kind) == [.table])
    #expect(blocks.map(\.limit) == [nil])
  }

  @Test func `a table of too many columns is text and says so`() {
    let text = table(columns: 65, rows: 1)
    let blocks = blocks(text)
    #expect(blocks.map(\.kind) == [.paragraph])
    #expect(blocks.map(\.limit) == [.columns(65)])
    #expect(blocks.map(\.text) == [String(text.dropLast())])
  }

  @Test func `a paragraph too long to be read again says that not all of its markup was read`() {
    let long = String(repeating: "word *and ", count: 2000)
    for text in [long, long + "\n\nnext"] {
      var document = MarkdownDocument()
      _ = document.grow(text)
      _ = document.finish(text)
      let last = document.blocks.last { $0.text.hasSuffix("*and") }
      #expect(last?.limit == .markup)
    }
    #expect(
      blocks(String(repeating: "word **and** ", count: 200) + "\n\nx").allSatisfy {
        $0.limit == nil
      })
    #expect(
      blocks(String(repeating: "word and ", count: 3000) + "\n\nx").allSatisfy { $0.limit == nil })
  }

  @Test func `rows beyond the largest table are text and say so`() {
    let blocks = blocks(table(columns: 50, rows: 500))
    #expect(blocks.first?.kind == .table)
    #expect(blocks.first?.limit == nil)
    #expect(blocks.dropFirst().allSatisfy { $0.kind == .paragraph })
    #expect(blocks.dropFirst().first?.limit == .cells)
    let cells = blocks.reduce(0) { $0 + $1.text.count { $0 == "c" } }
    let drawn = (blocks.first?.table?.rows.dropFirst().joined()).map { $0.count } ?? 0
    #expect(drawn <= 20_000)
    #expect(drawn + cells == 50 * 500)
  }

  @Test func `a row too long to be drawn again with every word is text and says so`() {
    let words = String(repeating: "word ", count: 1700)
    let text = "|a|b|\n|-|-|\n|c|d|\n|\(words)"
    let blocks = blocks(text)
    #expect(blocks.map(\.kind).first == .table)
    #expect(blocks.first?.table?.rows.count == 2)
    #expect(blocks.dropFirst().map(\.text).joined() == "|" + words.dropLast())
    #expect(blocks.last?.limit == .cells)
    #expect(differenceWhileGrowing(text, piece: 5, every: 20) == nil)
  }
}
