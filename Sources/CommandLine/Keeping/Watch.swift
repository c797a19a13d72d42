import Dispatch
import Files

/// Calls back when one of a few files has changed, and sleeps until the system tells of it.
final class Watch {
  private let source: any DispatchSourceRead
  private let watch: FileWatch
  private var isPaused = false

  /// Watches files, which need not exist yet; nil where the system can't.
  ///
  /// - Parameters:
  ///   - paths: the files.
  ///   - seesWriting: whether every write counts, not only when a writer has closed the file.
  ///   - queue: where to call back.
  ///   - changed: what to call.
  init?(
    _ paths: [String], seesWriting: Bool = false, on queue: DispatchQueue,
    _ changed: @escaping @Sendable () -> Void
  ) {
    guard let watch = FileWatch(paths, seesWriting: seesWriting) else { return nil }
    let source = DispatchSource.makeReadSource(fileDescriptor: watch.descriptor, queue: queue)
    source.setEventHandler {
      if watch.takeChange() { changed() }
    }
    // The descriptor may be closed only after the source has let go of it.
    source.setCancelHandler { withExtendedLifetime(watch) {} }
    source.activate()
    self.source = source
    self.watch = watch
  }

  deinit {
    source.cancel()
    // The system may not let go of a source that does not run.
    resume()
  }

  /// Calls back no more until ``resume()``.
  func pause() {
    guard !isPaused else { return }
    isPaused = true
    source.suspend()
  }

  /// Calls back again, at once where a file has changed meanwhile.
  func resume() {
    guard isPaused else { return }
    isPaused = false
    source.resume()
  }

  /// Takes what has happened while it was paused; whether a file has changed.
  func takeChange() -> Bool {
    watch.takeChange()
  }
}
