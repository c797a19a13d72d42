import Transcript

/// The conversations that are kept, as far as this run knows of them: what the list shows.
///
/// What is said and done changes it at once; the store is asked only when the list is opened.
package struct KeptConversations: Sendable {
  /// A conversation that was deleted in this run and can come back.
  struct Deleted: Sendable {
    var summary: ConversationSummary
    /// What was in memory of it.
    var open: OpenConversation?
  }

  /// Pinned ones first, then the newest.
  package private(set) var list: [ConversationSummary] = []
  /// Deleted in this run, the last one last.
  var deleted: [Deleted] = []
  /// Conversations that are read to be duplicated.
  var duplicating: Set<ConversationID> = []
  /// Counts the changes of ``list``.
  private(set) var version = 0
  /// How many answers of the store are awaited.
  private var asked = 0
  /// What was changed here since the store was asked, which its answer may not know of.
  private var touched: Set<ConversationID> = []

  /// Makes a list of which nothing is known.
  init() {}

  /// Whether the store was asked and has not answered.
  var isAsking: Bool { asked > 0 }

  /// What is known of one.
  subscript(id: ConversationID) -> ConversationSummary? {
    list.first { $0.id == id }
  }

  /// The store is asked.
  mutating func ask() {
    if asked == 0 { touched = [] }
    asked += 1
  }

  /// The store can't be read: there will be no answer.
  mutating func giveUp() {
    asked = 0
    duplicating = []
  }

  /// Takes what the store says.
  ///
  /// - Parameters:
  ///   - stored: all conversations in the order of the list.
  ///   - open: those in memory, of which is known here what may not be stored yet.
  mutating func take(_ stored: [ConversationSummary], open: Set<ConversationID>) {
    asked = max(0, asked - 1)
    let known = list.filter { touched.contains($0.id) || open.contains($0.id) }
    let own = touched.union(known.map(\.id)).union(deleted.map(\.summary.id))
    list = stored.filter { !own.contains($0.id) }
    for summary in known { insert(summary) }
    if asked == 0 { touched = [] }
    version += 1
  }

  /// Puts a conversation where it belongs, in the place of what was known of it.
  mutating func set(_ summary: ConversationSummary) {
    _ = remove(summary.id)
    insert(summary)
  }

  /// Changes what is known of a conversation, if anything is.
  mutating func change(_ id: ConversationID, _ change: (inout ConversationSummary) -> Void) {
    guard var summary = remove(id) else { return }
    change(&summary)
    insert(summary)
  }

  /// Takes a conversation out; nil: it was not in it.
  mutating func remove(_ id: ConversationID) -> ConversationSummary? {
    touched.insert(id)
    guard let index = list.firstIndex(where: { $0.id == id }) else { return nil }
    version += 1
    return list.remove(at: index)
  }

  private mutating func insert(_ summary: ConversationSummary) {
    version += 1
    list.insert(summary, at: list.partitioningIndex { summary.isAbove($0) })
  }
}

extension ConversationSummary {
  /// Whether it stands above another one in the list.
  fileprivate func isAbove(_ other: ConversationSummary) -> Bool {
    if isPinned != other.isPinned { return isPinned }
    return (updated, id) > (other.updated, other.id)
  }
}

extension OpenConversation {
  /// What the list shows of it.
  func summary(model: String?) -> ConversationSummary {
    let turns = conversation.allTurns
    var (count, bytes) = (0, 0)
    for turn in turns {
      count += 1 + turn.shown.count
      bytes += turn.prompt.utf8.count
      for reply in turn.alternates where !reply.isDeleted {
        bytes += reply.content.utf8.count + reply.thinking.utf8.count
      }
    }
    let header = conversation.header
    return ConversationSummary(
      id: header.id, title: conversation.title, model: header.model ?? model,
      updated: header.updated, turns: count, bytes: bytes, isPinned: header.isPinned,
      isArchived: header.isArchived)
  }
}
