import OllamaWire
import Testing

struct ReplyReaderTests {
  private let hi = #"{"message":{"role":"assistant","content":"hi"},"done":false}"# + "\n"
  private let done =
    #"{"message":{"content":""},"done":true,"done_reason":"stop","eval_count":2}"# + "\n"

  @Test func `the final chunk's own text, thinking and calls come before the end`() {
    let last =
      #"{"message":{"content":"!","thinking":"t","tool_calls":[{"function":{"name":"f","arguments":{"a":1}}}]},"done":true}"#
    let (delta, end) = read([hi, last])
    #expect(delta.content == "hi!")
    #expect(delta.thinking == "t")
    #expect(delta.toolCalls == [ToolCall(name: "f", arguments: ["a": 1])])
    #expect(delta.final == FinalChunk())
    #expect(end == .finished)
  }

  @Test func `calls of several chunks are appended in order`() {
    func call(_ id: String, done: Bool) -> String {
      #"{"message":{"content":"","tool_calls":[{"id":"\#(id)","function":{"index":0,"name":"f","arguments":{}}}]},"done":\#(done)}"#
        + "\n"
    }
    let (delta, _) = read([call("a", done: false), call("b", done: false), call("c", done: true)])
    #expect(delta.toolCalls.map(\.id) == ["a", "b", "c"])
    #expect(delta.chunks == 3)
  }

  @Test func `a line that is no JSON is skipped and counted and the stream goes on`() {
    let (delta, end) = read([hi, "garbage\n", "[1]\n", #"{"status":"?"}"# + "\n", hi, done])
    #expect(delta.content == "hihi")
    #expect(delta.skippedLines == 3)
    #expect(delta.chunks == 3)
    #expect(end == .finished)
  }

  @Test func `empty and blank lines are nothing`() {
    let (delta, end) = read(["\n\r\n  \n", hi, " \t\r\n", done])
    #expect(delta.skippedLines == 0)
    #expect(delta.content == "hi")
    #expect(end == .finished)
  }

  @Test func `text of a wrong type is counted as skipped`() {
    let (delta, end) = read([#"{"message":{"content":["a"]},"done":false}"# + "\n", hi, done])
    #expect(delta.skippedLines == 1)
    #expect(end == .finished)
  }

  @Test func `an error line ends the reply, keeps its text and outweighs what else it says`() {
    let error = #"{"error":"it broke","message":{"content":"no"},"done":true}"# + "\n"
    let (delta, end) = read([hi, error, hi])
    #expect(delta.content == "hi")
    #expect(
      end
        == .failed(
          OllamaError(
            kind: .serverFailed, message: "it broke",
            hint: "retry (Ctrl+R); if it happens again, see the server's log")))
  }

  @Test(arguments: [#""""#, "null", "false"])
  func `an empty error is none`(value: String) {
    let line = #"{"message":{"content":"a"},"done":false,"error":\#(value)}"# + "\n"
    let (delta, end) = read([line, done])
    #expect(delta.content == "a")
    #expect(end == .finished)
  }

  @Test func `a relayed error without newline has the status it had upstream`() {
    let relayed = #"{"StatusCode":429,"Status":"429 Too Many Requests","error":"slow down"}"#
    #expect(
      read([hi, relayed]).1
        == .failed(
          OllamaError(
            kind: .rateLimited, message: "slow down", hint: "wait a while and retry (Ctrl+R)",
            status: 429)))
  }

  @Test func `a stream without a final chunk is incomplete`() {
    let (delta, end) = read([hi, hi])
    #expect(delta.content == "hihi")
    #expect(end == .incomplete)
  }

  @Test func `a torn last line makes the reply incomplete and is not counted`() {
    let (delta, end) = read([hi, #"{"message":{"role":"assis"#])
    #expect(delta.content == "hi")
    #expect(delta.skippedLines == 0)
    #expect(end == .incomplete)
  }

  @Test func `an empty body is incomplete`() {
    #expect(read([]) == (ReplyDelta(), .incomplete))
  }

  @Test(arguments: [
    "<html>\n<body>hello</body>\n", "hello\nworld", #"{"object":"chat.completion","choices":[]}"#,
  ])
  func `a body that is no NDJSON is an error with its first line`(body: String) throws {
    let first = try #require(body.split(separator: "\n").first)
    #expect(read([body]).1 == .failed(.notOllama(firstLine: String(first))))
  }

  @Test func `after the final chunk nothing counts`() {
    var reader = ReplyReader(api: .chat)
    #expect(!reader.isOver)
    let delta = reader.read(Array((hi + done + hi + "garbage\n").utf8))
    #expect(delta?.content == "hi")
    #expect(delta?.skippedLines == 0)
    #expect(reader.isOver)
    #expect(reader.read(Array(hi.utf8)) == nil)
    #expect(reader.buffered == 0)
    let (last, end) = reader.finish()
    #expect(last == nil)
    #expect(end == .finished)
  }

  @Test func `every byte is in a delta or buffered`() {
    let body = Array((hi + "\n\r\n" + hi + "junk\n" + hi).utf8)
    for size in 1...body.count {
      var reader = ReplyReader(api: .chat)
      var counted = 0
      var given = 0
      for piece in body.pieces(of: size) {
        given += piece.count
        counted += reader.read(piece)?.bytes ?? 0
        #expect(counted + reader.buffered == given)
      }
      #expect(counted + (reader.finish().0?.bytes ?? 0) == body.count)
    }
  }

  @Test func `a read that completes no line tells nothing`() {
    var reader = ReplyReader(api: .chat)
    #expect(reader.read(Array(hi.dropLast().utf8)) == nil)
    #expect(reader.buffered == hi.utf8.count - 1)
    #expect(reader.read([0x0A])?.content == "hi")
  }

  @Test func `a line beyond the limit ends the reply and keeps its text`() {
    var reader = ReplyReader(api: .chat, lineLimit: 100)
    let long = hi + String(repeating: "x", count: 200)
    #expect(reader.read(Array(long.utf8))?.content == "hi")
    #expect(reader.isOver)
    #expect(reader.finish().1 == .failed(.lineTooLong(limit: 100)))
  }

  @Test func `a line of 5 MB comes through in small reads`() {
    let text = String(repeating: "0123456789", count: 500_000)
    let line = #"{"message":{"content":"\#(text)"},"done":false}"# + "\n"
    var reader = ReplyReader(api: .chat)
    let (delta, end) = reader.readAll(Array(line.utf8).pieces(of: 16_384))
    #expect(delta.content == text)
    #expect(end == .incomplete)
  }

  @Test func `an error's body is kept up to a megabyte`() {
    var reader = ReplyReader(api: .chat)
    reader.head(status: 500, contentType: "text/plain")
    let piece = [UInt8](repeating: 0x78, count: 600_000)
    #expect(reader.read(piece) == nil)
    #expect(!reader.isOver)
    #expect(reader.read(piece) == nil)
    #expect(reader.buffered == 1 << 20)
    #expect(reader.isOver)
    let (_, end) = reader.finish()
    let text = "the server answered: " + String(repeating: "x", count: 2000) + "…"
    #expect(
      end
        == .failed(
          OllamaError(
            kind: .serverFailed, message: text,
            hint: "retry (Ctrl+R); if it happens again, see the server's log", status: 500)))
  }

  @Test func `a rendered prompt finishes though it says that it is not done`() {
    let line =
      #"{"model":"m","message":{"role":"","content":""},"done":false,"_debug_info":{"rendered_template":"<|user|>hi","image_count":1}}"#
    let (delta, end) = read([line])
    let info = DebugInfo(renderedTemplate: "<|user|>hi", imageCount: 1)
    #expect(delta.final == FinalChunk(model: "m", debugInfo: info))
    #expect(end == .finished)
  }

  @Test func `broken text is mended, not lost`() {
    let half = #"{"message":{"content":"a\ud83db"},"done":false}"# + "\n"
    let bad = Array(#"{"message":{"content":"c"#.utf8) + [0xFF] + Array(#"d"},"done":false}"#.utf8)
    let raw = "\n{\"message\":{\"content\":\"e\u{1B}\u{0}\tf\"},\"done\":false}\n"
    var reader = ReplyReader(api: .chat)
    let (delta, _) = reader.readAll([Array(half.utf8), bad, Array(raw.utf8)])
    #expect(delta.content == "a\u{FFFD}bc\u{FFFD}de\u{1B}\u{0}\tf")
    #expect(delta.skippedLines == 0)
  }

  @Test(arguments: [100, 500, 100_000])
  func `deep nesting breaks nothing`(depth: Int) {
    let deep = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    let call = #"{"function":{"name":"f","arguments":\#(deep)}}"#
    let line = #"{"message":{"content":"","tool_calls":[\#(call)]},"done":false}"# + "\n"
    let (delta, end) = read([line, #"{"x":\#(deep),"error":\#(deep)}"# + "\n", hi, done])
    #expect(delta.toolCalls.count + delta.skippedLines == (depth < 1000 ? 1 : 2))
    #expect(end == .finished || depth < 1000)
  }

  private func read(_ pieces: [String]) -> (ReplyDelta, ReplyEnd) {
    var reader = ReplyReader(api: .chat)
    return reader.readAll(pieces.map { Array($0.utf8) })
  }
}
