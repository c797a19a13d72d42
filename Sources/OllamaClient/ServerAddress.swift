/// Where the server is, by the rules of `OLLAMA_HOST`.
///
/// What a server binds to (`0.0.0.0`, `[::]`) is turned into what a client can connect to.
package struct ServerAddress: Hashable, Sendable {
  /// `http` or `https`, or what else was written: then every request fails.
  package let scheme: String
  /// A name or an address, without brackets.
  package let host: String
  /// 0 to 65535.
  package let port: Int
  /// What comes before `/api`: empty, or a path that starts with a slash and ends without.
  package let prefix: String
  /// What was overlooked while reading, for the user; never holds a part of the URL.
  package let warnings: [String]
  /// User and password of the URL.
  let credentials: Credentials?

  /// The address of an Ollama server on this machine.
  package init() {
    self.init(scheme: "http", host: "127.0.0.1", port: Self.defaultPort)
  }

  init(
    scheme: String, host: String, port: Int, prefix: String = "", warnings: [String] = [],
    credentials: Credentials? = nil
  ) {
    self.scheme = scheme
    self.host = host
    self.port = port
    self.prefix = prefix
    self.warnings = warnings
    self.credentials = credentials
  }

  /// The port an Ollama server listens on.
  static let defaultPort = 11434
}

extension ServerAddress {
  /// The start of every URL: always with a port, without credentials and trailing slash.
  package var baseURL: String {
    "\(scheme)://\(authority)\(prefix)"
  }

  /// The address for people: `127.0.0.1:11434`, `https://example.com/ollama`.
  package var display: String {
    guard isEncrypted else { return authority + prefix }
    return "https://\(port == 443 ? bracketedHost : authority)\(prefix)"
  }

  /// Whether it is this machine by its name or number.
  package var isLoopback: Bool {
    let name = host.lowercased()
    return name == "localhost" || name.hasSuffix(".localhost") || name == "::1"
      || (name.hasPrefix("127.") && name.allSatisfy { $0.isNumber || $0 == "." })
  }

  /// Whether requests go over TLS.
  package var isEncrypted: Bool {
    scheme == "https"
  }

  private var authority: String {
    "\(bracketedHost):\(port)"
  }

  private var bracketedHost: String {
    // The zone of an address (`fe80::1%eth0`) is written with an escaped percent sign in URLs.
    host.contains(":") ? "[\(host.replacing("%", with: "%25"))]" : host
  }
}
