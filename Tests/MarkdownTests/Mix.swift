import SeededNumbers
/// A text of random fragments.
func mix(seed: UInt64) -> String {
  var numbers = SeededNumbers(seed: seed)
  let count = Int.random(in: 2...40, using: &numbers)
  return (0..<count).reduce(into: "") { text, _ in
    let group = fragments.randomElement(using: &numbers) ?? []
    text += group.randomElement(using: &numbers) ?? ""
  }
}

private let fragments: [[String]] = [
  // Ends of lines come most often.
  ["\n", "\n", "\n\n", "\n\n", "\n   ", "\n\n  ", "\n\n    ", "\r\n", " \n", "  \n"],
  ["\n", "\n\n"],
  ["- ", "* ", "+ ", "1. ", "2) ", "10. ", "- [ ] ", "- [x] ", "-", "1."],
  ["> ", ">", "> > ", ">- ", "> ```\n", "- > "],
  ["# ", "## ", "###### ", "===", "---", "***", "___", "- - -", "=", "--"],
  ["```", "```swift\n", "~~~\n", "```\n", "    code\n", "\tcode\n", "````", "``", "`"],
  ["| a | b |\n|---|---|\n", "| a |\n|:-:|\n| x", "|", "| x | y |\n", "a|b\n-|-\n", "|---|---|"],
  ["*", "**", "_", "__", "~~", "~", "***", "\\", "\\*"],
  ["[a]", "[a](http://x.y)", "[a][b]", "[a]: http://x.y\n", "[b]: /b 'title'\n", "](", "[", "]"],
  [
    "[^1]", "[^1]: note", "[^1]:\n", "![i](j)", "<http://x.y>", "http://x.y/z.", "www.x.y", "a@b.c",
  ],
  ["<b>", "</b>", "<div>\n", "<!-- c -->", "<br>", "<!--", "&amp;", "&", "&#x1b;", "<"],
  ["$x^2$", "$$", "\\(a\\)", "\\[", "\\]", "$", "$$\n\\frac{1}{2}\n$$"],
  ["word ", "two words ", "a", " ", "x y z ", "The end.", "1986. ", "12345 ", "snake_case "],
  ["some more words that make a paragraph long enough to be settled in parts while it grows "],
  ["中文，没有空格。", "**粗体**", "日本語", "한국어 ", "ไทย", "العربية ", "👩‍👩‍👧", "e\u{301}", "\u{200d}", "\t"],
]
