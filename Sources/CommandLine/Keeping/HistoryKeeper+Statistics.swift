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
    counting.async { [self] in figures.withLock { $0 = FigureDesk() } }
  }

  private func count(_ ticket: StatisticsTicket, _ query: StatisticsQuery) {
    guard let store else { return report() }
    counting.async { [self] in
      do throws(HistoryError) {
        guard let reading = try reading(ticket, query, store) else { return }
        mailbox.post(.statisticsRead(ticket, reading))
      } catch {
        unreadable(error)
      }
    }
  }

  private func isWanted(_ ticket: StatisticsTicket) -> Bool {
    state.withLock { $0.question == ticket }
  }

  /// The answer to a question; nil: it is not wanted any more.
  private func reading(
    _ ticket: StatisticsTicket, _ query: StatisticsQuery, _ store: HistoryStore
  ) throws(HistoryError) -> StatisticsReading? {
    try figures.withLock { (desk) throws(HistoryError) in
      if !desk.isFilled || query.isRefresh {
        do throws(HistoryError) {
          // Half of it would be taken for all.
          guard try fill(&desk, store) else {
            desk = FigureDesk()
            return nil
          }
        } catch {
          desk = FigureDesk()
          throw error
        }
      }
      guard isWanted(ticket) else { return nil }
      let offset = TimeZone.current.secondsFromGMT()
      let filter = StatisticsFilter(query, now: Date(), utcOffset: offset)
      return desk.answer(query, filter, utcOffset: offset) { isWanted(ticket) }
    }
  }

  /// Reads the figures of all replies, or those of the newest where all are known; whether it came
  /// to the end.
  private func fill(_ desk: inout FigureDesk, _ store: HistoryStore) throws(HistoryError) -> Bool {
    let limit = desk.isFilled ? Self.newest : nil
    var (count, isGivenUp) = (0, false)
    // Whoever filters while all is read for the first time waits for the same: only closing ends it.
    try desk.fill { (bank) throws(HistoryError) in
      try store.samples(newest: limit) { sample in
        if count == 0, limit != nil { bank.removeLast(from: sample.id) }
        bank.add(sample)
        count += 1
        isGivenUp = count.isMultiple(of: 4096) && state.withLock { $0.question == nil }
        return !isGivenUp
      }
    }
    return !isGivenUp
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
    case .days(let count):
      // Whole minutes, so that what was counted for one question serves the next.
      let start = milliseconds - Int64(count) * day
      since = Timestamp(milliseconds: start - start % 60_000)
    case .today:
      let local = milliseconds + Int64(offset) * 1000
      since = Timestamp(milliseconds: local - local % day - Int64(offset) * 1000)
    case .date(let date): since = Self.midnight(of: date, utcOffset: offset)
    }
    until = query.until.map { Self.midnight(of: $0 + 1, utcOffset: offset) }
    promptTokens = query.promptTokens
    origins = query.origins
  }

  private static func midnight(of day: Int, utcOffset offset: Int) -> Timestamp {
    Timestamp(milliseconds: Int64(day * 86_400 - offset) * 1000)
  }
}
