import FlyingFox
import FlyingSocks
import Foundation

/// Answers every request to the demo server.
struct Routes: HTTPHandler {
  let shelf: ModelShelf
  let pace: Pace
  let pool: any AsyncSocketPool
  /// Where the server listens.
  let port = ListeningPort()
  /// The models' dates count back from here.
  let started = WireTime.now

  /// Makes the routes of one server.
  init(shelf: ModelShelf, pace: Pace, pool: any AsyncSocketPool) {
    self.shelf = shelf
    self.pace = pace
    self.pool = pool
  }

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    guard let endpoint = Endpoint(rawValue: request.path) else {
      return .text("404 page not found", status: .notFound)
    }
    guard endpoint.methods.contains(request.method) else {
      var response = HTTPResponse.text("405 method not allowed", status: .methodNotAllowed)
      response.headers[HTTPHeader("Allow")] =
        endpoint.methods.map(\.rawValue).joined(separator: ", ")
      return response
    }
    do {
      let response = try await answer(to: request, at: endpoint)
      return request.method == .HEAD ? response.withoutBody : response
    } catch let error as RequestError {
      return .refusal(error)
    }
  }

  private func answer(to request: HTTPRequest, at endpoint: Endpoint) async throws -> HTTPResponse {
    switch endpoint {
    case .root:
      return .text("Ollama is running", type: "text/plain; charset=utf-8")
    case .version:
      return .json(["version": "0.32.15-demo"])
    case .status:
      return .json(["cloud": ["disabled": true, "source": "env"]])
    case .tags:
      return .json(tags)
    case .loaded:
      return .json(loaded)
    case .show:
      return .json(try show(await request.bodyData))
    case .chat:
      return try await reply(to: request, style: .chat)
    case .generate:
      return try await reply(to: request, style: .generate)
    case .pull, .push, .create, .copy, .delete, .embed, .embeddings:
      throw RequestError(
        status: 501, message: "the demo only chats with its own models; start Ollama for this")
    }
  }
}
