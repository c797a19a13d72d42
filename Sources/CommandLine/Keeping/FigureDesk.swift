import OllatuiCore
import Statistics
import Transcript

/// Answers questions about all replies, and keeps what the next question will want again.
///
/// Words of the filter choose among rows that are there, a selection changes the course alone, a
/// mark the comparison alone: only another date, size or origin has all replies looked at anew.
struct FigureDesk: Sendable {
  private var bank = SampleBank()
  /// Whether all replies were read.
  private(set) var isFilled = false

  private struct Table: Equatable, Sendable {
    var filter: StatisticsFilter
    var byOptions: Bool
  }

  private struct Course: Equatable, Sendable {
    var filter: StatisticsFilter
    var group: StatisticsReport.Group
    var measure: Measure
    var utcOffset: Int
  }

  private struct Match: Equatable, Sendable {
    var filter: StatisticsFilter
    var pair: StatisticsQuery.Pair
  }

  private var tables = Kept<Table, [StatisticsReport.Row]>(limit: 8)
  private var courses = Kept<Course, Trend>(limit: 64)
  private var matches = Kept<Match, StatisticsReading.Compared>(limit: 16)

  /// Makes a desk that knows nothing yet.
  init() {}

  /// Takes replies, after which nothing that was answered before holds.
  ///
  /// - Parameter read: puts them into the bank.
  /// - Throws: what `read` throws; the bank may then lack some.
  mutating func fill<Failure: Error>(
    _ read: (inout SampleBank) throws(Failure) -> Void
  ) throws(Failure) {
    tables = Kept(limit: tables.limit)
    courses = Kept(limit: courses.limit)
    matches = Kept(limit: matches.limit)
    try read(&bank)
    isFilled = true
  }

  /// The answer to a question.
  ///
  /// - Parameters:
  ///   - query: what is asked.
  ///   - filter: what it leaves to a filter: dates, sizes and origins.
  ///   - offset: seconds that local time is ahead of UTC.
  ///   - isWanted: whether somebody still waits for it; asked now and then.
  /// - Returns: nil where nobody does.
  mutating func answer(
    _ query: StatisticsQuery, _ filter: StatisticsFilter, utcOffset offset: Int,
    while isWanted: () -> Bool
  ) -> StatisticsReading? {
    let table = Table(filter: filter, byOptions: query.byOptions)
    guard let rows = tables[table] ?? rows(table, isWanted) else { return nil }
    tables[table] = rows
    let admitted = rows.filter { query.admits(model: $0.group.model, host: $0.group.host) }
    var reading = StatisticsReading(
      report: StatisticsReport(rows: admitted), total: bank.count, utcOffset: offset)
    if let pair = query.pair {
      let match = Match(filter: filter, pair: pair)
      guard let compared = matches[match] ?? compared(match, isWanted) else { return nil }
      matches[match] = compared
      reading.compared = compared
    }
    let shown = reading.report.rows
    guard let group = (shown.first { $0.group == query.group } ?? shown.first)?.group else {
      return reading
    }
    let course = Course(filter: filter, group: group, measure: query.measure, utcOffset: offset)
    guard let trend = courses[course] ?? trend(course, isWanted) else { return nil }
    courses[course] = trend
    reading.group = group
    reading.trend = trend
    return reading
  }

  // MARK: - Counting

  private func rows(_ table: Table, _ isWanted: () -> Bool) -> [StatisticsReport.Row]? {
    var builder = StatisticsReport.Builder(filter: table.filter, byOptions: table.byOptions)
    let isWhole = each(of: { _ in true }, isWanted) { builder.add($0) }
    return isWhole ? builder.finished().rows : nil
  }

  private func trend(_ course: Course, _ isWanted: () -> Bool) -> Trend? {
    var builder = Trend.Builder(
      course.measure, filter: course.filter, utcOffset: course.utcOffset)
    let isWhole = each(of: course.group.contains, isWanted) { builder.add($0) }
    return isWhole ? builder.finished() : nil
  }

  /// What was marked is compared whatever words leave out.
  private func compared(_ match: Match, _ isWanted: () -> Bool) -> StatisticsReading.Compared? {
    guard let first = values(match.pair.first, match, isWanted),
      let second = values(match.pair.second, match, isWanted)
    else { return nil }
    return StatisticsReading.Compared(match.pair, first, second)
  }

  private func values(
    _ group: StatisticsReport.Group, _ match: Match, _ isWanted: () -> Bool
  ) -> [Double]? {
    var values: [Double] = []
    let isWhole = each(of: group.contains, isWanted) { sample in
      guard match.filter.admits(sample), let value = match.pair.measure.value(of: sample) else {
        return
      }
      values.append(value)
    }
    return isWhole ? values : nil
  }

  /// Looks at the replies of groups; whether it is still wanted at the end.
  private func each(
    of admits: (StatisticsReport.Group) -> Bool, _ isWanted: () -> Bool,
    _ take: (ReplySample) -> Void
  ) -> Bool {
    var count = 0
    return bank.forEach(where: admits) { sample in
      take(sample)
      count += 1
      return !count.isMultiple(of: 4096) || isWanted()
    } && isWanted()
  }
}

/// The last answers by their questions; the one that was given longest ago goes first.
private struct Kept<Question: Equatable & Sendable, Answer: Sendable>: Sendable {
  let limit: Int
  private var known: [(question: Question, answer: Answer)] = []

  init(limit: Int) {
    self.limit = limit
  }

  subscript(question: Question) -> Answer? {
    get { known.first { $0.question == question }?.answer }
    set {
      known.removeAll { $0.question == question }
      if let newValue { known.append((question, newValue)) }
      if known.count > limit { known.removeFirst() }
    }
  }
}

extension StatisticsReport.Group {
  /// Whether replies of another group belong to this one, which may be of any options.
  fileprivate func contains(_ other: StatisticsReport.Group) -> Bool {
    model == other.model && host == other.host && (options == nil || options == other.options)
  }
}
