// The texts of failures that no server told: the connection and the bytes on it.
// `host` is what the person knows the server by ("127.0.0.1:11434"), no credentials in it.

extension OllamaError {
  /// Nothing listens there.
  public static func refused(host: String) -> OllamaError {
    OllamaError(
      kind: .refused,
      message: "nothing answers at \(bounded(host))",
      hint: #"is "ollama serve" running, and is OLLAMA_HOST right?"#)
  }

  /// The name has no address.
  public static func nameNotResolved(host: String) -> OllamaError {
    OllamaError(
      kind: .nameNotResolved,
      message: "no address is known for \(bounded(host))",
      hint: "is OLLAMA_HOST spelled right, and is there a network?")
  }

  /// The connection was not made in time.
  public static func timedOut(host: String, after time: Duration) -> OllamaError {
    OllamaError(
      kind: .timedOut,
      message: "no connection to \(bounded(host)) within \(seconds(time))",
      hint: "is OLLAMA_HOST right, and does a firewall let it through?")
  }

  /// The server stayed silent longer than the person wants to wait for a first token.
  public static func firstTokenTimedOut(after time: Duration) -> OllamaError {
    OllamaError(
      kind: .timedOut,
      message: "no token within \(seconds(time))",
      hint: "the model may still be loading: retry (Ctrl+R), or raise the first-token timeout")
  }

  /// The server fell silent in the middle of a reply.
  public static func tokensStalled(after time: Duration) -> OllamaError {
    OllamaError(
      kind: .timedOut,
      message: "no further token within \(seconds(time))",
      hint: "retry (Ctrl+R), or raise the between-tokens timeout")
  }

  /// The encrypted connection was not to be had; `detail` is the library's text.
  public static func tls(host: String, detail: String) -> OllamaError {
    OllamaError(
      kind: .tls,
      message: "no secure connection to \(bounded(host))" + after(detail),
      hint: "is the certificate valid for this name, and is its authority known (CA file)?")
  }

  /// The connection broke off before the reply was over.
  public static func connectionLost(host: String, detail: String = "") -> OllamaError {
    OllamaError(
      kind: .connectionLost,
      message: "the connection to \(bounded(host)) was lost" + after(detail),
      hint: "did the server stop? retry (Ctrl+R)")
  }

  /// There is no way to the host.
  public static func unreachable(host: String, detail: String = "") -> OllamaError {
    OllamaError(
      kind: .unreachable,
      message: "\(bounded(host)) cannot be reached" + after(detail),
      hint: "is there a network, and is OLLAMA_HOST right?")
  }

  /// The address of the server makes no sense.
  ///
  /// What stands before an `@` is not shown.
  public static func badAddress(_ address: String, reason: String) -> OllamaError {
    let shown = address.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    return OllamaError(
      kind: .badAddress,
      message: #"no server address: "\#(bounded(shown))""# + after(reason),
      hint: "OLLAMA_HOST looks like 127.0.0.1:11434 or https://example.com/ollama")
  }

  /// The person, or the end of the program, stopped it.
  public static let cancelled = OllamaError(kind: .cancelled, message: "cancelled")

  /// A line was longer than anything Ollama sends.
  public static func lineTooLong(limit: Int) -> OllamaError {
    let size = limit >= 1 << 20 ? "\(limit >> 20) MB" : "\(limit) bytes"
    return OllamaError(
      kind: .lineTooLong,
      message: "a line of the answer is longer than \(size)",
      hint: isItOllama)
  }

  /// The answer was something else than Ollama's.
  public static func notOllama(firstLine: String, status: Int? = nil) -> OllamaError {
    OllamaError(
      kind: .notOllama,
      message: "the answer is not Ollama's" + after(bounded(firstLine, to: 200)),
      hint: isItOllama,
      status: status)
  }

  /// A request holds what JSON cannot say.
  static let unsendable = OllamaError(
    kind: .badRequest,
    message: "the request holds a number that cannot be sent",
    hint: "is an option infinite?")

  static let isItOllama = "is OLLAMA_HOST the address of an Ollama server?"
}

// MARK: - Wording

extension OllamaError {
  /// The longest server text that is kept, in Unicode scalars.
  static let longestText = 2000

  /// The text up to a length in scalars, with an ellipsis where it was cut.
  ///
  /// Scalars, since one character of a hostile text can be as long as it likes.
  static func bounded(_ text: some StringProtocol, to limit: Int = longestText) -> String {
    let scalars = text.unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
      end != scalars.endIndex
    else { return String(text) }
    return text[..<end] + "…"
  }

  private static func after(_ detail: String) -> String {
    detail.isEmpty ? "" : ": \(bounded(detail))"
  }

  private static func seconds(_ time: Duration) -> String {
    let (whole, attoseconds) = time.components
    let tenths = attoseconds / 100_000_000_000_000_000
    return tenths == 0 ? "\(whole) s" : "\(whole).\(tenths) s"
  }
}
