import Foundation
import OllamaWire
import Testing

struct RequestTests {
  @Test func `a chat request says only its model and that it streams`() throws {
    let request = ReplyRequest.chat(ChatRequest(model: "qwen3:4b"))
    #expect(try text(request.body()) == #"{"model":"qwen3:4b","stream":true}"#)
    #expect(request.path == "/api/chat")
    #expect(request.api == .chat)
    #expect(request.model == "qwen3:4b")
  }

  @Test func `a generate request says only its model and that it streams`() throws {
    let request = ReplyRequest.generate(GenerateRequest(model: "m", stream: false))
    #expect(try text(request.body()) == #"{"model":"m","stream":false}"#)
    #expect(request.path == "/api/generate")
    #expect(request.api == .generate)
    #expect(request.model == "m")
  }

  @Test func `every field of a chat request is sent`() throws {
    let call = ToolCall(id: "call_1", index: 0, name: "f", arguments: ["p": "x"])
    var answer = Message.assistant("", thinking: "hm")
    answer.toolCalls = [call]
    let request = ChatRequest(
      model: "m",
      messages: [
        .system("s"), Message(role: "user", content: "a/b", images: ["aGk="]), answer,
        Message(role: "tool", content: "42", toolName: "f", toolCallID: "call_1"),
      ],
      stream: true, think: .level("high"), tools: [["type": "function"]],
      format: .schema(["type": "object"]), options: ["num_ctx": 8192, "temperature": 0.5],
      keepAlive: .seconds(-1), truncate: false, shift: true, logprobs: true, topLogprobs: 3,
      debugRenderOnly: true)
    let expected =
      #"{"_debug_render_only":true,"format":{"type":"object"},"keep_alive":-1,"logprobs":true,"#
      + #""messages":[{"content":"s","role":"system"},"#
      + #"{"content":"a/b","images":["aGk="],"role":"user"},"#
      + #"{"content":"","role":"assistant","thinking":"hm","tool_calls":"#
      + #"[{"function":{"arguments":{"p":"x"},"index":0,"name":"f"},"id":"call_1"}]},"#
      + #"{"content":"42","role":"tool","tool_call_id":"call_1","tool_name":"f"}],"#
      + #""model":"m","options":{"num_ctx":8192,"temperature":0.5},"shift":true,"stream":true,"#
      + #""think":"high","tools":[{"type":"function"}],"top_logprobs":3,"truncate":false}"#
    let body = try ReplyRequest.chat(request).body()
    #expect(text(body) == expected)
    #expect(try JSONDecoder().decode(ChatRequest.self, from: body) == request)
  }

  @Test func `every field of a generate request is sent`() throws {
    let request = GenerateRequest(
      model: "m", prompt: "p", suffix: "s", system: "y", template: "{{ .Prompt }}", raw: true,
      images: ["aGk="], context: [1, 2], stream: false, think: .off, format: .json,
      options: ["stop": ["a", "b"]], keepAlive: .text("5m"), truncate: true, shift: false,
      logprobs: false, topLogprobs: 0, debugRenderOnly: false)
    let expected =
      #"{"_debug_render_only":false,"context":[1,2],"format":"json","images":["aGk="],"#
      + #""keep_alive":"5m","logprobs":false,"model":"m","options":{"stop":["a","b"]},"#
      + #""prompt":"p","raw":true,"shift":false,"stream":false,"suffix":"s","system":"y","#
      + #""template":"{{ .Prompt }}","think":false,"top_logprobs":0,"truncate":true}"#
    let body = try ReplyRequest.generate(request).body()
    #expect(text(body) == expected)
    #expect(try JSONDecoder().decode(GenerateRequest.self, from: body) == request)
  }

  @Test func `empty texts are not sent`() throws {
    let request = GenerateRequest(model: "m", suffix: "", system: "", template: "")
    #expect(try text(ReplyRequest.generate(request).body()) == #"{"model":"m","stream":true}"#)
    let message = Message(role: "tool", content: "", thinking: "", toolName: "", toolCallID: "")
    let chat = ReplyRequest.chat(ChatRequest(model: "m", messages: [message]))
    #expect(
      try text(chat.body())
        == #"{"messages":[{"content":"","role":"tool"}],"model":"m","stream":true}"#)
  }

  @Test(arguments: [
    (KeepAlive.seconds(300), "300"), (.seconds(0), "0"), (.seconds(-1), "-1"),
    (.seconds(0.5), "0.5"), (.text("1h30m"), #""1h30m""#),
  ])
  func `keep-alive is a number or a text`(value: KeepAlive, json: String) throws {
    #expect(text(try JSONEncoder().encode(value)) == json)
    #expect(try JSONDecoder().decode(KeepAlive.self, from: Data(json.utf8)) == value)
  }

  @Test(arguments: [(Think.on, "true"), (.off, "false"), (.level("max"), #""max""#)])
  func `think is a truth value or a level`(value: Think, json: String) throws {
    #expect(text(try JSONEncoder().encode(value)) == json)
    #expect(try JSONDecoder().decode(Think.self, from: Data(json.utf8)) == value)
  }

  @Test(arguments: [Double.infinity, .nan])
  func `a number that JSON cannot say is an error with a message`(number: Double) {
    let request = ReplyRequest.chat(
      ChatRequest(model: "m", options: ["temperature": .number(number)]))
    #expect(
      throws: OllamaError(
        kind: .badRequest, message: "the request holds a number that cannot be sent",
        hint: "is an option infinite?")
    ) { try request.body() }
  }

  @Test func `options are set and taken back by name`() {
    var options: ModelOptions = ["seed": 1]
    options["top_k"] = 40
    options["seed"] = nil
    #expect(options == ["top_k": 40])
    #expect(!options.isEmpty)
    options["top_k"] = nil
    #expect(options.isEmpty)
  }

  private func text(_ data: Data) -> String {
    String(decoding: data, as: UTF8.self)
  }
}
