import Foundation

/// The HTTP methods in use.
public enum HTTPMethod: String, Sendable {
  case get = "GET"
  case head = "HEAD"
  case post = "POST"
}

/// A request without a body.
public struct NoBody: Hashable, Sendable {
  /// Makes it.
  public init() {}
}

/// One endpoint that answers with one object: where it is, what it takes and gives.
///
/// To add an endpoint, write its request and response as values and add a row below.
public struct Endpoint<Request: Sendable, Response: Sendable>: Sendable {
  /// How it is asked.
  public let method: HTTPMethod
  /// The path below the server's address.
  public let path: String
  /// Whether a request has a body (JSON).
  public let hasBody: Bool
  private let write: @Sendable (Request) throws(OllamaError) -> Data?
  private let read: @Sendable (Data) throws -> Response

  /// The body to send; nil where there is none.
  ///
  /// - Throws: ``OllamaError`` of kind `badRequest` for a number that JSON cannot say.
  public func body(_ request: Request) throws(OllamaError) -> Data? {
    try write(request)
  }

  /// Reads the whole answer.
  ///
  /// - Throws: the server's error; `notOllama` where the answer is none of this endpoint.
  public func decode(
    status: Int,
    contentType: String?,
    body: some Collection<UInt8>
  ) throws(OllamaError) -> Response {
    guard (200..<300).contains(status) else {
      throw OllamaError(status: status, contentType: contentType, body: body)
    }
    let bytes = Data(body)
    do {
      return try read(bytes)
    } catch {
      throw unreadable(bytes)
    }
  }

  private func unreadable(_ bytes: Data) -> OllamaError {
    if case .object(let members)? = lenientJSON(bytes), members["error"] != nil {
      return OllamaError(line: bytes)
    }
    let text = String(decoding: bytes.prefix(1000), as: UTF8.self)
    let line = text.split(whereSeparator: \.isNewline).first ?? ""
    return .notOllama(firstLine: String(line))
  }
}

extension Endpoint where Request == NoBody {
  fileprivate init(get path: String, read: @escaping @Sendable (Data) throws -> Response) {
    method = .get
    self.path = path
    hasBody = false
    write = { _ throws(OllamaError) in nil }
    self.read = read
  }
}

// MARK: - The rows

extension Endpoint where Request == NoBody, Response == [ModelSummary] {
  /// The installed models, the newest first.
  public static var tags: Self {
    Endpoint(get: "/api/tags") { try decodeMended(TagsResponse.self, from: $0).models }
  }
}

extension Endpoint where Request == NoBody, Response == [RunningModel] {
  /// The models in memory, the one that stays longest first.
  public static var ps: Self {
    Endpoint(get: "/api/ps") { try decodeMended(RunningResponse.self, from: $0).models }
  }
}

extension Endpoint where Request == NoBody, Response == ServerVersion {
  /// The server's version.
  public static var version: Self {
    Endpoint(get: "/api/version") { try decodeMended(ServerVersion.self, from: $0) }
  }
}

extension Endpoint where Request == NoBody, Response == Alive {
  /// Whether anything is there at all: any 2xx will do.
  public static var alive: Self {
    Endpoint(
      method: .head, path: "/", hasBody: false,
      write: { _ throws(OllamaError) in nil },
      read: { _ in Alive() })
  }
}

extension Endpoint where Request == ShowRequest, Response == ShowResponse {
  /// Everything about one model.
  public static var show: Self {
    Endpoint(
      method: .post, path: "/api/show", hasBody: true,
      write: { request throws(OllamaError) in try wireJSON(request) },
      read: { bytes in try decodeMended(ShowResponse.self, from: bytes) })
  }
}
