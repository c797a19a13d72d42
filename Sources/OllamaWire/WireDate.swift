import Foundation

/// An instant as the wire has it, with its nanoseconds.
///
/// RFC 3339 with 0 to 9 fractional digits and `Z` or an offset. Covers the years 0 to
/// 9999, so also Go's zero time (year 1) and "forever" (292 years ahead).
public struct WireDate: Hashable, Sendable {
  /// Whole seconds since 1970-01-01T00:00:00Z; negative before.
  public var seconds: Int64
  /// Nanoseconds after that second, 0 to 999,999,999.
  public var nanoseconds: Int

  /// Makes an instant.
  public init(seconds: Int64, nanoseconds: Int = 0) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  /// Reads RFC 3339; nil for anything else.
  ///
  /// Digits beyond the ninth are cut off.
  public init?(_ text: String) {
    var digits = Digits(text)
    guard let year = digits.number(4), digits.skip("-"),
      let month = digits.number(2), (1...12).contains(month), digits.skip("-"),
      let day = digits.number(2), (1...WireDate.days(in: month, of: year)).contains(day),
      digits.skip("T") || digits.skip("t") || digits.skip(" "),
      let hour = digits.number(2), hour < 24, digits.skip(":"),
      let minute = digits.number(2), minute < 60, digits.skip(":"),
      let second = digits.number(2), second <= 60,
      let fraction = digits.fraction(),
      let offset = digits.offset(), digits.isAtEnd
    else { return nil }
    let time = hour * 3600 + minute * 60 + second - offset
    seconds = Int64(WireDate.daysSince1970(year, month, day) * 86_400 + time)
    nanoseconds = fraction
  }

  /// The same instant for Foundation, rounded to what a `Double` can hold.
  public var date: Date {
    Date(timeIntervalSince1970: Double(seconds) + Double(nanoseconds) / 1e9)
  }
}

extension WireDate: Comparable {
  public static func < (left: WireDate, right: WireDate) -> Bool {
    (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
  }
}

// MARK: - Writing

extension WireDate: CustomStringConvertible, Codable {
  /// RFC 3339 in UTC, fractional digits without trailing zeros, as Go writes it.
  public var description: String {
    let day = Int(seconds) / 86_400 - (Int(seconds) % 86_400 < 0 ? 1 : 0)
    let time = Int(seconds) - day * 86_400
    let (year, month, dayOfMonth) = WireDate.civil(day)
    var text = "\(padded(year, 4))-\(padded(month, 2))-\(padded(dayOfMonth, 2))T"
    text += "\(padded(time / 3600, 2)):\(padded(time / 60 % 60, 2)):\(padded(time % 60, 2))"
    guard nanoseconds > 0 else { return text + "Z" }
    var fraction = padded(nanoseconds, 9)
    while fraction.last == "0" { fraction.removeLast() }
    return text + ".\(fraction)Z"
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let date = WireDate(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no RFC 3339 date")
    }
    self = date
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

private func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

// MARK: - The calendar

// Days are counted in years that begin with March, so that the leap day comes last; an
// era is the 400 years (146,097 days) after which the Gregorian calendar repeats.
extension WireDate {
  private static func daysSince1970(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let marchYear = (month > 2 ? year : year - 1) + 400
    let (era, yearOfEra) = marchYear.quotientAndRemainder(dividingBy: 400)
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return (era - 1) * 146_097 + dayOfEra - 719_468
  }

  private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

/// The characters of a date, read from left to right.
private struct Digits {
  private var rest: Substring.UTF8View

  init(_ text: String) {
    rest = text[...].utf8
  }

  var isAtEnd: Bool {
    rest.isEmpty
  }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }

  mutating func digit() -> Int? {
    guard let byte = rest.first, (0x30...0x39).contains(byte) else { return nil }
    rest.removeFirst()
    return Int(byte) - 0x30
  }

  mutating func number(_ count: Int) -> Int? {
    var value = 0
    for _ in 0..<count {
      guard let digit = digit() else { return nil }
      value = value * 10 + digit
    }
    return value
  }

  /// Nanoseconds; 0 when there is no fraction, nil when a dot has no digits after it.
  mutating func fraction() -> Int? {
    guard skip(".") else { return 0 }
    guard var value = digit() else { return nil }
    var count = 1
    while let next = digit() {
      guard count < 9 else { continue }
      value = value * 10 + next
      count += 1
    }
    for _ in count..<9 { value *= 10 }
    return value
  }

  /// Seconds east of Greenwich.
  mutating func offset() -> Int? {
    if skip("Z") || skip("z") { return 0 }
    let sign = skip("-") ? -1 : 1
    guard sign < 0 || skip("+") else { return nil }
    guard let hours = number(2), hours < 24, skip(":"), let minutes = number(2), minutes < 60
    else { return nil }
    return sign * (hours * 3600 + minutes * 60)
  }
}
