import Timing
import Transcript

/// Tells what time it is, from the monotonic clock's moments.
package struct Calendar: Equatable, Sendable {
  /// A point of time, as calendars count it.
  package let start: Timestamp
  /// The same on the monotonic clock; nil: time stands still.
  private let moment: Moment?

  /// Makes a calendar in which time stands still.
  package init(start: Timestamp = Timestamp(milliseconds: 0)) {
    self.start = start
    moment = nil
  }

  /// Makes a calendar of one point of time on both clocks.
  package init(start: Timestamp, at moment: Moment) {
    self.start = start
    self.moment = moment
  }

  /// The time at a moment.
  package func time(at now: Moment) -> Timestamp {
    guard let moment else { return start }
    let (seconds, attoseconds) = (now - moment).components
    return Timestamp(
      milliseconds: start.milliseconds + seconds * 1000 + attoseconds / 1_000_000_000_000_000)
  }
}
