import FaultServer
import Foundation
import OllamaClient
import OllamaWire
import Synchronization

/// Something a test waited for did not happen in time.
struct NotInTime: Error, CustomStringConvertible {
  let description: String
}

/// Keeps the events of one reply, and lets a test wait for what it needs.
final class ReplyLog: Sendable {
  let id: RequestID
  private let client: OllamaClient
  private let condition = NSCondition()
  private let kept = Mutex<[ReplyEvent]>([])

  /// Starts a reply; `isReader` gives back the credit of all that comes.
  init(
    _ client: OllamaClient, _ configuration: ClientConfiguration, id: Int = 1,
    request: ReplyRequest = .hello, isReader: Bool = true
  ) {
    self.id = RequestID(value: id)
    self.client = client
    client.startReply(self.id, request, to: configuration) { event in
      if isReader, case .grew(let delta, _) = event { client.took(delta.bytes, of: self.id) }
      self.note(event)
    }
  }

  var events: [ReplyEvent] { kept.withLock { $0 } }

  /// All text of the reply so far.
  var content: String { events.merged.content }

  private func note(_ event: ReplyEvent) {
    condition.lock()
    kept.withLock { $0.append(event) }
    condition.broadcast()
    condition.unlock()
  }

  /// Blocks until `probe` finds something in the events.
  @discardableResult
  func waitUntil<Found>(
    _ what: String, within limit: Duration = .seconds(10), _ probe: ([ReplyEvent]) -> Found?
  ) throws -> Found {
    let deadline = Date(timeIntervalSinceNow: limit / .seconds(1))
    condition.lock()
    defer { condition.unlock() }
    while true {
      if let found = probe(events) { return found }
      guard condition.wait(until: deadline) else {
        throw NotInTime(description: "no \(what) within \(limit); events: \(events.count)")
      }
    }
  }

  /// Blocks until the reply ends.
  func end(within limit: Duration = .seconds(10)) throws -> ReplyEnd {
    try waitUntil("end", within: limit) { events in
      guard case .ended(let end, _)? = events.last else { return nil }
      return end
    }
  }

  /// Cancels the reply and blocks until it ends.
  func cancel() throws -> ReplyEnd {
    client.cancel(id)
    return try end()
  }
}

extension [ReplyEvent] {
  /// All that came, as one.
  var merged: ReplyDelta {
    reduce(into: ReplyDelta()) { sum, event in
      if case .grew(let delta, _) = event { sum.merge(delta) }
    }
  }

  /// What happened without what it brought.
  var names: [String] {
    reduce(into: []) { names, event in
      switch event {
      case .sent: names.append("sent")
      case .opened: names.append("opened")
      case .grew: if names.last != "grew" { names.append("grew") }
      case .ended: names.append("ended")
      }
    }
  }
}

extension ReplyRequest {
  /// A short question.
  static let hello = ReplyRequest.chat(
    ChatRequest(model: "tiny", messages: [Message(role: "user", content: "hello")]))
}

extension ClientConfiguration {
  /// The configuration for a server of the tests.
  init(_ server: FaultServer) throws {
    self.init(address: try ServerAddress(parsing: server.url))
  }
}

extension ReplyEnd {
  /// The error it ended with.
  var error: OllamaError? {
    guard case .failed(let error) = self else { return nil }
    return error
  }
}
