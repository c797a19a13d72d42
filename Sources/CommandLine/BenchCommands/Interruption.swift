import Dispatch
import Foundation
import Synchronization

/// Whether the user wants an end, and the place where the main thread waits for anything else.
///
/// The main thread of a command without a screen has nothing to do while a server works, and no task
/// can keep time better than the thread that reads the network: so it waits on a semaphore, which the
/// awaited callback signals, or an interruption.
final class Interruption: Sendable {
  private struct State {
    var signal: Int32?
    var waiting: DispatchSemaphore?
  }

  private let state = Mutex(State())

  /// The signal that came; nil: none did.
  var signal: Int32? { state.withLock { $0.signal } }

  /// Ends what is waited for, now and from now on; only the first signal counts.
  func raise(_ signal: Int32) {
    let waiting = state.withLock { state in
      state.signal = state.signal ?? signal
      return state.waiting
    }
    waiting?.signal()
  }

  /// Starts something and waits for what it gives to its callback, which any thread may call.
  ///
  /// - Throws: ``Interrupted``; a callback that comes later is of no effect.
  func wait<Value: Sendable>(
    for start: (_ done: @escaping @Sendable (Value) -> Void) -> Void
  ) throws(Interrupted) -> Value {
    let semaphore = DispatchSemaphore(value: 0)
    let box = ValueBox<Value>()
    try begin(semaphore)
    defer { state.withLock { $0.waiting = nil } }
    start { value in
      box.value.withLock { $0 = value }
      semaphore.signal()
    }
    while true {
      semaphore.wait()
      if let value = box.value.withLock({ $0 }) { return value }
      if signal != nil { throw Interrupted() }
    }
  }

  /// Waits for a while.
  func pause(for duration: Duration) throws(Interrupted) {
    let semaphore = DispatchSemaphore(value: 0)
    try begin(semaphore)
    defer { state.withLock { $0.waiting = nil } }
    let microseconds =
      duration.components.seconds * 1_000_000
      + duration.components.attoseconds / 1_000_000_000_000
    _ = semaphore.wait(timeout: .now() + .microseconds(Int(clamping: microseconds)))
    if signal != nil { throw Interrupted() }
  }

  private func begin(_ semaphore: DispatchSemaphore) throws(Interrupted) {
    let isInterrupted = state.withLock { state in
      state.waiting = semaphore
      return state.signal != nil
    }
    if isInterrupted { throw Interrupted() }
  }

  /// What came; a mutex alone can't be captured.
  private final class ValueBox<Value: Sendable>: Sendable {
    let value = Mutex<Value?>(nil)
  }
}

/// The user wanted an end.
struct Interrupted: Error {}

extension Interruption {
  /// Takes Ctrl+C and SIGTERM from now on; the second one ends the process at once.
  ///
  /// To be called on the main thread before there are others: they inherit that the signals are
  /// blocked, and one thread alone waits for them.
  func takeSignals() {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    Thread.detachNewThread { [self] in
      var signals = sigset_t()
      sigemptyset(&signals)
      sigaddset(&signals, SIGINT)
      sigaddset(&signals, SIGTERM)
      while true {
        var number: Int32 = 0
        guard sigwait(&signals, &number) == 0 else { continue }
        if signal != nil { _exit(128 + number) }
        raise(number)
      }
    }
  }
}
