import Synchronization

/// When the pieces of a paced step went out, in their order.
package final class PaceLog: Sendable {
  private let instants = Mutex<[ContinuousClock.Instant]>([])

  /// Makes an empty log.
  package init() {}

  /// The moments right before each write so far.
  package var sent: [ContinuousClock.Instant] {
    instants.withLock { $0 }
  }

  func note(_ instant: ContinuousClock.Instant) {
    instants.withLock { $0.append(instant) }
  }
}

extension Connection {
  /// Writes pieces at a pace, counted from the first one, so that a late piece delays no later one.
  func write(
    _ pieces: [[UInt8]], every interval: Duration, noting log: PaceLog
  ) throws(ConnectionEnd) {
    let start = ContinuousClock.now
    for (index, piece) in pieces.enumerated() {
      let due = start + interval * index
      while case let rest = due - .now, rest > .zero {
        // Rounded up: waking early means waking twice.
        try waitForChange(limit: Int32(clamping: Int64((rest / .milliseconds(1)).rounded(.up))))
      }
      log.note(.now)
      try write(piece[...])
    }
  }
}
