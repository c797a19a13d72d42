import Statistics
import Testing

@Suite struct SummaryTests {
  @Test func `a summary says where numbers lie`() throws {
    let summary = try #require(Summary([4, 1, 3, 2, 10]))
    #expect(summary.count == 5)
    #expect(summary.minimum == 1 && summary.maximum == 10)
    #expect(summary.mean == 4 && summary.median == 3)
    #expect(summary.lowerQuartile == 2 && summary.upperQuartile == 4)
    #expect(summary.interquartileRange == 2)
    #expect(summary.p95.isClose(to: 8.8))
    #expect(summary.standardDeviation?.isClose(to: 12.5.squareRoot()) == true)
  }

  @Test func `one number is its own summary, without a deviation`() throws {
    let summary = try #require(Summary([7]))
    #expect(summary.median == 7 && summary.p95 == 7 && summary.interquartileRange == 0)
    #expect(summary.standardDeviation == nil)
  }

  @Test func `no numbers have no summary, and numbers that are none are left out`() {
    #expect(Summary([]) == nil)
    #expect(Summary([.nan, .infinity]) == nil)
    #expect(Summary([.nan, 2, -.infinity])?.count == 1)
  }

  @Test(arguments: [
    (0.0, 1.0), (0.1, 1.5), (0.25, 2.25), (0.5, 3.5), (0.9, 5.5), (1, 6), (2, 6), (-1, 1),
  ])
  func `a quantile lies between neighbours as in R's type 7`(share: Double, expected: Double) {
    #expect(quantile([1, 2, 3, 4, 5, 6], share)?.isClose(to: expected) == true)
  }

  @Test func `a deviation loses no digits to a large mean`() {
    let summary = Summary([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16])
    #expect(summary?.standardDeviation?.isClose(to: 30.0.squareRoot()) == true)
  }
}
