import Transcript

/// Figures as text, without a locale: digits, a point, a unit.
enum Format {
  /// A number with so many decimals, rounded.
  static func fixed(_ value: Double, _ decimals: Int) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "–" }
    let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
    let scaled = Int64((abs(value) * scale).rounded())
    let sign = value < 0 && scaled > 0 ? "-" : ""
    guard decimals > 0 else { return "\(sign)\(scaled)" }
    let digits = String(scaled)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return "\(sign)\(padded.dropLast(decimals)).\(padded.suffix(decimals))"
  }

  /// A duration to read: `412 µs`, `4.2 ms`, `41 ms`, `4.54 s`, `2 m 05 s`.
  static func duration(_ duration: Duration) -> String {
    let seconds = duration.seconds
    switch seconds {
    case ..<0.001: return fixed(seconds * 1e6, 0) + " µs"
    case ..<0.01: return fixed(seconds * 1e3, 1) + " ms"
    case ..<0.9995: return fixed(seconds * 1e3, 0) + " ms"
    case ..<60: return fixed(seconds, 2) + " s"
    default: return minutes(seconds)
    }
  }

  /// A running clock: tenths of a second, then minutes.
  static func clock(_ duration: Duration) -> String {
    let seconds = duration.seconds
    return seconds < 60 ? fixed(seconds, 1) + " s" : minutes(seconds)
  }

  private static func minutes(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds < 1e12 else { return "–" }
    let whole = Int(seconds.rounded())
    let rest = whole % 60
    let text = "\(whole / 60 % 60) m \(rest < 10 ? "0" : "")\(rest) s"
    return whole >= 3600 ? "\(whole / 3600) h " + text : text
  }

  /// A size on disk in decimal units, as `ollama list` shows it.
  static func bytes(_ count: Int64) -> String {
    let units = ["B", "KB", "MB", "GB", "TB"]
    var value = Double(max(0, count))
    var unit = 0
    while value >= 1000, unit < units.count - 1 {
      value /= 1000
      unit += 1
    }
    return fixed(value, unit > 0 && value < 10 ? 1 : 0) + " " + units[unit]
  }

  /// A number of tokens in few characters: `812`, `1.2k`, `131k`, `1.0M`.
  static func tokens(_ count: Int) -> String {
    switch count {
    case ..<1000: String(max(0, count))
    case ..<9950: fixed(Double(count) / 1e3, 1) + "k"
    case ..<999_500: fixed(Double(count) / 1e3, 0) + "k"
    default: fixed(Double(count) / 1e6, 1) + "M"
    }
  }

  /// A point of time, the same everywhere: `2026-11-26 01:35:07 UTC`.
  static func universal(_ time: Timestamp) -> String {
    let seconds = time.milliseconds / 1000
    let (days, rest) = (seconds / 86_400, seconds % 86_400)
    // Days are counted from 1 March of the year 0, so that the leap day ends a year (H. Hinnant).
    let shifted = days + 719_468
    let era = shifted / 146_097
    let day = shifted % 146_097
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365
    let dayOfYear = day - (365 * year + year / 4 - year / 100)
    let month = (5 * dayOfYear + 2) / 153
    func two(_ number: Int64) -> String { (number < 10 ? "0" : "") + String(number) }
    let date = [
      String(year + era * 400 + (month < 10 ? 0 : 1)), two(month < 10 ? month + 3 : month - 9),
      two(dayOfYear - (153 * month + 2) / 5 + 1),
    ]
    let clock = [two(rest / 3600), two(rest / 60 % 60), two(rest % 60)]
    return date.joined(separator: "-") + " " + clock.joined(separator: ":") + " UTC"
  }

  /// A whole number with a comma at every thousand.
  static func grouped(_ number: Int) -> String {
    var digits = Array(String(number.magnitude))
    for place in stride(from: digits.count - 3, to: 0, by: -3) { digits.insert(",", at: place) }
    return (number < 0 ? "-" : "") + String(digits)
  }
}
