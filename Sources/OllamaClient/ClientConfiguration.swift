/// Everything a request needs to know besides itself.
package struct ClientConfiguration: Hashable, Sendable {
  /// Where the server is.
  package var address: ServerAddress
  /// The bearer token.
  ///
  /// It leaves this machine over TLS only, and is not sent where the address has a user.
  package var apiKey: Secret?
  /// A PEM file of the authorities to believe beside those in libcurl's folder of the system's.
  ///
  /// Debian's libcurl has that folder; where one has none, the file replaces the system's.
  package var caFile: String?
  /// How long resolving, connecting and the TLS handshake may take together.
  package var connectTimeout: Duration
  /// How long a reply may be silent before its first chunk, from its start on (nil: for ever).
  package var firstTokenTimeout: Duration?
  /// How long a reply may be silent after that (nil: for ever).
  ///
  /// A reply that is paused for want of credit is not silent.
  package var betweenTokensTimeout: Duration?
  /// What the client calls itself.
  package var userAgent: String
  /// Bytes of a reply that may wait for their reader before the transfer pauses.
  package var credit: Int

  /// Makes a configuration; only the address has no usual value.
  package init(
    address: ServerAddress, apiKey: Secret? = nil, caFile: String? = nil,
    connectTimeout: Duration = .seconds(10), firstTokenTimeout: Duration? = nil,
    betweenTokensTimeout: Duration? = nil, userAgent: String = "ollatui", credit: Int = 1 << 20
  ) {
    self.address = address
    self.apiKey = apiKey
    self.caFile = caFile
    self.connectTimeout = connectTimeout
    self.firstTokenTimeout = firstTokenTimeout
    self.betweenTokensTimeout = betweenTokensTimeout
    self.userAgent = userAgent
    self.credit = credit
  }

  /// The key to send as bearer, where that is safe.
  var bearer: Secret? {
    guard address.isEncrypted || address.isLoopback, address.credentials == nil else { return nil }
    return apiKey
  }
}
