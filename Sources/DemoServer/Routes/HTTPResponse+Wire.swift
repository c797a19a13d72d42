import FlyingFox
import Foundation

extension HTTPResponse {
  /// One JSON object, without a line end as Ollama sends it.
  static func json(_ value: JSON, status: HTTPStatusCode = .ok) -> HTTPResponse {
    HTTPResponse(
      statusCode: status, headers: headers("application/json; charset=utf-8"),
      body: Data(value.bytes))
  }

  /// A refusal in Ollama's form.
  static func refusal(_ error: RequestError) -> HTTPResponse {
    .json(["error": .string(error.message)], status: .numbered(error.status))
  }

  /// Plain text.
  static func text(
    _ text: String, status: HTTPStatusCode = .ok, type: String = "text/plain"
  ) -> HTTPResponse {
    HTTPResponse(statusCode: status, headers: headers(type), body: Data(text.utf8))
  }

  /// A stream of JSON lines, one HTTP chunk each.
  static func lines(_ body: ReplyBody) -> HTTPResponse {
    HTTPResponse(
      statusCode: .ok, headers: headers("application/x-ndjson"),
      body: HTTPBodySequence(from: body))
  }

  /// The same answer without its body, as HEAD wants it: the length stays.
  var withoutBody: HTTPResponse {
    guard case .httpBody(let body) = payload, let count = body.count else { return self }
    var response = HTTPResponse(statusCode: statusCode, headers: headers)
    response.headers[.contentLength] = String(count)
    return response
  }

  private static func headers(_ type: String) -> HTTPHeaders {
    [.contentType: type, .date: WireTime.now.httpDate]
  }
}

extension HTTPStatusCode {
  /// The status of one of the codes that the demo refuses with.
  fileprivate static func numbered(_ code: Int) -> HTTPStatusCode {
    let phrases = [
      400: "Bad Request", 404: "Not Found", 500: "Internal Server Error",
      501: "Not Implemented",
    ]
    return HTTPStatusCode(code, phrase: phrases[code] ?? "Error")
  }
}
