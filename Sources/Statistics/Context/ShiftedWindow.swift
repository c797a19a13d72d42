/// What of a prompt a model no longer sees after its window ran full while it answered.
///
/// The server keeps the first tokens (`num_keep`) and discards about the older half of the rest, as
/// often as the window runs full. Source: Ollama API, context window.
package struct ShiftedWindow: Equatable, Sendable {
  /// How many of the oldest messages are gone, the last one not counted.
  package let dropped: Int

  /// Reckons what is gone, rather less than more.
  ///
  /// - Parameters:
  ///   - messages: the tokens of each, the oldest first, without the system text.
  ///   - system: the tokens of what stands before them.
  ///   - beyond: tokens of prompt and reply beyond the window, as far as is known.
  ///   - window: tokens.
  ///   - kept: `num_keep`.
  package init(
    messages: [Double], system: Double = 0, beyond: Int, window: Int, kept: Int = Self.usuallyKept
  ) {
    let half = max(1, Double(window - max(0, min(kept, window / 2))) / 2)
    let times = (Double(max(0, beyond)) / half).rounded(.up)
    let gone = times * half * Self.certainty
    var (end, dropped) = (system, 0)
    for tokens in messages.dropLast() {
      end += tokens
      guard end <= gone else { break }
      dropped += 1
    }
    self.dropped = dropped
  }

  /// `num_keep` where nobody says it.
  package static let usuallyKept = 4
  /// "About half" is taken for a tenth less.
  private static let certainty = 0.9
}
