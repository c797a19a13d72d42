import TextUI
import Transcript

/// The list of all conversations, beside the one that is shown or in its place; typing filters.
package struct ConversationList: Equatable, Sendable {
  /// What the keys do.
  enum Step: Equatable, Sendable {
    /// They filter and move.
    case choosing
    /// They change the name of a conversation.
    case renaming(ConversationID, InputEditor)
    /// They answer whether a conversation is to be deleted.
    case deleting(ConversationID, title: String, AnswerPause)
  }

  /// What has been typed.
  private(set) var filter = InputEditor()
  var step = Step.choosing
  /// Whether archived conversations are shown too.
  private(set) var showsArchived = false
  /// The conversations that match what has been typed, by their place in the list.
  private(set) var matches: [Int] = []
  /// Which of the matches is selected.
  private(set) var selection = 0
  /// The first of the matches in view.
  private(set) var top = 0
  /// How many are in view.
  private(set) var visible = 1
  /// The time that ages are counted to.
  private(set) var time = Timestamp(milliseconds: 0)
  /// The one that is selected; nil: the first.
  private var selectedID: ConversationID?
  /// The version of the list that ``matches`` was made of; nil: it has to be made.
  private var version: Int?

  /// Makes a list that shows all but what is archived.
  init(selecting id: ConversationID?) {
    selectedID = id
  }

  /// Changes the filter; the first match is selected.
  mutating func edit(_ change: (inout InputEditor) -> Void) {
    let before = filter.text
    change(&filter)
    guard filter.text != before else { return }
    selectedID = nil
    selection = 0
    top = 0
    version = nil
  }

  /// Shows what is archived, or leaves it out.
  mutating func toggleArchived() {
    showsArchived.toggle()
    version = nil
  }

  /// Selects a conversation, once it is among the matches.
  mutating func select(_ id: ConversationID) {
    selectedID = id
    version = nil
  }

  /// Selects one of the matches.
  mutating func select(at index: Int, _ kept: KeptConversations) {
    selection = max(0, min(index, matches.count - 1))
    selectedID = selected(kept)?.id
  }

  /// Moves the selection.
  mutating func move(by rows: Int, _ kept: KeptConversations) {
    select(at: selection + rows, kept)
  }

  /// The selected conversation.
  func selected(_ kept: KeptConversations) -> ConversationSummary? {
    guard matches.indices.contains(selection), kept.list.indices.contains(matches[selection])
    else { return nil }
    return kept.list[matches[selection]]
  }

  /// Takes the size of the screen, the time and what is kept; only what has changed costs anything.
  mutating func fit(visible: Int, _ kept: KeptConversations, at time: Timestamp) {
    self.visible = max(1, visible)
    self.time = time
    if version != kept.version {
      version = kept.version
      match(kept)
    }
    // The selected one stays in view, and the view is full where there are enough.
    top = max(selection - self.visible + 1, min(top, selection))
    top = max(0, min(top, matches.count - self.visible))
  }

  private mutating func match(_ kept: KeptConversations) {
    let searches = filter.text.split(separator: " ").compactMap { TextSearch(String($0)) }
    matches = kept.list.indices.filter { index in
      let summary = kept.list[index]
      guard showsArchived || !summary.isArchived else { return false }
      return searches.allSatisfy {
        $0.isFound(in: summary.title) || $0.isFound(in: summary.model ?? "")
      }
    }
    let index = selectedID.flatMap { id in matches.firstIndex { kept.list[$0].id == id } }
    select(at: index ?? selection, kept)
  }
}

extension TextSearch {
  /// Whether a text has it.
  func isFound(in text: String) -> Bool {
    !ranges(in: text, limit: 1).isEmpty
  }
}
