import Foundation

/// One message of a conversation.
struct Turn: Equatable, Sendable {
  var role: String
  var content: String
}

/// Whether and how much a model is to think.
enum Thinking: String, Equatable, Sendable {
  case off, on, low, medium, high, max
}

/// A request to `/api/chat` or `/api/generate`, read and checked as far as no model is needed.
struct PromptRequest: Equatable, Sendable {
  /// Which endpoint it came to, and so how the reply is worded.
  enum Style: Equatable, Sendable {
    case chat, generate
  }

  var style: Style
  /// The model by the name it was asked for.
  var model: String
  /// The conversation from its start; for generate the system text and the prompt.
  var turns: [Turn] = []
  /// Whether there is nothing to answer: the model is only loaded or unloaded.
  var isEmpty = false
  var streams = true
  /// Nil where the request leaves it to the model.
  var thinking: Thinking?
  var options = ReplyOptions()
  /// Nil keeps what the loaded model has.
  var keepAlive: KeepAlive?
  /// The tokens of an earlier generate reply that this one goes on from.
  var context: [Int] = []
  /// Whether the prompt goes to the model verbatim; then the reply has no context.
  var isRaw = false
  var hasImages = false
  var hasTools = false

  /// Reads the body of a request.
  ///
  /// - Throws: ``RequestError`` in Ollama's words (Ollama API, /api/chat and /api/generate).
  init(_ body: Data, style: Style) throws(RequestError) {
    let fields = try Fields(
      body: body, type: style == .chat ? "ChatRequest" : "GenerateRequest")
    self.style = style
    model = try fields.text("model") ?? ""
    guard !model.isEmpty || style == .generate else { throw .bad("model is required") }
    streams = try fields.flag("stream") ?? true
    thinking = try fields["think"].map { value throws(RequestError) in try Thinking(value) }
    options = try ReplyOptions(fields.object("options"))
    keepAlive = try fields["keep_alive"].map { value throws(RequestError) in
      try KeepAlive(value)
    }
    switch style {
    case .chat: try readMessages(fields)
    case .generate: try readPrompt(fields)
    }
  }

  private mutating func readMessages(_ fields: Fields) throws(RequestError) {
    for message in try fields.list("messages", of: "api.Message") {
      guard case .object(let object) = message else {
        throw .bad(
          "json: cannot unmarshal \(message.kind) into Go struct field "
            + "ChatRequest.messages of type api.Message")
      }
      let inner = Fields(object, type: "ChatRequest.messages")
      turns.append(
        Turn(
          role: try inner.text("role")?.lowercased() ?? "",
          content: try inner.text("content") ?? ""))
      if try !inner.list("images", of: "api.ImageData").isEmpty { hasImages = true }
    }
    hasTools = try !fields.list("tools", of: "api.Tool").isEmpty
    isEmpty = turns.isEmpty
  }

  private mutating func readPrompt(_ fields: Fields) throws(RequestError) {
    let prompt = try fields.text("prompt") ?? ""
    if let system = try fields.text("system"), !system.isEmpty {
      turns.append(Turn(role: "system", content: system))
    }
    turns.append(Turn(role: "user", content: prompt))
    isEmpty = prompt.isEmpty
    isRaw = try fields.flag("raw") ?? false
    hasImages = try !fields.list("images", of: "api.ImageData").isEmpty
    context = try fields.list("context", of: "int").compactMap(\.wholeNumber)
  }
}

extension Thinking {
  /// Reads `think`: a truth or a level.
  fileprivate init(_ value: JSON) throws(RequestError) {
    let allowed = "\"high\", \"medium\", \"low\", \"max\", true, or false"
    switch value {
    case .bool(let isOn): self = isOn ? .on : .off
    case .string(let level):
      guard ["low", "medium", "high", "max"].contains(level), let known = Thinking(rawValue: level)
      else { throw .bad("invalid think value: \"\(level)\" (must be \(allowed))") }
      self = known
    case .null, .integer, .number, .array, .object:
      throw .bad("think must be a boolean or string (\(allowed))")
    }
  }
}
