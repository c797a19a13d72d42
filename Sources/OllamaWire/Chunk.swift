import Foundation

/// One object of a reply as `JSONDecoder` reads it: the slow way, and the full one.
///
/// Facts beside the text are read leniently; text of a wrong type is an error, since
/// passing over it silently would lose it.
struct Chunk: Equatable {
  var thinking = ""
  var content = ""
  var toolCalls: [ToolCall] = []
  var logprobs: [TokenLogprob] = []
  /// Set once the reply is over: with `done:true` or a rendered prompt.
  var final: FinalChunk?
  /// Whether it tells of an error, which outweighs everything else in it.
  var isError = false
  /// Whether it has anything that only a chunk has.
  var isChunk = false

  /// A chunk that goes on and says nothing.
  init(isChunk: Bool) {
    self.isChunk = isChunk
  }

  /// Reads a line.
  ///
  /// - Throws: when it is no JSON object or its text is no text, mended or not.
  init(_ line: UnsafeRawBufferPointer, api: ReplyAPI) throws {
    let bytes = Data(line)
    switch api {
    case .chat: self = try decodeMended(ChatChunk.self, from: bytes).chunk
    case .generate: self = try decodeMended(GenerateChunk.self, from: bytes).chunk
    }
  }

  fileprivate init(from decoder: any Decoder, marker: Key) throws {
    let container = try decoder.container(keyedBy: Key.self)
    switch container.lenient(JSONValue.self, .error) {
    case nil, .null, .string(""), .bool(false): break
    case .bool, .integer, .number, .string, .array, .object: isError = true
    }
    logprobs = container.lenientArray(of: TokenLogprob.self, .logprobs) ?? []
    isChunk = [marker, .done, .debugInfo].contains { container.contains($0) }
    let isDone = container.lenient(Bool.self, .done) ?? false
    // A rendered prompt comes alone and with `done:false`.
    let isRendered = container.lenient(DebugInfo.self, .debugInfo) != nil
    guard isDone || isRendered else { return }
    final = try FinalChunk(from: decoder)
  }
}

/// The keys of both kinds of chunks.
private enum Key: String, CodingKey {
  case message, response, content, thinking, done, error, logprobs
  case toolCalls = "tool_calls"
  case debugInfo = "_debug_info"
}

private struct ChatChunk: Decodable {
  var chunk: Chunk

  init(from decoder: any Decoder) throws {
    chunk = try Chunk(from: decoder, marker: .message)
    let container = try decoder.container(keyedBy: Key.self)
    guard container.contains(.message), try !container.decodeNil(forKey: .message) else { return }
    let message = try container.nestedContainer(keyedBy: Key.self, forKey: .message)
    chunk.content = try message.decodeIfPresent(String.self, forKey: .content) ?? ""
    chunk.thinking = try message.decodeIfPresent(String.self, forKey: .thinking) ?? ""
    chunk.toolCalls = message.lenientArray(of: ToolCall.self, .toolCalls) ?? []
  }
}

private struct GenerateChunk: Decodable {
  var chunk: Chunk

  init(from decoder: any Decoder) throws {
    chunk = try Chunk(from: decoder, marker: .response)
    let container = try decoder.container(keyedBy: Key.self)
    chunk.content = try container.decodeIfPresent(String.self, forKey: .response) ?? ""
    chunk.thinking = try container.decodeIfPresent(String.self, forKey: .thinking) ?? ""
    chunk.toolCalls = container.lenientArray(of: ToolCall.self, .toolCalls) ?? []
  }
}
