import OllamaWire

/// What is known of a conversation without its turns.
package struct ConversationHeader: Equatable, Sendable {
  /// Names it.
  package let id: ConversationID
  /// The name that the user or a model gave it; nil: the first prompt names it.
  package var name: String?
  /// How its next prompt is put.
  package var mode = Mode.chat
  /// The model that its next prompt goes to; nil: none was chosen in it.
  package var model: String?
  /// The server that it was last held with, without any credentials.
  package var host: String?
  /// What the models are told before anything else; nil: the model's own system text counts.
  package var system: String?
  /// The model options of its next prompt.
  package var options: ModelOptions = [:]
  /// Whether it stands on top of the list.
  package var isPinned = false
  /// Whether the list leaves it out unless asked.
  package var isArchived = false
  /// Whether its replies are runs of `ollatui bench`, which nobody talked with.
  package var isBench = false
  /// When it began.
  package var created: Timestamp
  /// When something was last said in it.
  package var updated: Timestamp

  /// Makes the header of a conversation that begins.
  package init(id: ConversationID, system: String? = nil, created: Timestamp) {
    self.id = id
    self.system = system
    self.created = created
    updated = created
  }
}
