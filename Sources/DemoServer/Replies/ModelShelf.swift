import Synchronization

/// The loaded models as all requests share them.
final class ModelShelf: Sendable {
  private let models = Mutex(LoadedModels())
  private let notice: @Sendable (DemoOccurrence) -> Void

  /// Makes an empty shelf that tells what happens to it.
  init(notice: @escaping @Sendable (DemoOccurrence) -> Void = { _ in }) {
    self.notice = notice
  }

  /// Takes a model for one request; it counts as used until the lease is let go.
  func lease(
    _ model: DemoModel, context: Int, pace: Pace, keepAlive: KeepAlive?
  ) -> Lease {
    let readyAt = models.withLock {
      $0.arrive(
        model.name, context: context, loadTime: pace.pause(model.loadTime),
        keepAlive: keepAlive, at: .now)
    }
    notice(.began(model: model.name))
    return Lease(shelf: self, model: model.name, readyAt: readyAt)
  }

  /// Takes a model out of memory at once.
  func unload(_ model: DemoModel) {
    models.withLock { $0.unload(model.name) }
  }

  /// What is in memory now.
  var residents: [LoadedModels.Resident] {
    models.withLock { $0.residents(at: .now) }
  }

  fileprivate func finishLoading(_ name: String) {
    models.withLock { $0.finishLoading(name) }
    notice(.loaded(model: name))
  }

  fileprivate func leave(_ name: String, isComplete: Bool) {
    models.withLock { $0.leave(name, at: .now) }
    notice(.ended(model: name, isComplete: isComplete))
  }
}

/// One request's use of a model, which ends when nothing holds it any more.
///
/// A connection that breaks just drops the reply and with it this lease: there is no other sign of
/// a client that left, so the end of its life is the event.
final class Lease: Sendable {
  /// When the model is loaded.
  let readyAt: ContinuousClock.Instant
  private let shelf: ModelShelf
  private let model: String
  private let isComplete = Atomic(false)

  fileprivate init(shelf: ModelShelf, model: String, readyAt: ContinuousClock.Instant) {
    self.shelf = shelf
    self.model = model
    self.readyAt = readyAt
  }

  deinit {
    shelf.leave(model, isComplete: isComplete.load(ordering: .relaxed))
  }

  /// Waits until the model is loaded.
  ///
  /// - Throws: `CancellationError` where the client leaves first.
  func load() async throws {
    if readyAt > .now { try await Task.sleep(until: readyAt, clock: .continuous) }
    try Task.checkCancellation()
    shelf.finishLoading(model)
  }

  /// Notes that the reply came to its end.
  func complete() {
    isComplete.store(true, ordering: .relaxed)
  }
}
