import Foundation
import Testing

@testable import OllamaWire

struct ValueTests {
  @Test func `any JSON is read and written`() throws {
    let text =
      #"{"a":[null,true,false,0,1,-5,9223372036854775807,1.5,1e300,"x",{}],"big":18446744073709551615}"#
    let value = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
    #expect(
      value == [
        "a": [
          nil, true, false, 0, 1, -5, .integer(.max), 1.5, 1e300, "x", [:],
        ], "big": 18_446_744_073_709_551_615.0,
      ])
    let again = try JSONEncoder().encode(value)
    #expect(try JSONDecoder().decode(JSONValue.self, from: again) == value)
  }

  @Test func `a JSON value is asked by key and kind`() {
    let value: JSONValue = ["n": 2.0, "s": "t", "i": 7]
    #expect(value["n"]?.integerValue == 2)
    #expect(value["i"]?.integerValue == 7)
    #expect(value["s"]?.stringValue == "t")
    #expect(value["s"]?.integerValue == nil)
    #expect(value["i"]?.stringValue == nil)
    #expect(value["x"] == nil)
    #expect(JSONValue.string("s")["s"] == nil)
    #expect(JSONValue.number(2.5).integerValue == nil)
  }

  @Test func `figures are read in nanoseconds and written as they came`() throws {
    let text =
      #"{"eval_count":282,"eval_duration":4200000001,"load_duration":1,"prompt_eval_cached_count":0,"prompt_eval_count":26,"prompt_eval_duration":342546000,"total_duration":4535599000}"#
    let metrics = try JSONDecoder().decode(Metrics.self, from: Data(text.utf8))
    var expected = figures(4_535_599_000, 1, 26, 342_546_000, 282, 4_200_000_001)
    expected.promptEvalCachedCount = 0
    #expect(metrics == expected)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    #expect(String(decoding: try encoder.encode(metrics), as: UTF8.self) == text)
  }

  @Test(arguments: [
    "{}", #"{"eval_count":null,"eval_duration":null}"#, #"{"eval_count":-1,"eval_duration":-5}"#,
    #"{"eval_count":"9","eval_duration":[1]}"#, #"{"eval_count":1.5,"eval_duration":2.5}"#,
    #"{"eval_count":9223372036854775807,"eval_duration":1e30}"#,
  ])
  func `a figure that is missing or makes no sense is unknown`(text: String) throws {
    let metrics = try JSONDecoder().decode(Metrics.self, from: Data(text.utf8))
    #expect(metrics.isEmpty)
  }

  @Test func `durations that do not fit are cut`() {
    #expect(Duration.nanoseconds(Int64.max).wireNanoseconds == .max)
    #expect(Duration.seconds(Int64.max).wireNanoseconds == .max)
    #expect(Duration.seconds(Int64.min).wireNanoseconds == .min)
    #expect(Duration.milliseconds(-1500).wireNanoseconds == -1_500_000_000)
  }

  @Test func `calls and probabilities with parts missing are kept`() throws {
    let line =
      #"{"message":{"content":"","tool_calls":[{"function":{"name":"f"}},5,{"id":"i","function":{"arguments":"{}"}}]},"logprobs":[{"token":"a","logprob":-1},{"token":"b"}],"done":false}"#
    let chunk = try Array(line.utf8).withUnsafeBytes { try Chunk($0, api: .chat) }
    var expected = Chunk(isChunk: true)
    expected.toolCalls = [
      ToolCall(name: "f"), ToolCall(id: "i", name: "", arguments: "{}"),
    ]
    expected.logprobs = [TokenLogprob(token: "a", logprob: -1)]
    #expect(chunk == expected)
  }

  @Test func `every field of a final chunk is read`() throws {
    let line =
      #"{"model":"m","created_at":"2026-01-01T00:00:00Z","response":"r","thinking":"t","tool_calls":[{"function":{"name":"f","arguments":{}}}],"done":true,"done_reason":"new word","context":[1,2,3],"remote_model":"rm","remote_host":"https://ollama.com:443","eval_count":1,"unknown":{"x":[1]}}"#
    let chunk = try Array(line.utf8).withUnsafeBytes { try Chunk($0, api: .generate) }
    var expected = Chunk(isChunk: true)
    expected.content = "r"
    expected.thinking = "t"
    expected.toolCalls = [ToolCall(name: "f")]
    expected.final = FinalChunk(
      doneReason: "new word", metrics: Metrics(evalCount: 1), context: [1, 2, 3], model: "m",
      createdAt: "2026-01-01T00:00:00Z", remoteModel: "rm", remoteHost: "https://ollama.com:443")
    #expect(chunk == expected)
  }

  @Test(arguments: [
    (#"{"a":"x\ud83d"}"#, #"{"a":"x\ufffd"}"#),
    (
      #"{"a":"\ude00\ud83d\ude00\ud83d\ud83d\ude00"}"#,
      #"{"a":"\ufffd\ud83d\ude00\ufffd\ud83d\ude00"}"#
    ),
    (#"{"a":"\\ud83d"}"#, #"{"a":"\\ud83d"}"#),
    (#"{"a":"\"\u00e9"}"#, #"{"a":"\"\u00e9"}"#),
    ("{\"a\":\"\u{1}\u{1F}\n\"}\n", "{\"a\":\"\\u0001\\u001f\\u000a\"}\n"),
    (#"{"a":"\"#, #"{"a":"\"#), (#"{"a":"\u12"#, #"{"a":"\u12"#), ("", ""),
  ])
  func `only what is broken in strings is mended`(json: String, mended: String) {
    #expect(String(decoding: mendedJSON(Data(json.utf8)), as: UTF8.self) == mended)
  }

  @Test func `deltas of one reply merge in order`() {
    var first = ReplyDelta()
    first.content = "a"
    first.chunks = 1
    first.bytes = 10
    var later = ReplyDelta()
    later.content = "b"
    later.thinking = "t"
    later.toolCalls = [ToolCall(name: "f")]
    later.logprobs = [TokenLogprob(token: "b", logprob: 0)]
    later.chunks = 2
    later.bytes = 5
    later.skippedLines = 1
    later.final = FinalChunk(doneReason: "stop")
    #expect(ReplyDelta().isEmpty)
    #expect(!later.isEmpty)
    var expected = later
    expected.content = "ab"
    expected.chunks = 3
    expected.bytes = 15
    first.merge(later)
    #expect(first == expected)
    first.merge(ReplyDelta())
    #expect(first == expected)
  }
}
