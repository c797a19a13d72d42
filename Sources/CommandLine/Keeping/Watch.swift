import Dispatch
import Files

/// Calls back when one of a few files has changed, and sleeps until the system tells of it.
final class Watch {
  private let source: any DispatchSourceRead

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
  }

  deinit {
    source.cancel()
  }
}
