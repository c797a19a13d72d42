import OllamaWire
import TextUI
import Timing
import Transcript

extension Model {
  /// Begins anew: no turns, and system text, parameters and thinking as at the start.
  ///
  /// A reply that comes goes on unseen.
  mutating func beginConversation(at now: Moment) -> [Effect] {
    // What was typed before anything was said is for whatever begins.
    let typed = conversation.turns.isEmpty && !isTypingCommand ? input.editor.text : ""
    if !typed.isEmpty { input.editor.clear() }
    show(newConversation(at: now))
    if !typed.isEmpty { edit { $0.replaceAll(with: typed) } }
    notice = .good(strings(.newConversation), at: now)
    return []
  }

  /// A conversation as at the start, in the present mode.
  mutating func newConversation(at now: Moment) -> OpenConversation {
    var header = ConversationHeader(
      id: ids.make(), system: settings.system, created: calendar.time(at: now))
    header.mode = mode
    return OpenConversation(header)
  }

  /// Begins anew with the system text and the parameters that are.
  mutating func forgetTurns(at now: Moment) -> [Effect] {
    let effects = cancel(at: now)
    var next = newConversation(at: now)
    next.conversation.header.system = conversation.system
    next.conversation.header.options = options
    show(next)
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
