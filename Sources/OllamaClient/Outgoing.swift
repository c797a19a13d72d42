import CCurl
import Foundation
import OllamaWire

/// A request in the form libcurl gets it.
struct Outgoing {
  private let configuration: ClientConfiguration
  private let method: HTTPMethod
  private let path: String
  private let body: Data?
  private let accepted: String
  private let bearer: String?

  /// Encodes a job.
  ///
  /// - Throws: What is wrong with the request itself.
  init(_ job: Job, _ configuration: ClientConfiguration) throws(OllamaError) {
    self.configuration = configuration
    switch job {
    case .reply(let request, _, _):
      method = .post
      path = request.path
      body = try request.body()
      accepted = "application/x-ndjson"
    case .call(let call, _):
      method = call.method
      path = call.path
      body = call.body
      accepted = "application/json"
    }
    bearer = configuration.bearer?.text.trimmingCharacters(in: .whitespacesAndNewlines)
    // A line break inside would be a header of its own.
    guard bearer?.utf8.allSatisfy({ 0x21...0x7E ~= $0 }) ?? true else { throw .unusableKey }
  }

  /// Sets everything but the callbacks; the list of headers must live as long as the handle.
  func apply(to easy: UnsafeMutableRawPointer) -> UnsafeMutablePointer<curl_slist>? {
    let address = configuration.address
    cc_set_habits(easy)
    cc_set_url(easy, address.baseURL + path)
    cc_set_user_agent(easy, configuration.userAgent)
    cc_set_connect_timeout(easy, Int(milliseconds(configuration.connectTimeout)))
    if address.isLoopback { cc_set_no_proxy(easy) }
    if let file = configuration.caFile { cc_set_ca_file(easy, file) }
    if let credentials = address.credentials {
      cc_set_basic_auth(easy, credentials.user.text, credentials.password.text)
    }
    switch method {
    case .get: break
    case .head: cc_set_head_only(easy)
    case .post: (body ?? Data()).withUnsafeBytes { cc_set_post(easy, $0.baseAddress, $0.count) }
    }
    let list = headers.reduce(nil) { cc_list_adding($0, $1) ?? $0 }
    cc_set_headers(easy, list)
    return list
  }

  private var headers: [String] {
    var lines = ["Accept: \(accepted)", "Expect:"]
    if body != nil { lines.append("Content-Type: application/json") }
    if let bearer, !bearer.isEmpty { lines.append("Authorization: Bearer \(bearer)") }
    return lines
  }
}
