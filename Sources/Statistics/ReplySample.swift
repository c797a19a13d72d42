import OllamaWire
import Transcript

/// One reply as a row of figures: what statistics are made of.
///
/// It has no texts, so that a million of them fit into memory one after another.
package struct ReplySample: Equatable, Sendable {
  /// Where a sample comes from.
  package enum Origin: Hashable, Sendable {
    /// Somebody talked to a model.
    case conversation(ConversationID)
    /// `ollatui bench` asked, and kept its runs.
    case bench
  }

  /// Names the reply.
  package var id: TurnID
  /// When it was asked for; nil: not known.
  package var created: Timestamp?
  /// The model that was asked.
  package var model: String
  /// The server, without any credentials; nil: not known.
  package var host: String?
  /// Chat or generate.
  package var mode: Mode
  /// The model options that went with it.
  package var options: ModelOptions
  /// Whether its final chunk came; without one there are only figures of our own clock.
  package var isFinished: Bool
  /// Whether the server may have had the beginning of the prompt in its cache; see ``PromptRate``.
  package var mayBeCached: Bool
  /// What it cost.
  package var figures: Figures
  /// Where it comes from.
  package var origin: Origin

  /// Makes a sample.
  package init(
    id: TurnID = TurnID(value: 0), created: Timestamp? = nil, model: String, host: String? = nil,
    mode: Mode = .chat, options: ModelOptions = [:], isFinished: Bool = true,
    mayBeCached: Bool = true, figures: Figures, origin: Origin
  ) {
    self.id = id
    self.created = created
    self.model = model
    self.host = host
    self.mode = mode
    self.options = options
    self.isFinished = isFinished
    self.mayBeCached = mayBeCached
    self.figures = figures
    self.origin = origin
  }

  /// Makes a sample of a reply of a conversation.
  ///
  /// - Parameters:
  ///   - reply: a reply, usually one that is over.
  ///   - isRetry: whether its model had answered its prompt before.
  ///   - conversation: where it stands.
  package init(_ reply: Reply, isRetry: Bool, in conversation: ConversationID) {
    self.init(
      id: reply.id, created: reply.created, model: reply.model, host: reply.asked.host,
      mode: reply.mode, options: reply.asked.options, isFinished: reply.state == .finished,
      mayBeCached: reply.mayBeCached(isRetry: isRetry),
      figures: reply.figures,
      origin: .conversation(conversation))
  }

  /// What its prompt rate is worth.
  package var promptRate: PromptRate {
    figures.promptRate(mayBeCached: mayBeCached)
  }
}
