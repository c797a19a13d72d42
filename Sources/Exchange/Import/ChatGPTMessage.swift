import OllamaWire
import Transcript

/// One message of ChatGPT's export, as far as it concerns a reader.
struct ChatGPTMessage {
  enum Role {
    case user
    case assistant
  }

  var role: Role
  /// What was said; empty where there is only reasoning.
  var text: String
  /// What was thought.
  var thinking: String
  var created: Timestamp?
  var model: String?
  var state: ReplyState

  /// What a message is.
  enum Kind {
    /// Somebody says something.
    case said(ChatGPTMessage)
    /// Something between programs, or hidden from the person.
    case skipped
    /// Nothing.
    case empty
  }

  /// Reads a message.
  static func kind(of message: JSONValue?) -> Kind {
    guard let message, case .object = message else { return .empty }
    let content = message["content"] ?? [:]
    let type = content["content_type"]?.stringValue ?? "text"
    let text = (ChatGPTFiles(of: message).apart + [text(of: content, type)])
      .filter { !$0.isEmpty }.joined(separator: "\n\n")
    let thinking = type == "thoughts" ? thoughts(of: content) : ""
    guard !text.isEmpty || !thinking.isEmpty else { return .empty }
    let metadata = message["metadata"] ?? [:]
    guard metadata["is_visually_hidden_from_conversation"] != true,
      type != "user_editable_context", type != "model_editable_context",
      // What is not for all is for a tool.
      ["all", nil].contains(message["recipient"]?.stringValue)
    else { return .skipped }
    let role: Role
    switch message["author"]?["role"]?.stringValue {
    case "user": role = .user
    case "assistant": role = .assistant
    default: return .skipped
    }
    return .said(
      ChatGPTMessage(
        role: role, text: text, thinking: thinking, created: time(message["create_time"]),
        model: metadata["model_slug"]?.stringValue, state: state(message, metadata)))
  }

  /// Seconds since 1970 as a time; nil: they are none, or not of this age.
  static func time(_ value: JSONValue?) -> Timestamp? {
    let seconds: Double
    switch value {
    case .integer(let whole): seconds = Double(whole)
    case .number(let number): seconds = number
    case .null, .bool, .string, .array, .object, nil: return nil
    }
    guard seconds > 0, seconds < 1e10 else { return nil }
    return Timestamp(milliseconds: Int64((seconds * 1000).rounded()))
  }

  private static func state(_ message: JSONValue, _ metadata: JSONValue) -> ReplyState {
    if metadata["finish_details"]?["type"]?.stringValue == "interrupted" { return .cancelled }
    return message["status"]?.stringValue == "in_progress" ? .incomplete : .finished
  }

  // MARK: - Texts

  private static func text(of content: JSONValue, _ type: String) -> String {
    switch type {
    case "thoughts", "reasoning_recap": return ""
    case "code":
      let code = content["text"]?.stringValue ?? ""
      guard !code.isEmpty else { return "" }
      let language = content["language"]?.stringValue ?? ""
      return "```\(language == "unknown" ? "" : language)\n\(code)\n```"
    default:
      guard case .array(let parts)? = content["parts"] else {
        return content["text"]?.stringValue ?? content["result"]?.stringValue ?? ""
      }
      return parts.map(text(ofPart:)).filter { !$0.isEmpty }.joined(separator: "\n\n")
    }
  }

  private static func text(ofPart part: JSONValue) -> String {
    switch part {
    case .string(let text): return text
    case .integer(let number): return String(number)
    case .number(let number): return String(number)
    case .null, .bool, .array: return ""
    case .object:
      if let text = part["text"]?.stringValue { return text }
      return ChatGPTFiles.mark(ofPart: part) ?? ""
    }
  }

  private static func thoughts(of content: JSONValue) -> String {
    guard case .array(let thoughts)? = content["thoughts"] else { return "" }
    return thoughts.compactMap { thought in
      let parts = [thought["summary"]?.stringValue, thought["content"]?.stringValue]
      let text = parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "\n\n")
      return text.isEmpty ? nil : text
    }.joined(separator: "\n\n")
  }
}
