import CNcurses
import Glibc
import Synchronization

/// Carries events from tasks to the main thread, and wakes it.
///
/// Generic because this target knows nothing of the program's events, and inlinable because they
/// come with every token. Any number of threads post; one takes.
package final class Mailbox<Event: Sendable>: Sendable {
  @usableFromInline let waiting = Mutex<[Event]>([])
  @usableFromInline let merge: @Sendable (inout Event, Event) -> Bool
  @usableFromInline let wakeUp: WakeUp

  /// Makes a mailbox.
  ///
  /// - Parameters:
  ///   - wakeUp: what the reader waits on.
  ///   - merge: puts a later event into an earlier one that still waits, if the two are of a
  ///     kind that can; it says whether it did.
  package init(
    waking wakeUp: WakeUp,
    merge: @escaping @Sendable (inout Event, Event) -> Bool = { _, _ in false }
  ) {
    self.wakeUp = wakeUp
    self.merge = merge
  }

  /// Adds an event, and wakes the reader if nothing waited before.
  @inlinable
  package func post(_ event: Event) {
    let wasEmpty = waiting.withLock { queue in
      let count = queue.count
      // With several streams at once the event to merge with is not always the last. Plain
      // arithmetic: generic sequences cost more here than all the rest.
      var index = count - 1
      while index >= 0, index >= count - 4 {
        if merge(&queue[index], event) { return false }
        index -= 1
      }
      queue.append(event)
      return count == 0
    }
    if wasEmpty { wakeUp.wake() }  // One byte is enough until the reader has drained.
  }

  /// Takes all that waits, oldest first.
  @inlinable
  package func drain() -> [Event] {
    waiting.withLock { queue in
      defer { queue = [] }
      return queue
    }
  }
}

/// A pipe whose reading end wakes a `poll`.
///
/// Signal handlers write to it too: a byte that is not 0 is a signal's number.
package final class WakeUp: Sendable {
  /// The end to poll.
  package let reader: Int32
  /// The end to write to, from a signal handler too.
  package let writer: Int32

  /// Makes the pipe; fails only where the process may open no more files.
  package init() throws(TerminalError) {
    var ends: (Int32, Int32) = (-1, -1)
    guard cn_make_pipe(&ends.0, &ends.1) else {
      throw TerminalError(message: "no pipe can be made: \(String(cString: strerror(errno)))")
    }
    reader = ends.0
    writer = ends.1
  }

  deinit {
    close(reader)
    close(writer)
  }

  /// Wakes the reader.
  package func wake() {
    var byte: UInt8 = 0
    // A full pipe means that the reader is awake already.
    _ = write(writer, &byte, 1)
  }

  /// Empties the pipe; returns the signals that came, without the wake-ups.
  package func drain() -> [Int32] {
    var signals: [Int32] = []
    // On the stack, for it happens with every token.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { bytes in
      while true {
        let count = read(reader, bytes.baseAddress, bytes.count)
        guard count > 0 else { return }
        for byte in bytes[..<count] where byte != 0 { signals.append(Int32(byte)) }
        if count < bytes.count { return }
      }
    }
    return signals
  }
}
