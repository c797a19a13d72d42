import Timing

/// Decides when the next frame is drawn: at once where it can, never faster than the terminal takes.
struct FramePace {
  /// The least time between the end of a frame and the next that shows posted events.
  static let shortest = Duration.milliseconds(4)
  /// The most that this time stretches to, where writing to the terminal is slow.
  static let longest = Duration.milliseconds(33)

  private var isWanted = false
  private var isUrgent = false
  private var lastEnd = Moment.now - longest
  private var window = shortest
  /// The terminal took no bytes when a frame was due; it is drawn when the terminal takes them.
  private(set) var isBlocked = false

  /// Asks for a frame within the window.
  mutating func wantFrame() {
    isWanted = true
  }

  /// Asks for a frame at once.
  mutating func wantFrameNow() {
    isWanted = true
    isUrgent = true
  }

  /// When the wanted frame is due; nil where none is, or where the terminal must take bytes first.
  ///
  /// A wish for a frame at once is due since the last frame.
  var deadline: Moment? {
    guard isWanted, !isBlocked else { return nil }
    return isUrgent ? lastEnd : lastEnd + window
  }

  /// Notes that the terminal took no bytes.
  mutating func block() {
    isBlocked = true
  }

  /// Notes that the terminal takes bytes again.
  mutating func unblock() {
    isBlocked = false
  }

  /// Notes that a frame was drawn between these times.
  mutating func drew(from start: Moment, to end: Moment) {
    isWanted = false
    isUrgent = false
    lastEnd = end
    let time = end - start
    window = min(max(time + time, Self.shortest), Self.longest)
  }
}
