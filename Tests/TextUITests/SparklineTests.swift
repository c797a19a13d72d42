import Testing

@testable import TextUI

@Suite struct SparklineTests {
  init() {
    #expect(UTF8Locale.isSet)
  }

  @Test func `a sparkline shows each number, or means where there are too many`() {
    #expect(Sparkline.text([0, 1, 2, 3, 4, 5, 6, 7], columns: 10) == "▁▂▃▄▅▆▇█")
    #expect(Sparkline.text([0, 4, 2, 6, 7, 7], columns: 3) == "▃▅█")
    #expect(Sparkline.text([30, 60], columns: 4) == "▅█")
  }

  @Test func `a sparkline of nothing is empty, and of zeros flat`() {
    #expect(Sparkline.text([], columns: 4).isEmpty)
    #expect(Sparkline.text([1], columns: 0).isEmpty)
    #expect(Sparkline.text([0, 0, 0], columns: 4) == "▁▁▁")
    #expect(Sparkline.text([.nan, 7, .infinity, -5], columns: 4) == " █ ▁")
    #expect(Sparkline.text([.nan, .nan], columns: 4) == "  ")
  }
}
