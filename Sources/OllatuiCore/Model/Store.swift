import Timing
import Transcript

/// Counts what was handed to the store, so that its answer can be told from others.
package struct RecordTicket: Hashable, Sendable {
  /// Counted from 1.
  package let value: Int

  /// Makes a ticket of its number.
  package init(value: Int) {
    self.value = value
  }
}

/// What becomes of what is said: whether it is stored, and what has not been handed over yet.
package struct Store: Sendable {
  /// Whether things are stored.
  package enum State: Equatable, Sendable {
    /// Nothing is stored, by the user's wish.
    case off
    /// It is being opened; what is handed over waits.
    case opening
    /// What is handed over is on disk a moment later.
    case ready
    /// It can't be written at this time; what is handed over waits in memory.
    case failing(StoreProblem)
    /// It is damaged, and what can be read of it is saved; what is handed over waits in memory.
    case mending(StoreMending)
  }

  package internal(set) var state = State.off
  /// What happened and was not handed over yet.
  private(set) var pending: [HistoryChange] = []
  /// Counts the changes of what was said, drafts left out: what was read before one is out of date.
  private(set) var changes = 0
  /// Changes that were handed over while the disk did not take them.
  package internal(set) var waiting = 0
  /// The conversations that are being read again, and how many changes there were before that.
  var rereading: [ConversationID: Int] = [:]
  /// Commands about a conversation that may be shown once the store is open.
  var commands: [WaitingCommand] = []
  private var tickets = 0
  /// Whether someone waits for what is handed over next.
  private var hasTicket = false
  /// When the draft is handed over; nil: it has not changed.
  var draftAt: Moment?

  /// Makes a store in this state.
  init(_ state: State = .off) {
    self.state = state
  }

  /// How long a request waits for its prompt to be on disk.
  static let patience = Duration.milliseconds(250)

  /// Whether a request waits for its prompt to be on disk.
  var isAwaited: Bool {
    switch state {
    case .opening, .ready: true
    case .off, .failing, .mending: false
    }
  }

  /// Whether what was said can be read again, so that it need not stay in memory.
  var keepsAll: Bool { state == .ready }

  /// Whether what happens is to be recorded.
  var isOn: Bool { state != .off }

  /// How far the mending of it is; nil: it is not damaged, or can't be mended.
  var mending: StoreMending? {
    if case .mending(let mending) = state { mending } else { nil }
  }

  /// Whether it can't be written at this time, and nobody is about to change that.
  var isFailing: Bool {
    if case .failing = state { true } else { false }
  }

  /// When something is to be done for it.
  var nextTick: Moment? { draftAt }

  /// Notes something to be handed over.
  mutating func record(_ change: HistoryChange) {
    guard isOn else { return }
    pending.append(change)
    if case .draft = change { return }
    changes += 1
  }

  /// Notes what the store has to know before what else is to be handed over.
  mutating func recordFirst(_ earlier: [HistoryChange]) {
    guard isOn else { return }
    pending.insert(contentsOf: earlier, at: 0)
    changes += 1
  }

  /// Makes the ticket of what is handed over next.
  mutating func ticket() -> RecordTicket {
    hasTicket = true
    return RecordTicket(value: tickets + 1)
  }

  /// Takes what is to be handed over; nil: nothing.
  mutating func take() -> Effect? {
    guard !pending.isEmpty else { return nil }
    tickets += 1
    defer {
      pending = []
      hasTicket = false
    }
    return .record(pending, hasTicket ? RecordTicket(value: tickets) : nil)
  }
}

/// A command that was given before the store was open.
struct WaitingCommand: Sendable {
  let command: Command
  /// What stood behind its name.
  let argument: String
}

/// Why nothing can be stored at this time.
package struct StoreProblem: Error, Equatable, Sendable {
  /// What is wrong.
  package var kind: Kind
  /// The file.
  package var path: String

  /// Makes a problem.
  package init(_ kind: Kind, path: String) {
    self.kind = kind
    self.path = path
  }

  /// What can be wrong.
  package enum Kind: Equatable, Sendable {
    /// The disk is full.
    case full
    /// The file or its folder can't be written.
    case readOnly
    /// Another program keeps it locked.
    case locked
    /// A newer version of this program made it.
    case newer
    /// The file is no store of this program.
    case foreign
    /// There is no folder for it.
    case noFolder
    /// It is damaged, and could not be mended.
    case damaged
    /// It is damaged, and is being mended: it can be read after that.
    case mended
    /// It was moved away or deleted, and can't be made anew.
    case moved
    /// Any other reason, in the system's words.
    case other(String)
  }
}

/// How far the mending of a damaged store is.
package enum StoreMending: Equatable, Sendable {
  /// Another program mends it.
  case elsewhere
  /// So many bytes of the file were read, of so many, and so many prompts and replies saved.
  case reading(bytes: Int, of: Int, turns: Int)
  /// All that can be read was; what holds it together is made anew.
  case joining(turns: Int)
}

/// What became of a store that was damaged.
package struct RecoveredStore: Equatable, Sendable {
  /// How many prompts and replies could be saved.
  package let saved: Int
  /// How many are known to be lost.
  package let lost: Int
  /// Where the damaged file is now.
  package let damagedFile: String

  /// Makes a report.
  package init(saved: Int, lost: Int, damagedFile: String) {
    self.saved = saved
    self.lost = lost
    self.damagedFile = damagedFile
  }
}
