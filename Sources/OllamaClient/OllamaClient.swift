import OllamaWire
import Synchronization

/// Speaks with Ollama servers: all requests of a program, on one thread of its own.
///
/// Making one costs nothing; the thread, libcurl and its libraries come with the first request. Any
/// thread may call any of it. Callbacks run on the network thread and should only pass things on.
package final class OllamaClient: Sendable {
  let network = Network()
  private let calls = Atomic(0)

  /// Makes a client that has not begun anything.
  package init() {}

  deinit {
    close()
  }

  /// Starts a reply; its events come in the order of ``ReplyEvent``, the last one in any case.
  ///
  /// Every byte delivered must be given back by ``took(_:of:)``, or the transfer pauses when the
  /// credit of its configuration is used up.
  package func startReply(
    _ id: RequestID, _ request: ReplyRequest, to configuration: ClientConfiguration,
    deliver: @escaping @Sendable (ReplyEvent) -> Void
  ) {
    let job = Job.reply(request, Credit(limit: configuration.credit), deliver: deliver)
    network.start(.reply(id), job, configuration)
  }

  /// Closes the connection of a reply, whatever it is doing; it ends as cancelled.
  ///
  /// Events that are already on their way still come. A reply that has ended stays as it is.
  package func cancel(_ id: RequestID) {
    network.cancel(.reply(id))
  }

  /// Gives credit back: the sum of ``ReplyDelta/bytes`` that the reader is through with.
  package func took(_ bytes: Int, of id: RequestID) {
    network.took(bytes, of: .reply(id))
  }

  /// Cancels every request and ends the thread; later requests are cancelled at once.
  package func close() {
    network.close()
  }

  /// A name for a request that nobody outside needs to name.
  func nextKey() -> TransferKey {
    .own(calls.add(1, ordering: .relaxed).newValue)
  }
}
