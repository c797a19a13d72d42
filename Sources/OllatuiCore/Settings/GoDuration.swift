/// Durations as Go writes them, which is how Ollama reads `keep_alive`.
enum GoDuration {
  private static let units: [(name: String, seconds: Double)] = [
    ("ns", 1e-9), ("us", 1e-6), ("µs", 1e-6), ("μs", 1e-6), ("ms", 1e-3), ("s", 1), ("m", 60),
    ("h", 3600),
  ]

  /// The seconds of a duration with units, such as `1h30m`, `500ms`, `-1m`, or a bare `0`.
  ///
  /// nil where the text is none, or longer than Go can count (292 years).
  static func seconds(_ text: String) -> Double? {
    var rest = text[...]
    let isNegative = rest.first == "-"
    if isNegative || rest.first == "+" { rest.removeFirst() }
    if rest == "0" { return 0 }
    guard !rest.isEmpty else { return nil }
    var sum = 0.0
    while !rest.isEmpty {
      let number = rest.prefix { ("0"..."9").contains($0) || $0 == "." }
      rest = rest[number.endIndex...]
      let name = rest.prefix { !("0"..."9").contains($0) && $0 != "." }
      rest = rest[name.endIndex...]
      guard let unit = units.first(where: { $0.name == name }),
        let count = Double(plain: String(number))
      else { return nil }
      sum += count * unit.seconds
    }
    guard sum < 9_223_372_036 else { return nil }
    return isNegative ? -sum : sum
  }

  /// Whether it is something that Ollama takes as `keep_alive`: a number, or a duration with units.
  static func isLifetime(_ text: String) -> Bool {
    Double(plain: text) != nil || seconds(text) != nil
  }

  /// A time in seconds, without needless digits: `10`, `0.5`.
  static func secondsText(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    guard attoseconds != 0 else { return String(seconds) }
    var digits = String(String(attoseconds + 1_000_000_000_000_000_000).dropFirst())
    while digits.last == "0" { digits.removeLast() }
    return "\(seconds).\(digits)"
  }
}

extension Double {
  /// Reads a number in decimal digits, with a sign, a point or an exponent; nil for anything else.
  ///
  /// `Double(_:)` would also take `nan`, `inf` and hexadecimal digits.
  init?(plain text: String) {
    let isPlain = text.utf8.allSatisfy { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "+-.eE".utf8.contains(byte)
    }
    guard isPlain, let number = Double(text), number.isFinite else { return nil }
    self = number
  }
}
