import History
import OllamaWire
import OllatuiCore
import Statistics
import Testing
import Transcript

@testable import CommandLine

/// The figures of all replies, read off the main thread.
@Suite struct StatisticsReadingTests {
  /// What is handed over when a reply ended, with its figures.
  private func answered(
    _ number: Int64, model: String, rate: Int, options: ModelOptions = [:]
  ) -> [HistoryChange] {
    let conversation = ConversationID(value: 1 << 40)
    let (ask, reply) = (TurnID(value: number * 10), TurnID(value: number * 10 + 1))
    var figures = Figures()
    figures.metrics = Metrics(
      totalDuration: .milliseconds(1500), loadDuration: .milliseconds(300), promptEvalCount: 100,
      promptEvalDuration: .milliseconds(200), evalCount: rate, evalDuration: .seconds(1))
    figures.firstToken = .milliseconds(510)
    figures.elapsed = .milliseconds(1600)
    return [
      .turn(.prompt(Turn(id: ask, prompt: "why?"), parent: nil), in: conversation),
      .turn(
        .reply(
          Reply(
            id: reply,
            AskedRequest(
              model: model, mode: .chat, host: "127.0.0.1:11434", options: options, sent: [ask]),
            created: Timestamp(milliseconds: 1_700_000_000_000 + number * 3_600_000)), parent: ask),
        in: conversation),
      .ended(reply, .finished, toolCalls: [], figures),
    ]
  }

  private func ask(_ rig: KeeperRig, _ number: Int, _ query: StatisticsQuery) throws
    -> StatisticsReading
  {
    rig.keeper.readStatistics(StatisticsTicket(value: number), query)
    return try rig.wait(for: "figures \(number)") {
      if case .statisticsRead(let ticket, let reading) = $0, ticket.value == number {
        reading
      } else {
        nil
      }
    }
  }

  private func filled() throws -> KeeperRig {
    let rig = try KeeperRig()
    rig.keeper.open(.new)
    _ = try rig.waitForOpening()
    try rig.record(
      (1...20).flatMap {
        answered($0, model: $0 % 2 == 0 ? "fast" : "slow", rate: $0 % 2 == 0 ? 60 : 40)
      },
      number: 1)
    return rig
  }

  @Test func `groups, the course of one and two against each other come as one answer`() throws {
    let rig = try filled()
    var query = StatisticsQuery()
    let fast = StatisticsReport.Group(model: "fast", host: "127.0.0.1:11434")
    let slow = StatisticsReport.Group(model: "slow", host: "127.0.0.1:11434")
    query.group = slow
    query.pair = StatisticsQuery.Pair(first: fast, second: slow, measure: .evalRate)
    let reading = try ask(rig, 1, query)
    #expect(reading.total == 20)
    #expect(reading.report.rows.map(\.group.model) == ["fast", "slow"])
    #expect(reading.report.rows[0].evalRate?.median == 60)
    #expect(reading.report.rows[0].promptRate?.median == 500)
    #expect(reading.report.rows[0].coldLoad != nil)
    #expect(reading.group == slow)
    #expect(reading.trend?.points.allSatisfy { $0.median == 40 } == true)
    #expect(reading.compared?.comparison?.verdict == .differs)
    #expect(reading.compared?.comparison?.difference == 20)
    _ = rig.keeper.close(deleted: DeletedThings())
  }

  @Test
  func `filters are answered from memory, and what came meanwhile only when that is asked for`()
    throws
  {
    let rig = try filled()
    #expect(try ask(rig, 1, StatisticsQuery()).total == 20)
    try rig.record(answered(21, model: "new", rate: 10), number: 2)
    #expect(try ask(rig, 2, StatisticsQuery(typed: "model:SLO")).report.count == 10)
    #expect(try ask(rig, 3, StatisticsQuery()).total == 20)
    var refresh = StatisticsQuery(typed: "new")
    refresh.isRefresh = true
    let reading = try ask(rig, 4, refresh)
    #expect(reading.total == 21)
    #expect(reading.report.rows.map(\.group.model) == ["new"])
    _ = rig.keeper.close(deleted: DeletedThings())
  }

  @Test func `what is marked is compared whatever the words of the filter leave out`() throws {
    let rig = try filled()
    var query = StatisticsQuery(typed: "fast")
    query.pair = StatisticsQuery.Pair(
      first: StatisticsReport.Group(model: "slow", host: "127.0.0.1:11434"),
      second: StatisticsReport.Group(model: "fast", host: "127.0.0.1:11434"), measure: .evalRate)
    let reading = try ask(rig, 1, query)
    #expect(reading.report.rows.map(\.group.model) == ["fast"])
    #expect(reading.compared?.first?.count == 10)
    #expect(reading.compared?.comparison?.difference == -20)
    _ = rig.keeper.close(deleted: DeletedThings())
  }

  @Test func `a question that was answered before gets new replies once they are asked for`() throws
  {
    let rig = try filled()
    var query = StatisticsQuery()
    query.group = StatisticsReport.Group(model: "fast", host: "127.0.0.1:11434")
    query.pair = StatisticsQuery.Pair(
      first: StatisticsReport.Group(model: "slow", host: "127.0.0.1:11434"),
      second: StatisticsReport.Group(model: "fast", host: "127.0.0.1:11434"), measure: .evalRate)
    for number in 1...2 {
      let reading = try ask(rig, number, query)
      #expect(reading.report.rows.map(\.count) == [10, 10])
      #expect(reading.trend?.points.reduce(0) { $0 + $1.count } == 10)
      #expect(reading.compared?.second?.count == 10)
    }
    try rig.record(answered(22, model: "fast", rate: 90), number: 2)
    query.isRefresh = true
    let reading = try ask(rig, 3, query)
    #expect(reading.report.rows.map(\.count) == [11, 10])
    #expect(reading.trend?.points.reduce(0) { $0 + $1.count } == 11)
    #expect(reading.compared?.second?.maximum == 90)
    _ = rig.keeper.close(deleted: DeletedThings())
  }

  @Test func `replies that were read before are not counted twice`() throws {
    let rig = try filled()
    var refresh = StatisticsQuery()
    refresh.isRefresh = true
    for number in 1...3 { #expect(try ask(rig, number, refresh).total == 20) }
    _ = rig.keeper.close(deleted: DeletedThings())
  }

  @Test func `dates, sizes of prompts, options and origins are told apart`() throws {
    let rig = try filled()
    var options: ModelOptions = [:]
    options["num_ctx"] = 8192
    try rig.record(answered(30, model: "fast", rate: 60, options: options), number: 2)
    #expect(try ask(rig, 1, StatisticsQuery(typed: "since:7d")).report.count == 0)
    // The first reply was asked for on 14 November 2023, and the others in the hours after.
    for (typed, count) in [
      ("since:2023-11-10", 21), ("since:2023-11-20", 0), ("until:2023-11-10", 0),
      ("since:2023-11-10 until:2023-11-20", 21),
    ] {
      let reading = try ask(rig, 10, StatisticsQuery(typed: typed))
      #expect(reading.report.count == count, "\(typed)")
    }
    #expect(try ask(rig, 2, StatisticsQuery(typed: "prompt:>100")).report.count == 0)
    #expect(try ask(rig, 3, StatisticsQuery(typed: "prompt:100 host:local")).report.count == 21)
    #expect(try ask(rig, 4, StatisticsQuery(typed: "origin:bench")).report.count == 0)
    var byOptions = StatisticsQuery(typed: "fast")
    byOptions.byOptions = true
    #expect(try ask(rig, 5, byOptions).report.rows.map(\.count) == [10, 1])
    _ = rig.keeper.close(deleted: DeletedThings())
  }
}
