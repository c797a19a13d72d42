import Timing
import Transcript

// MARK: - Conversations that are not shown

extension Model {
  /// The conversation not shown in which a reply comes.
  func other(of id: ReplyID) -> ConversationID? {
    others.first { $0.value.isRunning(id) }?.key
  }

  /// Does something in a conversation that is not shown as if it were, but for the screen.
  @discardableResult
  mutating func withOther<Value>(_ id: ConversationID, _ body: (inout Model) -> Value) -> Value? {
    guard let other = others.removeValue(forKey: id) else { return nil }
    let (screen, wasAside, notice) = (shown, isAside, notice)
    shown = other
    isAside = true
    let value = body(&self)
    others[id] = shown
    shown = screen
    isAside = wasAside
    self.notice = notice
    return value
  }

  mutating func withOther(_ id: ConversationID, _ body: (inout Model) -> [Effect]) -> [Effect] {
    let effects: [Effect]? = withOther(id, body)
    return effects ?? []
  }

  /// Lets go of a conversation that is not shown, in which nothing comes any more.
  mutating func otherEnded(_ id: ConversationID, at now: Moment) {
    guard let other = others[id], other.running == nil else { return }
    notice = .good(strings(.answeredElsewhere, [.title: other.conversation.title]), at: now)
    if store.keepsAll { others[id] = nil }
  }
}

// MARK: - Showing another conversation

extension Model {
  /// Shows a conversation in the place of the one that is shown, which goes on unseen if a reply
  /// comes in it.
  mutating func show(_ next: OpenConversation) {
    // A command is no draft.
    if isTypingCommand { input.editor.clear() }
    recordDraft()
    bringBack()
    // Where nothing is stored, deleted turns too are nowhere else.
    let isKept = conversation.isUntouched || store.keepsAll
    if running != nil || !isKept { others[conversation.id] = shown }
    shown = next
    others[next.conversation.id] = nil
    let header = next.conversation.header
    mode = header.mode
    options = header.options
    if let model = header.model, server.models == nil || server.installedName(of: model) != nil {
      chosenModel = model
    }
    input.editor.clear()
    if !next.draft.isEmpty { input.editor.replaceAll(with: next.draft) }
    prompts.rewind()
    if listColumns == 0 { overlay = nil }
    notice = nil
    // First, since what is laid out is that of the conversation before.
    pane.replace(conversation)
    arrange()
  }

  /// Shows the way to a prompt or a reply, and scrolls to it.
  ///
  /// Another way than the one shown is kept, as one that was flipped to is; while a reply comes, no
  /// other way is shown.
  private mutating func goTo(_ id: TurnID?) {
    guard let id else { return }
    if !conversation.shows(id) {
      guard running == nil else {
        notice = .warning(strings(.replyRuns))
        return
      }
      guard conversation.show(id) else { return }
      pane.replace(conversation)
      recordChoices()
    }
    guard let turn = conversation.index(of: id) else { return }
    pane.jump(toTurn: turn, conversation)
  }

  /// Takes a conversation that was read from the store.
  mutating func opened(_ stored: StoredConversation, at: TurnID? = nil) {
    guard stored.conversation.id != conversation.id else {
      return reread(stored, after: nil)
    }
    show(OpenConversation(stored))
    if stored.isBusyElsewhere {
      notice = .warning(strings(.busyElsewhere))
    }
    goTo(at)
  }

  /// Opens a conversation: at once where it is in memory, else by asking the store.
  mutating func open(_ id: ConversationID, at turn: TurnID? = nil) -> [Effect] {
    if id == conversation.id {
      goTo(turn)
      return []
    }
    guard let other = others[id] else { return [.openConversation(id, at: turn)] }
    show(other)
    goTo(turn)
    return []
  }
}
