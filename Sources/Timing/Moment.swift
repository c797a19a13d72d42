#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A point of the clock that goes on while the machine sleeps, as `ContinuousClock` reads it.
///
/// The standard library keeps the layout of its own instants to itself. Whatever holds one, up to
/// the model as a whole, is then measured, copied and compared through tables at run time: an eighth
/// of all work of a token. This one is a plain number.
public struct Moment: Hashable, Comparable, Sendable {
  /// Nanoseconds since the machine started, by the clock that timers can be set on as well
  /// (`CLOCK_BOOTTIME` on Linux).
  public private(set) var nanoseconds: Int64

  private init(nanoseconds: Int64) {
    self.nanoseconds = nanoseconds
  }

  /// The present moment.
  public static var now: Moment {
    var time = timespec()
    #if canImport(Darwin)
      clock_gettime(CLOCK_MONOTONIC, &time)
    #else
      clock_gettime(CLOCK_BOOTTIME, &time)
    #endif
    return Moment(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }

  /// How long it is from here to another moment; negative where that is earlier.
  public func duration(to other: Moment) -> Duration {
    .nanoseconds(other.nanoseconds - nanoseconds)
  }

  public static func < (left: Moment, right: Moment) -> Bool {
    left.nanoseconds < right.nanoseconds
  }

  /// The moment so much later; a time that no clock will show counts as the last one that can be
  /// told.
  public static func + (moment: Moment, duration: Duration) -> Moment {
    let (sum, isBeyond) = moment.nanoseconds.addingReportingOverflow(whole(duration))
    return Moment(nanoseconds: isBeyond ? (duration < .zero ? .min : .max) : sum)
  }

  /// The moment so much earlier.
  public static func - (moment: Moment, duration: Duration) -> Moment {
    moment + (.zero - duration)
  }

  /// How much later the first moment is.
  public static func - (later: Moment, earlier: Moment) -> Duration {
    earlier.duration(to: later)
  }

  /// Nanoseconds, without what is left of the next one.
  private static func whole(_ duration: Duration) -> Int64 {
    let (seconds, attoseconds) = duration.components
    let (whole, isBeyond) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, isAbove) = whole.addingReportingOverflow(attoseconds / 1_000_000_000)
    return isBeyond || isAbove ? (seconds < 0 ? .min : .max) : sum
  }
}
