/// One message of a conversation, as /api/chat takes it.
public struct Message: Hashable, Sendable {
  /// `system`, `user`, `assistant` or `tool`; the server does not check it.
  public var role: String
  /// The text; may be empty, is always sent.
  public var content: String
  /// Earlier reasoning of an assistant message; not sent when nil or empty.
  public var thinking: String?
  /// Pictures (or sound) as standard base64 without a `data:` prefix.
  public var images: [String]
  /// The calls of an assistant message, sent back as they came.
  public var toolCalls: [ToolCall]
  /// On `tool` messages: the function that ran.
  public var toolName: String?
  /// On `tool` messages: the id of the call that this answers.
  public var toolCallID: String?

  /// Makes a message.
  public init(
    role: String,
    content: String,
    thinking: String? = nil,
    images: [String] = [],
    toolCalls: [ToolCall] = [],
    toolName: String? = nil,
    toolCallID: String? = nil
  ) {
    self.role = role
    self.content = content
    self.thinking = thinking
    self.images = images
    self.toolCalls = toolCalls
    self.toolName = toolName
    self.toolCallID = toolCallID
  }

  /// A message that sets the model's part.
  public static func system(_ content: String) -> Message {
    Message(role: "system", content: content)
  }

  /// A message of the person.
  public static func user(_ content: String) -> Message {
    Message(role: "user", content: content)
  }

  /// An earlier answer of the model.
  public static func assistant(_ content: String, thinking: String? = nil) -> Message {
    Message(role: "assistant", content: content, thinking: thinking)
  }
}

// MARK: - Coding

extension Message: Codable {
  private enum CodingKeys: String, CodingKey {
    case role, content, thinking, images
    case toolCalls = "tool_calls"
    case toolName = "tool_name"
    case toolCallID = "tool_call_id"
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    role = try container.decode(String.self, forKey: .role)
    content = try container.decodeIfPresent(String.self, forKey: .content) ?? ""
    thinking = try container.decodeIfPresent(String.self, forKey: .thinking)
    images = try container.decodeIfPresent([String].self, forKey: .images) ?? []
    toolCalls = try container.decodeIfPresent([ToolCall].self, forKey: .toolCalls) ?? []
    toolName = try container.decodeIfPresent(String.self, forKey: .toolName)
    toolCallID = try container.decodeIfPresent(String.self, forKey: .toolCallID)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(role, forKey: .role)
    try container.encode(content, forKey: .content)
    try container.encodeFilled(thinking ?? "", .thinking)
    try container.encodeFilled(images, .images)
    try container.encodeFilled(toolCalls, .toolCalls)
    try container.encodeFilled(toolName ?? "", .toolName)
    try container.encodeFilled(toolCallID ?? "", .toolCallID)
  }
}
