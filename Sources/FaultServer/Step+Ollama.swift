/// The figures of a final chunk; durations in nanoseconds, zeros are left out as Ollama does.
package struct DoneFigures: Sendable {
  /// Why the reply ended, such as `stop` or `length`; empty leaves it out.
  package var reason: String
  /// The time from request to end.
  package var totalDuration: Int
  /// The time to load the model.
  package var loadDuration: Int
  /// Tokens of the prompt.
  package var promptEvalCount: Int
  /// The time to evaluate the prompt.
  package var promptEvalDuration: Int
  /// Tokens of the reply.
  package var evalCount: Int
  /// The time to produce the reply.
  package var evalDuration: Int

  /// Makes figures; what is not given is that of a short reply of a real server.
  package init(
    reason: String = "stop", totalDuration: Int = 326_689_655, loadDuration: Int = 260_406_965,
    promptEvalCount: Int = 46, promptEvalDuration: Int = 9_499_000, evalCount: Int = 40,
    evalDuration: Int = 51_802_000
  ) {
    self.reason = reason
    self.totalDuration = totalDuration
    self.loadDuration = loadDuration
    self.promptEvalCount = promptEvalCount
    self.promptEvalDuration = promptEvalDuration
    self.evalCount = evalCount
    self.evalDuration = evalDuration
  }

  fileprivate var json: String {
    let numbers = [
      ("total_duration", totalDuration), ("load_duration", loadDuration),
      ("prompt_eval_count", promptEvalCount), ("prompt_eval_duration", promptEvalDuration),
      ("eval_count", evalCount), ("eval_duration", evalDuration),
    ]
    let present = numbers.filter { $0.1 != 0 }.map { ",\"\($0.0)\":\($0.1)" }.joined()
    return (reason.isEmpty ? "" : ",\"done_reason\":\(jsonQuoted(reason))") + present
  }
}

// MARK: - The wire of Ollama

extension Step {
  /// Sends a chunk of `/api/chat`.
  package static func chat(
    _ content: String, thinking: String? = nil, model: String = "tiny"
  ) -> Step {
    .chunked(chatLine(content, thinking: thinking, model: model, rest: "\"done\":false"))
  }

  /// Sends a chunk of `/api/generate`.
  package static func generated(_ response: String, model: String = "tiny") -> Step {
    .chunked(generateLine(response, model: model, rest: "\"done\":false"))
  }

  /// Sends the final chunk of `/api/chat`; `.end` must follow.
  package static func done(_ figures: DoneFigures = DoneFigures(), model: String = "tiny") -> Step {
    .chunked(chatLine("", thinking: nil, model: model, rest: "\"done\":true" + figures.json))
  }

  /// Sends the final chunk of `/api/generate`; `.end` must follow.
  package static func generatedDone(
    _ figures: DoneFigures = DoneFigures(), context: [Int] = [], model: String = "tiny"
  ) -> Step {
    let tokens = context.map(String.init).joined(separator: ",")
    let window = tokens.isEmpty ? "" : ",\"context\":[\(tokens)]"
    return .chunked(
      generateLine("", model: model, rest: "\"done\":true" + figures.json + window))
  }

  /// Sends a line that says the reply failed (Ollama API, errors after the first chunk).
  package static func errorLine(_ text: String) -> Step {
    .chunked("{\"error\":\(jsonQuoted(text))}")
  }

  /// Sends a whole error answer (Ollama API, errors before the first chunk).
  package static func failure(status: Int, _ text: String) -> Step {
    .whole(status: status, "{\"error\":\(jsonQuoted(text))}")
  }

  private static func chatLine(
    _ content: String, thinking: String?, model: String, rest: String
  ) -> String {
    let thought = thinking.map { ",\"thinking\":\(jsonQuoted($0))" } ?? ""
    return "{\"model\":\(jsonQuoted(model)),\"created_at\":\"2026-11-22T09:39:19.739250275Z\","
      + "\"message\":{\"role\":\"assistant\",\"content\":\(jsonQuoted(content))\(thought)},\(rest)}"
  }

  private static func generateLine(_ response: String, model: String, rest: String) -> String {
    "{\"model\":\(jsonQuoted(model)),\"created_at\":\"2026-11-22T09:39:19.739250275Z\","
      + "\"response\":\(jsonQuoted(response)),\(rest)}"
  }
}

extension [Step] {
  /// A whole answer of `/api/chat`: head, one chunk for each content, figures, end.
  package static func chatReply(
    _ contents: [String], figures: DoneFigures = DoneFigures(), model: String = "tiny"
  ) -> [Step] {
    [.head()] + contents.map { .chat($0, model: model) } + [.done(figures, model: model), .end]
  }

  /// A whole answer of `/api/generate`: head, one chunk for each response, figures, end.
  package static func generateReply(
    _ responses: [String], figures: DoneFigures = DoneFigures(), context: [Int] = [],
    model: String = "tiny"
  ) -> [Step] {
    [.head()] + responses.map { .generated($0, model: model) }
      + [.generatedDone(figures, context: context, model: model), .end]
  }
}

/// Text as a JSON string, escaped as Go's encoder does: also `<`, `>`, `&`, U+2028 and U+2029.
func jsonQuoted(_ text: String) -> String {
  var quoted = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": quoted += "\\\""
    case "\\": quoted += "\\\\"
    case "\n": quoted += "\\n"
    case "\r": quoted += "\\r"
    case "\t": quoted += "\\t"
    case "<", ">", "&", "\u{2028}", "\u{2029}", "\u{0}"..<"\u{20}":
      let digits = String(scalar.value, radix: 16)
      quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: quoted.unicodeScalars.append(scalar)
    }
  }
  return quoted + "\""
}
