import Foundation
import OllamaWire
import Timing

/// Collects an answer that is used as a whole.
final class AnswerSink: Sink {
  /// `/api/show` with every detail can reach tens of megabytes.
  private static let limit = 64 << 20

  private var answer = Answer(status: 0, contentType: nil, body: Data())
  private var problem: OllamaError?
  private let finish: @Sendable (Result<Answer, OllamaError>) -> Void

  /// Makes a sink that answers once.
  init(finish: @escaping @Sendable (Result<Answer, OllamaError>) -> Void) {
    self.finish = finish
  }

  var isTimed: Bool { false }

  var deadline: Moment? { nil }

  func sent() {}

  func opened() {}

  func head(status: Int, contentType: String?) {
    answer = Answer(status: status, contentType: contentType, body: Data())
  }

  func take(_ bytes: UnsafeRawBufferPointer) -> Intake {
    guard answer.body.count + bytes.count <= Self.limit else {
      problem = .lineTooLong(limit: Self.limit)
      return .enough
    }
    answer.body.append(contentsOf: bytes)
    return .taken
  }

  func flush() {}

  func resumed() {}

  func expire(at now: Moment) -> Expiry { .goOn }

  func end(_ failure: OllamaError?) {
    if let error = problem ?? failure {
      finish(.failure(error))
    } else {
      finish(.success(answer))
    }
  }
}
