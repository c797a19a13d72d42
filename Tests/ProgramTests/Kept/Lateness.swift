import Foundation
import Synchronization

/// Measures, beside a test, how late this machine does what was due: a timer of some milliseconds
/// and a small write that is forced to the disk.
final class Lateness: Sendable {
  private struct Look {
    var at: ContinuousClock.Instant
    var lateness: Duration
  }

  private let looks = Mutex<[Look]>([])
  private let isOver = Mutex(false)
  private let waiting = Mutex<[(looks: Int, continuation: CheckedContinuation<Void, Never>)]>([])

  /// Begins to measure, with a file in this folder.
  init(in folder: String) throws {
    let descriptor = open(folder + "/lateness", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown) }
    Thread.detachNewThread { [weak self] in
      defer { close(descriptor) }
      while let self, !self.isOver.withLock({ $0 }) { self.look(descriptor) }
    }
  }

  /// Lets so many looks pass, each of which takes 20 milliseconds and what the disk needs.
  func pass(looks: Int) async {
    await withCheckedContinuation { continuation in
      waiting.withLock { $0.append((looks, continuation)) }
    }
  }

  /// Ends the measuring.
  func end() {
    isOver.withLock { $0 = true }
  }

  private func look(_ descriptor: Int32) {
    let due = ContinuousClock.now + .milliseconds(20)
    _ = poll(nil, 0, 20)
    _ = pwrite(descriptor, "0123456789abcdef", 16, 0)
    _ = fsync(descriptor)
    let now = ContinuousClock.now
    looks.withLock { $0.append(Look(at: now, lateness: now - due)) }
    let done = waiting.withLock { waiting in
      for index in waiting.indices { waiting[index].looks -= 1 }
      defer { waiting.removeAll { $0.looks <= 0 } }
      return waiting.filter { $0.looks <= 0 }
    }
    for one in done { one.continuation.resume() }
  }

  /// The longest delay that ended between two moments.
  func worst(from start: ContinuousClock.Instant, to end: ContinuousClock.Instant) -> Duration {
    looks.withLock { looks in
      looks.reversed().prefix { $0.at >= start }.filter { $0.at <= end }.map(\.lateness).max()
    } ?? .zero
  }
}
