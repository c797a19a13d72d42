import Statistics
import TextUI
import Transcript

extension StatisticsDocument {
  /// All that is known of a reply: its figures, and what is drawn of them.
  ///
  /// The request is not among it: who passes figures on need not pass on what was said.
  init(reply spot: ReplySpot, _ model: Model) {
    self.init()
    let reply = model.conversation.turns[spot.turn].alternates[spot.alternate]
    let running = model.shown.running(alternate: spot.alternate)
    let elapsed = running?.turn == spot.turn ? running?.live.elapsed : nil
    var watch = ArrivalWatch()
    watch.look(at: reply)
    let stretches = ReplyPlots.stretches(columns: model.size.columns)
    add(StatisticsTable(reply: spot, of: model.conversation), named: "figures")
    add(StatisticsTable(phases: ReplyPhases(reply, elapsed: elapsed)), named: "phases")
    add(StatisticsTable(rates: watch.rates(reply.figures, stretches: stretches)), named: "rate")
    add(StatisticsTable(gaps: watch.ranges(atMost: ReplyPlots.gapRanges)), named: "gaps")
    if let final = reply.figures.finalText { add(final, named: "final_chunk") }
  }

  /// The rows of the history as they are sorted, and the course of the figure that is shown; nil:
  /// there are none.
  init?(_ history: HistoryFigures) {
    guard let reading = history.reading, !history.rows.isEmpty else { return nil }
    self.init(reading.report.table, named: "groups")
    guard let group = reading.group, let trend = reading.trend, trend.measure == history.measure
    else { return }
    add(
      trend.table.extended(before: [
        (.init("model"), { _ in .text(group.model) }),
        (.init("host"), { _ in .text(group.host ?? "") }),
        (.init("options"), { _ in .text(group.optionText) }),
        (.init("time_per_point"), { _ in .text(trend.bucket.word) }),
      ]), named: "trend")
  }

  /// Two groups against each other, and how their figures are spread; nil: they were not compared.
  init?(compared history: HistoryFigures, columns: Int) {
    guard let compared = history.reading?.compared, compared.pair == history.query.pair else {
      return nil
    }
    self.init(StatisticsTable(compared), named: "comparison")
    guard let distribution = compared.distribution else { return }
    let unit = compared.pair.measure.unit
    add(StatisticsTable(distribution, unit, columns: columns), named: "distribution")
  }
}

extension StatisticsTable {
  /// What a reply spent its time with.
  fileprivate init(phases: ReplyPhases?) {
    self.init(columns: [
      .init("phase"), .init("clock"), .init("start", .seconds), .init("length", .seconds),
      .init("share_percent"),
    ])
    guard let phases else { return }
    for part in phases.parts {
      append([
        .text(part.phase.rawValue), .text(phases.isServers ? "server" : "ours"),
        .number(part.start), .number(part.length), .number(part.length / phases.total * 100),
      ])
    }
  }

  /// The rate over tokens, a row for each point of the plot.
  fileprivate init(rates: RateSeries?) {
    self.init(columns: [.init("at", .tokens), .init("rate", .tokensPerSecond)])
    guard let rates else { return }
    for (index, rate) in rates.rates.enumerated() {
      append([.number(rates.token(at: index)), rate.isFinite ? .number(rate) : .missing])
    }
  }

  /// How often gaps between pieces are how long, a row for each bar.
  fileprivate init(gaps: [ArrivalWatch.Range]) {
    self.init(columns: [.init("from", .seconds), .init("to", .seconds), .init("count")])
    for range in gaps { append([Value(range.from), Value(range.to), .integer(range.count)]) }
  }

  /// How the figures of two groups are spread, a row for each bar.
  fileprivate init(
    _ distribution: StatisticsReading.Distribution, _ unit: Measure.Unit, columns: Int
  ) {
    self.init(columns: [
      .init("group"), .init("from", unit), .init("to", unit), .init("count"),
      .init("share_percent"),
    ])
    let low = distribution.range.lowerBound
    for (name, counts) in [("a", distribution.first), ("b", distribution.second)] {
      let shape = CompareFigures.shape(of: counts, columns: columns)
      let step = (distribution.range.upperBound - low) / Double(shape.count)
      let sum = Double(max(1, shape.reduce(0, +)))
      for (index, count) in shape.enumerated() {
        append([
          .text(name), .number(low + Double(index) * step), .number(low + Double(index + 1) * step),
          .integer(count), .number(Double(count) / sum * 100),
        ])
      }
    }
  }

  /// Two groups against each other.
  init(_ compared: StatisticsReading.Compared) {
    self = Self.figures
    let unit = compared.pair.measure.unit.word
    add("measure", .text(compared.pair.measure.rawValue))
    let groups = [
      ("a", compared.pair.first, compared.first), ("b", compared.pair.second, compared.second),
    ]
    for (name, group, summary) in groups {
      add("\(name)_model", .text(group.model))
      add("\(name)_host", .text(group.host ?? ""))
      add("\(name)_options", .text(group.optionText))
      guard let summary else { continue }
      add("\(name)_count", .integer(summary.count))
      add("\(name)_median", .number(summary.median), unit)
      add("\(name)_p25", .number(summary.lowerQuartile), unit)
      add("\(name)_p75", .number(summary.upperQuartile), unit)
      add("\(name)_p95", .number(summary.p95), unit)
    }
    guard let comparison = compared.comparison else { return }
    add("difference", .number(comparison.difference), unit)
    if comparison.verdict != .tooFew {
      add("interval_low", .number(comparison.interval.lowerBound), unit)
      add("interval_high", .number(comparison.interval.upperBound), unit)
      add("interval_level", .number(comparison.level))
    }
    add("u", .number(comparison.u))
    add("p", .number(comparison.p))
    let verdict =
      switch comparison.verdict {
      case .tooFew: "too_few"
      case .withinNoise: "within_noise"
      case .differs: "differs"
      }
    add("verdict", .text(verdict))
  }
}

extension PromptRate {
  /// What it is at the most, where a part may have been cached; nil: it is known, or nothing is.
  var bound: Double? {
    if case .upperBound(let rate) = self { rate } else { nil }
  }
}

extension Trend.Bucket {
  /// What files call it.
  fileprivate var word: String {
    switch self {
    case .hour: "hour"
    case .day: "day"
    case .week: "week"
    }
  }
}
