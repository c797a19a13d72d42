import Markdown
import Testing
import TextUI

/// Texts that mean harm: 64 KB of whatever opens something.
@Suite(.enabled(if: UTF8Locale.isSet, "widths need a UTF-8 locale")) struct HostileTests {
  @Test(arguments: HostileText.kept)
  func `all letters of a hostile text are drawn, and what follows it`(text: HostileText) {
    let whole = text.repeated(toLength: 65_536) + "\n\n\nlast"
    let lines = drawn(whole, LayoutOptions(columns: 80)).map(\.text)
    #expect(missing(letters(whole), in: letters(lines.joined())) == [])
    #expect(lines.suffix(2).contains { $0.hasSuffix("last") })
  }

  @Test(arguments: HostileText.kept + HostileText.consumed)
  func `a hostile text in two halves has the words of the whole`(text: HostileText) {
    let whole = text.repeated(toLength: 9_000)
    var document = MarkdownDocument()
    _ = document.grow(String(whole.prefix(whole.count / 2)))
    _ = document.grow(whole)
    withKnownIssue(
      "markup is cut where a reading ends and nothing plain is near", isIntermittent: true
    ) {
      #expect(blockWords(document) == blockWords(reading(whole)))
    } when: {
      text.piece == "***a**b*"
    }
  }

  @Test func `the cells of a row that no column has are left out`() {
    let cells = String(repeating: "|a", count: 30_000)
    #expect(picture("|h|i|\n|-|-|\n\(cells)\n|b|c|") == "h │ i\n──┼──\na │ a\nb │ c")
  }

  @Test func `a line of too many cells is the header of no table`() {
    let cells = String(repeating: "|a", count: 600)
    let blocks = reading("\(cells)\n|-|-|\n|b").blocks
    #expect(blocks.map(\.kind) == [.paragraph])
    #expect(blocks.map(\.limit) == [.markup])
    #expect(blocks.map(\.text) == ["\(cells)\n|-|-|\n|b"])
  }

  private func reading(_ text: String) -> MarkdownDocument {
    var document = MarkdownDocument()
    _ = document.grow(text)
    return document
  }

  private func blockWords(_ document: MarkdownDocument) -> [String: Int] {
    let texts = document.blocks.flatMap { block in
      [block.text] + (block.table?.rows.joined().map(\.text) ?? [])
    }
    return words(texts.joined(separator: "\n"))
  }
}

/// A piece of text again and again.
struct HostileText: CustomTestStringConvertible, Sendable {
  /// What is repeated.
  var piece: String
  var testDescription: String { piece.debugDescription }

  /// The piece as often as it goes into so many bytes.
  func repeated(toLength length: Int) -> String {
    String(repeating: piece, count: length / piece.utf8.count)
  }

  /// Those whose letters are all drawn.
  static let kept: [HostileText] = [
    "[", "![", "[a](", "*a ", "**a ", "*a **a ", "_a __a ", "`", "` `` ", "<", "<a ", "<!--", "> ",
    "- ", "* a *", "~~a", "~~a ~~", "[^1]: a\n", "[^1]", "[a]", "[a][b]", "\\", "$", "$a$ ", "\\(",
    "\\(a", "$$\n", "|", "|a", "| a\n", "a|b\n", "\n", "a\n\n", "# a\n", "---\n", "```\n",
    "    a\n",
    "1. ", "1. a\n", "- a\n", " - a\n  ", "http://a.b/(", "www.", "a@", "a@b.c ", "a@a@", "<b>",
    "\u{0}", "é", "字", "👩‍👩‍👧", "e\u{301}", "\u{301}", "\u{200d}", "\u{202e}", "\t", "x", "x ",
    " x", "[[a]]", "![a](b)", "[a](b \"", "**x** ", "*x* _y_ ", "a*b_c~d`", "<a href=\"x\">y</a>",
    "](", " [a] ", "***", "*_", "((", ">\n", ">>a\n", "- - - a\n", "***a**b*", "~", "~~~\n", "a:b ",
    "://", "http://", "\\[", "\\[a\\]\n\n", "<?", "<![CDATA[", "<x ", "&#27;", "&#x", "&",
    "http://(", "a|b\n-|-\n", "www.(",
  ].map(HostileText.init)

  /// Those that markup consumes.
  static let consumed: [HostileText] = ["[a]: b\n", "&amp;", "&#x1b;", "\r\n"].map(HostileText.init)
}
