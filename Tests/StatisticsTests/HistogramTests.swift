import Statistics
import Testing

@Suite struct HistogramTests {
  @Test func `equal ranges go from the least number to the greatest`() {
    let histogram = Histogram.linear([0, 1, 2, 2.5, 7.5, 10, .nan], bins: 4)
    #expect(histogram.bins.map(\.lower) == [0, 2.5, 5, 7.5])
    #expect(histogram.bins.map(\.count) == [3, 1, 0, 2])
    #expect(histogram.outside == 1)
  }

  @Test func `numbers that are all equal share one range`() {
    let histogram = Histogram.linear([3, 3, 3], bins: 5)
    #expect(histogram.bins == [Histogram.Bin(lower: 3, upper: 3, count: 3)])
  }

  @Test func `growing ranges have round ends`() {
    let histogram = Histogram.logarithmic([0.012, 0.02, 0.03, 0.4, 1.5, 0, -1], atMost: 12)
    #expect(histogram.bins.map(\.count) == [1, 2, 0, 0, 1, 0, 1])
    #expect(histogram.bins.first?.lower.isClose(to: 0.01) == true)
    #expect(histogram.bins.last?.upper.isClose(to: 2) == true)
    #expect(histogram.outside == 2)
  }

  @Test func `where ranges would be too many they are powers of ten`() {
    let histogram = Histogram.logarithmic([0.001, 0.5, 3000], atMost: 8)
    #expect(histogram.bins.count == 7)
    #expect(histogram.bins.map(\.count).reduce(0, +) == 3)
  }

  @Test(arguments: [0.001, 0.002, 0.003, 1, 5, 7, 1000])
  func `a single number has a range that grows`(number: Double) {
    let histogram = Histogram.logarithmic([number], atMost: 5)
    #expect(histogram.bins.map(\.count) == [1])
    #expect(
      histogram.bins.allSatisfy { $0.lower <= number * 1.0001 && number <= $0.upper * 1.0001 })
  }

  @Test func `without numbers there are no ranges`() {
    #expect(Histogram.linear([], bins: 4).bins.isEmpty)
    #expect(Histogram.linear([1], bins: 0).bins.isEmpty)
    #expect(Histogram.logarithmic([0, .infinity], atMost: 4).bins.isEmpty)
  }
}
