import Foundation

/// Which of the two endpoints a reply comes from; they name their fields differently.
public enum ReplyAPI: String, CaseIterable, Codable, Hashable, Sendable {
  /// /api/chat: text in `message.content`.
  case chat
  /// /api/generate: text in `response`.
  case generate
}

/// A request that is answered by a reply of a model.
public enum ReplyRequest: Equatable, Sendable {
  case chat(ChatRequest)
  case generate(GenerateRequest)

  /// The endpoint.
  public var api: ReplyAPI {
    switch self {
    case .chat: .chat
    case .generate: .generate
    }
  }

  /// The path below the server's address.
  public var path: String {
    switch self {
    case .chat: "/api/chat"
    case .generate: "/api/generate"
    }
  }

  /// The model that is asked.
  public var model: String {
    switch self {
    case .chat(let request): request.model
    case .generate(let request): request.model
    }
  }

  /// The body to POST: JSON with its keys in order, so that equal requests are equal bytes.
  ///
  /// - Throws: ``OllamaError`` of kind `badRequest` for a number that JSON cannot say
  ///   (infinite or not a number).
  public func body() throws(OllamaError) -> Data {
    switch self {
    case .chat(let request): try wireJSON(request)
    case .generate(let request): try wireJSON(request)
    }
  }
}

/// A value as the JSON that goes over the wire.
func wireJSON(_ value: some Encodable) throws(OllamaError) -> Data {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
  do {
    return try encoder.encode(value)
  } catch {
    throw .unsendable
  }
}
