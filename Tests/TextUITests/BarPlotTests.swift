import Testing

@testable import TextUI

@Suite struct BarPlotTests {
  init() {
    #expect(UTF8Locale.isSet)
  }

  private let gaps = BarPlot(
    [
      .init("1", 3), .init("2", 17), .init("5", 120), .init("10", 64), .init("20", 9),
      .init("50", 0), .init("100", 1),
    ], unit: "ms", y: PlotAxis(unit: "gaps"))

  private func picture(_ lines: [Line]) -> String {
    lines.map(\.text).joined(separator: "\n")
  }

  @Test func `bars have eighths, and those above zero are always visible`() {
    #expect(
      picture(gaps.lines(size: Size(columns: 36, rows: 9))) == """
        gaps
        150┤
           │        ▆▆▆
        100┤        ███
         50┤        ███ ▄▄▄
           │        ███ ███
          0┤▁▁▁ ▅▅▅ ███ ███ ▃▃▃     ▁▁▁
           └─┬───┬───┬───┬───┬───┬───┬──────
             1   2   5   10  20  50 100   ms
        """)
  }

  @Test func `bars have a form in ASCII`() {
    #expect(
      picture(gaps.lines(size: Size(columns: 36, rows: 8), marks: .ascii)) == """
        gaps
        200+
           |
        100+        ###
           |        ### ===
          0+... ::: ### ### ...     ...
           +-+---+---+---+---+---+---+------
             1   2   5   10  20  50 100   ms
        """)
  }

  @Test func `where there are more bars than columns the highest stand for their neighbours`() {
    let plot = BarPlot((0..<90).map { .init("\($0)", $0 == 40 ? 8 : 1) })
    #expect(
      picture(plot.lines(size: Size(columns: 32, rows: 5))) == """
        10┤             ▃
          │             █
         0┤▂▂▂▂▂▂▂▂▂▂▂▂▂█▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂
          └┬─┬─┬──┬──┬──┬──┬──┬──┬──┬───
           0 6 12 21 31 40 49 58 68 77
        """)
  }

  @Test func `numbers that are none have no bar`() {
    let plot = BarPlot([.init("a", .nan), .init("b", -3), .init("c", .infinity), .init("d", 2)])
    #expect(
      picture(plot.lines(size: Size(columns: 14, rows: 4))) == """
        2┤         ██
        0┤         ██
         └┬──┬──┬──┬──
          a  b  c  d
        """)
  }

  @Test func `a sparkline shows each number, or means where there are too many`() {
    #expect(Sparkline.line([0, 1, 2, 3, 4, 5, 6, 7], columns: 10).text == "▁▂▃▄▅▆▇█")
    #expect(Sparkline.line([0, 4, 2, 6, 7, 7], columns: 3).text == "▃▅█")
    #expect(Sparkline.line([30, 60], columns: 4, highest: 60).text == "▅█")
  }

  @Test func `a sparkline of nothing is empty, and of zeros flat`() {
    #expect(Sparkline.line([], columns: 4).text.isEmpty)
    #expect(Sparkline.line([1], columns: 0).text.isEmpty)
    #expect(Sparkline.line([0, 0, 0], columns: 4).text == "▁▁▁")
    #expect(Sparkline.line([.nan, 7, .infinity, -5], columns: 4).text == " █ ▁")
    #expect(Sparkline.line([.nan, .nan], columns: 4).text == "  ")
  }

  @Test func `a sparkline has a form in ASCII and a role`() {
    let line = Sparkline.line([1, 4, 7], columns: 4, role: .statusAccent, marks: .ascii)
    #expect(line == Line(".=#", .statusAccent))
  }
}
