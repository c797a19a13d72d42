import OllamaWire
import Testing

/// An answer and the error it must read as.
struct ErrorShape: Sendable, CustomTestStringConvertible {
  var status: Int
  var contentType: String?
  var body: String
  var expected: OllamaError

  init(
    _ status: Int, _ body: String, type: String? = nil, _ kind: OllamaError.Kind,
    _ message: String, hint: String? = nil, as shown: Int? = nil, signInURL: String? = nil
  ) {
    self.status = status
    self.body = body
    contentType = type
    expected = OllamaError(
      kind: kind, message: message, hint: hint, status: shown ?? status, signInURL: signInURL)
  }

  var testDescription: String {
    "\(status) \(body.prefix(40))"
  }
}

struct OllamaErrorTests {
  private static let pick = "pick another model (Ctrl+O)"
  private static let again = "retry (Ctrl+R); if it happens again, see the server's log"
  private static let isIt = "is OLLAMA_HOST the address of an Ollama server?"

  // The shapes that an error can have.
  static let shapes = [
    ErrorShape(
      404, #"{"error":"model \"x\" not found, try pulling it first"}"#, .modelNotFound,
      #"model "x" not found"#, hint: #"pull it with "ollama pull x", or \#(pick)"#),
    ErrorShape(
      404, #"{"error":{"message":"model 'x:1b' not found","type":"not_found_error"}}"#,
      .modelNotFound, #"model "x:1b" not found"#,
      hint: #"pull it with "ollama pull x:1b", or \#(pick)"#),
    ErrorShape(
      400,
      #"{"error":"{\"error\":{\"code\":400,\"message\":\"request (9001 tokens) exceeds the available context size (4096 tokens), try increasing it\",\"type\":\"exceed_context_size_error\"}}"}"#,
      .contextTooLong,
      "request (9001 tokens) exceeds the available context size (4096 tokens), try increasing it",
      hint: "shorten the prompt, begin a new conversation or raise num_ctx"),
    ErrorShape(500, #"{"error":"{not JSON"}"#, .serverFailed, "{not JSON", hint: again),
    ErrorShape(500, #"{"error":"{\"code\":5}"}"#, .serverFailed, #"{"code":5}"#, hint: again),
    ErrorShape(500, #"{"message":"text"}"#, .serverFailed, "text", hint: again),
    ErrorShape(
      500, #"{"error":""}"#, .serverFailed, #"the server answered: {"error":""}"#, hint: again),
    ErrorShape(400, "\n", .badRequest, "the server answered 400 Bad Request"),
    ErrorShape(
      500, "", .serverFailed, "the server answered 500 Internal Server Error", hint: again),
    ErrorShape(418, "", .badRequest, "the server answered status 418"),
    ErrorShape(
      403, "", .hostRejected, "the server rejected the name it was called by (403)",
      hint: "set OLLAMA_HOST to localhost or to an IP address"),
    ErrorShape(
      404, "404 page not found", .notFound, "the server answered: 404 page not found", hint: isIt),
    ErrorShape(
      502,
      "<html>\r\n<head><TITLE>502\n Bad Gateway</TITLE></head><body>nginx</body></html>",
      type: "text/html", .serverFailed, "the server answered 502 Bad Gateway",
      hint: #"the proxy has no Ollama behind it: is "ollama serve" running there?"#),
    ErrorShape(
      403, "<!doctype html><title>Access denied</title>", .forbidden,
      "the server answered 403 Forbidden: Access denied",
      hint: "is a proxy in between, and does it want an OLLAMA_API_KEY?"),
    ErrorShape(
      401, "<p>no title", type: "text/html", .unauthorized,
      "the server answered 401 Unauthorized",
      hint: #"set OLLAMA_API_KEY, or run "ollama signin" where the server runs"#),
    ErrorShape(
      401, #"{"error":"unauthorized","signin_url":"https://ollama.com/connect?name=a&key=b"}"#,
      .unauthorized, "this model runs at ollama.com and wants you to sign in",
      hint: "sign in at https://ollama.com/connect?name=a&key=b and retry (Ctrl+R)",
      signInURL: "https://ollama.com/connect?name=a&key=b"),
    ErrorShape(
      500, #"{"StatusCode":429,"Status":"429 Too Many Requests","error":""}"#, .rateLimited,
      "429 Too Many Requests", hint: "wait a while and retry (Ctrl+R)", as: 429),
  ]

  // Texts that mean something of their own.
  static let texts = [
    ErrorShape(
      503, #"{"error":"server busy, please try again.  maximum pending requests exceeded"}"#,
      .queueFull, "the server is busy: its queue is full", hint: "wait a moment and retry (Ctrl+R)"),
    ErrorShape(
      500, #"{"error":"llama-server reported out-of-memory during startup: x"}"#, .outOfMemory,
      "llama-server reported out-of-memory during startup: x",
      hint: "pick a smaller model (Ctrl+O), or lower num_ctx"),
    ErrorShape(
      500, #"{"error":"timed out waiting for llama-server to start - x"}"#, .serverFailed,
      "timed out waiting for llama-server to start - x",
      hint: "the model did not load in time: retry (Ctrl+R), or pick a smaller one (Ctrl+O)"),
    ErrorShape(
      500, #"{"error":"prediction aborted, token repeat limit reached"}"#, .serverFailed,
      "prediction aborted, token repeat limit reached",
      hint: "the model repeats itself: retry (Ctrl+R), or raise repeat_penalty"),
    ErrorShape(
      400, #"{"error":"this server cannot run this remote model"}"#, .cloudUnavailable,
      "this server cannot run this remote model", hint: "pick a local model (Ctrl+O)"),
    ErrorShape(
      502, #"{"error":"dial tcp: lookup ollama.com: no such host"}"#, .cloudUnavailable,
      "dial tcp: lookup ollama.com: no such host",
      hint: "can the server reach ollama.com? retry (Ctrl+R), or pick a local model (Ctrl+O)"),
    ErrorShape(
      400, #"{"error":"raw mode does not support template, system, or context"}"#, .badRequest,
      "raw mode does not support template, system, or context"),
    ErrorShape(
      500, #"{"error":"option \"stop\" must be of an array of strings"}"#, .badRequest,
      #"option "stop" must be of an array of strings"#, hint: "change or remove that option"),
  ]

  @Test(arguments: shapes + texts)
  func `an answer becomes one error with a message and a hint`(shape: ErrorShape) {
    let error = OllamaError(
      status: shape.status, contentType: shape.contentType, body: Array(shape.body.utf8))
    #expect(error == shape.expected)
  }

  @Test func `a server's text is bounded in scalars`() {
    let accents = "e" + String(repeating: "\u{301}", count: 100_000)
    let error = OllamaError(status: 500, body: Array(accents.utf8))
    #expect(error.message.unicodeScalars.count == "the server answered: ".count + 2000 + 1)
    let json = OllamaError(status: 500, body: Array(#"{"error":"\#(accents)"}"#.utf8))
    #expect(json.message.unicodeScalars.count == 2001)
  }

  @Test func `JSON nested in strings without end is given up`() {
    var text = "end"
    for _ in 0..<12 {
      let escaped = text.map { #""\"#.contains($0) ? "\\\($0)" : "\($0)" }.joined()
      text = #"{"error":"\#(escaped)"}"#
    }
    let error = OllamaError(status: 500, body: Array(text.utf8))
    #expect(error.kind == .serverFailed)
    #expect(error.message.hasPrefix(#"{"error":"#))
  }

  @Test func `a body that is no UTF-8 still has a message`() {
    let error = OllamaError(status: 400, body: [0xFF, 0x41])
    #expect(error.message == "the server answered: \u{FFFD}A")
  }
}
