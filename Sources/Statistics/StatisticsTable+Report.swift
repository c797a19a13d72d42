import OllamaWire
import Transcript

extension StatisticsReport {
  /// The rows as they are sorted, with counts, medians and both ends of every figure.
  package var table: StatisticsTable {
    let hasOptions = rows.contains { $0.group.options != nil }
    var columns: [StatisticsTable.Column] = [.init("model"), .init("host")]
    if hasOptions { columns.append(.init("options")) }
    columns.append(.init("replies"))
    for (name, unit, _) in Self.spots {
      columns.append(.init("\(name)_count"))
      for share in ["median", "p5", "p95"] { columns.append(.init("\(name)_\(share)", unit)) }
    }
    columns.append(.init("last_used"))
    var table = StatisticsTable(columns: columns)
    for row in rows {
      var values: [StatisticsTable.Value] = [.text(row.group.model), .text(row.group.host ?? "")]
      if hasOptions { values.append(.text(row.group.optionText)) }
      values.append(.integer(row.count))
      for (_, _, spot) in Self.spots {
        let spot = spot(row)
        values.append(.integer(spot?.count ?? 0))
        values += [spot?.median, spot?.p5, spot?.p95].map { StatisticsTable.Value($0) }
      }
      values.append(row.lastUsed.map(StatisticsTable.Value.date) ?? .missing)
      table.append(values)
    }
    return table
  }

  private static let spots: [(String, Measure.Unit, @Sendable (Row) -> Spot?)] = [
    ("cold_load", .seconds, { $0.coldLoad }),
    ("warm_load", .seconds, { $0.warmLoad }),
    ("first_token", .seconds, { $0.firstToken }),
    ("prompt_rate", .tokensPerSecond, { $0.promptRate }),
    ("eval_rate", .tokensPerSecond, { $0.evalRate }),
  ]
}

extension Trend {
  /// The points, oldest first.
  package var table: StatisticsTable {
    let name = measure.rawValue
    var table = StatisticsTable(columns: [
      .init("start"), .init("count"), .init("\(name)_median", measure.unit),
      .init("\(name)_p25", measure.unit), .init("\(name)_p75", measure.unit),
    ])
    for point in points {
      table.append([
        .text(point.start.wireText), .integer(point.count), .number(point.median),
        .number(point.lowerQuartile), .number(point.upperQuartile),
      ])
    }
    return table
  }
}

extension StatisticsTable {
  /// Samples one by one, with every figure: what one conversation cost, or the runs of a bench.
  package init(samples: some Sequence<ReplySample>) {
    let measures = Measure.allCases
    let head: [Column] = ["created", "model", "host", "mode", "options", "finished"].map {
      .init($0)
    }
    self.init(columns: head + measures.map { Column($0.rawValue, $0.unit) })
    for sample in samples {
      let values: [Value] = [
        sample.created.map(Value.date) ?? .missing, .text(sample.model),
        .text(sample.host ?? ""), .text(sample.mode.rawValue), .text(sample.group.optionText),
        .text(sample.isFinished ? "yes" : "no"),
      ]
      append(values + measures.map { Value($0.value(of: sample), of: $0) })
    }
  }
}

extension ReplySample {
  /// What it has in common with others of its model, server and options.
  package var group: StatisticsReport.Group {
    StatisticsReport.Group(model: model, host: host, options: options)
  }
}

extension StatisticsTable.Value {
  /// A moment in UTC.
  package static func date(_ moment: Timestamp) -> Self {
    .text(moment.wireText)
  }
}

extension Timestamp {
  /// The moment in UTC, as RFC 3339 has it.
  fileprivate var wireText: String {
    let (seconds, rest) = milliseconds.quotientAndRemainder(dividingBy: 1000)
    let floor = rest < 0 ? seconds - 1 : seconds
    let milliseconds = rest < 0 ? rest + 1000 : rest
    return WireDate(seconds: floor, nanoseconds: Int(milliseconds) * 1_000_000).description
  }
}
