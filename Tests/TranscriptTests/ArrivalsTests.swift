import OllamaWire
import Testing
import Timing
import Transcript

@Suite("When the pieces of a reply came")
struct ArrivalsTests {
  private let start = Moment.now

  @Test func `batches that merge keep the time of every read`() {
    var times = ReadTimes(at: start + .milliseconds(100), pieces: 1)
    times.merge(ReadTimes(at: start + .milliseconds(110), pieces: 2))
    times.merge(ReadTimes(at: start + .milliseconds(130), pieces: 1))
    var arrivals = Arrivals()
    arrivals.add(times, since: start)
    #expect(arrivals.reads.map(\.microseconds) == [100_000, 110_000, 130_000])
    #expect(arrivals.reads.map(\.pieces) == [1, 2, 1])
    #expect(times.last == start + .milliseconds(130))
  }

  @Test func `what comes at once counts as one read`() {
    var times = ReadTimes(at: start, pieces: 1)
    times.add(at: start + .microseconds(40), pieces: 1)
    times.add(at: start + .microseconds(80), pieces: 1)
    times.add(at: start + .microseconds(120), pieces: 1)
    #expect(times.later.map(\.after) == [.microseconds(120)])
    #expect(times.firstPieces == 3)
    #expect(times.last == start + .microseconds(120))
  }

  @Test func `gaps are those between pieces, and the rate goes from the first to the last`() {
    var arrivals = Arrivals()
    for (time, pieces) in [(100, 1), (110, 1), (130, 2), (193, 1)] {
      arrivals.add(after: .milliseconds(time), pieces: pieces)
    }
    #expect(arrivals.gaps == [0.01, 0.02, 0, 0.063])
    #expect(abs((arrivals.rate ?? 0) - 4 / 0.093) < 1e-9)
    #expect(arrivals.pieces == 5)
  }

  @Test(arguments: [3, 40, 900])
  func `at an even pace the rate of the last second is exact at any time`(perSecond: Int) {
    var arrivals = Arrivals()
    for index in 0...(perSecond * 3) {
      arrivals.add(after: .microseconds(1_000_000 * index / perSecond), pieces: 1)
    }
    for late in stride(from: 0, to: 1_000_000 / perSecond, by: 1 + 100_000 / perSecond) {
      let now = Duration.seconds(3) + .microseconds(late)
      let rate = arrivals.rate(within: .seconds(1), before: now) ?? 0
      #expect(abs(rate / Double(perSecond) - 1) < 0.01, "\(late) µs later: \(rate)")
    }
  }

  @Test func `the rate of the last second falls while nothing comes, and follows a new pace`() {
    var arrivals = Arrivals()
    for index in 0...100 { arrivals.add(after: .milliseconds(index * 10), pieces: 1) }
    func rate(at milliseconds: Int) -> Double {
      (arrivals.rate(within: .seconds(1), before: .milliseconds(milliseconds)) ?? -1).rounded()
    }
    #expect([1000, 1005, 1500, 1900, 2000].map(rate) == [100, 100, 50, 10, 0])
    for index in 1...10 { arrivals.add(after: .milliseconds(2000 + index * 100), pieces: 2) }
    #expect(rate(at: 3000) == 20)
    for index in 11...20 { arrivals.add(after: .milliseconds(2000 + index * 100), pieces: 2) }
    #expect(rate(at: 4050) == 20)
  }

  @Test func `one read has neither gaps nor a rate`() {
    var arrivals = Arrivals()
    #expect(arrivals.rate == nil)
    arrivals.add(after: .seconds(1), pieces: 1)
    #expect(arrivals.rate == nil)
    #expect(arrivals.gaps.isEmpty)
    arrivals.add(after: .seconds(2), pieces: 0)
    #expect(arrivals.reads.count == 1)
  }

  @Test func `a stored form takes two bytes for a piece and comes back as it was`() {
    var arrivals = Arrivals()
    for index in 0..<1000 { arrivals.add(after: .milliseconds(40 + index * 10), pieces: 1) }
    arrivals.add(after: .seconds(90), pieces: 300)
    arrivals.add(after: .seconds(90), pieces: 2)
    #expect(Arrivals(bytes: arrivals.bytes) == arrivals)
    #expect(arrivals.bytes.count < 2020)
  }

  @Test func `a damaged stored form gives what can be read`() {
    var arrivals = Arrivals()
    for index in 0..<5 { arrivals.add(after: .milliseconds(index), pieces: 2) }
    for count in 0..<arrivals.bytes.count {
      let read = Arrivals(bytes: arrivals.bytes.prefix(count))
      #expect(arrivals.reads.starts(with: read.reads))
    }
    #expect(Arrivals(bytes: Array(repeating: 0xFF, count: 100)).reads.isEmpty)
  }

  @Test func `of too many reads the last ones are kept, and all are counted`() {
    var arrivals = Arrivals()
    for index in 0..<(Arrivals.limit + 5) {
      arrivals.add(after: .milliseconds(index), pieces: 1)
    }
    #expect(!arrivals.isComplete)
    #expect(arrivals.reads.count < Arrivals.limit)
    #expect(arrivals.reads.last?.microseconds == Int64(Arrivals.limit + 4) * 1000)
    #expect(abs((arrivals.rate ?? 0) - 1000) < 0.001)
    #expect(arrivals.pieces == Arrivals.limit + 5)
  }
}
