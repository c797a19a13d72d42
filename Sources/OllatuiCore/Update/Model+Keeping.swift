import TextUI
import Timing
import Transcript

// MARK: - What is kept, and how it is called

extension Model {
  /// Puts the conversation into the list as it is now, if anything was said in it.
  mutating func noteKept() {
    guard !conversation.turns.isEmpty || shown.isRecorded else { return }
    kept.set(shown.summary(model: isAside ? nil : chosenModel))
  }

  /// Whether a reply is on its way in a conversation.
  func isReplyComing(in id: ConversationID) -> Bool {
    id == conversation.id ? running != nil : others[id]?.running != nil
  }

  /// Whether a message in a conversation is kept back until the user has said what becomes of it.
  func isMessageHeld(in id: ConversationID) -> Bool {
    let open = id == conversation.id ? shown : others[id]
    return open.map { !$0.heldReplies.isEmpty } ?? false
  }

  /// The conversation that a command is about: the one selected in the list, else the one shown.
  func keptSubject() throws(CommandError) -> ConversationID {
    if case .conversations(let list) = overlay {
      if let id = list.selected(kept)?.id { return id }
    } else if !conversation.turns.isEmpty || shown.isRecorded {
      return conversation.id
    }
    throw CommandError(message: strings(.nothingSaid))
  }

  /// What a conversation is called on the screen.
  func title(of id: ConversationID) -> String {
    let title = id == conversation.id ? conversation.title : kept[id]?.title ?? ""
    return title.isEmpty ? strings(.newTitle) : title
  }

  /// Changes what is known of a conversation: on the screen, in the list and in the store.
  private mutating func change(
    _ id: ConversationID, _ change: HistoryChange, _ edit: (inout ConversationHeader) -> Void
  ) {
    if id == conversation.id {
      edit(&conversation.header)
    } else if others[id] != nil {
      withOther(id) { edit(&$0.conversation.header) }
    }
    // What was never handed over has its header handed over with the first prompt.
    if id != conversation.id || shown.isRecorded { store.record(change) }
  }

  // MARK: - Names

  /// Begins to rename: in the list where it is open, else to what was typed.
  mutating func rename(_ argument: String) throws(CommandError) -> [Effect] {
    let id = try keptSubject()
    guard argument.isEmpty else { return rename(id, to: argument) }
    var editor = InputEditor()
    editor.insert(kept[id]?.title ?? "")
    guard changeList({ $0.step = .renaming(id, editor) }) else {
      throw CommandError(message: strings(.usageRename))
    }
    return []
  }

  /// Gives a conversation a name; without one its first prompt names it.
  mutating func rename(_ id: ConversationID, to text: String) -> [Effect] {
    let line = text.drop(while: \.isWhitespace).prefix { !$0.isNewline }.prefix(200)
    let name = line.isEmpty ? nil : String(line)
    change(id, .renamed(id, name)) { $0.name = name }
    let title = name ?? (id == conversation.id ? conversation : others[id]?.conversation)?.title
    kept.change(id) { $0.title = title ?? $0.title }
    // Only the store knows the first prompt of what is not in memory.
    guard title == nil, case .conversations(let list) = overlay else { return [] }
    return askForList(includingArchived: list.showsArchived)
  }

  // MARK: - Pinning and archiving

  mutating func togglePinned(at now: Moment) throws(CommandError) -> [Effect] {
    let id = try keptSubject()
    let isPinned =
      !(id == conversation.id ? conversation.header.isPinned : kept[id]?.isPinned ?? false)
    change(id, .pinned(id, isPinned)) { $0.isPinned = isPinned }
    kept.change(id) { $0.isPinned = isPinned }
    let text: KeptText = isPinned ? .pinned : .unpinned
    notice = .good(strings(text, [.title: title(of: id)]), at: now)
    return []
  }

  mutating func toggleArchived(at now: Moment) throws(CommandError) -> [Effect] {
    let id = try keptSubject()
    let isArchived =
      !(id == conversation.id ? conversation.header.isArchived : kept[id]?.isArchived ?? false)
    change(id, .archived(id, isArchived)) { $0.isArchived = isArchived }
    kept.change(id) { $0.isArchived = isArchived }
    let text: KeptText = isArchived ? .archived : .unarchived
    notice = .good(strings(text, [.title: title(of: id)]), at: now)
    return []
  }

  /// Shows archived conversations in the list, or leaves them out.
  mutating func toggleShowsArchived() -> [Effect] {
    var showsArchived = false
    changeList {
      $0.toggleArchived()
      showsArchived = $0.showsArchived
    }
    return showsArchived ? askForList(includingArchived: true) : []
  }

  // MARK: - Deleting

  /// Asks whether a conversation is to be deleted.
  mutating func askToDelete(at now: Moment) throws(CommandError) -> [Effect] {
    let id = try keptSubject()
    let title = title(of: id)
    let step = ConversationList.Step.deleting(id, title: title, AnswerPause(since: now))
    if !changeList({ $0.step = step }) {
      overlay = .question(Question(.deleteConversation(id, title: title), at: now))
    }
    return []
  }

  /// Deletes a conversation; a new one is shown in the place of the one that was.
  mutating func delete(_ id: ConversationID, at now: Moment) -> [Effect] {
    let title = title(of: id)
    var effects: [Effect] = []
    var open: OpenConversation?
    if id == conversation.id {
      effects = cancel(at: now)
      recordDraft()
      open = shown
      show(newConversation(at: now))
    } else {
      effects = withOther(id) { model in model.cancel(at: now) }
      open = others[id]
    }
    others[id] = nil
    let summary = kept.remove(id) ?? open?.summary(model: nil)
    if let summary {
      kept.deleted.append(KeptConversations.Deleted(summary: summary, open: open))
      deleted.add(.conversation(id))
    }
    store.record(.conversationDeleted(id, calendar.time(at: now)))
    notice = .good(strings(.deletedConversation, [.title: title]), at: now)
    return effects
  }

  // MARK: - Duplicating

  mutating func duplicate(at now: Moment) throws(CommandError) -> [Effect] {
    let id = try keptSubject()
    let source = id == conversation.id ? conversation : others[id]?.conversation
    guard let source else {
      kept.duplicating.insert(id)
      return [.openConversation(id, at: nil)]
    }
    duplicate(source, at: now)
    return []
  }

  /// Makes another conversation of one: it is selected in the list, else shown.
  mutating func duplicate(_ source: Conversation, at now: Moment) {
    let title = source.title
    var copy = source.copy(with: &ids, upTo: nil, created: calendar.time(at: now))
    copy.header.name = strings(.copyOf, [.title: title])
    store.record(.conversation(copy.header, title: copy.title, leaf: copy.leaf))
    for row in copy.rows { store.record(.turn(row, in: copy.id)) }
    let open = OpenConversation(StoredConversation(copy))
    kept.set(open.summary(model: nil))
    if changeList({ $0.select(copy.id) }) {
      if !store.keepsAll { others[copy.id] = open }
    } else {
      show(open)
    }
    notice = .good(strings(.duplicated, [.title: title]), at: now)
  }
}
