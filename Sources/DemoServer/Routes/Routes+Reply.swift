import FlyingFox
import Foundation

extension Routes {
  /// Answers `/api/chat` or `/api/generate`; the headers go out with the first token.
  func reply(to request: HTTPRequest, style: PromptRequest.Style) async throws -> HTTPResponse {
    let asked = try PromptRequest(await request.bodyData, style: style)
    guard let model = DemoModel.named(asked.model) else { throw RequestError.noModel(asked.model) }
    try check(asked, against: model)
    let connection = Connection(of: request, to: port.number, pool: pool)
    if asked.isEmpty { return try await load(model, for: asked, on: connection) }
    let begun = Reply(to: asked, from: model, on: shelf, pace: pace)
    if asked.streams {
      connection?.sendWithoutDelay()
      return .lines(
        try await work(on: connection) {
          var reply = begun
          try await reply.prepare()
          let first = try await reply.next()
          return ReplyBody(first: first, reply: reply)
        })
    }
    return .json(try await work(on: connection) { try await whole(begun) })
  }

  /// Loads or unloads a model without a question.
  private func load(
    _ model: DemoModel, for request: PromptRequest, on connection: Connection?
  ) async throws -> HTTPResponse {
    if request.keepAlive == .lasting(.zero) {
      shelf.unload(model)
      return .json(request.emptyReply(reason: "unload"))
    }
    let lease = shelf.lease(
      model, context: request.options.context, pace: pace, keepAlive: request.keepAlive)
    try await work(on: connection) { try await lease.load() }
    lease.complete()
    return .json(request.emptyReply(reason: "load"))
  }

  private func check(_ request: PromptRequest, against model: DemoModel) throws(RequestError) {
    if let thinking = request.thinking, thinking != .off, !model.canThink {
      throw .bad("\"\(request.model)\" does not support thinking")
    }
    if request.hasTools {
      throw .bad("registry.ollama.ai/library/\(model.name) does not support tools")
    }
    if request.hasImages {
      // The inner server's body inside a text, as Ollama relays it.
      throw .bad(
        #"{"error":{"code":400,"message":"Multimodal data provided, but model does not support "#
          + #"multimodal requests.","type":"invalid_request_error"}}"#)
    }
  }

  private func work<Answer: Sendable>(
    on connection: Connection?, _ work: @escaping @Sendable () async throws -> Answer
  ) async throws -> Answer {
    guard let connection else { return try await work() }
    return try await connection.whileOpen(work)
  }
}

/// Makes a reply to its end, for a client that wants it in one piece.
private func whole(_ begun: Reply) async throws -> JSON {
  var reply = begun
  var text = Piece()
  try await reply.prepare()
  while true {
    switch try await reply.next() {
    case .piece(let piece):
      text.thinking += piece.thinking
      text.content += piece.content
    case .finished(let reason, let figures):
      return reply.closing(text, reason: reason, figures)
    case .failed(let message):
      throw RequestError(status: 500, message: message)
    }
  }
}
