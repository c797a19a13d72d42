extension Reply {
  /// One chunk of a stream, without its line end.
  func chunk(_ moment: Moment) -> JSON {
    switch moment {
    case .piece(let piece): JSON.object(head + body(piece) + [.init("done", false)])
    case .finished(let reason, let figures): closing(Piece(), reason: reason, figures)
    case .failed(let message): ["error": .string(message)]
    }
  }

  /// The last chunk, or the only object of a reply that does not stream.
  func closing(_ piece: Piece, reason: String, _ figures: Figures) -> JSON {
    let hasContext = request.style == .generate && !request.isRaw
    let context: [JSON.Field] =
      hasContext ? [.init("context", .array(self.context.map { .integer($0) }))] : []
    return .object(
      head + body(piece)
        + [.init("done", true), .init("done_reason", .string(reason))]
        + context + figures.fields)
  }

  private var head: [JSON.Field] { request.head }

  private func body(_ piece: Piece) -> [JSON.Field] { request.body(piece) }
}

extension PromptRequest {
  /// The answer to a request without a prompt: the model was loaded or unloaded.
  func emptyReply(reason: String) -> JSON {
    .object(
      head + body(Piece()) + [.init("done", true), .init("done_reason", .string(reason))])
  }

  fileprivate var head: [JSON.Field] {
    [.init("model", .string(model)), .init("created_at", .string(WireTime.now.rfc3339))]
  }

  fileprivate func body(_ piece: Piece) -> [JSON.Field] {
    let thinking: [JSON.Field] =
      piece.thinking.isEmpty ? [] : [.init("thinking", .string(piece.thinking))]
    switch style {
    case .chat:
      let message: [JSON.Field] = [
        .init("role", "assistant"), .init("content", .string(piece.content)),
      ]
      return [.init("message", .object(message + thinking))]
    case .generate:
      return [.init("response", .string(piece.content))] + thinking
    }
  }
}

extension JSON.Field {
  fileprivate init(_ name: String, _ value: JSON) {
    self.init(name: name, value: value)
  }
}
