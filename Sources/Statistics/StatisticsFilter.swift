import OllamaWire
import Transcript

/// Which samples count; as made, all of them.
package struct StatisticsFilter: Equatable, Sendable {
  /// Where samples come from.
  package enum Origins: Hashable, Sendable {
    case all
    /// Any conversation.
    case conversations
    /// One conversation.
    case conversation(ConversationID)
    /// The runs that `ollatui bench` kept.
    case bench

    func contains(_ origin: ReplySample.Origin) -> Bool {
      switch (self, origin) {
      case (.all, _), (.conversations, .conversation), (.bench, .bench): true
      case (.conversation(let wanted), .conversation(let id)): wanted == id
      case (.conversation, .bench), (.conversations, .bench), (.bench, .conversation): false
      }
    }
  }

  /// The first moment that counts; samples without a date don't, where this or ``until`` is set.
  package var since: Timestamp?
  /// The first moment that doesn't count any more.
  package var until: Timestamp?
  /// The models that count; empty: all.
  package var models: Set<String> = []
  /// The servers that count; empty: all, also one that isn't known.
  package var hosts: Set<String> = []
  /// How many tokens the prompt has, cached ones included; nil: any number, also an unknown one.
  package var promptTokens: ClosedRange<Int>?
  /// Where samples come from.
  package var origins = Origins.all
  /// The model options, exactly; nil: any.
  package var options: ModelOptions?

  /// Makes a filter that lets all samples pass.
  package init() {}

  /// Whether a sample counts.
  package func admits(_ sample: ReplySample) -> Bool {
    if since != nil || until != nil {
      guard let created = sample.created else { return false }
      if let since, created < since { return false }
      if let until, created >= until { return false }
    }
    if !models.isEmpty, !models.contains(sample.model) { return false }
    if !hosts.isEmpty {
      guard let host = sample.host, hosts.contains(host) else { return false }
    }
    if let promptTokens {
      guard let count = sample.figures.metrics?.promptEvalCount, promptTokens.contains(count) else {
        return false
      }
    }
    if let options, options != sample.options { return false }
    return origins.contains(sample.origin)
  }
}
