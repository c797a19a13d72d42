import OllamaWire
import Testing

struct RecordedObjectTests {
  @Test func `the installed models read as recorded`() throws {
    #expect(try answer("tags", to: .tags, asking: "GET /api/tags") == RecordedLists.tags)
  }

  @Test(arguments: RecordedLists.ps.keys.sorted())
  func `the running models read as recorded`(name: String) throws {
    #expect(try answer(name, to: .ps, asking: "GET /api/ps") == RecordedLists.ps[name])
  }

  @Test func `what show tells reads as recorded`() throws {
    let plain = try answer("show", to: .show, asking: "POST /api/show")
    #expect(plain == RecordedShow.plain)
    #expect(plain.contextLength == 2048)
    let thinking = try answer("show_think", to: .show, asking: "POST /api/show")
    #expect(thinking == RecordedShow.thinking)
  }

  @Test func `what show tells with all tables reads as recorded`() throws {
    var show = try answer("show_verbose", to: .show, asking: "POST /api/show")
    let lists = ["tokens", "token_type", "merges"].map { "tokenizer.ggml.\($0)" }
    let sizes = lists.map { name -> Int? in
      guard case .array(let elements)? = show.modelInfo[name] else { return nil }
      return elements.count
    }
    #expect(sizes == [512, 512, 252])
    for name in lists { show.modelInfo[name] = .null }
    // Their order is random.
    #expect(sortedLines(show.parameters) == sortedLines(RecordedShow.plain.parameters))
    show.parameters = RecordedShow.plain.parameters
    #expect(show == RecordedShow.plain)
  }

  @Test func `the version reads as recorded`() throws {
    let version = try answer("version", to: .version, asking: "GET /api/version")
    #expect(version == ServerVersion(version: "0.32.15"))
  }

  @Test(arguments: ["root_head", "root_get", "version_head", "tags_head"])
  func `a server that answers 200 is alive`(name: String) throws {
    let recording = try Recording(name)
    let alive = try Endpoint.alive.decode(
      status: recording.status, contentType: recording.contentType, body: recording.body)
    #expect(alive == Alive())
    #expect(recording.method == "GET" || recording.body == [])
  }

  @Test(arguments: ["show_404", "show_badname", "show_empty"])
  func `an error of show is the error that a reply would have`(name: String) throws {
    let recording = try Recording(name)
    let expected = RecordedReply.otherErrors.first { $0.name == name }?.end
    do throws(OllamaError) {
      _ = try Endpoint.show.decode(
        status: recording.status, contentType: recording.contentType, body: recording.body)
      Issue.record("no error")
    } catch {
      #expect(.failed(error) == expected)
    }
  }

  private func sortedLines(_ text: String?) -> [Substring]? {
    text?.split(separator: "\n").sorted()
  }

  private func answer<Request, Response>(
    _ name: String,
    to endpoint: Endpoint<Request, Response>,
    asking: String
  ) throws -> Response {
    let recording = try Recording(name)
    #expect("\(recording.method) \(recording.path)" == asking)
    #expect("\(endpoint.method.rawValue) \(endpoint.path)" == asking)
    return try endpoint.decode(
      status: recording.status, contentType: recording.contentType, body: recording.body)
  }
}
