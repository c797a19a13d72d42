import Foundation
import OllamaWire

extension OllamaClient {
  /// Asks an endpoint whose answer is used as a whole; cancelling the task closes the connection.
  ///
  /// - Throws: ``OllamaError``, or `CancellationError`.
  package func send<Request, Response>(
    _ endpoint: Endpoint<Request, Response>, _ body: Request,
    to configuration: ClientConfiguration
  ) async throws -> Response {
    try Task.checkCancellation()
    let call = Call(method: endpoint.method, path: endpoint.path, body: try endpoint.body(body))
    let key = nextKey()
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        network.start(key, .call(call) { continuation.resume(returning: $0) }, configuration)
        // A cancellation that came before the start found nothing to close.
        if Task.isCancelled { network.cancel(key) }
      }
    } onCancel: {
      network.cancel(key)
    }
    try Task.checkCancellation()
    let answer = try result.get()
    return try endpoint.decode(
      status: answer.status, contentType: answer.contentType, body: answer.body)
  }
}
