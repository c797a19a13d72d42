import Transcript

/// What was asked of a conversation just before a kill: to be deleted, or to get a name.
struct KeptChange {
  /// The new name; nil: it is to be deleted.
  var name: String?
  /// When the screen showed that it was done; nil: it was not waited for.
  var shown: ContinuousClock.Instant?
}

/// The conversations of a home folder, followed from kill to kill.
struct KeptHeaders {
  /// The conversation that the next program shows; nil: a new one.
  var shown: ConversationID?
  private var known: [ConversationID: KeptStore.Header] = [:]

  /// The title of the conversation that the next program shows.
  var titleShown: String? { shown.flatMap { known[$0]?.title } }

  /// Holds what is there after a kill against what was there before: nothing may have changed but
  /// what was asked for, and that wholly or not at all.
  ///
  /// - Parameters:
  ///   - found: what is there now.
  ///   - change: what was asked for.
  ///   - isDue: whether that must be there.
  /// - Returns: what is wrong.
  mutating func follow(
    _ found: [ConversationID: KeptStore.Header], _ change: KeptChange?, isDue: Bool
  ) -> [String] {
    var wrong: [String] = []
    let subject = shown ?? found.keys.first { known[$0] == nil }
    for (id, before) in known where id != subject || change == nil {
      if found[id] != before {
        wrong.append("\(before) has become \(String(describing: found[id]))")
      }
    }
    if let change, let subject, let header = found[subject] {
      let before = known[subject]
      let hasChanged = change.name.map { header.title == $0 } ?? header.isDeleted
      if isDue, !hasChanged { wrong.append("\(change) is lost: \(header)") }
      let isDeleted = change.name == nil && hasChanged
      if header.isDeleted != isDeleted { wrong.append("\(change) has deleted \(header)") }
      if let before, header.title != before.title, header.title != change.name {
        wrong.append("\(change) made \(before) \(header)")
      }
    } else if change != nil {
      wrong.append("the conversation is gone")
    }
    known = found
    return wrong
  }
}
