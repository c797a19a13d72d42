import Foundation
import OllamaWire
import Testing

struct EndpointTests {
  @Test func `the rows say how each endpoint is asked`() throws {
    #expect(asked(.tags) == ["GET", "/api/tags", "false"])
    #expect(asked(.ps) == ["GET", "/api/ps", "false"])
    #expect(asked(.version) == ["GET", "/api/version", "false"])
    #expect(asked(.alive) == ["HEAD", "/", "false"])
    #expect(asked(.show) == ["POST", "/api/show", "true"])
    #expect(try Endpoint.tags.body(NoBody()) == nil)
    #expect(try Endpoint.alive.body(NoBody()) == nil)
  }

  @Test func `show sends what is set`() throws {
    let request = ShowRequest(model: "m", verbose: true, system: "s", options: ["num_ctx": 5])
    let body = try Endpoint.show.body(request)
    let expected = #"{"model":"m","options":{"num_ctx":5},"system":"s","verbose":true}"#
    #expect(body.map { String(decoding: $0, as: UTF8.self) } == expected)
    let short = try Endpoint.show.body(ShowRequest(model: "m"))
    #expect(short.map { String(decoding: $0, as: UTF8.self) } == #"{"model":"m"}"#)
  }

  @Test(arguments: [#"{"models":[]}"#, #"{"models":null}"#])
  func `no models are an empty list`(body: String) throws {
    #expect(try read(.tags, body) == [])
    #expect(try read(.ps, body) == [])
  }

  @Test func `a strange entry does not hide the others`() throws {
    let body = #"{"models":[5,{"size":1},{"model":"a:1"},{"name":"b:1","size":-3,"details":7}]}"#
    #expect(try read(.tags, body) == [ModelSummary(name: "a:1"), ModelSummary(name: "b:1")])
    #expect(try read(.ps, body) == [RunningModel(name: "a:1"), RunningModel(name: "b:1")])
  }

  @Test(
    arguments: [
      (#""size":10,"size_vram":-5"#, nil, nil), (#""size":10,"size_vram":11"#, nil, nil),
      (#""size":0,"size_vram":0"#, nil, nil), (#""size_vram":7"#, nil, nil),
      (#""size":10,"size_vram":"all""#, nil, nil), (#""size":10"#, nil, nil),
      (#""size":10,"size_vram":0,"context_length":-1"#, 0, nil),
      (#""size":10,"size_vram":10,"context_length":0"#, 10, nil),
      (#""size":10,"size_vram":3,"context_length":9007199254740991"#, 3, nil),
      (#""size":10,"size_vram":1e99,"context_length":4096.0"#, nil, 4096),
    ] as [(String, Int?, Int?)])
  func `memory and windows that can't be are not known`(
    members: String, videoBytes: Int?, window: Int?
  ) throws {
    let model = try #require(try read(.ps, #"{"models":[{"name":"a:1",\#(members)}]}"#).first)
    #expect(model.sizeVRAM == videoBytes)
    #expect(model.contextLength == window)
  }

  @Test func `dates with an offset and stubs of remote models are read`() throws {
    let body =
      #"{"models":[{"name":"g:cloud","modified_at":"2026-08-21T12:00:01.5+02:00","size":384,"remote_model":"g","remote_host":"https://ollama.com:443","details":{"families":null},"capabilities":["completion","thinking"]}]}"#
    #expect(
      try read(.tags, body) == [
        ModelSummary(
          name: "g:cloud",
          modifiedAt: WireDate(seconds: 1_787_306_401, nanoseconds: 500_000_000), size: 384,
          capabilities: ["completion", "thinking"], remoteModel: "g",
          remoteHost: "https://ollama.com:443")
      ])
  }

  @Test(
    arguments: [
      (nil, true, nil), (["completion"], true, false), (["embedding"], false, false),
      (["completion", "thinking"], true, true),
    ] as [([String]?, Bool, Bool?)])
  func `what a model can do is known only if the server says so`(
    capabilities: [String]?, canChat: Bool, canThink: Bool?
  ) {
    let model = ModelSummary(name: "m", capabilities: capabilities)
    #expect(model.canChat == canChat)
    #expect(model.canThink == canThink)
  }

  @Test func `models are written as they are read`() throws {
    let models = RecordedLists.tags
    let body = try JSONEncoder().encode(["models": models])
    #expect(try Endpoint.tags.decode(status: 200, contentType: nil, body: body) == models)
    let running = Array(RecordedLists.ps.values.joined())
    let list = try JSONEncoder().encode(["models": running])
    #expect(try Endpoint.ps.decode(status: 200, contentType: nil, body: list) == running)
    let show = try JSONEncoder().encode(RecordedShow.thinking)
    let again = try Endpoint.show.decode(status: 200, contentType: nil, body: show)
    #expect(again == RecordedShow.thinking)
  }

  @Test(arguments: [
    (#"{"general.architecture":"llama","llama.context_length":2048}"#, 2048),
    (#"{"general.architecture":"a","a.context_length":131072.0}"#, 131_072),
    (#"{"general.architecture":"a","a.context_length":0}"#, nil),
    (#"{"general.architecture":"a","b.context_length":5}"#, nil),
    (#"{"llama.context_length":5}"#, nil),
  ])
  func `the context length is the architecture's`(info: String, expected: Int?) throws {
    let show = try read(.show, #"{"model_info":\#(info),"details":{}}"#)
    #expect(show.contextLength == expected)
  }

  @Test func `an answer of something else is not Ollama's`() {
    expect(.notOllama(firstLine: "<html>"), from: .tags, "<html>\nhello")
    expect(.notOllama(firstLine: ""), from: .tags, "")
    expect(.notOllama(firstLine: "{}"), from: .tags, "{}")
    expect(.notOllama(firstLine: #"{"ok":true}"#), from: .show, #"{"ok":true}"#)
    expect(.notOllama(firstLine: "[]"), from: .version, "[]")
  }

  @Test func `an error inside a 200 is that error`() {
    expect(.modelNotFound("x"), from: .show, #"{"error":"model 'x' not found"}"#)
  }

  @Test func `text that is broken inside is mended`() throws {
    #expect(try read(.version, #"{"version":"1\ud83d"}"#) == ServerVersion(version: "1\u{FFFD}"))
  }

  private func asked<Request, Response>(_ endpoint: Endpoint<Request, Response>) -> [String] {
    [endpoint.method.rawValue, endpoint.path, "\(endpoint.hasBody)"]
  }

  private func read<Request, Response>(
    _ endpoint: Endpoint<Request, Response>,
    _ body: String
  ) throws(OllamaError) -> Response {
    try endpoint.decode(status: 200, contentType: "application/json", body: Array(body.utf8))
  }

  private func expect<Request, Response>(
    _ error: OllamaError,
    from endpoint: Endpoint<Request, Response>,
    _ body: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(throws: error, sourceLocation: sourceLocation) { try read(endpoint, body) }
  }
}
