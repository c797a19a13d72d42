import OllamaWire
import Statistics
import TextUI
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
  /// What the view shows, for files; nil: it shows nothing yet.
  func document(_ model: Model) -> StatisticsDocument? {
    switch view {
    case .reply: reply.spot(in: model.conversation).map { StatisticsDocument(reply: $0, model) }
    case .conversation:
      StatisticsTable(conversation: model.conversation, sorted: conversation)
        .map { StatisticsDocument($0, named: "replies") }
    case .history: StatisticsDocument(history)
    case .compare: StatisticsDocument(compared: history, columns: model.size.columns)
    case .server:
      server.loaded.map { StatisticsDocument(StatisticsTable(loaded: $0), named: "models") }
    }
  }
}

extension StatisticsTable {
  /// A figure a row.
  static var figures: StatisticsTable {
    StatisticsTable(columns: [.init("figure"), .init("value"), .init("unit")])
  }

  mutating func add(_ name: String, _ value: Value, _ unit: String = "") {
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
    if let rate = sample.promptRate.bound {
      add("prompt_rate_at_most", .number(rate), Measure.Unit.tokensPerSecond.word)
    }
    let arrivals = sample.figures.arrivals
    add("pieces", .integer(arrivals.pieces))
    if let rate = arrivals.rate { add("piece_rate", .number(rate), "pieces_per_second") }
    if !arrivals.isComplete { add("pieces_timed_at_most", .integer(Arrivals.limit)) }
    if let gaps = ArrivalGaps(arrivals.gaps) {
      add("gap_p50", .number(gaps.p50), Measure.Unit.seconds.word)
      add("gap_p95", .number(gaps.p95), Measure.Unit.seconds.word)
      add("gap_longest", .number(gaps.longest), Measure.Unit.seconds.word)
    }
    if let reason = sample.figures.doneReason { add("done_reason", .text(reason)) }
  }

  /// The replies of a conversation, in the order of the view where that was opened; nil: none.
  init?(conversation: Conversation, sorted view: ConversationFigures) {
    let rows =
      view.rows.isEmpty
      ? conversation.replySpots.map { ($0.name, conversation.sample(of: $0)) }
      : view.rows.map { ($0.spot.name, $0.sample) }
    guard !rows.isEmpty else { return nil }
    self = StatisticsTable(samples: rows.map(\.1)).extended(
      before: [(.init("reply"), { .text(rows[$0].0) })],
      behind: [
        (.init("prompt_rate_at_most", .tokensPerSecond), { Value(rows[$0].1.promptRate.bound) })
      ])
  }

  /// The models in a server's memory.
  init(loaded models: [RunningModel]) {
    self.init(columns: [
      .init("model"), .init("parameters"), .init("quantization"), .init("memory_bytes"),
      .init("gpu_bytes"), .init("gpu_share_percent"), .init("context_length"),
      .init("expires_at"),
    ])
    for model in models {
      append([
        .text(model.name), .text(model.details.parameterSize),
        .text(model.details.quantizationLevel),
        model.size > 0 ? .integer(model.size) : .missing,
        model.sizeVRAM.map { .integer($0) } ?? .missing,
        Value(ServerFigures.share(model).map { $0 * 100 }),
        model.contextLength.map { .integer($0) } ?? .missing,
        model.expiresAt.map { .text($0.description) } ?? .missing,
      ])
    }
  }
}
