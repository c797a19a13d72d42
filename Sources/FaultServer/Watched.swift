import Foundation
import Synchronization

/// A value that some threads change and others wait on, always with a deadline.
///
/// This blocks, which product code never does: the peers of a test live on threads of their own, so
/// a test that waits here cannot keep them from running. A change is made under the mutex and
/// announced under the condition; a waiter looks while it holds the condition, so no change is missed.
final class Watched<State: Sendable>: Sendable {
  private let state: Mutex<State>
  private let changed = NSCondition()

  init(_ state: State) {
    self.state = Mutex(state)
  }

  /// The value as it is now.
  var value: State {
    state.withLock { $0 }
  }

  /// Changes the value and wakes everybody who waits.
  @discardableResult
  func change<Answer: Sendable>(_ body: @Sendable (inout State) -> Answer) -> Answer {
    let answer = state.withLock { body(&$0) }
    changed.lock()
    changed.broadcast()
    changed.unlock()
    return answer
  }

  /// Blocks this thread until `probe` finds something; nil when the deadline passed first.
  func wait<Answer: Sendable>(
    within limit: Duration, for probe: @Sendable (State) -> Answer?
  ) -> Answer? {
    let deadline = Date(timeIntervalSinceNow: limit / .seconds(1))
    changed.lock()
    defer { changed.unlock() }
    while true {
      if let answer = state.withLock({ probe($0) }) { return answer }
      guard changed.wait(until: deadline) else { return state.withLock { probe($0) } }
    }
  }

  /// Waits like `wait`, on a thread of its own, so that no task of the test is held up.
  func waitAside<Answer: Sendable>(
    within limit: Duration, for probe: @escaping @Sendable (State) -> Answer?
  ) async -> Answer? {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(returning: self.wait(within: limit, for: probe))
      }
    }
  }
}
