import Foundation
import OllamaWire
import Testing

/// Bodies that were really sent, read and written again by our requests.
struct RecordedRequestTests {
  @Test func `every recorded request is written as it was read`() throws {
    var paths: [String: Int] = [:]
    for name in try Recording.names().sorted() {
      let recording = try Recording(name)
      let body = Data(recording.requestBody)
      guard recording.method == "POST", let sent = json(body), sent != .object([:]) else {
        continue
      }
      guard let written = try? rewritten(recording.path, body) else { continue }
      #expect(json(written) == normal(sent, path: recording.path), "\(name)")
      paths[recording.path, default: 0] += 1
    }
    #expect(paths == ["/api/chat": 38, "/api/generate": 30, "/api/show": 5])
  }

  @Test func `a prompt that is no text is no request`() throws {
    let body = Data(try Recording("gen_badtype").requestBody)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(GenerateRequest.self, from: body)
    }
  }

  private func rewritten(_ path: String, _ body: Data) throws -> Data? {
    let decoder = JSONDecoder()
    switch path {
    case "/api/chat":
      return try ReplyRequest.chat(decoder.decode(ChatRequest.self, from: body)).body()
    case "/api/generate":
      return try ReplyRequest.generate(decoder.decode(GenerateRequest.self, from: body)).body()
    case "/api/show":
      return try Endpoint.show.body(decoder.decode(ShowRequest.self, from: body))
    default:
      return nil
    }
  }

  /// What was sent, with `stream` always said, without what is empty or unknown.
  private func normal(_ sent: JSONValue, path: String) -> JSONValue {
    guard case .object(var members) = sent else { return sent }
    if path != "/api/show", members["stream"] == nil { members["stream"] = true }
    members["bogus"] = nil
    return .object(members.filter { $0.value != [] && $0.value != "" })
  }

  private func json(_ data: Data?) -> JSONValue? {
    data.flatMap { try? JSONDecoder().decode(JSONValue.self, from: $0) }
  }
}
