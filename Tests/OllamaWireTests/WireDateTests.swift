import Foundation
import OllamaWire
import Testing

struct WireDateTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0, 0),
    ("2026-11-22T09:40:28.696857419Z", 1_795_340_428, 696_857_419),
    ("2026-08-21T10:00:01.5Z", 1_787_306_401, 500_000_000),
    ("2026-08-21T12:00:01.50+02:00", 1_787_306_401, 500_000_000),
    ("2026-08-21T04:30:01.000000001-05:30", 1_787_306_401, 1),
    ("2026-08-21t10:00:01z", 1_787_306_401, 0),
    ("2024-02-29T23:59:59.999999999Z", 1_709_251_199, 999_999_999),
    ("2026-01-01T00:00:00.1234567891234Z", 1_767_225_600, 123_456_789),
    ("0001-01-01T00:00:00Z", -62_135_596_800, 0),
    ("1969-12-31T23:59:59.25Z", -1, 250_000_000),
    ("2318-03-04T09:27:41.062379017Z", 10_987_176_461, 62_379_017),
    ("9999-12-31T23:59:59Z", 253_402_300_799, 0),
  ])
  func `RFC 3339 is read to the nanosecond`(text: String, seconds: Int64, nanoseconds: Int) {
    #expect(WireDate(text) == WireDate(seconds: seconds, nanoseconds: nanoseconds))
  }

  @Test(arguments: 0...9)
  func `any number of digits up to nine is read`(digits: Int) {
    let fraction = digits == 0 ? "" : ".\("123456789".prefix(digits))"
    let padded = String("123456789".prefix(digits)).padding(
      toLength: 9, withPad: "0", startingAt: 0)
    #expect(WireDate("1970-01-01T00:00:00\(fraction)Z")?.nanoseconds == Int(padded))
  }

  @Test(arguments: [
    "", "2026", "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-02-29T00:00:00Z",
    "2026-01-00T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z",
    "2026-01-01T00:00:61Z", "2026-01-01T00:00:00", "2026-01-01T00:00:00.Z",
    "2026-01-01T00:00:00+0200", "2026-01-01T00:00:00+24:00", "2026-01-01T00:00:00Zx",
    " 2026-01-01T00:00:00Z", "2026-1-1T00:00:00Z", "+026-01-01T00:00:00Z", "２026-01-01T00:00:00Z",
  ])
  func `what is no RFC 3339 is no date`(text: String) {
    #expect(WireDate(text) == nil)
  }

  @Test(arguments: [
    "1970-01-01T00:00:00Z", "2026-11-22T09:40:28.696857419Z", "2026-08-21T10:00:01.5Z",
    "0001-01-01T00:00:00Z", "2318-03-04T09:27:41.062379017Z", "1969-12-31T23:59:59.25Z",
    "2000-02-29T00:00:00.000000001Z", "0000-03-01T00:00:00Z", "9999-12-31T23:59:59Z",
  ])
  func `a date is written as it was read`(text: String) throws {
    let date = try #require(WireDate(text))
    #expect(date.description == text)
    let json = try JSONEncoder().encode([date])
    #expect(try JSONDecoder().decode([WireDate].self, from: json) == [date])
  }

  @Test func `every day of 800 years follows the one before`() throws {
    let start = try #require(WireDate("1600-01-01T00:00:00Z"))
    let end = try #require(WireDate("2400-01-01T00:00:00Z"))
    #expect((end.seconds - start.seconds) / 86_400 == 292_194)
    for day in stride(from: start.seconds, to: end.seconds, by: 86_400 * 13) {
      let date = WireDate(seconds: day)
      guard WireDate(date.description) == date else {
        Issue.record("\(day): \(date)")
        return
      }
    }
  }

  @Test func `dates are in order of time and become Foundation's`() {
    #expect(WireDate(seconds: 1) < WireDate(seconds: 1, nanoseconds: 1))
    #expect(WireDate(seconds: 1, nanoseconds: 5) < WireDate(seconds: 2))
    #expect(
      WireDate(seconds: 2, nanoseconds: 500_000_000).date == Date(timeIntervalSince1970: 2.5))
  }
}
