import Foundation

/// A point in time as the wire writes it.
struct WireTime: Equatable, Sendable {
  /// Since 1970 in UTC.
  var nanoseconds: Int

  /// The present moment.
  static var now: WireTime {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return WireTime(nanoseconds: Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec))
  }

  /// The time this much later; a time beyond what fits stays at the last that does.
  func advanced(by duration: Duration) -> WireTime {
    let (sum, overflow) = nanoseconds.addingReportingOverflow(duration.nanoseconds)
    return WireTime(nanoseconds: overflow ? .max : sum)
  }

  /// RFC 3339 in UTC with up to nine digits of a second, without zeros at the end.
  ///
  /// The form of `created_at` (Ollama API, /api/chat).
  var rfc3339: String {
    let day = Day(nanoseconds: nanoseconds)
    var fraction = padded(String(day.nanosecond), to: 9)
    while fraction.last == "0" { fraction.removeLast() }
    let point = fraction.isEmpty ? "" : "."
    return "\(padded(String(day.year), to: 4))-\(two(day.month))-\(two(day.day))"
      + "T\(day.clock)\(point)\(fraction)Z"
  }

  /// The form of HTTP's `Date` header.
  var httpDate: String {
    let day = Day(nanoseconds: nanoseconds)
    let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    return "\(weekdays[day.weekday]), \(two(day.day)) \(months[day.month - 1]) "
      + "\(padded(String(day.year), to: 4)) \(day.clock) GMT"
  }
}

/// A point in time taken apart in the Gregorian calendar.
private struct Day {
  var year: Int
  var month: Int
  var day: Int
  /// Days since a Thursday, 0 to 6.
  var weekday: Int
  /// Hours, minutes and seconds.
  var clock: String
  var nanosecond: Int

  init(nanoseconds: Int) {
    let seconds = floorDivided(nanoseconds, by: 1_000_000_000)
    nanosecond = seconds.remainder
    let days = floorDivided(seconds.quotient, by: 86_400)
    weekday = floorDivided(days.quotient, by: 7).remainder
    let second = days.remainder
    clock = "\(two(second / 3_600)):\(two(second / 60 % 60)):\(two(second % 60))"

    // Years begin in March here, so that the leap day is the last of its year, and repeat every
    // 400 years, which are 146,097 days.
    let era = floorDivided(days.quotient + 719_468, by: 146_097)
    let dayOfEra = era.remainder
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = yearOfEra + era.quotient * 400 + (month <= 2 ? 1 : 0)
  }
}

private func floorDivided(_ value: Int, by divisor: Int) -> (quotient: Int, remainder: Int) {
  let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
  return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
}

private func two(_ number: Int) -> String {
  padded(String(number), to: 2)
}

extension Duration {
  /// Whole nanoseconds, as the wire counts durations; at most what fits.
  var nanoseconds: Int {
    let (seconds, attoseconds) = components
    let (product, overflow) = Int(seconds).multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, carry) = product.addingReportingOverflow(Int(attoseconds / 1_000_000_000))
    guard !overflow, !carry else { return seconds < 0 ? .min : .max }
    return sum
  }
}
