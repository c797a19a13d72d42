import Foundation
import GRDB
import Statistics
import Transcript

extension HistoryStore {
  /// What the newest finished replies of a model teach of its tokens, the oldest first.
  ///
  /// Looks at the newest replies of all models as far as ``lessonReach``, and reads no more text
  /// than ``lessonBytes``.
  ///
  /// - Parameters:
  ///   - model: the name that was asked.
  ///   - limit: how many replies at the most.
  /// - Throws: what kept it from being read.
  /// - Returns: what each of them teaches.
  package func lessons(ofModel model: String, limit: Int = 100)
    throws(HistoryError) -> [ModelProfile.Lesson]
  {
    try read { db in
      let rows = try Row.fetchCursor(
        db.cachedStatement(sql: Self.taught),
        arguments: [try Self.firstSampled(Self.lessonReach, db), model, limit])
      var lessons: [ModelProfile.Lesson] = []
      var bytes = 0
      while bytes < Self.lessonBytes, let row = try rows.next() {
        let (lesson, length) = try Self.lesson(row)
        bytes += length
        if let lesson { lessons.append(lesson) }
      }
      return lessons.reversed()
    }
  }

  /// How many of the newest replies are looked at.
  private static let lessonReach = 5_000
  /// How much text is read.
  private static let lessonBytes = 1 << 20

  private static let taught = """
    SELECT r.eval_tokens, r.chunks, r.prompt_tokens, r.sent, t.parent, CAST(s.text AS BLOB),
      CAST(p.text AS BLOB), CAST(t.text AS BLOB), CAST(t.thinking AS BLOB)
    FROM turn t CROSS JOIN request r ON r.turn = t.id LEFT JOIN turn p ON p.id = t.parent
      LEFT JOIN system s ON s.id = r.system
    WHERE t.id >= ? AND t.role = 'assistant' AND t.model = ? AND t.state IS NULL
      AND t.writer IS NULL AND t.deleted IS NULL AND t.tool_calls IS NULL AND r.request IS NULL
      AND r.mode = 'chat' AND r.eval_tokens > 0
    ORDER BY t.id DESC LIMIT ?
    """

  /// A lesson, and how much text was read for it; no lesson where a reply goes on with another one.
  private static func lesson(_ row: Row) throws -> (ModelProfile.Lesson?, Int) {
    let sent = Stored.ids(row[3])
    let parent = (row[4] as Int64?).map { TurnID(value: $0) }
    let (system, prompt) = (try row.text(5) ?? "", try row.text(6) ?? "")
    let (answer, thinking) = (try row.text(7) ?? "", try row.text(8) ?? "")
    let length =
      system.utf8.count + prompt.utf8.count + answer.utf8.count + thinking.utf8.count
    guard sent.last == parent, parent != nil else { return (nil, length) }
    let chunks: Int = row[1] ?? 0
    var lesson = ModelProfile.Lesson(
      reply: TextCounts(answer) + TextCounts(thinking), replyTokens: row[0],
      pieces: max(0, chunks - 1))
    // The texts of longer requests stand elsewhere.
    if sent.count == 1, let tokens = row[2] as Int? {
      lesson.takePrompt(
        TextCounts(system) + TextCounts(prompt), messages: system.isEmpty ? 1 : 2, tokens: tokens)
    }
    return (lesson, length)
  }
}
