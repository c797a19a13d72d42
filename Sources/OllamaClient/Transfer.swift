import CCurl
import Foundation
import OllamaWire

/// One request on its way: libcurl's easy handle, what it points to, and where its answer goes.
///
/// Lives on the network thread. The handle keeps a plain pointer to it, so it must be removed from
/// the multi handle before this goes away.
final class Transfer {
  let key: TransferKey
  let easy: UnsafeMutableRawPointer
  let sink: any Sink
  private let configuration: ClientConfiguration
  private let errors: UnsafeMutablePointer<CChar>
  private let told: UnsafeMutablePointer<cc_context>
  private var headers: UnsafeMutablePointer<curl_slist>?
  private var hasHead = false

  /// Prepares a request; it starts when its handle is added to a multi handle.
  init(
    _ key: TransferKey, _ job: Job, _ configuration: ClientConfiguration
  ) throws(OllamaError) {
    let request = try Outgoing(job, configuration)
    guard let easy = cc_easy_new() else { throw .noLibrary("out of memory") }
    self.key = key
    self.easy = easy
    switch job {
    case .reply(let request, let credit, let deliver):
      sink = ReplySink(request.api, credit, configuration, deliver: deliver)
    case .call(_, let finish):
      sink = AnswerSink(finish: finish)
    }
    self.configuration = configuration
    errors = .allocate(capacity: Int(CURL_ERROR_SIZE))
    told = .allocate(capacity: 1)
    errors.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    let context = Unmanaged.passUnretained(self).toOpaque()
    cc_set_callbacks(easy, receiveHead, receiveBody, context, errors)
    told.initialize(to: cc_context(ready: requestGoesOut, context: context))
    cc_set_ready(easy, told)
    headers = request.apply(to: easy)
  }

  deinit {
    cc_easy_free(easy)
    cc_list_free(headers)
    errors.deallocate()
    told.deallocate()
  }

  /// Goes on reading; bytes that had been refused come at once.
  func resume() {
    sink.resumed()
    cc_easy_resume(easy)
  }

  /// One line of the answer's head, with its line break.
  fileprivate func head(_ line: UnsafeRawBufferPointer) {
    sink.opened()
    guard line.elementsEqual("\r\n".utf8) || line.elementsEqual("\n".utf8) else { return }
    let status = cc_status(easy)
    // 1xx heads go before the real one; what stands behind the body is no head.
    guard status >= 200, !hasHead else { return }
    hasHead = true
    sink.head(status: status, contentType: cc_content_type(easy).map { String(cString: $0) })
  }
}

private let requestGoesOut: cc_ready = { context in
  guard let context else { return }
  Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue().sink.sent()
}

private let receiveHead: cc_receive = { bytes, _, count, context in
  guard let bytes, let context else { return 0 }
  let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
  transfer.head(UnsafeRawBufferPointer(start: bytes, count: count))
  return count
}

private let receiveBody: cc_receive = { bytes, _, count, context in
  guard let bytes, let context else { return 0 }
  let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
  switch transfer.sink.take(UnsafeRawBufferPointer(start: bytes, count: count)) {
  case .taken: return count
  case .full: return Int(CURL_WRITEFUNC_PAUSE)
  case .enough: return 0
  }
}

// MARK: - Failures

extension Transfer {
  /// What a result of libcurl means; nil where the answer came to its end.
  func failure(for result: CURLcode) -> OllamaError? {
    let address = configuration.address
    let host = address.display
    let detail = errors.pointee == 0 ? String(cString: cc_text(result)) : String(cString: errors)
    switch result {
    case CURLE_OK:
      return cc_redirect_url(easy).map {
        .redirected(to: String(cString: $0), status: cc_status(easy))
      }
    case _ where cc_proxy_status(easy) >= 300:
      return .unreachable(host: host, detail: detail)
    case CURLE_COULDNT_RESOLVE_HOST:
      return .nameNotResolved(host: host)
    case CURLE_COULDNT_CONNECT:
      return cc_os_error(easy) == Int(ECONNREFUSED)
        ? .refused(host: host) : .unreachable(host: host, detail: detail)
    case CURLE_OPERATION_TIMEDOUT:
      return .timedOut(host: host, after: configuration.connectTimeout)
    case CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE, CURLE_RECV_ERROR, CURLE_SEND_ERROR:
      return .connectionLost(host: host)
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE,
      CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CRL_BADFILE:
      return .tls(host: host, detail: detail)
    case CURLE_URL_MALFORMAT:
      return .badAddress(address.baseURL, reason: detail)
    case CURLE_UNSUPPORTED_PROTOCOL where !["http", "https"].contains(address.scheme):
      return .badAddress(address.baseURL, reason: "only http and https are spoken")
    case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING:
      return .notOllama(firstLine: detail)
    default:
      return .unreachable(host: host, detail: detail)
    }
  }
}
