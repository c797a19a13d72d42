import OllatuiCore
import Transcript

/// What was handed over and is not on disk yet.
struct WaitingChanges: Sendable {
  /// What is being written at this moment.
  private var inHand: [HistoryChange] = []
  /// What came since.
  private var next: [HistoryChange] = []
  /// The last ticket among those being written, and among all.
  private var ticketInHand: RecordTicket?
  private var ticket: RecordTicket?

  /// Everything, in its order.
  var all: [HistoryChange] { inHand + next }
  var count: Int { inHand.count + next.count }
  var isEmpty: Bool { inHand.isEmpty && next.isEmpty }

  /// Adds what was handed over.
  mutating func add(_ changes: [HistoryChange], _ ticket: RecordTicket?) {
    for change in changes { add(change) }
    if let ticket { self.ticket = ticket }
  }

  /// Puts something before all else; nothing may be in hand.
  mutating func addFirst(_ changes: [HistoryChange]) {
    next = changes + next
  }

  /// What one reply grew by becomes one change, so that a disk that is full for hours costs no more
  /// memory than the text.
  private mutating func add(_ change: HistoryChange) {
    guard case .grew(let id, let content, let thinking, let place) = change,
      case .some(.grew(let last, var earlier, var thought, let start)) = next.last, last == id,
      (place == nil) == (start == nil)
    else {
      next.append(change)
      return
    }
    // Gives up the copy in the list, so that the text grows in place.
    next.removeLast()
    earlier += content
    thought += thinking
    next.append(.grew(id, content: earlier, thinking: thought, at: start))
  }

  /// Takes everything in hand, to be written.
  mutating func take() -> [HistoryChange] {
    inHand = next
    next = []
    ticketInHand = ticket
    return inHand
  }

  /// What was in hand is on disk; the ticket that goes with it.
  mutating func wasWritten() -> RecordTicket? {
    inHand = []
    defer { ticketInHand = nil }
    if ticket == ticketInHand { ticket = nil }
    return ticketInHand
  }

  /// What was in hand is not on disk: it waits before what came since.
  mutating func wasNotWritten() {
    let later = next
    next = inHand
    inHand = []
    for change in later { add(change) }
  }
}
