import SeededNumbers
import Testing
import TextUI

@testable import Markdown

/// Whatever a server sends as a formula: it ends, it does not trap, and it is safe to draw.
@Suite struct MathSafetyTests {
  init() throws {
    try #require(UTF8Locale.isSet)
  }

  /// Why a result must not be drawn, if it must not.
  private func problem(of plain: String?, isBlock: Bool) -> String? {
    guard let plain else { return nil }
    let lines = plain.split(separator: "\n", omittingEmptySubsequences: false)
    if !isBlock, lines.count > 1 { return "several lines" }
    for line in lines where !displayed(line).unicodeScalars.elementsEqual(line.unicodeScalars) {
      return "not displayed as it is: \(line.debugDescription)"
    }
    return nil
  }

  @Test func `every sign that a command stands for is drawn as itself`() {
    for (name, sign) in MathSymbols.signs {
      let plain = MathText.plain("\\" + name, isBlock: false)
      #expect(plain == sign && problem(of: plain, isBlock: false) == nil, "\(name)")
    }
    for sign in MathSymbols.classes.keys where displayed(sign) != sign {
      Issue.record("\(sign) is not displayed as it is")
    }
  }

  @Test func `every small letter is drawn as itself in one cell`() {
    let ascii = (UInt8(0x20)..<0x7F).map { Unicode.Scalar($0) }
    for scalar in ascii + Array("−αβγδεθρφϕχ′″‴∘°⊤∗†‡".unicodeScalars) {
      let plain = String(scalar)
      for small in [MathSmall.above(plain), MathSmall.below(plain)].compactMap({ $0 }) {
        #expect(displayed(small) == small && columns(of: small) == 1, "\(plain)")
        #expect(small == plain || small.unicodeScalars.allSatisfy(MathSmall.isSmall), "\(plain)")
      }
    }
  }

  @Test(arguments: MathAlphabet.allCases)
  func `every letter of an alphabet is drawn as itself`(alphabet: MathAlphabet) {
    let plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    let letters = alphabet.text(plain)
    #expect(displayed(letters) == letters)
    #expect(columns(of: letters) == 52)
    #expect(Set(letters.unicodeScalars).isDisjoint(with: plain.unicodeScalars))
  }

  @Test(arguments: MathTextTests.formulas + MathTextTests.layout)
  func `every beginning of a formula is text or nothing`(source: String, plain: String) {
    for end in source.indices {
      for isBlock in [false, true] {
        let result = MathText.plain(String(source[..<end]), isBlock: isBlock)
        #expect(problem(of: result, isBlock: isBlock) == nil)
      }
    }
    #expect(problem(of: plain, isBlock: false) == nil)
  }

  @Test(arguments: [
    "{", "}", "{}", #"\frac"#, #"\frac{"#, "^", "x^", "x^{", "_{", #"\left"#, #"\left("#,
    #"\right)"#,
    #"\sqrt"#, #"\sqrt["#, #"\begin{matrix}"#, #"\end{matrix}"#, "&", #"\\"#, #"a&b\\"#, #"\text{"#,
    #"\text{$"#, "'", "x'", #"\hat"#, #"\hat{"#, #"\mathbb{"#, #"\over"#, #"{\over"#, #"\ce{"#, "1",
    "1,000", "|", "-", "(", ")", "a ", "ab ", #"\not"#, #"\,"#, #"\quad"#, #"\begin{"#, "\\", "~",
    #"\underbrace{"#, #"\xrightarrow["#, #"\overline{x}"#, "\u{301}", "春", #"\big"#, #"\tag"#,
    #"\substack{"#, #"\binom"#, #"\\["#, "$", "]", "[", #"\sum_{i}"#, #"\frac{a}{b}"#, " ",
  ])
  func `a piece repeated up to the limit ends`(piece: String) {
    let text = String(repeating: piece, count: MathText.sourceLimit / piece.utf8.count)
    for isBlock in [false, true] {
      #expect(problem(of: MathText.plain(text, isBlock: isBlock), isBlock: isBlock) == nil)
    }
  }

  @Test func `a formula beyond the limits stays the source`() {
    let long = String(repeating: "x", count: MathText.sourceLimit)
    #expect(MathText.plain(long, isBlock: false) == long)
    #expect(MathText.plain(long + "x", isBlock: false) == nil)
    let deep = { (count: Int) in
      String(repeating: "{", count: count) + "x" + String(repeating: "}", count: count)
    }
    #expect(MathText.plain(deep(20), isBlock: false) == "x")
    #expect(MathText.plain(deep(100), isBlock: false) == nil)
    let marked = { (count: Int) in
      String(repeating: #"\hat{"#, count: count) + "x" + String(repeating: "}", count: count)
    }
    #expect(MathText.plain(marked(2), isBlock: false) == "x\u{302}\u{302}")
    #expect(MathText.plain(marked(20), isBlock: false) == nil)
    // A small source could ask for a picture of millions of cells.
    let wide = String(repeating: "x", count: 4_000) + String(repeating: #"\\"#, count: 1_000)
    #expect(MathText.plain(#"\begin{matrix}"# + wide + #"y\end{matrix}"#, isBlock: true) == nil)
  }

  @Test(arguments: ["\u{1B}[31mx", "x\u{7}", "a\u{9B}31m", #"\text{\#u{1B}]0;t}"#, "x\u{0}"])
  func `a formula with control characters stays the source`(source: String) {
    #expect(MathText.plain(source, isBlock: true) == nil)
  }

  @Test(arguments: UInt64(0)..<200)
  func `a random formula is text or nothing`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let text = Self.randomFormula(pieces: 1 + Int(seed % 16), depth: 4, using: &numbers)
    for isBlock in [false, true] {
      let plain = MathText.plain(text, isBlock: isBlock)
      #expect(problem(of: plain, isBlock: isBlock) == nil, "seed \(seed): \(text)")
    }
  }

  /// Braces that mostly match around pieces of every kind.
  private static func randomFormula(
    pieces count: Int, depth: Int, using numbers: inout SeededNumbers
  ) -> String {
    var text = ""
    for _ in 0..<count {
      let piece = pieces.randomElement(using: &numbers) ?? ""
      for character in piece {
        if character == "@" {
          let inner = depth > 0 ? randomFormula(pieces: 2, depth: depth - 1, using: &numbers) : "x"
          text += "{" + inner + "}"
        } else {
          text.append(character)
        }
      }
    }
    return text
  }

  private static let pieces = [
    "x", "y", "12", "1,000", "+", "-", "=", "<", "(", ")", "[", "]", "|", ",", " ", "  ", "\n", "'",
    "^@", "_@", "^2", "_i", #"\alpha "#, #"\sum"#, #"\int"#, #"\sin "#, #"\lim_@"#, #"\frac@@"#,
    #"\sqrt@"#, #"\sqrt[3]@"#, #"\hat@"#, #"\overline@"#, #"\mathbb@"#, #"\text@"#, #"\mathrm@"#,
    #"\left(x\right)"#, #"\left\{@\right."#, #"\begin{cases}@&@\\@\end{cases}"#, #"\binom@@"#,
    #"\begin{bmatrix}@&@\\@&@\end{bmatrix}"#, #"\begin{aligned}@&=@\\&+@\end{aligned}"#, #"\, "#,
    #"\quad "#, #"\underbrace@_@"#, #"\xrightarrow@"#, #"\overset@@"#, #"\boxed@"#, #"\ce@"#, "@",
    #"\tag@"#, #"\substack@"#, #"\operatorname@"#, #"\pmod@"#, #"\not="#, "春", "é", "\u{301}", "👩‍🚀",
    "\u{202E}", "\u{200B}", "{", "}", "&", #"\\"#, "$", #"\unknown"#, #"\to "#, #"\cdot "#, "!",
    "/",
  ]
}
