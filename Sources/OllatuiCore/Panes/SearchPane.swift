import TextUI
import Transcript

/// Counts searches, so that the answer to an earlier one can be told from the present one's.
package struct SearchTicket: Hashable, Sendable {
  /// Counted from 1.
  package let value: Int
}

/// The search through all conversations: a line that is typed into, and what was found.
package struct SearchPane: Equatable, Sendable {
  /// What is typed.
  private(set) var editor = InputEditor()
  /// The search for what is typed; nil: there is nothing to search for.
  private(set) var ticket: SearchTicket?
  /// What was found; that of the search before until there is something of this one.
  private(set) var found: [FoundTurn] = []
  /// The filters among what is typed whose values can't be read.
  private(set) var unread: [String] = []
  /// Whether more may come.
  private(set) var isSearching = false
  /// Which of the hits is selected.
  private(set) var selection = 0
  /// The first of the hits in view.
  private(set) var top = 0
  /// How many are in view.
  private(set) var visible = 1
  /// The time that ages are counted to.
  private(set) var time = Timestamp(milliseconds: 0)
  /// The hit that is being opened.
  var opening: FoundTurn?

  /// Makes a pane in which nothing was typed.
  init() {}

  /// Changes what is typed, or only where its cursor stands; whether the text is another one.
  mutating func edit(_ change: (inout InputEditor) -> Void) -> Bool {
    let before = editor.text
    change(&editor)
    return editor.text != before
  }

  /// Whether there is anything to search for.
  var isBlank: Bool {
    !editor.text.contains { !$0.isWhitespace }
  }

  /// A search for what is typed begins.
  mutating func begin(_ ticket: SearchTicket) {
    self.ticket = ticket
    isSearching = true
    select(0)
  }

  /// There is nothing to search for any more.
  mutating func clear() {
    ticket = nil
    isSearching = false
    found = []
    unread = []
    select(0)
  }

  /// Takes what a search has found so far, and what of its text it could not read; that of an earlier
  /// search is dropped.
  mutating func take(
    _ ticket: SearchTicket, _ found: [FoundTurn], isComplete: Bool, unread: [String]
  ) {
    guard ticket == self.ticket else { return }
    self.unread = unread
    // The one that was gone to stays selected where it is found again.
    let before = selection > 0 ? selected : nil
    self.found = found
    isSearching = !isComplete
    let again = before.flatMap { hit in
      found.firstIndex { $0.turn == hit.turn && $0.conversation == hit.conversation }
    }
    select(again ?? 0)
  }

  /// No answer comes any more.
  mutating func giveUp() {
    isSearching = false
    opening = nil
  }

  /// Selects a hit.
  mutating func select(_ index: Int) {
    selection = max(0, min(index, found.count - 1))
  }

  /// The selected hit.
  var selected: FoundTurn? {
    found.indices.contains(selection) ? found[selection] : nil
  }

  /// Takes the size of the screen and the time.
  mutating func fit(visible: Int, at time: Timestamp) {
    self.visible = max(1, visible)
    self.time = time
    top = max(selection - self.visible + 1, min(top, selection))
    top = max(0, min(top, found.count - self.visible))
  }
}
