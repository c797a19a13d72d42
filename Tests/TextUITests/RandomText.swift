import SeededNumbers
/// Random text of everything that is hard to wrap.
enum RandomText {
  private static let pieces: [String] = [
    "a", "word", "hyphen-ated", "unbreakable", "(f(x))", "\"quoted\"", "don't", "100%", "e.g.",
    "https://example.org/a/very/long-path/to?x=1&y=2#z", "--", "/usr//bin/",
    " ", " ", " ", " ", "   ", "          ", "\t", "\t\t", "\n", "\n\n", "\r\n", "\r", "\r\r\n",
    "春", "天来了", "。", "，", "！？", "（括号）", "「引用」", "“双引号”", "……", "——", "きゃっ", "コーヒー",
    "ｱｲｳｧ｡", "한국어", "조선 글", "\u{1112}\u{1161}\u{11AB}", "\u{1161}", "\u{11AB}", "\u{D7B0}", "■",
    "\u{3000}", "￥100", "％",
    "é", "e\u{301}", "\u{301}", "z\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}", "ß", "Жук",
    "עברית", "العربية", "क्षि", "नमस्ते", "ภาษาไทย", "และเธอไปแล้วๆ", "ເຈົ້າ", "ក្រុង", "မန္တလေး", "བོད་སྐད།",
    "word—word", "——他", "\u{600}12", "\u{93F}", "\u{94D}",
    "👨‍👩‍👧‍👦", "👩🏽‍🚀", "👍🏿", "🏽", "❤️‍🔥", "☝🏾", "🇩🇪", "🇨", "1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "😀", "⌚️",
    "\u{200B}", "\u{200D}", "\u{FE0F}", "\u{2060}", "\u{AD}", "\u{FEFF}", "\u{202E}", "\u{2066}",
    "\u{1B}[31m", "\u{0}", "\u{7F}", "\u{85}", "\u{9B}", "\u{2028}", "\u{E000}", "\u{378}",
    "\u{10FFFF}", "\u{A0}", "\u{2003}", "\u{3099}", "か\u{3099}", "\u{1F3FB}\u{1F3FB}",
    "👩\u{200D}👩\u{200D}👩\u{200D}👩\u{200D}👩\u{200D}👩", "🇦🇧🇨🇩🇪", " \u{301}", "\t\u{301}",
    "\u{200D}\u{301}", "\u{2060}\u{FE0F}\u{301}x", "a\u{200B}\u{200D}b",
  ]

  /// A text of so many pieces, with floods of marks here and there.
  static func text(pieces count: Int, using numbers: inout SeededNumbers) -> String {
    var text = ""
    for _ in 0..<count {
      text += pieces[Int.random(in: 0..<pieces.count, using: &numbers)]
      if Int.random(in: 0..<40, using: &numbers) == 0 {
        text += String(repeating: "\u{30A}", count: Int.random(in: 1...60, using: &numbers))
      }
    }
    return text
  }

  /// The text cut between scalars, at most so many in a part.
  static func parts(
    of text: String, upTo count: Int, using numbers: inout SeededNumbers
  ) -> [String] {
    var parts: [String] = []
    var rest = Substring(text).unicodeScalars
    while !rest.isEmpty {
      let length = Int.random(in: 1...count, using: &numbers)
      parts.append(String(rest.prefix(length)))
      rest = rest.dropFirst(length)
    }
    return parts
  }
}
