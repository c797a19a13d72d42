import CWidth
import SeededNumbers
import TextUI
import Testing

/// Drawing from where a line differs gives what drawing all of it gives.
@Suite struct LineDifferenceTests {
  init() throws {
    try #require(UTF8Locale.isSet)
  }

  /// Cells as curses makes them: each scalar that is not a mark begins one.
  private static func cells(
    _ text: some StringProtocol, _ role: Role, from column: inout Int, into cells: inout [String]
  ) {
    cells.removeSubrange(min(column, cells.count)...)
    for scalar in text.unicodeScalars {
      let width = Int(cw_columns(scalar.value))
      if width > 0 || column == 0 {
        cells.append("\(role) \(scalar)")
        for _ in 1..<max(1, width) { cells.append("") }
        column += max(1, width)
      } else {
        cells[cells.count - 1].unicodeScalars.append(scalar)
      }
    }
  }

  private static func drawn(_ line: Line) -> [String] {
    var (column, all) = (0, [String]())
    for span in line.spans { cells(span.text, span.role, from: &column, into: &all) }
    return all
  }

  private static func line(_ text: String, _ cuts: [Int]) -> Line {
    let roles: [Role] = [.text, .accent, .text, .dim]
    var spans: [Span] = []
    var rest = Substring(displayed(text))
    for (index, cut) in cuts.enumerated() {
      let part = rest.prefix(cut)
      if !part.isEmpty { spans.append(Span(String(part), roles[index % roles.count])) }
      rest = rest.dropFirst(cut)
    }
    return Line(rest.isEmpty ? spans : spans + [Span(String(rest), .strong)])
  }

  @Test(arguments: UInt64(0)..<400)
  func `what is drawn anew completes what stands there`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let cuts = [3, 10, 4, 200]
    let start = RandomText.text(pieces: 12, using: &numbers)
    let before = Self.line(start + RandomText.text(pieces: 3, using: &numbers), cuts)
    let after = Self.line(start + RandomText.text(pieces: 3, using: &numbers), cuts)
    let difference = after.difference(from: before)
    var (column, cells) = (difference.column, Self.drawn(before))
    var offset = difference.utf8Offset
    for span in after.spans[difference.span...] {
      let rest = Substring(span.text.utf8.dropFirst(offset))
      Self.cells(rest, span.role, from: &column, into: &cells)
      offset = 0
    }
    cells.removeSubrange(min(column, cells.count)...)
    #expect(cells == Self.drawn(after), "seed \(seed)")
    #expect(column == after.columns, "seed \(seed)")
    let rest = before.columns(from: difference)
    #expect(difference.column + rest == before.columns, "seed \(seed)")
  }

  /// What a row shows once what has changed was drawn over what it showed.
  private static func repainted(_ after: Line, over before: Line) -> [String] {
    let start = after.difference(from: before)
    var (cells, end) = (Self.drawn(before), start.column)
    for run in after.repaints(over: before, from: start) {
      let text = after.spans[run.span].text.utf8
      let rest = Substring(text.dropFirst(run.span == start.span ? start.utf8Offset : 0))
      var (column, drawn) = (0, [String]())
      Self.cells(rest, after.spans[run.span].role, from: &column, into: &drawn)
      cells += Array(repeating: "", count: max(0, run.column + column - cells.count))
      cells.replaceSubrange(run.column..<run.column + column, with: drawn)
      end = run.column + column + run.columnsBehind
    }
    if start.column + before.columns(from: start) > end { cells.removeSubrange(end...) }
    return cells
  }

  @Test(arguments: UInt64(0)..<400)
  func `what stands between runs that have changed is left alone`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let roles: [Role] = [.status, .statusAccent, .status, .keyName]
    func run(_ index: Int) -> Span? {
      let count = Int.random(in: 1...2, using: &numbers)
      let text = displayed(RandomText.text(pieces: count, using: &numbers))
      return text.isEmpty ? nil : Span(text, roles[index % roles.count])
    }
    let before = Line((0..<6).compactMap(run))
    let after = Line(
      before.spans.enumerated().compactMap { index, span in
        switch Int.random(in: 0..<4, using: &numbers) {
        case 0: run(index)
        case 1: Span(String(span.text.reversed()), span.role)
        default: span
        }
      })
    #expect(Self.repainted(after, over: before) == Self.drawn(after), "seed \(seed)")
    #expect(Self.repainted(before, over: after) == Self.drawn(before), "seed \(seed)")
  }

  @Test func `of a bar the figures are drawn, and no more`() {
    func bar(_ seconds: String, _ rate: String) -> Line {
      Line([
        Span(" ", .status), Span("answering \(seconds)", .statusAccent), Span("   ", .status),
        Span("≈\(rate) tok/s", .status), Span("   ", .status), Span("Esc", .keyName),
      ])
    }
    func drawn(_ after: Line) -> [String] {
      let before = bar("9 s", "98")
      let start = after.difference(from: before)
      return after.repaints(over: before, from: start).map { after.spans[$0.span].text }
    }
    #expect(drawn(bar("8 s", "97")) == ["answering 8 s", "≈97 tok/s"])
    #expect(drawn(bar("8 s", "98")) == ["answering 8 s", "≈98 tok/s"])
    #expect(drawn(bar("10 s", "98")).count == 5)
  }

  @Test func `the rows of a frame that look otherwise are told by their numbers`() {
    let size = Size(columns: 9, rows: 4)
    let before: [Line] = [Line("a"), Line("b"), [], Line("d")]
    func changed(_ rows: [Line]) -> [Int] { Frame(size: size, rows: rows).rows(unlike: before) }
    #expect(changed(before) == [])
    #expect(changed([Line("a"), Line("b", .dim), [], Line("e")]) == [1, 3])
    #expect(changed([Line("a"), Line("b")]) == [3])
    #expect(changed(before + [Line("below the last row")]) == [])
    #expect(Frame(size: size, rows: before).rows(unlike: [Line("a")]) == [1, 3])
  }

  @Test(arguments: [("─", 3), (" ", 5), ("░", 0), ("x", -1)] as [(Unicode.Scalar, Int)])
  func `a run has as many columns as asked for`(scalar: Unicode.Scalar, columns: Int) {
    #expect(
      run(of: scalar, columns: columns)
        == String(repeating: Character(scalar), count: max(0, columns)))
  }

  @Test func `a line that grew is drawn from its last letter`() {
    let difference = Line("春天 come").difference(from: Line("春天 co"))
    #expect(difference == Line.Difference(span: 0, utf8Offset: 8, column: 6))
  }

  @Test func `runs that stay are passed over, another role is not`() {
    let before = Line([Span("one ", .text), Span("two", .accent)])
    let more = Line([Span("one ", .text), Span("two", .accent), Span("!", .text)])
    let other = Line([Span("one ", .text), Span("two", .dim)])
    #expect(more.difference(from: before) == Line.Difference(span: 2, utf8Offset: 0, column: 7))
    #expect(other.difference(from: before) == Line.Difference(span: 1, utf8Offset: 0, column: 4))
    #expect(before.difference(from: before) == Line.Difference(span: 2, utf8Offset: 0, column: 7))
  }

  @Test func `a letter that gets a mark is drawn again`() {
    let difference = Line("ax\u{306}").difference(from: Line("ax"))
    #expect(difference.utf8Offset == 1)
  }
}
