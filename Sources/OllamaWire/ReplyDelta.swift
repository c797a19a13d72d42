/// What one read of a reply brought, several chunks merged into one.
///
/// Deltas of one reply that wait for the same reader merge again; the order of
/// content against thinking inside one delta is thinking first, as on the wire.
public struct ReplyDelta: Equatable, Sendable {
  /// Text to append to the reasoning.
  public var thinking = ""
  /// Text to append to the answer.
  public var content = ""
  /// Tool calls in order of arrival; append them.
  public var toolCalls: [ToolCall] = []
  /// Log probabilities in order of arrival.
  public var logprobs: [TokenLogprob] = []
  /// How many chunks this is made of.
  ///
  /// A chunk is not a token.
  public var chunks = 0
  /// How many of the chunks brought text or a tool call: the final one usually does not.
  public var pieces = 0
  /// The bytes of the lines it was made of, as counted against the stream's credit.
  public var bytes = 0
  /// Lines that were no JSON and were passed over.
  public var skippedLines = 0
  /// The final chunk, once it came.
  public var final: FinalChunk?
  /// The final chunk's line as it came, but for long texts and lists, which end in `…`.
  public var finalText: String?

  /// Makes an empty delta.
  public init() {}

  /// Appends a later delta of the same reply.
  public mutating func merge(_ later: ReplyDelta) {
    thinking += later.thinking
    content += later.content
    if !later.toolCalls.isEmpty { toolCalls += later.toolCalls }
    if !later.logprobs.isEmpty { logprobs += later.logprobs }
    chunks += later.chunks
    pieces += later.pieces
    bytes += later.bytes
    skippedLines += later.skippedLines
    final = later.final ?? final
    finalText = later.finalText ?? finalText
  }

  /// Whether nothing came that anyone would have to know.
  public var isEmpty: Bool {
    self == ReplyDelta()
  }
}
