import OllamaWire
import Testing

/// What a recorded answer must read as, written down by hand or from the file by
/// another JSON parser.
struct RecordedReply: Sendable, CustomTestStringConvertible {
  var name: String
  var api: ReplyAPI
  var delta = ReplyDelta()
  var end: ReplyEnd

  init(
    _ name: String,
    _ api: ReplyAPI,
    content: String = "",
    thinking: String = "",
    toolCalls: [ToolCall] = [],
    logprobs: [TokenLogprob] = [],
    chunks: Int = 0,
    skippedLines: Int = 0,
    final: FinalChunk? = nil,
    end: ReplyEnd
  ) {
    self.name = name
    self.api = api
    delta.content = content
    delta.thinking = thinking
    delta.toolCalls = toolCalls
    delta.logprobs = logprobs
    delta.chunks = chunks
    delta.skippedLines = skippedLines
    delta.final = final
    self.end = end
  }

  static let all =
    errorAnswers + otherErrors + tools + longReply + chat + thinking + generate + others

  var testDescription: String {
    name
  }
}

/// The six figures in the order of the wire, durations in nanoseconds.
func figures(
  _ total: Int64, _ load: Int64, _ promptCount: Int, _ prompt: Int64, _ count: Int, _ eval: Int64
) -> Metrics {
  Metrics(
    totalDuration: .nanoseconds(total), loadDuration: .nanoseconds(load),
    promptEvalCount: promptCount, promptEvalDuration: .nanoseconds(prompt),
    evalCount: count, evalDuration: .nanoseconds(eval))
}

extension ReplyReader {
  /// Takes a piece of a body.
  mutating func read(_ bytes: some Sequence<UInt8>) -> ReplyDelta? {
    Array(bytes).withUnsafeBytes { read($0) }
  }

  /// The deltas of all pieces in one, and how it ended.
  mutating func readAll(_ pieces: [some Sequence<UInt8>]) -> (ReplyDelta, ReplyEnd) {
    var whole = ReplyDelta()
    for piece in pieces {
      if let delta = read(piece) { whole.merge(delta) }
    }
    let (last, end) = finish()
    if let last { whole.merge(last) }
    return (whole, end)
  }
}
