import OllamaWire
import Testing

struct OllamaErrorTransportTests {
  @Test(
    arguments: [
      (
        OllamaError.refused(host: "127.0.0.1:11434"), OllamaError.Kind.refused,
        "nothing answers at 127.0.0.1:11434",
        #"is "ollama serve" running, and is OLLAMA_HOST right?"#
      ),
      (
        .nameNotResolved(host: "gpu.lan"), .nameNotResolved, "no address is known for gpu.lan",
        "is OLLAMA_HOST spelled right, and is there a network?"
      ),
      (
        .timedOut(host: "h:1", after: .seconds(10)), .timedOut, "no connection to h:1 within 10 s",
        "is OLLAMA_HOST right, and does a firewall let it through?"
      ),
      (
        .firstTokenTimedOut(after: .milliseconds(1500)), .timedOut, "no token within 1.5 s",
        "the model may still be loading: retry (Ctrl+R), or raise the first-token timeout"
      ),
      (
        .tokensStalled(after: .seconds(30)), .timedOut, "no further token within 30 s",
        "retry (Ctrl+R), or raise the between-tokens timeout"
      ),
      (
        .tls(host: "h", detail: "certificate expired"), .tls,
        "no secure connection to h: certificate expired",
        "is the certificate valid for this name, and is its authority known (CA file)?"
      ),
      (
        .connectionLost(host: "h:1"), .connectionLost, "the connection to h:1 was lost",
        "did the server stop? retry (Ctrl+R)"
      ),
      (
        .unreachable(host: "h:1", detail: "no route to host"), .unreachable,
        "h:1 cannot be reached: no route to host",
        "is there a network, and is OLLAMA_HOST right?"
      ),
      (
        .badAddress("http://", reason: "the host is missing"), .badAddress,
        #"no server address: "http://": the host is missing"#,
        "OLLAMA_HOST looks like 127.0.0.1:11434 or https://example.com/ollama"
      ),
      (.cancelled, .cancelled, "cancelled", nil),
      (
        .lineTooLong(limit: 64 << 20), .lineTooLong, "a line of the answer is longer than 64 MB",
        "is OLLAMA_HOST the address of an Ollama server?"
      ),
      (
        .notOllama(firstLine: "hello"), .notOllama, "the answer is not Ollama's: hello",
        "is OLLAMA_HOST the address of an Ollama server?"
      ),
    ] as [(OllamaError, OllamaError.Kind, String, String?)])
  func `a failure of the connection says what happened and what now`(
    error: OllamaError, kind: OllamaError.Kind, message: String, hint: String?
  ) {
    #expect(error == OllamaError(kind: kind, message: message, hint: hint))
  }

  @Test func `an address is shown without what stands before an @`() {
    let error = OllamaError.badAddress("http://me:secret@host:x", reason: "no port")
    #expect(error.message == #"no server address: "host:x": no port"#)
  }

  @Test func `the description has the hint`() {
    #expect(OllamaError(kind: .refused, message: "m", hint: "h").description == "m (h)")
    #expect(OllamaError.cancelled.description == "cancelled")
  }
}
