import OllamaClient
import OllamaWire
import Synchronization
import Timing
import Transcript

/// The server that is measured, asked one thing after the other.
final class BenchServer {
  private let client = OllamaClient()
  private let configuration: ClientConfiguration
  private let interruption: Interruption
  private var requests = 0

  /// Makes one that was not asked anything.
  init(_ configuration: ClientConfiguration, _ interruption: Interruption) {
    self.configuration = configuration
    self.interruption = interruption
  }

  /// Its address, without any credentials.
  var host: String { configuration.address.display }

  /// Closes all connections.
  func close() {
    client.close()
  }

  /// Asks for an answer that is used as a whole.
  ///
  /// - Throws: ``OllamaError`` or ``Interrupted``.
  func ask<Request, Response: Sendable>(
    _ endpoint: Endpoint<Request, Response>, _ body: Request
  ) throws -> Response {
    let answer: Result<Response, OllamaError> = try interruption.wait { done in
      client.ask(endpoint, body, to: configuration, deliver: done)
    }
    return try answer.get()
  }

  /// Asks for a reply, and measures it.
  ///
  /// Times are those of the network thread: from when the request went out to when the bytes came.
  ///
  /// - Parameters:
  ///   - request: what goes over the wire.
  ///   - reply: the reply that grows by it.
  /// - Returns: the reply, finished or incomplete.
  /// - Throws: ``OllamaError`` or ``Interrupted``.
  func reply(_ request: ReplyRequest, to reply: Reply) throws -> Reply {
    requests += 1
    let id = RequestID(value: requests)
    let ended = try interruption.wait { (done: @escaping @Sendable (Reply) -> Void) in
      let log = ReplyLog(reply)
      client.startReply(id, request, to: configuration) { [client] event in
        if case .grew(let delta, _) = event { client.took(delta.bytes, of: id) }
        if let reply = log.take(event) { done(reply) }
      }
    }
    if case .failed(let error) = ended.state { throw error }
    return ended
  }
}

/// A reply that comes, and the moments of it.
private final class ReplyLog: Sendable {
  fileprivate struct State {
    var reply: Reply
    var start: Moment
    var thinking: (first: Moment, last: Moment)?
    var firstAnswer: Moment?
  }

  private let state: Mutex<State>

  init(_ reply: Reply) {
    state = Mutex(State(reply: reply, start: .now))
  }

  /// Takes what happened; the whole reply once it is over.
  func take(_ event: ReplyEvent) -> Reply? {
    state.withLock { state in
      switch event {
      case .sent(let moment):
        state.start = moment
      case .opened:
        break
      case .grew(let delta, let times):
        state.take(delta, times)
      case .ended(let end, let moment):
        state.end(end, at: moment)
        return state.reply
      }
      return nil
    }
  }
}

extension ReplyLog.State {
  mutating func take(_ delta: ReplyDelta, _ times: ReadTimes) {
    _ = reply.append(delta)
    reply.figures.arrivals.add(times, since: start)
    if !delta.thinking.isEmpty {
      thinking = (thinking?.first ?? times.first, times.last)
    }
    if !delta.content.isEmpty { firstAnswer = firstAnswer ?? times.first }
  }

  mutating func end(_ end: ReplyEnd, at moment: Moment) {
    reply.state =
      switch end {
      case .finished: .finished
      case .incomplete: .incomplete
      case .failed(let error): .failed(error)
      }
    reply.figures.firstToken = reply.figures.arrivals.reads.first.map {
      .microseconds($0.microseconds)
    }
    reply.figures.thinking = thinking.map { (firstAnswer ?? $0.last) - $0.first }
    reply.figures.elapsed = moment - start
  }
}
