import OllamaWire

extension OllamaClient {
  /// Asks an endpoint whose answer is used as a whole; the answer comes on the network thread.
  ///
  /// For programs that are to sleep while nothing happens: the threads that run Swift's tasks wake
  /// up every second from the first task on.
  package func ask<Request, Response>(
    _ endpoint: Endpoint<Request, Response>, _ body: Request,
    to configuration: ClientConfiguration,
    deliver: @escaping @Sendable (Result<Response, OllamaError>) -> Void
  ) {
    let call: Call
    do {
      call = Call(method: endpoint.method, path: endpoint.path, body: try endpoint.body(body))
    } catch {
      deliver(.failure(error))
      return
    }
    let finish: @Sendable (Result<Answer, OllamaError>) -> Void = { result in
      deliver(
        result.flatMap { answer in
          Result { () throws(OllamaError) in
            try endpoint.decode(
              status: answer.status, contentType: answer.contentType, body: answer.body)
          }
        })
    }
    network.start(nextKey(), .call(call, finish: finish), configuration)
  }
}
