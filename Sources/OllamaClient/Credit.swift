import Synchronization

/// Counts the bytes of one reply that were delivered and not yet taken by its reader.
///
/// The network thread spends, the reader gives back, from any thread. What waits for the end of its
/// line is not counted, so that a line longer than the credit still gets through.
final class Credit: Sendable {
  private struct Account {
    var outstanding = 0
    var isPaused = false
  }

  private let limit: Int
  private let account = Mutex(Account())

  /// Opens an account over a number of bytes.
  init(limit: Int) {
    self.limit = limit
  }

  /// Whether more may be read; if not, ``giveBack(_:)`` will tell when to go on.
  func hasRoom() -> Bool {
    account.withLock { account in
      account.isPaused = account.outstanding >= limit
      return !account.isPaused
    }
  }

  /// Counts delivered bytes.
  func spend(_ bytes: Int) {
    account.withLock { $0.outstanding += bytes }
  }

  /// Counts taken bytes; answers whether a paused transfer is to go on.
  func giveBack(_ bytes: Int) -> Bool {
    account.withLock { account in
      account.outstanding -= bytes
      guard account.isPaused, account.outstanding < max(1, limit / 2) else { return false }
      account.isPaused = false
      return true
    }
  }
}
