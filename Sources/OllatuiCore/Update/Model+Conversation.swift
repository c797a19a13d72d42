import OllamaWire
import TextUI
import Transcript

extension Model {
  /// Begins a conversation in the place of the one that is shown.
  private mutating func begin(_ header: ConversationHeader) {
    conversation = Conversation(header)
    pane.replace(conversation)
  }

  /// Begins anew: no turns, and system text, parameters and thinking as at the start.
  mutating func beginConversation(at now: Moment) -> [Effect] {
    let effects = cancel(at: now)
    options = [:]
    begin(
      ConversationHeader(id: ids.make(), system: settings.system, created: calendar.time(at: now)))
    notice = .good(strings(.newConversation), at: now)
    return effects
  }

  /// Begins anew with the system text and the parameters that are.
  mutating func forgetTurns(at now: Moment) -> [Effect] {
    let effects = cancel(at: now)
    begin(
      ConversationHeader(
        id: ids.make(), system: conversation.system, created: calendar.time(at: now)))
    notice = .good(strings(.cleared), at: now)
    return effects
  }

  /// Shows, sets or removes the system text.
  mutating func setSystem(_ text: String, at now: Moment) -> [Effect] {
    switch text {
    case "":
      let present = conversation.system ?? ""
      notice = .warning(
        present.isEmpty ? strings(.noSystem) : strings(.systemText, [.text: present]))
    case "none":
      conversation.system = nil
      notice = .good(strings(.systemRemoved), at: now)
    default:
      conversation.system = text
      notice = .good(strings(.systemSet), at: now)
    }
    return []
  }
}
