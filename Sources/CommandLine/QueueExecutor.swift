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
}
