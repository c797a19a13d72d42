import Testing

@testable import DemoServer

@Suite(.timeLimit(.minutes(5))) struct EndpointTests {
  @Test(arguments: [
    ("GET", "/", "", 200, "Ollama is running"),
    ("GET", "/api/version", "", 200, #"{"version":"0.32.15-demo"}"#),
    ("GET", "/api/ps", "", 200, #"{"models":[]}"#),
    ("GET", "/api/nope", "", 404, "404 page not found"),
    ("GET", "/api/chat", "", 405, "405 method not allowed"),
    ("POST", "/api/tags", "{}", 405, "405 method not allowed"),
    ("POST", "/api/chat", "", 400, #"{"error":"missing request body"}"#),
    ("POST", "/api/chat", #"{"model":"#, 400, #"{"error":"unexpected EOF"}"#),
    ("POST", "/api/chat", "{}", 400, #"{"error":"model is required"}"#),
    ("POST", "/api/chat", #"{"model":"nope"}"#, 404, #"{"error":"model 'nope' not found"}"#),
    ("POST", "/api/generate", "{}", 404, #"{"error":"model '' not found"}"#),
    ("POST", "/api/show", "{}", 400, #"{"error":"model is required"}"#),
    (
      "POST", "/api/show", #"{"model":"nope"}"#, 404,
      #"{"error":"model 'nope:latest' not found"}"#
    ),
    (
      "POST", "/api/show", #"{"model":"Bad Name!!"}"#, 400, #"{"error":"invalid model name"}"#
    ),
    (
      "POST", "/api/generate", #"{"model":"tour","prompt":5}"#, 400,
      #"{"error":"json: cannot unmarshal number into Go struct field "#
        + #"GenerateRequest.prompt of type string"}"#
    ),
    (
      "POST", "/api/chat", #"{"model":"tour","think":true}"#, 400,
      #"{"error":"\"tour\" does not support thinking"}"#
    ),
    (
      "POST", "/api/chat", #"{"model":"thinker:8b","think":"ultra"}"#, 400,
      #"{"error":"invalid think value: \"ultra\" (must be \"high\", \"medium\", \"low\", "#
        + #"\"max\", true, or false)"}"#
    ),
    (
      "POST", "/api/generate", #"{"model":"tour","options":{"temperature":"hot"}}"#, 500,
      #"{"error":"option \"temperature\" must be of type float32"}"#
    ),
    (
      "POST", "/api/generate", #"{"model":"tour","keep_alive":"5x"}"#, 400,
      #"{"error":"time: unknown unit \"x\" in duration \"5x\""}"#
    ),
    (
      "POST", "/api/chat", #"{"model":"tour","messages":[{"content":"x","images":["iVBO"]}]}"#,
      400,
      #"{"error":"{\"error\":{\"code\":400,\"message\":\"Multimodal data provided, but model "#
        + #"does not support multimodal requests.\",\"type\":\"invalid_request_error\"}}"}"#
    ),
    (
      "POST", "/api/pull", #"{"model":"x"}"#, 501,
      #"{"error":"the demo only chats with its own models; start Ollama for this"}"#
    ),
  ])
  func `a request is answered as Ollama answers it`(
    method: String, path: String, body: String, status: Int, expected: String
  ) async throws {
    try await withServer { stage in
      let answer = try await stage.ask(method, path, body)
      #expect(answer.status == status)
      #expect(answer.body == expected)
      let isJSON = expected.hasPrefix("{")
      #expect(
        answer.headers["Content-Type"]?.hasPrefix(isJSON ? "application/json" : "text/plain")
          == true)
    }
  }

  @Test func `HEAD tells the length without a body and the connection goes on`() async throws {
    try await withServer { stage in
      var exchange = try await Exchange(stage.server)
      try await exchange.send("HEAD", "/")
      #expect(try await exchange.head().headers["Content-Length"] == "17")
      try await exchange.send("GET", "/api/version")
      let head = try await exchange.head()
      #expect(head.status == 200)
      #expect(try await exchange.chunks(after: head) == [#"{"version":"0.32.15-demo"}"#])
      try exchange.close()
    }
  }

  @Test func `the list names every model with what a picker shows`() async throws {
    try await withServer { stage in
      let answer = try await stage.ask("GET", "/api/tags")
      let models = try #require(try answer.objects.first?["models"]?.items)
      #expect(
        models.map { $0["name"] } == [
          "tour:latest", "poem:zh", "code:swift", "thinker:8b", "slow:70b", "endless:latest",
          "broken:latest",
        ])
      let digests = models.compactMap { $0["digest"]?.text }
      #expect(Set(digests).count == models.count)
      #expect(digests.allSatisfy { $0.wholeMatch(of: /[0-9a-f]{64}/) != nil })
      let dates = models.compactMap { $0["modified_at"]?.text }
      #expect(dates.allSatisfy { $0.wholeMatch(of: /[-0-9]{10}T[:0-9]{8}\.\d{9}Z/) != nil })
      #expect(dates == dates.sorted(by: >))
      #expect(
        answer.body.replacing(/"(modified_at|digest)":"[^"]*"/, with: "MASKED").hasPrefix(
          """
          {"models":[{"name":"tour:latest","model":"tour:latest",MASKED,"size":2019393189,\
          MASKED,"details":{"parent_model":"","format":"gguf","family":"guide",\
          "families":["guide"],"parameter_size":"3.2B","quantization_level":"Q4_K_M",\
          "context_length":32768,"embedding_length":4096},"capabilities":["completion"]},
          """.replacing("\n", with: "")))
    }
  }

  @Test func `a model can be loaded, is listed, and can be unloaded`() async throws {
    try await withServer { stage in
      let loaded = try await stage.ask(
        "POST", "/api/generate", #"{"model":"slow:70b","keep_alive":"10m"}"#)
      #expect(
        loaded.masked == """
          {"model":"slow:70b","created_at":"TIME","response":"","done":true,\
          "done_reason":"load"}
          """)
      let listed = try await stage.ask("GET", "/api/ps")
      #expect(
        listed.masked.replacing(/"digest":"[^"]*"/, with: "DIGEST") == """
          {"models":[{"name":"slow:70b","model":"slow:70b","size":45714809258,DIGEST,\
          "details":{"parent_model":"","format":"gguf","family":"giant","families":["giant"],\
          "parameter_size":"70.6B","quantization_level":"Q4_K_M"},"expires_at":"TIME",\
          "size_vram":18285923703,"context_length":8192}]}
          """)
      let unloaded = try await stage.ask(
        "POST", "/api/chat", #"{"model":"slow:70b","messages":[],"keep_alive":0}"#)
      #expect(
        unloaded.masked == """
          {"model":"slow:70b","created_at":"TIME","message":{"role":"assistant","content":""},\
          "done":true,"done_reason":"unload"}
          """)
      #expect(try await stage.ask("GET", "/api/ps").body == #"{"models":[]}"#)
    }
  }

  @Test func `a model asked with keep_alive 0 is gone after its answer`() async throws {
    try await withServer { stage in
      _ = try await stage.ask(
        "POST", "/api/generate", #"{"model":"tour","prompt":"x","keep_alive":0}"#)
      await stage.wait(for: .ended(model: "tour:latest", isComplete: true))
      #expect(try await stage.ask("GET", "/api/ps").body == #"{"models":[]}"#)
    }
  }

  @Test func `a model's details name its context and what it can do`() async throws {
    try await withServer { stage in
      let shown = try #require(
        try await stage.ask("POST", "/api/show", #"{"model":"thinker:8b"}"#).objects.first)
      let information = try #require(shown["model_info"])
      #expect(information["general.architecture"] == "thinker")
      #expect(information["thinker.context_length"] == 32_768)
      #expect(shown["capabilities"] == ["completion", "thinking"])
    }
  }

  @Test func `it listens on loopback only and two servers have two ports`() async throws {
    try await withServer { first in
      try await withServer { second in
        #expect(first.server.url == "http://127.0.0.1:\(first.server.port)")
        #expect(first.server.port != second.server.port)
      }
    }
  }
}
