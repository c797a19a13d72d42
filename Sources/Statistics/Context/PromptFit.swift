/// What of a prompt reaches the model, by the server's rule.
///
/// Where a prompt is longer than the window, the server drops whole messages, the oldest first,
/// until the rest fits; the system text and the last message always stay. Where the last message
/// alone is too long, its middle is cut. Source: Ollama API, context window.
package struct PromptFit: Equatable, Sendable {
  /// How many of the oldest messages are dropped, the system text not counted.
  package let dropped: Int
  /// Whether the last message is cut.
  package let cutsLast: Bool
  /// The tokens that are left.
  package let left: Double

  /// Fits messages into a window.
  ///
  /// - Parameters:
  ///   - messages: the tokens of each, the oldest first, without the system text.
  ///   - system: the tokens of the system text and of what stands around all messages.
  ///   - window: tokens.
  package init(messages: [Double], system: Double = 0, window: Int) {
    var total = messages.reduce(system, +)
    var dropped = 0
    while total > Double(window), dropped < messages.count - 1 {
      total -= messages[dropped]
      dropped += 1
    }
    self.dropped = dropped
    cutsLast = total > Double(window)
    left = total
  }

  /// Finds which messages were dropped where it is known how many tokens were read.
  ///
  /// - Parameters:
  ///   - messages: the tokens of each, the oldest first, without the system text.
  ///   - system: as above.
  ///   - read: `prompt_eval_count`.
  package init(messages: [Double], system: Double = 0, read: Int) {
    var total = messages.reduce(system, +)
    var (best, distance) = (0, abs(total - Double(read)))
    var left = total
    for (index, tokens) in messages.dropLast().enumerated() {
      total -= tokens
      guard abs(total - Double(read)) < distance else { continue }
      (best, distance) = (index + 1, abs(total - Double(read)))
      left = total
    }
    dropped = best
    self.left = left
    // What is left of a message that was cut is about half the window.
    cutsLast = best == max(0, messages.count - 1) && total > 1.2 * Double(read)
  }
}
