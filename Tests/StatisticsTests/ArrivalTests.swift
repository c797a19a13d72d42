import SeededNumbers
import Statistics
import Testing

@Suite struct ArrivalTests {
  @Test func `gaps say how even a stream was, and its longest stall`() throws {
    let gaps = try #require(ArrivalGaps([0.01, 0.02, 0.03, 2, .nan, -1]))
    #expect(gaps.count == 4 && gaps.longest == 2)
    #expect(gaps.p50.isClose(to: 0.025) && gaps.p95.isClose(to: 0.03 + 0.85 * 1.97))
    #expect(ArrivalGaps([]) == nil)
  }

  @Test func `gaps counted one by one are within a hundredth of the exact ones`() throws {
    var numbers = SeededNumbers(seed: 2)
    var tally = GapTally()
    var gaps: [Double] = []
    for index in 0..<20_001 {
      let gap = Double.random(in: 0.001...0.03, using: &numbers) + (index % 50 == 0 ? 0.4 : 0)
      gaps.append(gap)
      tally.add(gap)
    }
    let exact = try #require(ArrivalGaps(gaps))
    let counted = try #require(tally.gaps)
    #expect(counted.p50.isClose(to: exact.p50, within: 0.01 * exact.p50))
    #expect(counted.p95.isClose(to: exact.p95, within: 0.01 * exact.p95))
    #expect(counted.longest == exact.longest && counted.count == exact.count)
  }

  @Test func `chunks of one read have no gap, and hours don't overflow`() {
    var tally = GapTally()
    #expect(tally.gaps == nil)
    tally.add(0)
    #expect(tally.gaps?.p50 == 0)
    for gap in [1e9, .infinity, .nan, -1] { tally.add(gap) }
    #expect(tally.gaps?.count == 2 && tally.gaps?.longest == 1e9)
  }

  @Test func `a steady stream has one rate, in tokens`() {
    var log = ArrivalLog()
    for index in 0..<200 { log.append(Double(index) / 50) }
    let series = RateSeries(log, columns: 30, tokensPerChunk: 1.2)
    #expect(series.rates.count == 30 && series.tokens.isClose(to: 240))
    #expect(series.rates.allSatisfy { $0.isClose(to: 60, within: 1e-6) })
  }

  @Test func `a stream that halves its pace shows it at the token where it did`() {
    var log = ArrivalLog()
    for index in 0..<400 {
      log.append(index < 100 ? Double(index) / 100 : 1 + Double(index - 100) / 50)
    }
    let rates = RateSeries(log, columns: 40).rates
    #expect(rates[0...8].allSatisfy { $0.isClose(to: 100, within: 1e-6) })
    #expect(rates[11...].allSatisfy { $0.isClose(to: 50, within: 1e-6) })
  }

  @Test func `chunks that came in few reads still have a rate`() {
    var log = ArrivalLog()
    for read in 0..<5 { log.append(Double(read), chunks: 40) }
    let rates = RateSeries(log, columns: 20).rates
    #expect(rates.allSatisfy { $0 > 0 && $0 < 2000 })
  }

  @Test func `a long reply takes no more memory and keeps its rate`() {
    var log = ArrivalLog(capacity: 64)
    for index in 0..<100_000 { log.append(Double(index) / 80) }
    #expect(log.count == 100_000)
    let rates = RateSeries(log, columns: 16).rates
    #expect(rates.allSatisfy { $0.isClose(to: 80, within: 1e-6) })
  }

  @Test func `too few chunks have no rate`() {
    var log = ArrivalLog()
    #expect(RateSeries(log, columns: 3).rates.allSatisfy { $0.isNaN })
    log.append(0)
    log.append(0)
    #expect(RateSeries(log, columns: 3).rates.allSatisfy { $0.isNaN })
    #expect(RateSeries(log, columns: 0).rates.isEmpty)
  }
}
