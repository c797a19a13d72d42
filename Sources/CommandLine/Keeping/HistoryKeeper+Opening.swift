import Dispatch
import Foundation
import History
import OllatuiCore
import Synchronization
import Terminal
import Transcript

// All of this happens on the writing queue.
extension HistoryKeeper {
  /// The store that can be written: the one that is open, or one that is opened now.
  func opened() throws(HistoryError) -> HistoryStore {
    if let store, state.withLock({ !$0.isStale }) { return store }
    let store = try openedAnew()
    state.withLock { state in
      state.store = store
      // What can only be read is opened again whenever it is tried.
      state.isStale = store.obstacle != nil
      state.watch = Watch([store.logPath], seesWriting: true, on: writing) { [weak self] in
        self?.touched()
      }
    }
    return store
  }

  private func openedAnew() throws(HistoryError) -> HistoryStore {
    guard state.withLock({ !$0.isDamaged }) else { return try recovered() }
    do throws(HistoryError) {
      return try HistoryStore(path: path)
    } catch {
      guard error.kind == .corrupt else { throw error }
      return try recovered()
    }
  }

  /// Sets a damaged store aside, and opens the new one with what could be saved.
  private func recovered() throws(HistoryError) -> HistoryStore {
    // One that is damaged again and again is no matter of its contents.
    guard state.withLock({ $0.recoveries < 3 }) else { throw HistoryError(.corrupt, path: path) }
    defer { state.withLock { $0.mending = nil } }
    var told: ContinuousClock.Instant?
    let report = try HistoryStore.recover(path: path, at: Timestamp(Date())) {
      [self] progress in
      let now = ContinuousClock.now
      let isDue = told.map { now - $0 >= .milliseconds(200) } ?? true
      if isDue {
        told = now
        tell(StoreMending(progress))
      }
      // What is said meanwhile goes into a file of its own then, and the next start mends it.
      return state.withLock { !$0.isEnding }
    }
    state.withLock { state in
      state.recoveries += 1
      (state.isDamaged, state.isTidy) = (false, false)
    }
    let store = try HistoryStore(path: path)
    replaced(RecoveredStore(report))
    return store
  }

  private func tell(_ mending: StoreMending) {
    state.withLock { $0.mending = mending }
    report()
  }

  /// Asks for all that is in memory: the store is not the one that took it.
  private func replaced(_ recovered: RecoveredStore?) {
    // Before the start was posted there is nothing that it could have taken.
    state.withLock { $0.awaitsAll = $0.wish == nil }
    mailbox.post(.storeReplaced(recovered))
  }

  /// Reads what the start needs, once.
  func welcome(_ store: HistoryStore) throws(HistoryError) {
    guard let wish = state.withLock({ $0.wish }) else { return }
    let prompts = try store.prompts().reversed()
    mailbox.post(.storeOpened(prompts: Array(prompts), try first(wish, in: store)))
    state.withLock { $0.wish = nil }
  }

  private func first(_ wish: StartWish, in store: HistoryStore) throws(HistoryError)
    -> StoredConversation?
  {
    switch wish {
    case .new: return nil
    case .last:
      guard let id = try store.latestConversation() else { return nil }
      return try store.conversation(id)
    case .named(let name):
      let found = try store.conversations(named: name)
      if found.count == 1, let id = found.first { return try store.conversation(id) }
      mailbox.post(.conversationNotNamed(name, isAmbiguous: found.count > 1))
      return nil
    }
  }

  // MARK: - What goes wrong

  /// Tells of an error and plans another try.
  func failed(_ error: HistoryError) {
    switch error.kind {
    case .moved:
      letGo()
      replaced(nil)
    case .corrupt:
      letGo()
      state.withLock { $0.isDamaged = true }
    case .full, .locked: break
    case .readOnly, .newer, .foreign, .cannotOpen, .other: state.withLock { $0.isStale = true }
    }
    let isFirst = state.withLock { state in
      state.problem = StoreProblem(error)
      state.failures += 1
      return state.failures == 1
    }
    // What was moved or damaged can be mended at once, and is told of only if it can't.
    let isMendable = isFirst && [.moved, .corrupt].contains(error.kind)
    if !isMendable { report() }
    retryLater(after: isMendable ? 0 : nil)
  }

  /// Closes the store, so that it can be opened anew.
  private func letGo() {
    // Who reads at this moment comes to an end first.
    reading.sync {}
    searching.sync {}
    let store = state.withLock { state in
      defer { (state.store, state.watch) = (nil, nil) }
      return state.store
    }
    // A damaged file may refuse that; it is let go of all the same.
    try? store?.close()
  }

  /// Says what is wrong and how much waits.
  func report() {
    let (problem, mending, waiting) = state.withLock {
      ($0.problem, $0.mending, $0.changes.count)
    }
    if let mending { return mailbox.post(.storeChanged(.mending(mending), waiting: waiting)) }
    if let problem { mailbox.post(.storeChanged(.failing(problem), waiting: waiting)) }
  }

  /// Everything is on disk.
  func isWell() {
    let wasFailing = state.withLock { state in
      defer { (state.problem, state.failures) = (nil, 0) }
      return state.problem != nil
    }
    if wasFailing { mailbox.post(.storeChanged(.ready, waiting: 0)) }
  }

  private func retryLater(after seconds: Double?) {
    let delay: Double? = state.withLock { state in
      guard !state.isRetrying else { return nil }
      state.isRetrying = true
      let longest = state.changes.isEmpty ? 60 : 10
      return seconds ?? Double(min(longest, 1 << min(state.failures - 1, 6)))
    }
    guard let delay else { return }
    writing.asyncAfter(deadline: .now() + delay) { [weak self] in
      guard let self else { return }
      state.withLock { $0.isRetrying = false }
      if state.withLock({ $0.problem != nil }) { work() }
    }
  }
}
