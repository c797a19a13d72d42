import Dispatch
import Foundation
import History
import OllatuiCore
import Synchronization
import Terminal
import Transcript

/// Takes down what the core hands over and reads it again; what comes of it is posted.
///
/// Writing has a queue of its own, so that nothing waits for the disk but the disk's own work. What
/// the disk does not take stays in memory and is tried again, at growing intervals.
final class HistoryKeeper: Sendable {
  /// The database.
  let path: String
  let mailbox: Mailbox<Event>
  let writing = DispatchQueue(label: "ollatui.writing")
  let reading = DispatchQueue(label: "ollatui.reading")
  let searching = DispatchQueue(label: "ollatui.searching")
  /// Reads all figures, which takes long enough to keep others waiting.
  let counting = DispatchQueue(label: "ollatui.counting")
  let state = Mutex(State())
  /// Figures that were read for the question before; the counting queue alone takes it.
  let figures = Mutex(FigureDesk())
  /// How long the end of the program waits for the disk.
  let patience: Double

  /// What is known of the store; the writing queue alone changes what is no change handed over.
  struct State {
    /// The store; nil while it can't be opened.
    var store: HistoryStore?
    /// Whether the store has to be opened anew before it is written.
    var isStale = false
    /// Whether the file is known to be damaged, also where it can be opened.
    var isDamaged = false
    /// What the start waits for; nil once it was posted.
    var wish: StartWish?
    /// What was not taken down yet.
    var changes = WaitingChanges()
    /// Whether writing is planned.
    var isPlanned = false
    /// Whether the store is another one than before, so that nothing goes into it before all that
    /// is in memory does.
    var awaitsAll = false
    /// Why it can't be written at this time.
    var problem: StoreProblem?
    /// How often it was tried in vain.
    var failures = 0
    /// Whether a try is planned.
    var isRetrying = false
    /// Whether what can wait was done.
    var isTidy = false
    /// Whether the index is being tended.
    var isTending = false
    /// How often a damaged store was recovered.
    var recoveries = 0
    /// How far the recovery is; nil: none is on its way.
    var mending: StoreMending?
    /// Whether the program is about to end.
    var isEnding = false
    /// Whether a look at what others wrote is planned.
    var isLooking = false
    /// Whether this program has written since the last look.
    var hasWritten = false
    /// The search that was asked for last.
    var search: SearchTicket?
    /// The question about figures that was asked last; nil: none is of interest any more.
    var question: StatisticsTicket?
    /// Tells of other programs' writing.
    var watch: Watch?
  }

  /// Makes a keeper; nothing is opened yet.
  ///
  /// - Parameters:
  ///   - path: the database.
  ///   - mailbox: where what comes of it is posted.
  ///   - patience: how many seconds the end of the program waits for the disk.
  init(path: String, mailbox: Mailbox<Event>, patience: Double = 5) {
    self.path = path
    self.mailbox = mailbox
    self.patience = patience
  }

  /// The store; nil while it can't be opened.
  var store: HistoryStore? { state.withLock { $0.store } }

  // MARK: - Beginning and ending

  /// Opens the store and reads what the start needs.
  ///
  /// - Parameter wish: which conversation is shown.
  func open(_ wish: StartWish) {
    state.withLock { $0.wish = wish }
    writing.async { [self] in work() }
  }

  /// Writes what is left and ends.
  ///
  /// - Parameter deleted: what the user deleted, to be removed for good.
  /// - Returns: what could not be written, and why; nil: everything is on disk.
  func close(deleted: DeletedThings) -> Unsaved? {
    let isDone = DispatchSemaphore(value: 0)
    state.withLock { $0.isEnding = true }
    writing.async { [self] in
      // Whoever would hand over the rest has ended.
      state.withLock { $0.awaitsAll = false }
      work()
      if let store {
        if state.withLock({ $0.changes.isEmpty }) {
          // What is not removed now is removed by a later start.
          _ = try? store.purge(conversations: deleted.conversations, turns: deleted.turns)
        }
        // The log that stays is read by the next start.
        try? store.close()
      }
      isDone.signal()
    }
    // A disk that is known to fail is given one more chance, but not much time.
    let limit = state.withLock { $0.problem == nil } ? patience : min(patience, 2)
    _ = isDone.wait(timeout: .now() + limit)
    return state.withLock { state in
      guard !state.changes.isEmpty else { return nil }
      return Unsaved(
        changes: state.changes.all, problem: state.problem ?? StoreProblem(.locked, path: path))
    }
  }

  // MARK: - Writing

  /// Takes changes down soon, together with what else comes until then; `recorded` follows where a
  /// ticket is given.
  func record(_ changes: [HistoryChange], _ ticket: RecordTicket?) {
    // Noted at once: a disk that hangs would otherwise keep them from ``close(deleted:)``.
    let isPlanned = state.withLock { state in
      state.changes.add(changes, ticket)
      defer { state.isPlanned = true }
      return state.isPlanned
    }
    guard !isPlanned else { return }
    writing.async { [self] in
      state.withLock { $0.isPlanned = false }
      // While it fails, only time tells whether it can be written again.
      if state.withLock({ $0.problem == nil }) { work() } else { report() }
    }
  }

  /// Takes down all that is in memory, before what else waits: the answer to `storeReplaced`.
  func recordAll(_ changes: [HistoryChange]) {
    writing.async { [self] in
      state.withLock { state in
        state.changes.addFirst(changes)
        state.awaitsAll = false
      }
      work()
    }
  }

  /// Does all that is to be done with the store; on the writing queue.
  func work() {
    do throws(HistoryError) {
      let store = try opened()
      try welcome(store)
      if let obstacle = store.obstacle { throw HistoryError(obstacle, path: path) }
      if state.withLock({ $0.awaitsAll }) { return }
      let isFirst = state.withLock { !$0.isTidy }
      let isIndexChanged = try write(to: store)
      try tidy(store)
      isWell()
      if isFirst || isIndexChanged { tend(store) }
    } catch {
      failed(error)
    }
  }

  /// Writes what waits; whether the search index has to do with it, as with a growing reply it has
  /// not.
  private func write(to store: HistoryStore) throws(HistoryError) -> Bool {
    let changes = state.withLock { $0.changes.take() }
    guard !changes.isEmpty else { return false }
    do throws(HistoryError) {
      try store.apply(changes)
    } catch {
      state.withLock { $0.changes.wasNotWritten() }
      throw error
    }
    let ticket = state.withLock { state in
      state.hasWritten = true
      return state.changes.wasWritten()
    }
    if let ticket { mailbox.post(.recorded(ticket)) }
    return changes.contains { change in
      switch change {
      case .grew, .draft, .prompted: false
      default: true
      }
    }
  }

  /// Does what can wait, once: ends replies of programs that were killed, removes what was deleted.
  private func tidy(_ store: HistoryStore) throws(HistoryError) {
    guard state.withLock({ !$0.isTidy }) else { return }
    _ = try store.interrupted()
    try store.purge(deletedBefore: Timestamp(Date(timeIntervalSinceNow: -86_400)))
    store.removeCopies(madeBefore: Timestamp(Date(timeIntervalSinceNow: -7 * 86_400)))
    state.withLock { $0.isTidy = true }
  }

  /// Does what the search index needs done, piece by piece; what is handed over meanwhile is written
  /// between two of them.
  private func tend(_ store: HistoryStore) {
    let isTending = state.withLock { state in
      defer { state.isTending = true }
      return state.isTending
    }
    if !isTending { tendOn(store) }
  }

  private func tendOn(_ store: HistoryStore) {
    writing.async { [self] in
      // What fails here fails again, and is told of, with the next words; the index can wait.
      if (try? store.tendIndex()) == true { return tendOn(store) }
      state.withLock { $0.isTending = false }
    }
  }
}

/// Which conversation is shown at the start.
enum StartWish: Equatable, Sendable {
  case new
  case last
  /// The one with this id, its beginning, or this title.
  case named(String)
}
