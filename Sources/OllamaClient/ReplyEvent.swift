import OllamaWire
import Timing

/// Names one reply for its whole life; whoever starts replies gives every one its own.
package struct RequestID: Hashable, Sendable {
  /// The number; it has no meaning.
  package let value: Int

  /// Makes a name of a number.
  package init(value: Int) {
    self.value = value
  }
}

/// What happens to a reply, in this order: sent and opened at most once, grew, ended once.
package enum ReplyEvent: Equatable, Sendable {
  /// The connection stands, and the request goes out.
  ///
  /// Not told by libcurl before 7.80.
  case sent(at: Moment)
  /// The first byte of an answer came; until then the server queues, loads or evaluates.
  case opened(at: Moment)
  /// What one turn of the network thread brought, with the times of its reads.
  case grew(ReplyDelta, ReadTimes)
  /// The last event, also of a cancelled reply; the time is that of the final chunk if it came.
  case ended(ReplyEnd, at: Moment)
}
