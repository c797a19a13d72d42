import CVterm
import TextUI
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What we count against what a terminal counts.
@Suite struct ScalarWidthTests {
  /// One row of a terminal, which says how far a text brings its cursor.
  private final class Row {
    private let terminal: OpaquePointer

    init?() {
      guard let terminal = cv_new(40, 2) else { return nil }
      self.terminal = terminal
    }

    deinit {
      cv_free(terminal)
    }

    func columns(of text: String) -> Int {
      let bytes = Array("\r\u{1B}[K\(text)".utf8)
      cv_feed(terminal, bytes, bytes.count)
      return Int(cv_state(terminal).column)
    }
  }

  @Test func `every scalar takes the cells it is said to take, alone and behind a letter`() throws {
    try #require(setlocale(LC_CTYPE, "C.UTF-8") != nil)
    let row = try #require(Row())
    var wrong: [Unicode.Scalar] = []
    var strange: [Unicode.Scalar] = []
    for value in UInt32(0)..<0xF0000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let drawn = displayed(String(scalar))
      guard drawn != "\u{FFFD}" else { continue }
      if row.columns(of: drawn) != columns(of: drawn) {
        strange.append(scalar)
      } else if row.columns(of: displayed("x\(scalar)|")) != columns(of: "x\(scalar)|") {
        wrong.append(scalar)
      }
    }
    #expect(wrong.isEmpty)
    // libvterm 0.1.4 has the tables of 2015: marks of other scripts, Tangut, emoji of later years.
    #expect(strange.count <= 2_700)
    let everyday: [ClosedRange<UInt32>] = [
      0x0000...0x0482, 0x0488...0x05FF, 0x0620...0x065E, 0x0660...0x06DC, 0x0901...0x0939,
      0x093B...0x0954, 0x0E00...0x0E7F, 0x2000...0x20EF, 0x2100...0x2BFF, 0x3000...0x3029,
      0x3030...0x3098, 0x309B...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFE23, 0xFE30...0xFFFF,
      0x1F300...0x1F64F,
    ]
    let unexpected = strange.filter { scalar in
      everyday.contains { $0.contains(scalar.value) }
    }
    #expect(unexpected.isEmpty)
  }

  @Test(arguments: [
    "👨‍👩‍👧‍👦|", "👍🏿👩🏽‍🚀|", "a🏽 🏽|", "🇩🇪🇫🇷🇨|", "1️⃣#️⃣|", "❤️☺️⌚️⌚︎|", "🏴󠁧󠁢󠁥󠁮󠁧󠁿|", "क्षि नमस्ते हिन्दी|", "ภาษาไทยกำ|",
    "\u{1112}\u{1161}\u{11AB}\u{1161}\u{11AB}|", "か\u{3099}ハ\u{309A}|", "مُحَمَّد שָׁלוֹם|",
    "\u{301}a\u{200B}\u{301}\u{202E}b\u{2066}|", "z\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}|",
    "\u{E000}\u{10FFFF}\u{378}|", "می‌خواهم|", "ｱｲｳﾞ＋１|", "½™©®→─█|",
  ])
  func `a cluster takes the cells it is said to take`(text: String) throws {
    try #require(setlocale(LC_CTYPE, "C.UTF-8") != nil)
    let row = try #require(Row())
    #expect(row.columns(of: displayed(text)) == columns(of: text))
  }
}
