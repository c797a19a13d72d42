import Foundation
import Markdown

/// Texts of 64 KB that mean harm: the frame of the whole, and the worst while they stream.
func measureHostile(_ setup: Setup) throws -> [Row] {
  let languages = try setup.languages()
  var whole: [(time: Duration, name: String)] = []
  var piece: [(time: Duration, name: String)] = []
  var total: [(time: Duration, name: String)] = []
  for unit in hostileUnits {
    let text = String(repeating: unit, count: 65_536 / unit.utf8.count)
    let name = unit.debugDescription
    var stage = Stage(languages)
    stage.ask()
    whole.append((stage.grow(text), name))
    stage = Stage(languages)
    stage.ask()
    let times = pieces(of: text, length: 64).map { stage.grow($0) }
    piece.append((times.max() ?? .zero, name))
    total.append((times.reduce(.zero, +), name))
  }
  return [
    Row(what: "hostile 64 KB: worst frames of a whole text", figure: worst(whole)),
    Row(what: "hostile 64 KB: worst frames while it streams", figure: worst(piece)),
    Row(what: "hostile 64 KB: worst sums of all its frames", figure: worst(total)),
  ]
}

private func worst(_ times: [(time: Duration, name: String)]) -> String {
  times.sorted { $0.time > $1.time }.prefix(4).map { time, name in
    Sample(time / .milliseconds(1)).text("ms", decimals: 1) + " of `\(name)`"
  }.joined(separator: ", ")
}

private func pieces(of text: String, length: Int) -> [String] {
  var pieces: [String] = []
  var rest = text.unicodeScalars[...]
  while !rest.isEmpty {
    pieces.append(String(rest.prefix(length)))
    rest = rest.dropFirst(length)
  }
  return pieces
}

/// What is repeated: whatever opens something, in the ways that made readers of Markdown slow.
private let hostileUnits = [
  "x", "x ", "\n", "\t", "a\n\n", "a\n", "[", "![", "[a](", "[a](<", "[a][b] ", "[a] ", "[[a]]",
  "](",
  "*a ", "**a ", "*a **a ", "_a __a ", "*_", "***a**b*", "a*b_c~d` ", "*x* _y_ ", "~~a", "~~a ~~",
  "`", "` `` ", "`a` ", "```\n", "~~~\n", "```a\nb\n```\n", "    a\n", "<", "<a ", "<!--", "<?",
  "<![CDATA[", "<b>", "<a href=\"x\">y</a>", "> ", ">\n", ">>a\n", "> a\n", "- ", "- a\n",
  " - a\n  ", "- - - a\n", "1. ", "1. a\n", "* * ", "# a\n", "---\n", "a\n---\n", "|", "|a",
  "| a\n",
  "a|b\n", "|a|b|\n|-|-|\n", "[^1]", "[^1]: a\n", "[^a] ", "[a]: b\n", "[a]: b 'c'\n",
  "http://a.b/(",
  "http://", "www.", "www.a_a_", "a@", "a@b.c ", "://", "a:b ", "\\", "&", "&#x", "&amp;", "&#27;",
  "$", "$a$ ", "$$\n", "\\(", "\\[a\\]\n\n", "\\frac{", "$\\frac{a}{b}$ ", "$x^{x^{",
  "\\begin{matrix}",
  "字", "é", "e\u{301}", "\u{301}", "\u{200D}", "👩‍👩‍👧", "\u{202E}", "\u{0}", "\u{1B}[31m", "שלום ",
  "/* ", "\"", "```swift\n/* ", "```html\n<a ", "a\\\n", "\r\n", "\u{FEFF}", "क्षि",
]
