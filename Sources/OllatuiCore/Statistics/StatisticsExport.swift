import OllamaWire
import Statistics
import Transcript

extension StatisticsTable.Format {
  /// The format that the ending of a file's name asks for; nil: it is none of them.
  init?(fileName: String) {
    guard let point = fileName.lastIndex(of: ".") else { return nil }
    switch fileName[fileName.index(after: point)...].lowercased() {
    case "csv": self = .csv
    case "json": self = .json
    case "md", "markdown": self = .markdown
    default: return nil
    }
  }
}

extension StatisticsPane {
  /// What the view shows, as a table for files; nil: it shows nothing yet.
  func table(_ model: Model) -> StatisticsTable? {
    switch view {
    case .reply:
      reply.spot(in: model.conversation).map { StatisticsTable(reply: $0, of: model.conversation) }
    case .conversation: StatisticsTable(conversation: model.conversation, sorted: conversation)
    case .history: history.rows.isEmpty ? nil : history.reading?.report.table
    case .compare: history.reading?.compared.map { StatisticsTable($0) }
    case .server: server.loaded.map { StatisticsTable(loaded: $0) }
    }
  }
}

extension StatisticsTable {
  /// A figure a row.
  private static var figures: StatisticsTable {
    StatisticsTable(columns: [.init("figure"), .init("value"), .init("unit")])
  }

  private mutating func add(_ name: String, _ value: Value, _ unit: String = "") {
    append([.text(name), value, .text(unit)])
  }

  /// All that is known of a reply.
  init(reply spot: ReplySpot, of conversation: Conversation) {
    self = Self.figures
    let sample = conversation.sample(of: spot)
    add("model", .text(sample.model))
    add("host", .text(sample.host ?? ""))
    add("mode", .text(sample.mode.rawValue))
    add("options", .text(sample.group.optionText))
    if let created = sample.created, created.milliseconds > 0 { add("created", .date(created)) }
    add("finished", .text(sample.isFinished ? "yes" : "no"))
    for measure in Measure.allCases {
      guard let value = measure.value(of: sample) else { continue }
      add(measure.rawValue, Value(value, of: measure), measure.unit.word)
    }
    if case .upperBound(let rate) = sample.promptRate {
      add("prompt_rate_at_most", .number(rate), Measure.Unit.tokensPerSecond.word)
    }
    let arrivals = sample.figures.arrivals
    add("pieces", .integer(arrivals.pieces))
    if let gaps = ArrivalGaps(arrivals.gaps) {
      add("gap_p50", .number(gaps.p50), Measure.Unit.seconds.word)
      add("gap_p95", .number(gaps.p95), Measure.Unit.seconds.word)
      add("gap_longest", .number(gaps.longest), Measure.Unit.seconds.word)
    }
    if let reason = sample.figures.doneReason { add("done_reason", .text(reason)) }
  }

  /// The replies of a conversation, in the order of the view where that was opened; nil: none.
  init?(conversation: Conversation, sorted view: ConversationFigures) {
    let samples =
      view.rows.isEmpty
      ? conversation.replySpots.map(conversation.sample(of:)) : view.samples
    guard !samples.isEmpty else { return nil }
    self.init(samples: samples)
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

  /// The models in a server's memory.
  init(loaded models: [RunningModel]) {
    self.init(columns: [
      .init("model"), .init("memory_bytes"), .init("gpu_bytes"), .init("context_length"),
      .init("expires_at"),
    ])
    for model in models {
      append([
        .text(model.name), .integer(model.size), .integer(model.sizeVRAM),
        model.contextLength.map { .integer($0) } ?? .missing,
        model.expiresAt.map { .text($0.description) } ?? .missing,
      ])
    }
  }
}
