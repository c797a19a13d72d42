import Statistics
import TextUI
import Transcript

extension HistoryFigures {
  /// All figures of the selected row, for those that have no room in the table.
  func details(columns: Int, _ strings: Strings) -> [Line] {
    guard let row = selected else { return [] }
    let spots: [(Term, StatisticsReport.Spot?, Measure)] = [
      (.coldLoad, row.coldLoad, .load), (.warmLoad, row.warmLoad, .load),
      (.firstToken, row.firstToken, .firstToken), (.promptRate, row.promptRate, .promptRate),
      (.evalRate, row.evalRate, .evalRate),
    ]
    let parts = spots.compactMap { term, spot, measure in
      spot.map {
        "\(strings[term]) p50 \(Format.value($0.median, of: measure)), "
          + "p95 \(Format.value($0.p95, of: measure)) (\(Format.grouped($0.count)))"
      }
    }
    return wrapped(parts.joined(separator: " · "), .dim, columns)
  }

  /// How the figure went for the selected row.
  func trendLines(columns: Int, rows count: Int, _ strings: Strings, marks: PlotMarks) -> [Line] {
    guard count >= 4, let reading, let group = reading.group else { return [] }
    let name = strings[measure.name]
    let thing = displayed(group.model)
    guard let trend = reading.trend, trend.measure == measure, let first = trend.points.first,
      let last = trend.points.last
    else {
      guard !isReading else { return [] }
      let text = strings[.noTrend, [.name: name, .thing: thing]]
      return [heading(text, "", columns)]
    }
    let time = strings[trend.bucket.name]
    let title = strings[.trend, [.name: name, .thing: thing, .time: time]]
    func series(_ role: Role, _ value: (Trend.Point) -> Double, isJoined: Bool) -> Plot.Series {
      Plot.Series(
        trend.points.map { Plot.Point(x: Double($0.start.milliseconds), y: value($0)) },
        isJoined: isJoined, role: role)
    }
    let plot = Plot(
      [
        series(.plotAxis, \.lowerQuartile, isJoined: false),
        series(.plotAxis, \.upperQuartile, isJoined: false),
        series(.plot, \.median, isJoined: true),
      ],
      x: PlotAxis(ticks: ticks(from: first.start, to: last.start, trend.bucket, columns)),
      y: PlotAxis(hasZero: true))
    return [heading(title, measure.unit.symbol, columns)]
      + plot.lines(size: Size(columns: columns, rows: count - 1), marks: marks)
  }

  /// Labels of moments, as many as have room.
  private func ticks(
    from first: Timestamp, to last: Timestamp, _ bucket: Trend.Bucket, _ columns: Int
  ) -> [PlotTick] {
    let (start, end) = (first.milliseconds, last.milliseconds)
    let steps = max(1, min((end - start) / bucket.milliseconds, Int64(columns / 16)))
    let offset = Int64(reading?.utcOffset ?? 0) * 1000
    return (0...steps).map { step in
      let buckets = (end - start) / bucket.milliseconds * step / steps
      let moment = start + buckets * bucket.milliseconds
      let text = Format.universal(Timestamp(milliseconds: moment + offset))
      // `2026-11-26 01:35:07 UTC`
      let label = bucket == .hour ? text.dropFirst(5).prefix(11) : text.prefix(10)
      return PlotTick(Double(moment), String(label))
    }
  }
}

extension Trend.Bucket {
  /// What the screen calls it.
  var name: Term {
    switch self {
    case .hour: .byHour
    case .day: .byDay
    case .week: .byWeek
    }
  }
}
