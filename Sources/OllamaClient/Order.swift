import Foundation
import OllamaWire
import Timing

/// Names a transfer inside the client.
enum TransferKey: Hashable, Sendable {
  /// A reply that was named outside.
  case reply(RequestID)
  /// A call or a headless reply, numbered here.
  case own(Int)
}

/// What is asked of the network thread; orders are obeyed one after the other.
enum Order: Sendable {
  case start(TransferKey, Job, ClientConfiguration)
  /// Close the connection of a transfer; it ends as cancelled.
  case cancel(TransferKey)
  /// There is credit again for a paused transfer.
  case resume(TransferKey)
  /// Cancel everything and end the thread.
  case stop

  /// Whether it is the last one.
  var isStop: Bool {
    guard case .stop = self else { return false }
    return true
  }
}

/// What to do in one transfer.
enum Job: Sendable {
  /// Stream a reply in pieces.
  case reply(ReplyRequest, Credit, deliver: @Sendable (ReplyEvent) -> Void)
  /// Fetch an answer as a whole.
  case call(Call, finish: @Sendable (Result<Answer, OllamaError>) -> Void)

  /// Ends the job without having begun it.
  func fail(_ error: OllamaError) {
    switch self {
    case .reply(_, _, let deliver): deliver(.ended(.failed(error), at: .now))
    case .call(_, let finish): finish(.failure(error))
    }
  }
}

/// A request whose answer is read as a whole.
struct Call: Sendable {
  var method: HTTPMethod
  /// From `/api` on.
  var path: String
  /// JSON; nil where the method takes none.
  var body: Data?
}

/// What came back for a ``Call``.
struct Answer: Sendable {
  var status: Int
  var contentType: String?
  var body: Data
}
