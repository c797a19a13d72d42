import OllamaWire
import SeededNumbers
import Statistics
import Testing
import Transcript

/// A sample with a load, a prompt that was read at a rate, and an answer written at a rate.
private func sample(
  _ model: String = "qwen3:4b", host: String? = "http://localhost:11434", load: Double = 0.003,
  first: Double = 0.3, promptRate: Double = 500, evalRate: Double = 60, at created: Int64? = nil,
  promptTokens: Int = 1000, options: ModelOptions = [:],
  origin: ReplySample.Origin = .conversation(ConversationID(value: 1))
) -> ReplySample {
  var reply = figures(
    load: .seconds(load), prompt: promptTokens,
    promptTime: .seconds(Double(promptTokens) / promptRate), eval: 600,
    evalTime: .seconds(600 / evalRate), firstToken: .seconds(first))
  reply.metrics?.promptEvalCachedCount = 0
  return ReplySample(
    created: created.map { Timestamp(milliseconds: $0) }, model: model, host: host,
    options: options, figures: reply, origin: origin)
}

@Suite struct ReportTests {
  @Test func `a row has the medians of its model and server`() throws {
    let samples = [40.0, 60, 80].enumerated().map { index, rate in
      sample(promptRate: rate * 10, evalRate: rate, at: Int64(index))
    }
    let report = StatisticsReport(of: samples + [sample("gemma3")])
    #expect(report.rows.map(\.group.model) == ["qwen3:4b", "gemma3"])
    #expect(report.count == 4)
    let row = try #require(report.rows.first)
    #expect(row.count == 3 && row.lastUsed == Timestamp(milliseconds: 2))
    #expect(row.evalRate?.median.isClose(to: 60) == true)
    #expect(row.evalRate?.p95.isClose(to: 78) == true)
    #expect(row.promptRate?.median.isClose(to: 600) == true)
    #expect(row.firstToken?.count == 3)
  }

  @Test func `loads from disk are told from those of a model in memory`() throws {
    let loads = [0.0015, 0.004, 0.0062, 0.25, 0.79, 0.26]
    let row = try #require(StatisticsReport(of: loads.map { sample(load: $0) }).rows.first)
    #expect(row.warmLoad?.count == 3 && row.coldLoad?.count == 3)
    #expect(row.warmLoad?.median.isClose(to: 0.004) == true)
    #expect(row.coldLoad?.median.isClose(to: 0.26) == true)
  }

  @Test(arguments: [
    ([0.001, 0.05, 0.16, 30], 3), ([0.001, 0.01, 0.25, 0.8, 2], 2), ([0.12, 0.15, 0.19], 3),
    ([0.1, 0.18, 0.21, 0.3], 2), ([2, 60], 0), ([0.02], 1), ([], 0),
  ])
  func `the boundary lies in a clear gap, else where it usually is`(loads: [Double], warm: Int) {
    #expect(LoadSplit.warmCount(sorted: loads) == warm)
  }

  @Test func `a rate that is only an upper bound is not in the median`() throws {
    var unknown = sample(promptRate: 90_000)
    unknown.figures.metrics?.promptEvalCachedCount = nil
    let row = try #require(StatisticsReport(of: [sample(promptRate: 500), unknown]).rows.first)
    #expect(row.promptRate?.count == 1)
    #expect(row.promptRate?.median.isClose(to: 500) == true)
  }

  @Test func `replies without figures are counted, and have no medians`() throws {
    let bare = ReplySample(
      model: "m", isFinished: false, figures: Figures(),
      origin: .conversation(ConversationID(value: 1)))
    let row = try #require(StatisticsReport(of: [bare, bare]).rows.first)
    #expect(row.count == 2 && row.evalRate == nil && row.coldLoad == nil && row.warmLoad == nil)
    #expect(row.lastUsed == nil)
  }

  @Test func `options are told apart where that is wanted`() {
    let samples = [
      sample(options: ["num_ctx": 4096]), sample(options: ["num_ctx": 8192, "temperature": 0.5]),
    ]
    #expect(StatisticsReport(of: samples).rows.count == 1)
    let report = StatisticsReport(of: samples, byOptions: true)
    #expect(
      report.rows.map(\.group.optionText) == ["num_ctx=4096", "num_ctx=8192 temperature=0.5"])
  }

  @Test func `rows are sorted by a column, those without the figure last`() {
    var bare = sample("c")
    bare.figures = Figures()
    var report = StatisticsReport(
      of: [sample("a", evalRate: 50), sample("b", evalRate: 90), bare, sample("b", evalRate: 90)])
    #expect(report.rows.map(\.group.model) == ["b", "a", "c"])
    report.sort(by: .evalRate, descending: true)
    #expect(report.rows.map(\.group.model) == ["b", "a", "c"])
    report.sort(by: .evalRate, descending: false)
    #expect(report.rows.map(\.group.model) == ["a", "b", "c"])
    report.sort(by: .model, descending: true)
    #expect(report.rows.map(\.group.model) == ["c", "b", "a"])
  }

  @Test func `a filter lets pass what it names`() {
    let samples = [
      sample("a", at: 10, promptTokens: 50), sample("b", at: 20, promptTokens: 5000),
      sample("b", host: nil, promptTokens: 50, options: ["seed": 1], origin: .bench),
    ]
    func count(_ change: (inout StatisticsFilter) -> Void) -> Int {
      var filter = StatisticsFilter()
      change(&filter)
      return samples.filter(filter.admits).count
    }
    #expect(count { _ in } == 3)
    #expect(count { $0.since = Timestamp(milliseconds: 20) } == 1)
    #expect(count { $0.until = Timestamp(milliseconds: 20) } == 1)
    #expect(count { $0.models = ["b"] } == 2)
    #expect(count { $0.hosts = ["http://localhost:11434"] } == 2)
    #expect(count { $0.promptTokens = 40...60 } == 2)
    #expect(count { $0.origins = .bench } == 1)
    #expect(count { $0.origins = .conversations } == 2)
    #expect(count { $0.origins = .conversation(ConversationID(value: 9)) } == 0)
    #expect(count { $0.options = [:] } == 2)
    #expect(count { $0.options = ["seed": 1] } == 1)
  }

  @Test func `medians that were selected are those of sorted numbers`() throws {
    var numbers = SeededNumbers(seed: 11)
    for count in [1, 2, 3, 10, 101, 1000] {
      for equal in [false, true] {
        let rates = (0..<count).map { _ in
          equal
            ? Double(Int.random(in: 40...44, using: &numbers))
            : Double.random(in: 1...100, using: &numbers)
        }
        let row = try #require(StatisticsReport(of: rates.map { sample(evalRate: $0) }).rows.first)
        let sorted = rates.sorted()
        #expect(
          row.evalRate?.median.isClose(to: quantile(sorted, 0.5) ?? .nan, within: 1e-6) == true)
        #expect(row.evalRate?.p95.isClose(to: quantile(sorted, 0.95) ?? .nan, within: 1e-6) == true)
        #expect(row.evalRate?.p5.isClose(to: quantile(sorted, 0.05) ?? .nan, within: 1e-6) == true)
      }
    }
  }
}

@Suite struct TrendTests {
  /// Monday, 24 November 2025, 00:00 UTC.
  private let monday: Int64 = 1_763_942_400_000
  private let hour: Int64 = 3_600_000

  private func trend(_ hours: [Int64], _ rates: [Double], offset: Int = 0) -> Trend {
    Trend(
      of: .evalRate,
      in: zip(hours, rates).map { sample(evalRate: $1, at: monday + $0 * hour + 1) },
      utcOffset: offset)
  }

  @Test func `some hours get a point each, and hours without samples none`() {
    let trend = trend([5, 0, 0, 0], [70, 40, 60, 50])
    #expect(trend.bucket == .hour)
    #expect(trend.points.map(\.start.milliseconds) == [monday, monday + 5 * hour])
    #expect(trend.points.map(\.count) == [3, 1])
    #expect(trend.points[0].median.isClose(to: 50) && trend.points[0].upperQuartile.isClose(to: 55))
  }

  @Test func `days begin at midnight of the local clock`() {
    let trend = trend([0, 22, 24 * 9], [40, 50, 60], offset: 2 * 3600)
    #expect(trend.bucket == .day)
    #expect(
      trend.points.map(\.start.milliseconds) == [-2, 22, 24 * 9 - 2].map { monday + $0 * hour })
  }

  @Test func `weeks begin on Monday, before 1970 too`() {
    let trend = trend([-1, 0, 167, 168, 24 * 365 * -60], [1, 2, 3, 4, 5])
    #expect(trend.bucket == .week)
    #expect(trend.points.map(\.count) == [1, 1, 2, 1])
    let weeks = trend.points.map { ($0.start.milliseconds - monday) % (168 * hour) }
    #expect(weeks == [0, 0, 0, 0])
  }

  @Test func `without samples there are no points, and absurd dates don't count`() {
    #expect(trend([], []).points.isEmpty)
    let absurd = [Int64.max, Int64.min].map { sample(at: $0) }
    #expect(Trend(of: .load, in: absurd).points.isEmpty)
    #expect(Trend(of: .load, in: [sample(at: nil)]).points.isEmpty)
  }
}
