import CCurl
import Foundation
import OllamaWire
import Synchronization

/// What the network thread shares with all others: its orders, its credits, the way to wake it.
final class Network: Sendable {
  private struct Shared {
    var orders: [Order] = []
    var credits: [TransferKey: Credit] = [:]
    /// The address of the multi handle while it may be woken; pointers are not Sendable, and only
    /// `curl_multi_wakeup`, which any thread may call, is called with it, under this lock.
    var multi: UInt = 0
    /// Whether there was a first request.
    var isStarted = false
    /// Whether somebody closes it.
    var isClosing = false
    /// Why no order is obeyed any more.
    var refusal: OllamaError?
  }

  private let shared = Mutex(Shared())
  /// Locked by the first start and by ``close()`` only, so never by what the thread itself calls.
  private let thread = Mutex<pthread_t?>(nil)

  /// Starts a transfer; the first one starts the thread.
  func start(_ key: TransferKey, _ job: Job, _ configuration: ClientConfiguration) {
    let isFirst = shared.withLock { shared in
      defer { shared.isStarted = true }
      if case .reply(_, let credit, _) = job { shared.credits[key] = credit }
      return !shared.isStarted && shared.refusal == nil
    }
    if isFirst, !thread.withLock({ spawn(&$0) }) {
      refuse(.noLibrary("no thread can be started"))
    }
    if let refusal = post(.start(key, job, configuration)) {
      forget(key)
      job.fail(refusal)
    }
  }

  /// Closes the connection of a transfer; nothing happens where it has ended or never was.
  func cancel(_ key: TransferKey) {
    _ = post(.cancel(key))
  }

  /// Gives bytes back to the credit of a reply; wakes the thread only if it waits for that.
  func took(_ bytes: Int, of key: TransferKey) {
    let credit = shared.withLock { $0.credits[key] }
    if credit?.giveBack(bytes) == true { _ = post(.resume(key)) }
  }

  /// Cancels everything and waits for the thread to end.
  ///
  /// Only the first call waits, and not on the network thread itself: the system refuses to join
  /// oneself.
  func close() {
    let isFirst = shared.withLock { shared in
      defer { shared.isClosing = true }
      return !shared.isClosing
    }
    guard isFirst else { return }
    _ = post(.stop)
    thread.withLock { thread in
      if let running = thread { pthread_join(running, nil) }
      thread = nil
    }
    refuse(.cancelled)
  }

  /// Adds an order and wakes the thread if it had none; answers why it was not accepted.
  private func post(_ order: Order) -> OllamaError? {
    shared.withLock { shared in
      guard shared.refusal == nil else { return shared.refusal }
      shared.orders.append(order)
      // Under the lock, so that the handle can't be freed meanwhile; one wake-up is enough.
      if shared.orders.count == 1, let multi = UnsafeMutableRawPointer(bitPattern: shared.multi) {
        cc_multi_wakeup(multi)
      }
      return nil
    }
  }
}

// MARK: - For the network thread

extension Network {
  /// The orders since the last call.
  func takeOrders() -> [Order] {
    shared.withLock { shared in
      guard !shared.orders.isEmpty else { return [] }
      defer { shared.orders = [] }
      return shared.orders
    }
  }

  /// Tells whom to wake; nil before the handle is freed.
  func willWake(_ multi: UnsafeMutableRawPointer?) {
    let address = UInt(bitPattern: multi)
    shared.withLock { $0.multi = address }
  }

  /// Drops the credit of a transfer that has ended.
  func forget(_ key: TransferKey) {
    shared.withLock { _ = $0.credits.removeValue(forKey: key) }
  }

  /// Fails what was asked and not yet begun, and everything that is asked from now on.
  func refuse(_ error: OllamaError) {
    let orders = shared.withLock { shared in
      shared.refusal = shared.refusal ?? error
      let orders = shared.orders
      shared.orders = orders.filter(\.isStop)
      return orders
    }
    for case .start(let key, let job, _) in orders {
      forget(key)
      job.fail(error)
    }
  }

  /// Starts the thread with every signal blocked but crashes: they belong to the main thread.
  ///
  /// The mask is set before the thread exists and inherited by those that libcurl starts. It also
  /// keeps a write to a closed TLS connection from ending the process by SIGPIPE.
  private func spawn(_ thread: inout pthread_t?) -> Bool {
    var all = sigset_t()
    var before = sigset_t()
    sigfillset(&all)
    // A crash is of the thread it happens on, and its handler gives the terminal back.
    for crash in [SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGBUS, SIGSEGV, SIGSYS] {
      sigdelset(&all, crash)
    }
    pthread_sigmask(SIG_BLOCK, &all, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    let context = Unmanaged.passRetained(self)
    #if canImport(Darwin)
      var created: pthread_t?
    #else
      var created = pthread_t()
    #endif
    guard pthread_create(&created, nil, networkThread, context.toOpaque()) == 0 else {
      context.release()
      return false
    }
    thread = created
    return true
  }
}

#if canImport(Darwin)
  private typealias ThreadContext = UnsafeMutableRawPointer
#else
  private typealias ThreadContext = UnsafeMutableRawPointer?
#endif

private func networkThread(_ context: ThreadContext) -> UnsafeMutableRawPointer? {
  let context: UnsafeMutableRawPointer? = context
  guard let context else { return nil }
  cc_name_this_thread("ollama-network")
  NetworkLoop(Unmanaged<Network>.fromOpaque(context).takeRetainedValue()).run()
  return nil
}
