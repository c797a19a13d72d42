import OllamaWire
import TextUI
import Transcript

extension Model {
  /// Begins anew: no turns, and system text, parameters and thinking as at the start.
  mutating func beginConversation(at now: Moment) -> [Effect] {
    let effects = cancel(at: now)
    options = [:]
    conversation = Conversation(system: settings.system)
    pane.replace(conversation)
    notice = .good(strings(.newConversation), at: now)
    return effects
  }

  /// Forgets the turns and keeps the rest.
  mutating func forgetTurns(at now: Moment) -> [Effect] {
    let effects = cancel(at: now)
    conversation.removeTurns()
    pane.replace(conversation)
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
