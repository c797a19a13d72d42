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
/// the disk does not take stays in memory and is tried again, at growing intervals and whenever
/// more comes.
final class HistoryKeeper: Sendable {
  /// The database.
  let path: String
  let mailbox: Mailbox<Event>
  let writing = DispatchQueue(label: "ollatui.writing")
  let reading = DispatchQueue(label: "ollatui.reading")
  let searching = DispatchQueue(label: "ollatui.searching")
  let state = Mutex(State())

  /// What is known of the store; the writing queue alone changes it, but for `search`.
  struct State {
    /// The store; nil while it can't be opened.
    var store: HistoryStore?
    /// What was not taken down yet, in its order.
    var pending: [HistoryChange] = []
    /// The last ticket among those.
    var ticket: RecordTicket?
    /// Why it can't be written at this time.
    var problem: StoreProblem?
    /// How often it was tried in vain.
    var failures = 0
    /// Whether a try is planned.
    var isRetrying = false
    /// Whether a look at what others wrote is planned.
    var isLooking = false
    /// The search that was asked for last.
    var search: SearchTicket?
    /// Tells of other programs' writing.
    var watch: Watch?
  }

  /// Makes a keeper; nothing is opened yet.
  init(path: String, mailbox: Mailbox<Event>) {
    self.path = path
    self.mailbox = mailbox
  }

  /// The store; nil while it can't be opened.
  var store: HistoryStore? { state.withLock { $0.store } }

  // MARK: - Beginning and ending

  /// Opens the store and reads what the start needs.
  ///
  /// - Parameter wish: which conversation is shown.
  func open(_ wish: StartWish) {
    writing.async { [self] in
      guard let store = openStore() else { return }
      do throws(HistoryError) {
        let prompts = try store.prompts().reversed()
        mailbox.post(.storeOpened(prompts: Array(prompts), try first(wish, in: store)))
      } catch {
        failed(error)
      }
      flush()
      tidy(store)
    }
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

  private func openStore() -> HistoryStore? {
    do throws(HistoryError) {
      let store = try HistoryStore(path: path)
      state.withLock {
        $0.store = store
        $0.watch = Watch([store.logPath], seesWriting: true, on: writing) { [weak self] in
          self?.touched()
        }
      }
      return store
    } catch {
      failed(error)
      return nil
    }
  }

  /// Does what can wait: ends replies of programs that were killed, removes what was deleted.
  private func tidy(_ store: HistoryStore) {
    do throws(HistoryError) {
      _ = try store.interrupted()
      try store.purge(deletedBefore: Timestamp(Date(timeIntervalSinceNow: -86_400)))
    } catch {
      failed(error)
    }
  }

  /// Writes what is left and ends.
  ///
  /// - Parameter deleted: what the user deleted, to be removed for good.
  /// - Returns: what could not be written, and why; nil: everything is on disk.
  func close(deleted: DeletedThings) -> Unsaved? {
    let isDone = DispatchSemaphore(value: 0)
    writing.async { [self] in
      flush()
      if let store {
        if state.withLock({ $0.pending.isEmpty }) {
          _ = try? store.purge(conversations: deleted.conversations, turns: deleted.turns)
        }
        try? store.close()
      }
      isDone.signal()
    }
    _ = isDone.wait(timeout: .now() + 5)
    return state.withLock { state in
      guard !state.pending.isEmpty else { return nil }
      return Unsaved(
        changes: state.pending, problem: state.problem ?? StoreProblem(.locked, path: path))
    }
  }

  // MARK: - Writing

  /// Takes changes down; `recorded` follows where a ticket is given.
  func record(_ changes: [HistoryChange], _ ticket: RecordTicket?) {
    writing.async { [self] in
      state.withLock {
        for change in changes { $0.add(change) }
        if let ticket { $0.ticket = ticket }
      }
      if store == nil, state.withLock({ $0.problem != nil }) {
        report()
      } else if store != nil {
        flush()
      }
    }
  }

  /// Writes what waits; on the writing queue.
  private func flush() {
    guard let store else { return }
    let (pending, ticket) = state.withLock { ($0.pending, $0.ticket) }
    guard !pending.isEmpty else { return }
    do throws(HistoryError) {
      try store.apply(pending)
      let wasFailing = state.withLock { state in
        defer { state.problem = nil }
        state.pending.removeFirst(pending.count)
        state.ticket = nil
        state.failures = 0
        return state.problem != nil
      }
      if wasFailing { mailbox.post(.storeChanged(.ready, waiting: 0)) }
      if let ticket { mailbox.post(.recorded(ticket)) }
    } catch {
      failed(error)
    }
  }

  /// Tells of an error and plans another try; on the writing queue.
  func failed(_ error: HistoryError) {
    let problem = StoreProblem(error)
    let mayRetry = state.withLock { state in
      state.problem = problem
      state.failures += 1
      // A file that was moved away is made anew; what others own stays theirs.
      if error.kind == .moved { state.store = nil }
      return ![.newer, .foreign].contains(problem.kind)
    }
    report()
    if mayRetry { retryLater() }
  }

  func report() {
    let (problem, waiting) = state.withLock { ($0.problem, $0.pending.count) }
    if let problem { mailbox.post(.storeChanged(.failing(problem), waiting: waiting)) }
  }

  private func retryLater() {
    let delay: Double? = state.withLock { state in
      guard !state.isRetrying else { return nil }
      state.isRetrying = true
      return Double(min(30, 1 << min(state.failures - 1, 5)))
    }
    guard let delay else { return }
    writing.asyncAfter(deadline: .now() + delay) { [self] in
      state.withLock { $0.isRetrying = false }
      guard state.withLock({ $0.problem != nil }) else { return }
      if store == nil, openStore() != nil, state.withLock({ $0.pending.isEmpty }) {
        state.withLock { $0.problem = nil }
        mailbox.post(.storeChanged(.ready, waiting: 0))
      }
      flush()
    }
  }

  // MARK: - What others write

  /// Another program, or this one, has written; on the writing queue.
  private func touched() {
    let isPlanned = state.withLock { state in
      defer { state.isLooking = true }
      return state.isLooking
    }
    guard !isPlanned else { return }
    writing.asyncAfter(deadline: .now() + .milliseconds(200)) { [self] in
      state.withLock { $0.isLooking = false }
      if (try? store?.changedElsewhere()) == true { mailbox.post(.storeTouched) }
    }
  }
}

extension HistoryKeeper.State {
  /// Adds a change; what one reply grew by meanwhile becomes one change, so that a disk that is
  /// full for hours costs no more memory than the text.
  mutating func add(_ change: HistoryChange) {
    guard case .grew(let id, let content, let thinking, _) = change,
      case .some(.grew(let last, let earlier, let thought, let place)) = pending.last, last == id
    else {
      pending.append(change)
      return
    }
    pending[pending.count - 1] = .grew(
      id, content: earlier + content, thinking: thought + thinking, at: place)
  }
}

/// Which conversation is shown at the start.
enum StartWish: Equatable, Sendable {
  case new
  case last
  /// The one with this id, its beginning, or this title.
  case named(String)
}

/// What could not be written, and why.
struct Unsaved: Sendable {
  var changes: [HistoryChange]
  var problem: StoreProblem

  /// Puts it into a store of its own; whether that was possible.
  func written(to path: String) -> Bool {
    do throws(HistoryError) {
      let store = try HistoryStore(path: path)
      try store.apply(changes)
      try store.close()
      return true
    } catch {
      return false
    }
  }
}

extension Timestamp {
  /// Makes a time of a date.
  init(_ date: Date) {
    self.init(milliseconds: Int64((date.timeIntervalSince1970 * 1000).rounded()))
  }
}

extension StoreProblem {
  /// Says in the core's terms what is wrong with a store.
  init(_ error: HistoryError) {
    let kind: Kind =
      switch error.kind {
      case .full: .full
      case .readOnly: .readOnly
      case .locked: .locked
      case .newer: .newer
      case .foreign: .foreign
      case .corrupt: .other("damaged")
      case .moved: .other("moved away")
      case .cannotOpen(let reason), .other(let reason): .other(reason)
      }
    self.init(kind, path: error.path)
  }
}
