import Foundation

extension OllamaError {
  /// Reads an answer that is no success, in any of the shapes that servers and proxies send.
  ///
  /// `{"error":"text"}`, `{"error":{"message":…}}`, JSON inside that string, plain text,
  /// HTML (its title), nothing (the status). At most the first megabyte counts.
  public init(status: Int, contentType: String? = nil, body: some Collection<UInt8>) {
    let bytes = Data(body.prefix(1 << 20))
    if let told = Told(json: bytes) {
      self.init(told, status: told.status ?? status)
      return
    }
    let text = String(decoding: bytes, as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    guard !text.isEmpty else {
      self = status == 403 ? .hostRejected : .silent(status: status)
      return
    }
    let isMarkup = contentType?.lowercased().contains("html") == true || text.hasPrefix("<")
    guard isMarkup else {
      self = .plain(text, status: status)
      return
    }
    self = .silent(status: status, title: title(ofHTML: text))
  }

  /// Reads an error line of a stream that had begun as a success.
  ///
  /// A relayed one (`StatusCode`, `Status`, `error`) brings the status it had upstream.
  init(line: some Collection<UInt8>) {
    guard let told = Told(json: Data(line)) else {
      self.init(Told(message: "the server reported an error without saying which"), status: nil)
      return
    }
    self.init(told, status: told.status)
  }

  /// The Host check of a server bound to loopback answers 403 and nothing else.
  private static let hostRejected = OllamaError(
    kind: .hostRejected,
    message: "the server rejected the name it was called by (403)",
    hint: "set OLLAMA_HOST to localhost or to an IP address",
    status: 403)

  private static func silent(status: Int, title: String? = nil) -> OllamaError {
    let line = statusLine(status)
    let extra = title.map { $0 == line ? "" : ": \($0)" } ?? ""
    let kind = kind(status: status)
    return OllamaError(
      kind: kind,
      message: "the server answered \(line)\(extra)",
      hint: proxyHint(kind, status: status),
      status: status)
  }

  private static func plain(_ text: String, status: Int) -> OllamaError {
    let kind = kind(of: text, status: status, isJSON: false)
    return OllamaError(
      kind: kind,
      message: "the server answered: \(bounded(text))",
      hint: proxyHint(kind, status: status),
      status: status)
  }

  /// What helps when not Ollama itself spoke: it would have used JSON.
  private static func proxyHint(_ kind: Kind, status: Int) -> String? {
    switch status {
    case 300..<400: "the address leads elsewhere: set OLLAMA_HOST to where it leads"
    case 502, 503, 504: #"the proxy has no Ollama behind it: is "ollama serve" running there?"#
    case 404, 405: isItOllama
    default: hint(for: kind, message: "")
    }
  }
}

// MARK: - JSON

/// What the JSON of an error says.
struct Told {
  var message: String
  var status: Int?
  var signInURL: String?

  init(message: String) {
    self.message = message
  }

  /// Reads JSON that names an error; nil when it is none or names none.
  init?(json: Data) {
    guard let value = lenientJSON(json), let message = Told.message(in: value) else { return nil }
    self.message = message
    signInURL = value["signin_url"]?.stringValue.map { OllamaError.bounded($0) }
    // A relayed error has the status of the server behind the server.
    guard let code = value["StatusCode"]?.integerValue, (100...599).contains(code) else { return }
    status = Int(code)
  }

  /// The text inside, however deep; JSON inside the string is opened too.
  private static func message(in value: JSONValue, depth: Int = 0) -> String? {
    guard depth < 8 else { return nil }
    switch value {
    case .string(let text):
      guard !text.isEmpty else { return nil }
      guard text.first == "{", let inner = lenientJSON(Data(text.utf8)) else { return text }
      return message(in: inner, depth: depth + 1) ?? text
    case .object(let members):
      for key in ["error", "message", "Status", "detail"] {
        guard let member = members[key], let text = message(in: member, depth: depth + 1) else {
          continue
        }
        return text
      }
      return nil
    case .null, .bool, .integer, .number, .array:
      return nil
    }
  }
}

/// Any JSON, mended if it must be; nil when it is none.
func lenientJSON(_ bytes: Data) -> JSONValue? {
  // Not being JSON is an answer here, no failure.
  try? decodeMended(JSONValue.self, from: bytes)
}

// MARK: - HTML

/// The title of a page on one line; nil where it has none.
private func title(ofHTML text: String) -> String? {
  guard let open = text.range(of: "<title", options: .caseInsensitive),
    let start = text.range(of: ">", range: open.upperBound..<text.endIndex),
    let end = text.range(
      of: "</title", options: .caseInsensitive, range: start.upperBound..<text.endIndex)
  else { return nil }
  let words = text[start.upperBound..<end.lowerBound].split(whereSeparator: \.isWhitespace)
  return words.isEmpty ? nil : OllamaError.bounded(words.joined(separator: " "), to: 200)
}
