/// What a finished reply cost, as measured.
struct Figures: Equatable, Sendable {
  var total: Duration
  var load: Duration
  var promptCount: Int
  var promptTime: Duration
  var replyCount: Int
  var replyTime: Duration

  /// The fields of the last chunk; durations in nanoseconds, zeros left out as Ollama does.
  var fields: [JSON.Field] {
    [
      ("total_duration", total.nanoseconds),
      ("load_duration", load.nanoseconds),
      ("prompt_eval_count", promptCount),
      ("prompt_eval_duration", promptTime.nanoseconds),
      ("eval_count", replyCount),
      ("eval_duration", replyTime.nanoseconds),
    ]
    .filter { $0.1 != 0 }
    .map { JSON.Field(name: $0.0, value: .integer($0.1)) }
  }
}
