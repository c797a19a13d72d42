import OllamaWire

/// What is known of a conversation without its turns.
public struct ConversationHeader: Equatable, Sendable {
  /// Names it.
  public let id: ConversationID
  /// The name that the user or a model gave it; nil: the first prompt names it.
  public var name: String?
  /// How its next prompt is put.
  public var mode = Mode.chat
  /// The model that its next prompt goes to; nil: none was chosen in it.
  public var model: String?
  /// The server that it was last held with, without any credentials.
  public var host: String?
  /// What the models are told before anything else; nil: the model's own system text counts.
  public var system: String?
  /// The model options of its next prompt.
  public var options: ModelOptions = [:]
  /// Whether it stands on top of the list.
  public var isPinned = false
  /// Whether the list leaves it out unless asked.
  public var isArchived = false
  /// Whether its replies are runs of `ollatui bench`, which nobody talked with.
  public var isBench = false
  /// When it began.
  public var created: Timestamp
  /// When something was last said in it.
  public var updated: Timestamp

  /// Makes the header of a conversation that begins.
  public init(id: ConversationID, system: String? = nil, created: Timestamp) {
    self.id = id
    self.system = system
    self.created = created
    updated = created
  }
}
