import Foundation
import OllamaWire

extension ServerAddress {
  /// Reads the value of `OLLAMA_HOST` as Ollama's own client does; nil and nothing are the default.
  ///
  /// Two things go beyond it: `user:password@` is kept for the requests, and a text that can be no
  /// address is refused here and not at the first request.
  ///
  /// - Throws: An error of kind `badAddress` that never repeats a user or a password.
  package init(parsing text: String?) throws(OllamaError) {
    let text = Self.unquoted(text ?? "")
    guard !text.isEmpty else {
      self.init()
      return
    }
    guard text != "ollama.com" else {
      self.init(scheme: "https", host: text, port: 443)
      return
    }
    let (scheme, rest) = try Self.scheme(of: text)
    let (authority, prefix) = try Self.prefix(of: rest)
    let (credentials, hostAndPort) = try Self.credentials(of: authority)
    let usual = ["http": 80, "https": 443][scheme ?? ""] ?? Self.defaultPort
    let (written, portText) = Self.split(hostAndPort)
    let port = portText.map { UInt16($0).map(Int.init) } ?? usual
    var warnings: [String] = []
    if port == nil {
      warnings = ["OLLAMA_HOST: the port is no number from 0 to 65535; using \(usual)"]
    }
    self.init(
      scheme: scheme ?? "http", host: try Self.connectable(written), port: port ?? usual,
      prefix: prefix, warnings: warnings, credentials: credentials)
  }

  /// The text without blanks around it, then without quotes, then without blanks again.
  private static func unquoted(_ text: String) -> String {
    let quotes = CharacterSet(charactersIn: "\"'")
    return text.trimmingCharacters(in: .whitespacesAndNewlines).trimmingCharacters(in: quotes)
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private static func scheme(
    of text: String
  ) throws(OllamaError) -> (scheme: String?, rest: Substring) {
    guard let mark = text.firstRange(of: "://") else { return (nil, text[...]) }
    // The mark may stand inside a password, and the scheme is shown.
    guard text[..<mark.lowerBound].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) })
    else { throw .badAddress(text, reason: "write / as %2F in a password") }
    return (text[..<mark.lowerBound].lowercased(), text[mark.upperBound...])
  }

  /// Cuts at the first slash; what follows is the path before `/api`.
  private static func prefix(
    of text: Substring
  ) throws(OllamaError) -> (authority: Substring, prefix: String) {
    guard let slash = text.firstIndex(of: "/") else { return (text, "") }
    var path = text[slash...]
    while path.hasSuffix("/") { path.removeLast() }
    // A slash inside a password ends up here, and this part is shown.
    guard !path.contains("@") else {
      throw .badAddress(
        String(text), reason: "write / as %2F in a password, and @ as %40 in a path")
    }
    guard path.unicodeScalars.allSatisfy({ isPlain($0) && !"?#".unicodeScalars.contains($0) })
    else { throw .badAddress(String(text), reason: "a character that paths can't have") }
    return (text[..<slash], String(path))
  }

  private static func credentials(
    of authority: Substring
  ) throws(OllamaError) -> (credentials: Credentials?, hostAndPort: Substring) {
    guard let at = authority.lastIndex(of: "@") else { return (nil, authority) }
    let parts = authority[..<at].split(
      separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let texts = parts.compactMap { String($0).removingPercentEncoding }
    guard texts.count == parts.count, let user = texts.first else {
      throw .badAddress(String(authority), reason: "a broken %-escape before the @")
    }
    let password = texts.count > 1 ? texts[1] : ""
    let credentials = Credentials(user: Secret(user), password: Secret(password))
    return (credentials, authority[authority.index(after: at)...])
  }

  /// Splits at the colon before the port, which is not one inside of an IPv6 address.
  private static func split(_ text: Substring) -> (host: Substring, port: Substring?) {
    if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
      let host = text[text.index(after: text.startIndex)..<end]
      let rest = text[text.index(after: end)...]
      if rest.isEmpty { return (host, nil) }
      if rest.hasPrefix(":") { return (host, rest.dropFirst()) }
      return (text, nil)
    }
    guard let colon = text.lastIndex(of: ":") else { return (text, nil) }
    guard text.firstIndex(of: ":") == colon else { return (text, nil) }
    return (text[..<colon], text[text.index(after: colon)...])
  }

  /// The host in the form to connect to.
  private static func connectable(_ host: Substring) throws(OllamaError) -> String {
    if host.isEmpty || host == "0.0.0.0" { return "127.0.0.1" }
    guard host.contains(":") else {
      let isName = host.unicodeScalars.allSatisfy {
        isPlain($0) && !"[]<>\"\\^`{|}?#@%".unicodeScalars.contains($0)
      }
      guard isName else {
        throw .badAddress(String(host), reason: "a character that names can't have")
      }
      return String(host)
    }
    let parts = host.split(separator: "%", maxSplits: 1)
    var address = in6_addr()
    guard let number = parts.first, inet_pton(AF_INET6, String(number), &address) == 1 else {
      throw .badAddress(String(host), reason: "more than one colon, but no IPv6 address")
    }
    guard parts.count > 1 else { return number == "::" ? "::1" : number.lowercased() }
    // In a URL the percent sign before a zone is itself escaped.
    let zone = parts[1].hasPrefix("25") ? parts[1].dropFirst(2) : parts[1]
    guard zone.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-._".contains($0)) })
    else { throw .badAddress(String(host), reason: "a character that zones can't have") }
    return "\(number.lowercased())%\(zone)"
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.properties.isWhitespace && scalar.properties.generalCategory != .control
      && scalar.properties.generalCategory != .format
  }
}
