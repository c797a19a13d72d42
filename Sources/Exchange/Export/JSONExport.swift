import OllamaWire
import Transcript

/// Conversations as JSON, with everything that can be read in again.
///
/// The file is an object: `format` is `"ollatui-conversations"`, `version` is 1, `conversations` a
/// list with one conversation a line. Members that are nil, empty or false are left out. Times are
/// milliseconds since 1970 (UTC), durations whole nanoseconds, ids texts. README has the schema.
///
/// Left out are turns that were deleted, with all below them, and whatever may be a secret: users
/// and passwords of addresses, and the addresses in errors.
enum JSONExport {
  /// What tells such a file from any other.
  static let formatName = "ollatui-conversations"
  /// The version that is written.
  static let version: Int64 = 1
  /// What comes before the first conversation.
  static let opening = "{\"format\":\"\(formatName)\",\"version\":\(version),\"conversations\":[\n"
  /// What comes after the last one.
  static let closing = "\n]}\n"

  /// One conversation on one line.
  static func text(of conversation: Conversation) -> String {
    JSONWriter.text(value(of: conversation))
  }

  private static func value(of conversation: Conversation) -> JSONValue {
    let header = conversation.header
    return object([
      "id": .string(header.id.description),
      "title": .string(conversation.title),
      "name": header.name.map { .string($0) },
      "mode": .string(header.mode.rawValue),
      "model": header.model.map { .string($0) },
      "host": header.host.map { .string(withoutCredentials($0)) },
      "system": header.system.map { .string($0) },
      "options": header.options.isEmpty ? nil : .object(header.options.values),
      "pinned": header.isPinned ? .bool(true) : nil,
      "archived": header.isArchived ? .bool(true) : nil,
      "bench": header.isBench ? .bool(true) : nil,
      "created": .integer(header.created.milliseconds),
      "updated": .integer(header.updated.milliseconds),
      "leaf": conversation.leaf.map { .string($0.description) },
      "turns": .array(turns(of: conversation)),
    ])
  }

  /// The rows that were not deleted and hang below none that was.
  private static func turns(of conversation: Conversation) -> [JSONValue] {
    var kept: Set<TurnID> = []
    var turns: [JSONValue] = []
    for row in conversation.rows where !row.isDeleted {
      switch row {
      case .prompt(let turn, let parent):
        if let parent, !kept.contains(parent) { continue }
        turns.append(value(of: turn, parent: parent))
      case .reply(let reply, let parent):
        guard kept.contains(parent) else { continue }
        turns.append(value(of: reply, parent: parent))
      }
      kept.insert(row.id)
    }
    return turns
  }

  private static func value(of turn: Turn, parent: TurnID?) -> JSONValue {
    object([
      "id": .string(turn.id.description),
      "parent": parent.map { .string($0.description) },
      "role": "user",
      "created": turn.created.map { .integer($0.milliseconds) },
      "text": .string(turn.prompt),
    ])
  }

  private static func value(of reply: Reply, parent: TurnID) -> JSONValue {
    let figures = value(of: reply.figures)
    return object([
      "id": .string(reply.id.description),
      "parent": .string(parent.description),
      "role": "assistant",
      "created": reply.created.map { .integer($0.milliseconds) },
      "text": .string(reply.content),
      "thinking": reply.thinking.isEmpty ? nil : .string(reply.thinking),
      "tool_calls": reply.toolCalls.isEmpty ? nil : .array(reply.toolCalls.map(value)),
      "state": .string(reply.state.name),
      "error": reply.state.error.map(value),
      "asked": value(of: reply.asked),
      "figures": figures == [:] ? JSONValue?.none : figures,
    ])
  }

  private static func value(of call: ToolCall) -> JSONValue {
    object([
      "id": call.id.map { .string($0) },
      "index": call.index.map { .integer(Int64($0)) },
      "name": .string(call.name),
      "arguments": call.arguments,
    ])
  }

  private static func value(of error: OllamaError) -> JSONValue {
    object([
      "kind": .string(error.kind.rawValue),
      "message": .string(error.withoutAddresses),
      "hint": error.hint.map { .string(withoutAddresses($0)) },
      "status": error.status.map { .integer(Int64($0)) },
    ])
  }

  private static func value(of asked: AskedRequest) -> JSONValue {
    object([
      "model": .string(asked.model),
      "mode": .string(asked.mode.rawValue),
      "host": asked.host.map { .string(withoutCredentials($0)) },
      "system": asked.system.map { .string($0) },
      "think": asked.think.map(value),
      "options": asked.options.isEmpty ? nil : .object(asked.options.values),
      "keep_alive": asked.keepAlive.map(value),
      "sent": asked.sent.isEmpty ? nil : .array(asked.sent.map { .string($0.description) }),
      "request": asked.request.map { .string($0) },
    ])
  }

  private static func value(of think: Think) -> JSONValue {
    switch think {
    case .on: true
    case .off: false
    case .level(let name): .string(name)
    }
  }

  private static func value(of keepAlive: KeepAlive) -> JSONValue {
    switch keepAlive {
    case .seconds(let seconds): Int64(exactly: seconds).map { .integer($0) } ?? .number(seconds)
    case .text(let text): .string(text)
    }
  }

  private static func value(of figures: Figures) -> JSONValue {
    object([
      "metrics": figures.metrics.map(value),
      "done_reason": figures.doneReason.map { .string($0) },
      "first_token": figures.firstToken.map(nanoseconds),
      "thinking": figures.thinking.map(nanoseconds),
      "elapsed": figures.elapsed.map(nanoseconds),
      "chunks": figures.chunks == 0 ? nil : .integer(Int64(figures.chunks)),
      "skipped_lines": figures.skippedLines == 0 ? nil : .integer(Int64(figures.skippedLines)),
      "context_length": figures.contextLength.map { .integer(Int64($0)) },
      "final_chunk": figures.finalText.map { .string($0) },
      "arrivals": figures.arrivals.reads.isEmpty
        ? JSONValue?.none : value(of: figures.arrivals),
    ])
  }

  /// Microseconds and pieces of every read, in turn.
  private static func value(of arrivals: Arrivals) -> JSONValue {
    .array(arrivals.reads.flatMap { [.integer($0.microseconds), .integer(Int64($0.pieces))] })
  }

  private static func value(of metrics: Metrics) -> JSONValue {
    object([
      "total_duration": metrics.totalDuration.map(nanoseconds),
      "load_duration": metrics.loadDuration.map(nanoseconds),
      "prompt_eval_count": metrics.promptEvalCount.map { .integer(Int64($0)) },
      "prompt_eval_cached_count": metrics.promptEvalCachedCount.map { .integer(Int64($0)) },
      "prompt_eval_duration": metrics.promptEvalDuration.map(nanoseconds),
      "eval_count": metrics.evalCount.map { .integer(Int64($0)) },
      "eval_duration": metrics.evalDuration.map(nanoseconds),
    ])
  }

  private static func nanoseconds(_ duration: Duration) -> JSONValue {
    .integer(duration.wireNanoseconds)
  }

  private static func object(_ members: [String: JSONValue?]) -> JSONValue {
    .object(members.compactMapValues { $0 })
  }
}

extension ReplyState {
  /// The error that it ended with.
  var error: OllamaError? {
    guard case .failed(let error) = self else { return nil }
    return error
  }
}
