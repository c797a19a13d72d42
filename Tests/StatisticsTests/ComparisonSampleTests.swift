import OllamaWire
import Statistics
import Testing
import Transcript

@Suite struct ComparisonSampleTests {
  private func samples(_ model: String, milliseconds: Range<Int>) -> [ReplySample] {
    milliseconds.map { time in
      ReplySample(
        model: model, figures: figures(eval: 100, evalTime: .milliseconds(time)), origin: .bench)
    }
  }

  private func compared(_ samples: [ReplySample]) -> Comparison? {
    var (first, second) = (StatisticsFilter(), StatisticsFilter())
    first.models = ["a"]
    second.models = ["b"]
    var builder = Comparison.Builder(.evalRate, of: first, and: second)
    for sample in samples { builder.add(sample) }
    return builder.finished()
  }

  @Test func `two models are compared by the figures of their replies`() throws {
    let all =
      samples("a", milliseconds: 1000..<1009) + samples("b", milliseconds: 2000..<2012)
      + samples("c", milliseconds: 1..<5)
    let comparison = try #require(compared(all))
    #expect(comparison.firstCount == 9 && comparison.secondCount == 12)
    #expect(comparison.verdict == .differs && comparison.superiority == 1)
    #expect(comparison.ratio?.isClose(to: 2, within: 0.01) == true)
    let table = comparison.table(of: .evalRate, first: "a", second: "b")
    #expect(table.columns.map(\.key).contains("difference_low_tokens_per_second"))
    #expect(table.rows.first?.last == .text("differs"))
    #expect(table.rows.first?.prefix(3) == [.text("eval_rate"), .text("a"), .text("b")])
  }

  @Test func `without replies of one model there is nothing to compare`() {
    #expect(compared(samples("a", milliseconds: 1000..<1009)) == nil)
  }
}
