import Synchronization
import Terminal

/// Carries events from tasks to the main thread, and wakes it.
///
/// Any number of threads post; one takes. It stands beside the program's events and not beside the
/// loop, since they come with every token, and generic code is slow from another module.
package final class Mailbox<Event: Sendable>: Sendable {
  private let waiting = Mutex<[Event]>([])
  private let merge: @Sendable (inout Event, Event) -> Bool
  private let wakeUp: WakeUp

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
    if wasEmpty { wakeUp.wake() }  // Once is enough until the reader has drained.
  }

  /// Takes all that waits, oldest first.
  package func drain() -> [Event] {
    waiting.withLock { queue in
      defer { queue = [] }
      return queue
    }
  }
}
