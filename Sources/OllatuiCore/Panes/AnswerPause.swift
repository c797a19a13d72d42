import TextUI
import Timing

/// The time after a question has come in which a key can't be meant for it.
struct AnswerPause: Equatable, Sendable {
  /// When the question came, or a key was last pressed that was none for it.
  private var start: Moment
  private var strayKey: Key?
  /// Whether nothing that the user does has brought the question about.
  let cameByItself: Bool

  /// Begins.
  ///
  /// - Parameters:
  ///   - moment: when the question came.
  ///   - cameByItself: whether nothing that the user does has brought it about.
  init(since moment: Moment, cameByItself: Bool = false) {
    start = moment
    self.cameByItself = cameByItself
  }

  /// Whether a key can't be meant for the question: it has only just come, or, where it came by
  /// itself, the key follows close upon another one that was meant for what stood there before.
  ///
  /// One key again and again, such as one held down, is no typing: it answers in the end.
  mutating func swallows(_ key: Key, at now: Moment) -> Bool {
    guard now - start < (cameByItself ? Self.reaction : Self.typedAhead) else { return false }
    if cameByItself, key != strayKey {
      start = now
      strayKey = key
    }
    return true
  }

  /// Nobody reads a question and answers it in less.
  private static let reaction = Duration.milliseconds(400)
  /// Keys that were typed ahead or pasted come in less, one that is pressed upon the question later.
  private static let typedAhead = Duration.milliseconds(150)
}
