import SeededNumbers
import CWidth
import TextUI
import Testing

@Suite struct DisplayedTests {
  init() throws {
    try #require(UTF8Locale.isSet)
  }

  @Test(arguments: [
    ("plain text", "plain text"),
    ("", ""),
    ("\u{1B}[31mred\u{7}", "␛[31mred␇"),
    ("a\r\u{8}\u{0}\u{7F}\u{B}", "a␍␈␀␡␋"),
    ("a\nb", "a␊b"),
    ("\u{80}\u{9B}31m\u{85}", "��31m␤"),
    ("user\u{202E}nimda\u{2066}\u{200F}\u{61C}", "user␦nimda␦␦␦"),
    ("a\u{2028}b\u{2029}", "a␤b␤"),
    ("a\u{200B}b\u{2060}c\u{FEFF}d\u{AD}e", "abcde"),
    ("\u{E000}\u{F8FF}\u{378}\u{FFFE}\u{10FFFF}", "�����"),
    ("\u{3164}\u{115F}\u{FFA0}", "���"),
  ])
  func `what a terminal would obey or cannot draw becomes a symbol`(text: String, drawn: String) {
    #expect(displayed(text) == drawn)
  }

  @Test(arguments: [
    ("❤️", "❤"),
    ("⌚︎", "⌚"),
    ("👍🏿", "👍"),
    ("☝🏾", "☝"),
    ("a🏽", "a■"),
    ("🏻🏿 🏽", "■■ ■"),
    ("\u{1161}\u{1175}\u{11A8}\u{11C2}", "ㅏㅣㄱㅎ"),
    ("a\u{11AB}\u{D7B0}\u{1160}", "aㄴ�"),
    ("👨‍👩‍👧‍👦", "👨👩👧👦"),
    ("👩🏽‍🚀", "👩🚀"),
    ("👩‍👩‍👩‍👩‍👩‍👩", "👩👩👩👩"),
    ("🇩🇪", "DE"),
    ("🇩", "D"),
    ("1️⃣2️⃣#️⃣", "12#"),
    ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏴"),
    ("क्षि", "क्षि"),
    ("한글\u{1112}\u{1161}\u{11AB}각", "한글한각"),
    ("\u{1112}\u{119E}\u{11AB}", "\u{1112}\u{119E}\u{11AB}"),
    ("か\u{3099}ハ\u{309A}ウ\u{3099}は\u{3099}あ\u{3099}", "がパヴばあ\u{3099}"),
  ])
  func `a cluster terminals disagree on takes a form they agree on`(text: String, drawn: String) {
    // Compared by scalars: `==` of strings takes different forms of a letter for the same.
    #expect(Array(displayed(text).unicodeScalars) == Array(drawn.unicodeScalars))
  }

  @Test func `a cell carries four marks and the rest is dropped`() {
    let flood = "z" + String(repeating: "\u{301}", count: 1000) + "y"
    #expect(displayed(flood).unicodeScalars.count == 6)
    #expect(columns(of: flood) == 2)
  }

  @Test(arguments: [
    ("\u{301}a", "◌\u{301}a"),
    (" \u{301}", " ◌\u{301}"),
    ("\u{1B}\u{301}", "␛◌\u{301}"),
    ("\u{FE0F}\u{200D}\u{301}", "◌\u{301}"),
  ])
  func `a mark without a letter gets a circle`(text: String, drawn: String) {
    #expect(Array(displayed(text).unicodeScalars) == Array(drawn.unicodeScalars))
  }

  @Test(arguments: [
    ("\ta", "    a"), ("a\tb", "a   b"), ("abcd\te", "abcd    e"), ("春\tb", "春  b"),
  ])
  func `a tab reaches to the next stop`(text: String, drawn: String) {
    #expect(displayed(text) == drawn)
  }

  @Test(arguments: [
    ("", 0), ("abc", 3), ("春天", 4), ("e\u{301}", 1), ("👨‍👩‍👧‍👦", 8), ("🇩🇪", 2), ("❤️", 1), ("1️⃣", 1),
    ("\t", 4), ("\u{1B}", 1), ("한글", 4), ("ｱ", 1), ("क्षि", 3), ("\u{200B}", 0),
  ])
  func `columns are those of the displayed form`(text: String, expected: Int) {
    #expect(columns(of: text) == expected)
    #expect(columns(of: text[...]) == expected)
  }

  @Test func `bytes that are no UTF-8 become visible`() {
    #expect(displayed(utf8: [0x61, 0xFF, 0x1B, 0x62]) == "a�␛b")
  }

  @Test(arguments: [
    ("hello", 5, "hello"), ("hello", 4, "hel…"), ("春天来了", 8, "春天来了"), ("春天来了", 6, "春天…"),
    ("hello", 1, "…"), ("hello", 0, ""), ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
    ("a\u{1B}bc", 3, "a␛…"),
  ])
  func `a text that does not fit ends with dots`(text: String, width: Int, drawn: String) {
    #expect(displayed(text, upTo: width) == drawn)
  }

  @Test func `every scalar becomes cells that libc knows`() {
    var wrong: [Unicode.Scalar] = []
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let drawn = displayed(String(scalar)).unicodeScalars
      let widths = drawn.map { cw_columns($0.value) }
      let isSafe =
        widths.allSatisfy { $0 >= 0 } && widths.first != 0
        && drawn.allSatisfy { !isControl($0) && !isInvisible($0) }
      let sum = widths.reduce(0) { $0 + Int($1) }
      let isStable = Array(displayed(displayed(String(scalar))).unicodeScalars) == Array(drawn)
      if !isSafe || !isStable || sum != columns(of: String(scalar)) { wrong.append(scalar) }
    }
    #expect(wrong.isEmpty)
  }

  @Test(arguments: UInt64(0)..<50)
  func `a displayed text is safe to draw and as wide as said`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let text = RandomText.text(pieces: 60, using: &numbers)
    let drawn = displayed(text)
    var width = 0
    var marks = 4  // So that a mark at the start is found, too.
    for scalar in drawn.unicodeScalars {
      let columns = cw_columns(scalar.value)
      #expect(columns >= 0 && !isControl(scalar), "seed \(seed)")
      marks = columns == 0 ? marks + 1 : 0
      #expect(marks <= 4, "seed \(seed)")
      width += Int(columns)
    }
    #expect(width == columns(of: text), "seed \(seed)")
  }

  @Test(arguments: UInt64(200)..<300)
  func `what was drawn is drawn again as it is, character by character`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let drawn = displayed(RandomText.text(pieces: 60, using: &numbers))
    #expect(Array(displayed(drawn).unicodeScalars) == Array(drawn.unicodeScalars), "seed \(seed)")
    // Lines are cut and marked by characters.
    let sum = drawn.reduce(0) { $0 + columns(of: String($1)) }
    #expect(sum == columns(of: drawn), "seed \(seed)")
  }

  @Test(arguments: UInt64(100)..<130)
  func `columns never shrink while a text grows`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    var text = ""
    var width = 0
    for scalar in RandomText.text(pieces: 60, using: &numbers).unicodeScalars {
      text.unicodeScalars.append(scalar)
      let grown = columns(of: text)
      #expect(grown >= width, "seed \(seed), \(text.debugDescription)")
      width = grown
    }
  }

  /// Whether a terminal would act on a scalar, or read text in another direction.
  private func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F,
      0xFE00...0xFE0F, 0xFEFF, 0xE0000...0xE0FFF:
      true
    default:
      false
    }
  }

  /// Whether a scalar has nothing to draw by Unicode's own tables.
  private func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isDefaultIgnorableCodePoint
      || scalar.properties.generalCategory == .format && cw_columns(scalar.value) == 0
  }

  @Test func `symbols of bars and plots are measured as they are drawn`() {
    let symbols = "≈⌀·…─│╭▁█░⠋⣿"
    #expect(columns(of: symbols + " 12 tok/s") == symbols.count + 9)
    for symbol in symbols {
      #expect(columns(of: "a\(symbol)") == 2)
      // What joins a symbol or stands beside it is measured all the same.
      #expect(columns(of: "\(symbol)\u{301}\u{302}b") == 2)
      #expect(columns(of: "\(symbol)\u{200D}\(symbol)") == 2)
      #expect(columns(of: "\(symbol)\u{FE0F}春\t") == columns(of: "a春\t"))
    }
  }
}
