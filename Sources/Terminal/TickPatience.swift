import Timing

/// How long a tick waits for what tasks post, so that one frame shows both.
enum TickPatience {
  private static let longest = Duration.milliseconds(12)

  /// When the loop goes on for a tick at the latest, whatever is posted until then.
  ///
  /// A tick that is due when it begins to wait goes on with work, and is not put off.
  static func end(ofTick tick: Moment, at now: Moment) -> Moment {
    tick > now ? tick + longest : tick
  }
}
