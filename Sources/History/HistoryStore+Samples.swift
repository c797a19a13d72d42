import Foundation
import GRDB
import OllamaWire
import Statistics
import Transcript

extension HistoryStore {
  /// Hands over the figures of replies, the oldest first, in one snapshot and without their texts
  /// and arrivals; no replies of conversations or turns that were deleted.
  ///
  /// - Parameters:
  ///   - limit: how many of the newest replies are looked at; nil: all of them.
  ///   - model: only replies of this model; nil: of any.
  ///   - take: takes one; false ends it.
  /// - Throws: what kept it from being read.
  package func samples(
    newest limit: Int? = nil, ofModel model: String? = nil, _ take: (ReplySample) -> Bool
  ) throws(HistoryError) {
    try read { db in
      let rows = try Row.fetchCursor(
        db.cachedStatement(sql: Self.sampled),
        arguments: [try Self.firstSampled(limit, db), model, model])
      var answered: Set<AnsweredPrompt> = []
      var sets = OptionSets()
      while let row = try rows.next() {
        let isRetry = try AnsweredPrompt(row).map { !answered.insert($0).inserted } ?? false
        guard take(try Self.sample(row, isRetry: isRetry, &sets)) else { return }
      }
    }
  }

  /// Options by their JSON, since few sets stand in very many rows and reading one takes long.
  private struct OptionSets {
    private var known: [String: ModelOptions] = [:]

    mutating func options(_ json: String?) -> ModelOptions {
      guard let json else { return [:] }
      if let options = known[json] { return options }
      let options = Stored.value(ModelOptions.self, json) ?? [:]
      // Where every reply has a seed of its own there is nothing to gain.
      if known.count < 1000 { known[json] = options }
      return options
    }
  }

  /// A prompt and a model that has answered it, and so may have it in its cache.
  private struct AnsweredPrompt: Hashable {
    let prompt: Int64
    let model: String?

    /// What a row answers; nil: that is not known.
    init?(_ row: Row) throws {
      guard let parent = row[SampleColumn.parent] as Int64? else { return nil }
      prompt = parent
      model = try row.text(SampleColumn.model)
    }
  }

  /// The reply with which that many of the newest begin.
  static func firstSampled(_ limit: Int?, _ db: Database) throws -> Int64 {
    guard let limit else { return 0 }
    return try Int64.fetchOne(
      db,
      sql: "SELECT id FROM turn WHERE role = 'assistant' ORDER BY id DESC LIMIT 1 OFFSET ?",
      arguments: [max(0, limit - 1)]) ?? 0
  }

  /// The columns of ``sampled``, in their order.
  private enum SampleColumn {
    static let id = 0
    static let parent = 1
    static let created = 2
    static let model = 3
    static let state = 4
    static let mode = 5
    static let host = 6
    static let options = 7
    static let sent = 8
    static let conversation = 9
    static let kind = 10
    /// The bytes of the system text.
    static let system = 11
    /// The figures' first.
    static let figures = 12
  }

  /// Replies in the order of their ids, which is that of time: without sorting, and reading rows no
  /// further than needed.
  private static let sampled = """
    SELECT t.id, t.parent, t.created, t.model, t.state, r.mode, r.host, r.options, r.sent,
      t.conversation, c.kind, length(CAST(s.text AS BLOB)),
      \(Stored.figures)
    FROM turn t CROSS JOIN request r ON r.turn = t.id
      CROSS JOIN conversation c ON c.id = t.conversation
      LEFT JOIN system s ON s.id = r.system
    WHERE t.id >= ? AND t.role = 'assistant' AND t.deleted IS NULL AND c.deleted IS NULL
      AND t.writer IS NULL AND t.model IS NOT NULL AND (? IS NULL OR t.model = ?)
      AND r.elapsed_ns IS NOT NULL
    ORDER BY t.id
    """

  private static func sample(
    _ row: Row, isRetry: Bool, _ sets: inout OptionSets
  ) throws -> ReplySample {
    let figures = row.figures(from: SampleColumn.figures)
    let mode: String? = row[SampleColumn.mode]
    let isBench = (row[SampleColumn.kind] as String?) == Stored.bench
    // The system text of a bench's run is one that was never there before.
    let systemBytes: Int = isBench ? 0 : row[SampleColumn.system] ?? 0
    let state: String? = row[SampleColumn.state]
    return ReplySample(
      id: TurnID(value: row[SampleColumn.id]),
      created: (row[SampleColumn.created] as Int64?).map { Timestamp(milliseconds: $0) },
      model: try row.text(SampleColumn.model) ?? "", host: try row.text(SampleColumn.host),
      mode: mode.flatMap { Mode(rawValue: $0) } ?? .chat,
      options: sets.options(row[SampleColumn.options]),
      isFinished: state == nil,
      mayBeCached: isRetry
        || PromptRate.mayBeCached(
          texts: Stored.ids(row[SampleColumn.sent]).count, systemBytes: systemBytes,
          promptTokens: figures.metrics?.promptEvalCount),
      figures: figures,
      origin: isBench
        ? .bench : .conversation(ConversationID(value: row[SampleColumn.conversation])))
  }
}
