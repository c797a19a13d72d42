import Testing

@testable import DemoServer

@Suite(.timeLimit(.minutes(5))) struct StreamTests {
  @Test(arguments: ["tour", "poem:zh", "code:swift", "thinker:8b", "slow:70b"])
  func `a model streams one line a chunk and counts what it sent`(model: String) async throws {
    try await withServer { stage in
      let answer = try await stage.ask(
        "POST", "/api/chat",
        #"{"model":"\#(model)","messages":[{"role":"user","content":"Hello you"}]}"#)
      #expect(answer.status == 200)
      #expect(answer.headers["Content-Type"] == "application/x-ndjson")
      #expect(answer.chunks.allSatisfy { $0.hasSuffix("\n") && $0.count { $0.isNewline } == 1 })
      let objects = try answer.objects
      #expect(objects.count == answer.chunks.count)
      let last = try #require(objects.last)
      #expect(last["done"] == true)
      #expect(last["done_reason"] == "stop")
      #expect(last["eval_count"] == .integer(objects.count - 1))
      #expect(last["prompt_eval_count"] == 6)
      let parts = ["load_duration", "prompt_eval_duration", "eval_duration"]
        .map { last[$0]?.wholeNumber ?? 0 }
      #expect(parts.allSatisfy { $0 > 0 })
      #expect(last["total_duration"]?.wholeNumber ?? 0 >= parts.reduce(0, +))
    }
  }

  @Test func `a chat stream is worded as Ollama words it`() async throws {
    try await withServer { stage in
      let answer = try await stage.ask(
        "POST", "/api/chat",
        #"{"model":"Poem:zh","messages":[{"role":"user","content":"月"}],"#
          + #""options":{"num_predict":3}}"#)
      #expect(
        answer.masked == """
          {"model":"Poem:zh","created_at":"TIME","message":{"role":"assistant","content":"#"},\
          "done":false}
          {"model":"Poem:zh","created_at":"TIME","message":{"role":"assistant","content":"#"},\
          "done":false}
          {"model":"Poem:zh","created_at":"TIME","message":{"role":"assistant","content":" "},\
          "done":false}
          {"model":"Poem:zh","created_at":"TIME","message":{"role":"assistant","content":""},\
          "done":true,"done_reason":"length","total_duration":N,"load_duration":N,\
          "prompt_eval_count":5,"prompt_eval_duration":N,"eval_count":3,"eval_duration":N}

          """)
    }
  }

  @Test func `a generate stream is worded as Ollama words it`() async throws {
    try await withServer { stage in
      let answer = try await stage.ask(
        "POST", "/api/generate",
        #"{"model":"thinker:8b","prompt":"x","think":"low","context":[7],"#
          + #""options":{"num_predict":1}}"#)
      #expect(
        answer.masked.replacing(/"context":\[7,1,\d+,2,\d+,3,\d+\]/, with: "CONTEXT") == """
          {"model":"thinker:8b","created_at":"TIME","response":"","thinking":"The","done":false}
          {"model":"thinker:8b","created_at":"TIME","response":"","done":true,\
          "done_reason":"length",CONTEXT,"total_duration":N,"load_duration":N,\
          "prompt_eval_count":6,"prompt_eval_duration":N,"eval_count":1,"eval_duration":N}

          """)
    }
  }

  @Test func `without streaming one object has the whole reply`() async throws {
    try await withServer { stage in
      let answer = try await stage.ask(
        "POST", "/api/chat",
        #"{"model":"code:swift","messages":[{"role":"user","content":"x"}],"stream":false,"#
          + #""options":{"stop":["program"]}}"#)
      #expect(answer.headers["Content-Type"] == "application/json; charset=utf-8")
      #expect(
        answer.masked == """
          {"model":"code:swift","created_at":"TIME","message":{"role":"assistant",\
          "content":"Here is a "},"done":true,"done_reason":"stop","total_duration":N,\
          "load_duration":N,"prompt_eval_count":5,"prompt_eval_duration":N,"eval_count":4,\
          "eval_duration":N}
          """)
    }
  }

  @Test func `the broken model ends with an error line and without done`() async throws {
    try await withServer { stage in
      let asked = #"{"model":"broken","prompt":"x"}"#
      let streamed = try await stage.ask("POST", "/api/generate", asked)
      #expect(streamed.status == 200)
      #expect(
        streamed.chunks.last
          == #"{"error":"an error was encountered while running the model: unexpected EOF"}"#
          + "\n")
      #expect(try streamed.objects.count > 20)
      #expect(try !streamed.objects.contains { $0["done"] == true })
      let whole = try await stage.ask(
        "POST", "/api/generate", #"{"model":"broken","prompt":"x","stream":false}"#)
      #expect(whole.status == 500)
      #expect(
        whole.body
          == #"{"error":"an error was encountered while running the model: unexpected EOF"}"#)
    }
  }

  @Test func `the endless model goes on to the limit it is given`() async throws {
    try await withServer { stage in
      let answer = try await stage.ask(
        "POST", "/api/generate",
        #"{"model":"endless","prompt":"x","raw":true,"options":{"num_predict":5000}}"#)
      let objects = try answer.objects
      #expect(objects.count == 5_001)
      #expect(objects.last?["done_reason"] == "length")
      #expect(objects.last?["eval_count"] == 5_000)
      #expect(objects.last?["context"] == nil)
    }
  }

  @Test(arguments: [
    (#""think":false"#, 0), (#""think":"low""#, 1), (#""think":true"#, 3), (#""seed":1"#, 3),
    (#""think":"high""#, 5),
  ])
  func `the thinking model thinks as much as it is told`(think: String, paragraphs: Int)
    async throws
  {
    try await withServer { stage in
      let answer = try await stage.ask(
        "POST", "/api/chat",
        #"{"model":"thinker:8b","messages":[{"role":"user","content":"x"}],"stream":false,\#(think)}"#
      )
      let message = try #require(try answer.objects.first?["message"])
      let thinking = message["thinking"]?.text ?? ""
      #expect(thinking.split(separator: "\n\n").count == paragraphs)
      #expect(message["content"]?.text?.hasPrefix("**Two weighings**") == true)
    }
  }

  @Test func `a prompt that does not fit loses its oldest messages`() async throws {
    try await withServer { stage in
      let old = String(repeating: "word ", count: 4_000)
      let answer = try await stage.ask(
        "POST", "/api/chat",
        """
        {"model":"tour","messages":[{"role":"system","content":"be kind"},\
        {"role":"user","content":"\(old)"},{"role":"user","content":"x"}],\
        "options":{"num_ctx":20,"num_predict":1}}
        """)
      #expect(try answer.objects.last?["prompt_eval_count"] == 11)
      let loaded = try await stage.ask("GET", "/api/ps").objects
      #expect(loaded.first?["models"]?.items.map { $0["context_length"] } == [20])
    }
  }
}
