import Foundation
import History
import OllatuiCore
import Statistics
import Synchronization
import Terminal
import Transcript

extension HistoryKeeper {
  /// How many of the newest replies are read again where some may have come.
  private static let newest = 1000

  /// Looks at the figures of all replies, after all that was handed over before; a later question
  /// takes its place.
  ///
  /// The first question reads all of them, the next ones are answered from memory until
  /// ``forgetStatistics()``. A reply that another program has deleted meanwhile still counts.
  func readStatistics(_ ticket: StatisticsTicket, _ query: StatisticsQuery) {
    state.withLock { $0.question = ticket }
    // What can't be written now is not waited for.
    if state.withLock({ $0.problem != nil }) { return count(ticket, query) }
    writing.async { [self] in count(ticket, query) }
  }

  /// Lets go of what was read.
  func forgetStatistics() {
    state.withLock { $0.question = nil }
    counting.async { [self] in state.withLock { $0.samples = nil } }
  }

  private func count(_ ticket: StatisticsTicket, _ query: StatisticsQuery) {
    guard let store else { return report() }
    counting.async { [self] in
      do throws(HistoryError) {
        guard let bank = try bank(ticket, isRefresh: query.isRefresh, store),
          let reading = reading(ticket, query, of: bank)
        else { return }
        mailbox.post(.statisticsRead(ticket, reading))
      } catch {
        unreadable(error)
      }
    }
  }

  private func isWanted(_ ticket: StatisticsTicket) -> Bool {
    state.withLock { $0.question == ticket }
  }

  /// The figures of all replies; nil: they are not wanted any more.
  private func bank(_ ticket: StatisticsTicket, isRefresh: Bool, _ store: HistoryStore)
    throws(HistoryError) -> SampleBank?
  {
    let known = state.withLock { $0.samples }
    if let known, !isRefresh { return isWanted(ticket) ? known : nil }
    var bank = known ?? SampleBank()
    var isFirst = known != nil
    var (count, isGivenUp) = (0, false)
    // Whoever filters while all is read for the first time waits for the same: only closing ends it.
    try store.samples(newest: known == nil ? nil : Self.newest) { sample in
      if isFirst { bank.removeLast(from: sample.id) }
      isFirst = false
      bank.add(sample)
      count += 1
      isGivenUp = count.isMultiple(of: 4096) && state.withLock { $0.question == nil }
      return !isGivenUp
    }
    guard !isGivenUp else { return nil }
    state.withLock { $0.samples = bank }
    return isWanted(ticket) ? bank : nil
  }

  /// The answer to a question; nil: it is not wanted any more.
  private func reading(
    _ ticket: StatisticsTicket, _ query: StatisticsQuery, of bank: SampleBank
  ) -> StatisticsReading? {
    let offset = TimeZone.current.secondsFromGMT()
    let filter = StatisticsFilter(query, now: Date(), utcOffset: offset)
    var report = StatisticsReport.Builder(filter: filter, byOptions: query.byOptions)
    var pair = PairValues(query.pair, filter)
    guard
      each(
        in: bank, query, ticket,
        { sample in
          report.add(sample)
          pair.add(sample)
        })
    else { return nil }
    var reading = StatisticsReading(
      report: report.finished(), total: bank.count, utcOffset: offset)
    reading.compared = pair.compared
    let rows = reading.report.rows
    let row = rows.first { $0.group == query.group } ?? rows.first
    guard let group = row?.group else { return reading }
    var own = filter
    own.options = group.options
    own.models = [group.model]
    var trend = Trend.Builder(query.measure, filter: own, utcOffset: offset)
    guard
      each(
        in: bank, query, ticket,
        { sample in
          if sample.host == group.host { trend.add(sample) }
        })
    else { return nil }
    reading.group = group
    reading.trend = trend.finished()
    return reading
  }

  /// Looks at what a question is about; whether it is still wanted at the end.
  private func each(
    in bank: SampleBank, _ query: StatisticsQuery, _ ticket: StatisticsTicket,
    _ take: (ReplySample) -> Void
  ) -> Bool {
    var (count, isUnwanted) = (0, false)
    bank.forEach(where: query.admits) { sample in
      take(sample)
      count += 1
      isUnwanted = count.isMultiple(of: 4096) && !isWanted(ticket)
      return !isUnwanted
    }
    return !isUnwanted && isWanted(ticket)
  }
}

/// The values of two groups.
private struct PairValues {
  private let pair: StatisticsQuery.Pair?
  private let filter: StatisticsFilter
  private var first: [Double] = []
  private var second: [Double] = []

  init(_ pair: StatisticsQuery.Pair?, _ filter: StatisticsFilter) {
    self.pair = pair
    self.filter = filter
  }

  mutating func add(_ sample: ReplySample) {
    guard let pair, filter.admits(sample) else { return }
    let isFirst = Self.has(pair.first, sample)
    guard isFirst || Self.has(pair.second, sample) else { return }
    guard let value = pair.measure.value(of: sample) else { return }
    if isFirst { first.append(value) } else { second.append(value) }
  }

  private static func has(_ group: StatisticsReport.Group, _ sample: ReplySample) -> Bool {
    guard group.model == sample.model, group.host == sample.host else { return false }
    return group.options == nil || group.options == sample.options
  }

  var compared: StatisticsReading.Compared? {
    pair.map { StatisticsReading.Compared($0, first, second) }
  }
}

extension StatisticsFilter {
  /// What a question leaves to it: dates, sizes and origins.
  fileprivate init(_ query: StatisticsQuery, now: Date, utcOffset offset: Int) {
    self.init()
    let milliseconds = Int64(now.timeIntervalSince1970 * 1000)
    let day: Int64 = 86_400_000
    switch query.since {
    case .ever: break
    case .days(let count): since = Timestamp(milliseconds: milliseconds - Int64(count) * day)
    case .today:
      let local = milliseconds + Int64(offset) * 1000
      since = Timestamp(milliseconds: local - local % day - Int64(offset) * 1000)
    }
    promptTokens = query.promptTokens
    origins = query.origins
  }
}
