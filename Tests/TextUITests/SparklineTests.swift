import Testing

@testable import TextUI

@Suite struct SparklineTests {
  init() {
    #expect(UTF8Locale.isSet)
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
