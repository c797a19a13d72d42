import Dispatch

/// Runs tasks on one serial queue.
///
/// The pool that otherwise runs them wakes up every second for ever, once it was used; a program
/// that waits for its user has no reason to.
final class QueueExecutor: TaskExecutor {
  private let queue = DispatchQueue(label: "ollatui.effects")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let executor = asUnownedTaskExecutor()
    queue.async { job.runSynchronously(on: executor) }
  }

  /// Does something later on the same queue, unless it is cancelled before.
  func after(_ delay: Duration, _ work: @escaping @Sendable () -> Void) -> DispatchWorkItem {
    let item = DispatchWorkItem(block: work)
    let (seconds, attoseconds) = delay.components
    queue.asyncAfter(
      deadline: .now() + Double(seconds) + Double(attoseconds) * 1e-18, execute: item)
    return item
  }
}
