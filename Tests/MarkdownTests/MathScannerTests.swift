import SeededNumbers
import Markdown
import Testing

@Suite struct MathScannerTests {
  /// The formulas of a text in order, each with its delimiters; a block begins with `block `.
  private func formulas(in text: String) -> [String] {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      var found: [String] = []
      var offset = 0
      while offset < bytes.count {
        guard let span = MathScanner.formula(in: bytes, at: offset) else {
          offset += 1
          continue
        }
        let whole = String(decoding: bytes[span.range], as: UTF8.self)
        found.append(span.isBlock ? "block " + whole : whole)
        offset = span.range.upperBound
      }
      return found
    }
  }

  @Test(arguments: [
    ("$x$", ["$x$"]),
    ("so $x^2$ and $y$.", ["$x^2$", "$y$"]),
    (#"\(x\) and \[y\]"#, [#"\(x\)"#, #"block \[y\]"#]),
    (#"\( x \)"#, [#"\( x \)"#]),
    ("$$x = 1$$", ["block $$x = 1$$"]),
    ("$$\nx\n$$", ["block $$\nx\n$$"]),
    ("\\[\nx \\\\\ny\n\\]", ["block \\[\nx \\\\\ny\n\\]"]),
    ("$a +\nb$", ["$a +\nb$"]),
    (#"$\$5$"#, [#"$\$5$"#]),
    ("其中$x$是", ["$x$"]),
    ("($x$)", ["($x$)"].map { String($0.dropFirst().dropLast()) }),
    ("$n$th, $k$-means", ["$n$", "$k$"]),
    ("$a, b, c$", ["$a, b, c$"]),
    ("$5 and $x$", ["$x$"]),
    ("H$_2$O, m$^2$ and CO$_{2}$.", ["$_2$", "$^2$", "$_{2}$"]),
    ("x$_GET[1] is a variable and so is y$_POST[2]", []),
    (#"\\\(x\)"#, [#"\(x\)"#]),
  ])
  func `a formula is found with its delimiters`(text: String, found: [String]) {
    #expect(formulas(in: text) == found)
  }

  @Test(arguments: [
    #"between $5-$10; "$HOME/bin""#, "$5/$x", #""$5" and "$x""#, "$5 and $10", "$5, or 5$ more",
    "US$5 and US$6", "$20k–$30k", "$5/$10", "it costs $5.", "$ x $",
    "$x $", "$ x$", "$$", "$$$$", "$$ $$", "$$\n\n$$", "$", "$x", "x$y$", "1$x$", #"\$x$"#,
    #"\$x\$"#, "$x$5", "$a\n\nb$", "$a\n \t\nb$", "$$a\n\nb$$", "$HOME:$PATH", "$HOME/bin:$PATH",
    "${A}$B", "$(a)$(b)", "echo $A and $B", "echo $$ and $$", #"\(x"#, #"\[x"#, #"\(\)"#, #"\( \)"#,
    #"\\(x\\)"#, #"\\[2pt]"#, #"\(a \(b"#, "\\[a\n\nb\\]", #"\("#, #"\"#, "", "plain text",
    "$x", #"$x\$"#,
  ])
  func `prices, shell variables and lone signs stay text`(text: String) {
    #expect(formulas(in: text) == [])
  }

  @Test func `a span tells where the content is`() {
    let text = Array("a $$x$$ b".utf8)
    let span = text.withUnsafeBufferPointer { MathScanner.formula(in: $0, at: 2) }
    #expect(span?.range == 2..<7)
    #expect(span?.content == 4..<5)
    #expect(span?.isBlock == true)
  }

  @Test func `a formula longer than the limit stays text`() {
    let inside = String(repeating: "x", count: MathScanner.inlineLimit)
    #expect(formulas(in: "$\(inside)$") == ["$\(inside)$"])
    #expect(formulas(in: "$\(inside)x$") == [])
    let block = String(repeating: "x", count: MathScanner.blockLimit)
    #expect(formulas(in: "$$\(block)$$") == ["block $$\(block)$$"])
    #expect(formulas(in: "$$\(block)x$$") == [])
  }

  @Test func `an offset outside of the text has no formula`() {
    Array("$x$".utf8).withUnsafeBufferPointer { bytes in
      for offset in [-1, 3, 4, 1_000] {
        #expect(MathScanner.formula(in: bytes, at: offset) == nil)
      }
    }
  }

  @Test(arguments: [
    "$", "$$", "$a ", "$$a", #"\("#, #"\(a"#, #"\["#, #"\[a"#, #"\"#, #"\\("#, "$\n", "$$\n ",
    "$a\\",
  ])
  func `a text of openings alone has no formula but between them`(piece: String) {
    // Ends at once although each opening could look 8 KB ahead; a square of 64 KB would not.
    let text = String(repeating: piece, count: 65_536 / piece.utf8.count)
    for formula in formulas(in: text) {
      #expect(formula.utf8.count < 8_300)
    }
  }

  @Test(arguments: UInt64(0)..<40)
  func `what is found in a random text is what the rules say`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let pieces = ["$", "$$", "\\", "\\(", "\\)", "\\[", "\\]", "x", " ", "\n", "5", "é", "{", "春"]
    var text = ""
    for _ in 0..<400 { text += pieces.randomElement(using: &numbers) ?? "" }
    for formula in formulas(in: text) {
      let inside = formula.hasPrefix("block ") ? formula.dropFirst(6) : formula[...]
      let open = ["$$", "\\(", "\\[", "$"].first { inside.hasPrefix($0) }
      let close = ["$$", "\\)", "\\]", "$"].first { inside.hasSuffix($0) }
      #expect(open?.first == close?.first, "seed \(seed), \(formula)")
      #expect(!formula.contains("\n\n"), "seed \(seed), \(formula)")
      let content = inside.dropFirst(open?.count ?? 0).dropLast(close?.count ?? 0)
      #expect(content.contains { $0 != " " && $0 != "\n" }, "seed \(seed), \(formula)")
    }
  }
}
