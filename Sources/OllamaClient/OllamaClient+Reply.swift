import OllamaWire
import Synchronization

extension OllamaClient {
  /// A reply as a sequence, for use without a screen.
  ///
  /// Batches merge while nobody asks for the next, and the transfer pauses when they reach the
  /// credit. The request starts with the call; leaving the loop, or cancelling its task, closes the
  /// connection. A reply without its final chunk throws at its end, as every failure does.
  package func reply(
    _ request: ReplyRequest, to configuration: ClientConfiguration
  ) -> AsyncThrowingStream<ReplyDelta, any Error> {
    let key = nextKey()
    let box = ReplyBox()
    let credit = Credit(limit: configuration.credit)
    let job = Job.reply(request, credit) { box.put($0) }
    network.start(key, job, configuration)
    let reader = ReplyBoxReader(box, key, network)
    return AsyncThrowingStream { try await reader.next() }
  }
}

/// Holds what came of a reply until it is asked for.
private final class ReplyBox: Sendable {
  private struct Content {
    var delta: ReplyDelta?
    var end: ReplyEnd?
    var waiting: CheckedContinuation<Void, Never>?
  }

  private let content = Mutex(Content())

  func put(_ event: ReplyEvent) {
    let waiting = content.withLock { content -> CheckedContinuation<Void, Never>? in
      switch event {
      case .sent, .opened: return nil
      case .grew(let delta, _):
        if content.delta == nil {
          content.delta = delta
        } else {
          content.delta?.merge(delta)
        }
      case .ended(let end, _):
        content.end = end
      }
      defer { content.waiting = nil }
      return content.waiting
    }
    waiting?.resume()
  }

  /// What there is, else nothing; the end goes last.
  func take() -> (delta: ReplyDelta?, end: ReplyEnd?) {
    content.withLock { content in
      defer { content.delta = nil }
      return (content.delta, content.delta == nil ? content.end : nil)
    }
  }

  func waitForMore() async {
    await withCheckedContinuation { continuation in
      let isReady = content.withLock { content in
        let isReady = content.delta != nil || content.end != nil
        if !isReady { content.waiting = continuation }
        return isReady
      }
      if isReady { continuation.resume() }
    }
  }
}

/// The reading end of a box; with it goes the request.
private final class ReplyBoxReader: Sendable {
  private let box: ReplyBox
  private let key: TransferKey
  private let network: Network

  init(_ box: ReplyBox, _ key: TransferKey, _ network: Network) {
    self.box = box
    self.key = key
    self.network = network
  }

  deinit {
    network.cancel(key)
  }

  func next() async throws -> ReplyDelta? {
    while true {
      let (delta, end) = box.take()
      if let delta {
        network.took(delta.bytes, of: key)
        return delta
      }
      switch end {
      case .finished: return nil
      case .incomplete: throw OllamaError.incomplete
      case .failed(let error):
        try Task.checkCancellation()
        throw error
      case nil: break
      }
      await withTaskCancellationHandler {
        await box.waitForMore()
      } onCancel: {
        network.cancel(key)
      }
    }
  }
}
