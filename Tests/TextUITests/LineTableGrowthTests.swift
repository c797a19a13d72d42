import SeededNumbers
import CWidth
import TextUI
import Testing

/// The claims about tables that hold for every text, tried on random ones.
@Suite struct LineTableGrowthTests {
  init() throws {
    try #require(UTF8Locale.isSet)
  }

  @Test(arguments: UInt64(1000)..<1120)
  func `growing in any parts gives the table of the whole`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let whole = RandomText.text(pieces: 120, using: &numbers)
    let columns = Int.random(in: 1...80, using: &numbers)
    let longest = [1, 2, 5, 40][Int(seed % 4)]
    var text = ""
    var table = LineTable(columns: columns)
    for part in RandomText.parts(of: whole, upTo: longest, using: &numbers) {
      // Joined as scalars, not as characters: a cluster may be cut between two parts.
      text.unicodeScalars.append(contentsOf: part.unicodeScalars)
      table.grow(text)
    }
    #expect(table == LineTable(whole, columns: columns), "seed \(seed), \(columns) columns")
  }

  @Test(arguments: UInt64(2000)..<2060)
  func `no line is wider than the screen and nothing is lost`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let text = RandomText.text(pieces: 120, using: &numbers)
    let width = Int.random(in: 2...60, using: &numbers)
    let table = LineTable(text, columns: width)
    var end = 0
    var drawn = ""
    for index in 0..<table.count {
      let range = table.range(index)
      #expect(range.lowerBound == end, "seed \(seed)")
      end = range.upperBound
      let line = table.line(index, of: text)
      let drawnWidth = line.unicodeScalars.reduce(0) { $0 + Int(cw_columns($1.value)) }
      #expect(drawnWidth <= width, "seed \(seed), line \(index)")
      drawn += line
    }
    #expect(end == text.utf8.count, "seed \(seed)")
    // Blanks go at line ends and joined pictographs may be cut; letters all stay, in order.
    func letters(_ text: String) -> [Unicode.Scalar] {
      text.unicodeScalars.filter { $0.properties.isAlphabetic && $0.value < 0x1F000 }
    }
    #expect(letters(drawn) == letters(displayed(text)), "seed \(seed)")
  }

  @Test(arguments: UInt64(3000)..<3030)
  func `lines of clusters that fit begin between characters`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let words = [
      "Zug ", "e\u{301}e\u{301}", "👨‍👩‍👧‍👦", "🇩🇪🇫🇷", "春天", "한국", "क्षि", "\u{1112}\u{1161}\u{11AB}", "x",
      "\n",
    ]
    let text = (0..<200).map { _ in words[Int.random(in: 0..<words.count, using: &numbers)] }
      .joined()
    let table = LineTable(text, columns: Int.random(in: 8...20, using: &numbers))
    var borders = Set([0])
    for character in text { borders.insert((borders.max() ?? 0) + character.utf8.count) }
    let starts = (0..<table.count).map { table.range($0).lowerBound }
    #expect(starts.allSatisfy(borders.contains), "seed \(seed)")
  }

  @Test(arguments: UInt64(4000)..<4120)
  func `an edit gives the table of the edited text`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    var text = RandomText.text(pieces: 150, using: &numbers)
    let columns = Int.random(in: 1...40, using: &numbers)
    var table = LineTable(text, columns: columns)
    for step in 0..<12 {
      let scalars = text.unicodeScalars
      let from = Int.random(in: 0...scalars.count, using: &numbers)
      let length = Int.random(in: 0...min(8, scalars.count - from), using: &numbers)
      let lower = scalars.index(scalars.startIndex, offsetBy: from)
      let upper = scalars.index(lower, offsetBy: length)
      let new = RandomText.text(pieces: Int.random(in: 0...2, using: &numbers), using: &numbers)
      let start = text.utf8.distance(from: text.startIndex, to: lower)
      let end = text.utf8.distance(from: text.startIndex, to: upper)
      text.unicodeScalars.replaceSubrange(lower..<upper, with: new.unicodeScalars)
      table.edit(text, replaced: start..<end, with: new.utf8.count)
      #expect(
        table == LineTable(text, columns: columns),
        "seed \(seed), step \(step), \(columns) columns")
    }
  }

  @Test func `a text that is shorter than before is read anew`() {
    var table = LineTable("hello world", columns: 5)
    table.grow("bye")
    #expect(table == LineTable("bye", columns: 5))
  }

  @Test func `the work on one line is bounded whatever is heaped on a letter`() {
    for mark in ["\u{301}", "\u{FE0F}", "\u{200D}", "\u{200B}"] {
      let text = "a" + String(repeating: mark, count: 100_000) + "b"
      let table = LineTable(text, columns: 80)
      let longest = (0..<table.count).map { table.range($0).count }.max() ?? 0
      #expect(longest <= 16_384 + 4)
    }
  }

  @Test func `a table for other columns is made anew`() {
    var table = LineTable("hello world", columns: 80)
    table.rewrap("hello world", columns: 5)
    #expect(table == LineTable("hello world", columns: 5))
  }
}
