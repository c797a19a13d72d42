import OllamaWire
import Transcript

/// Reads what ``JSONExport`` wrote.
///
/// Members that are not known are passed over.
enum JSONImport {
  /// Why a file can't be read; nil: its version is one that is known here.
  static func versionProblem(_ reader: JSONReader) throws(JSONFault) -> ImportProblem? {
    var reader = reader
    var format: JSONValue?
    var version: JSONValue?
    try reader.open(UInt8(ascii: "{"))
    var isFirst = true
    while format == nil || version == nil, let key = try reader.nextMember(&isFirst) {
      switch key {
      case "format": format = try reader.value()
      case "version": version = try reader.value()
      default: try reader.skip()
      }
    }
    guard format?.stringValue == JSONExport.formatName else {
      return ImportProblem(
        message: "this is no export of conversations", advice: ImportFormat.known)
    }
    guard let number = version?.integerValue, number > 0 else {
      return ImportProblem(message: "the version of the file is missing", advice: "export it again")
    }
    guard number > JSONExport.version else { return nil }
    return ImportProblem(
      message: "a newer ollatui wrote this file (version \(number), known up to "
        + "\(JSONExport.version))", advice: "update ollatui; nothing was imported")
  }

  /// Reads one conversation.
  static func conversation(_ value: JSONValue) throws(ImportProblem) -> Conversation {
    let fields = try JSONFields(value)
    let created = try fields.required(fields.time("created"), "created")
    var header = ConversationHeader(
      id: try fields.required(fields.id("id"), "id"), system: try fields.text("system"),
      created: created)
    header.name = try fields.text("name")
    header.mode = try fields.mode("mode")
    header.model = try fields.text("model")
    header.host = try fields.text("host")
    header.options = try fields.options("options")
    header.isPinned = try fields.flag("pinned")
    header.isArchived = try fields.flag("archived")
    header.isBench = try fields.flag("bench")
    header.updated = try fields.time("updated") ?? created
    var rows: [TurnRow] = []
    var roles: [TurnID: String] = [:]
    for (index, turn) in try fields.list("turns").enumerated() {
      let place = "turn \(index + 1)"
      let fields = try JSONFields(turn, place: place)
      let row = try row(fields, place, roles)
      guard roles.updateValue(try fields.text("role") ?? "", forKey: row.id) == nil else {
        throw ImportProblem(place: place, message: "the id \(row.id) stands there twice")
      }
      rows.append(row)
    }
    return Conversation(header, rows: rows, leaf: try fields.id("leaf"))
  }

  private static func row(_ fields: JSONFields, _ place: String, _ roles: [TurnID: String])
    throws(ImportProblem) -> TurnRow
  {
    let id: TurnID = try fields.required(fields.id("id"), "id")
    let parent: TurnID? = try fields.id("parent")
    let role = try fields.required(fields.text("role"), "role")
    let above = parent.flatMap { roles[$0] }
    if let parent, above == nil || above == role {
      throw ImportProblem(
        place: place, message: "it should follow \(parent), which does not stand before it")
    }
    let text = try fields.text("text") ?? ""
    let created = try fields.time("created")
    switch role {
    case "user": return .prompt(Turn(id: id, prompt: text, created: created), parent: parent)
    case "assistant":
      let asked = try fields.object("asked")
      var reply = Reply(
        id: id, try asked.map(self.asked) ?? AskedRequest(model: "", mode: .chat),
        created: created, content: text, thinking: try fields.text("thinking") ?? "",
        toolCalls: try toolCalls(fields), state: try state(fields))
      if let figures = try fields.object("figures") { reply.figures = try self.figures(figures) }
      return .reply(reply, parent: try fields.required(parent, "parent"))
    default:
      throw ImportProblem(place: place, message: "nobody is called \"\(role)\"")
    }
  }

  private static func toolCalls(_ fields: JSONFields) throws(ImportProblem) -> [ToolCall] {
    var calls: [ToolCall] = []
    for call in try fields.list("tool_calls") {
      let fields = try JSONFields(call)
      calls.append(
        ToolCall(
          id: try fields.text("id"), index: try fields.count("index"),
          name: try fields.text("name") ?? "", arguments: call["arguments"] ?? [:]))
    }
    return calls
  }

  /// The state of a reply; what was still coming when it was written ended with the file.
  private static func state(_ fields: JSONFields) throws(ImportProblem) -> ReplyState {
    let name = try fields.text("state") ?? ""
    if name == "failed" {
      let error = try fields.object("error")
      return .failed(
        OllamaError(
          kind: try error?.text("kind").flatMap { OllamaError.Kind(rawValue: $0) } ?? .serverFailed,
          message: try error?.text("message") ?? "", hint: try error?.text("hint"),
          status: try error?.count("status")))
    }
    guard let state = ReplyState(name: name), state.isOver else { return .interrupted }
    return state
  }

  private static func asked(_ fields: JSONFields) throws(ImportProblem) -> AskedRequest {
    var sent: [TurnID] = []
    for id in try fields.list("sent") {
      guard let id = id.stringValue.flatMap({ TurnID($0) }) else {
        throw ImportProblem(message: "\"sent\" has what is no id of ours")
      }
      sent.append(id)
    }
    return AskedRequest(
      model: try fields.text("model") ?? "", mode: try fields.mode("mode"),
      host: try fields.text("host"), system: try fields.text("system"),
      think: fields["think"].flatMap(think), options: try fields.options("options"),
      keepAlive: fields["keep_alive"].flatMap(keepAlive), sent: sent,
      request: try fields.text("request"))
  }

  private static func think(_ value: JSONValue) -> Think? {
    if case .bool(let isOn) = value { return isOn ? .on : .off }
    return value.stringValue.map { .level($0) }
  }

  private static func keepAlive(_ value: JSONValue) -> KeepAlive? {
    switch value {
    case .integer(let seconds): .seconds(Double(seconds))
    case .number(let seconds): .seconds(seconds)
    case .string(let text): .text(text)
    case .null, .bool, .array, .object: nil
    }
  }

  private static func figures(_ fields: JSONFields) throws(ImportProblem) -> Figures {
    var figures = Figures()
    if let metrics = try fields.object("metrics") {
      figures.metrics = Metrics(
        totalDuration: try metrics.duration("total_duration"),
        loadDuration: try metrics.duration("load_duration"),
        promptEvalCount: try metrics.count("prompt_eval_count"),
        promptEvalCachedCount: try metrics.count("prompt_eval_cached_count"),
        promptEvalDuration: try metrics.duration("prompt_eval_duration"),
        evalCount: try metrics.count("eval_count"),
        evalDuration: try metrics.duration("eval_duration"))
    }
    figures.doneReason = try fields.text("done_reason")
    figures.firstToken = try fields.duration("first_token")
    figures.thinking = try fields.duration("thinking")
    figures.elapsed = try fields.duration("elapsed")
    figures.chunks = try fields.count("chunks") ?? 0
    figures.skippedLines = try fields.count("skipped_lines") ?? 0
    figures.contextLength = try fields.count("context_length")
    figures.finalText = try fields.text("final_chunk")
    let arrivals = try fields.list("arrivals").map { $0.integerValue ?? 0 }
    for index in stride(from: 0, to: arrivals.count - 1, by: 2) {
      figures.arrivals.add(
        after: .microseconds(arrivals[index]), pieces: Int(clamping: arrivals[index + 1]))
    }
    return figures
  }
}
