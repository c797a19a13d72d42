/// How long a model stays in memory after its last request.
enum KeepAlive: Equatable, Sendable {
  case lasting(Duration)
  case forever

  /// Ollama's default.
  static let usual = KeepAlive.lasting(.seconds(300))

  /// Reads `keep_alive`: seconds as a number, or a Go duration such as `1h30m` as a text.
  ///
  /// Negative values mean forever, and so does what is longer than thirty years.
  init(_ value: JSON) throws(RequestError) {
    switch value {
    case .integer(let seconds): self.init(seconds: Double(seconds))
    case .number(let seconds): self.init(seconds: seconds)
    case .string(let text): self.init(seconds: try goSeconds(text))
    case .null, .bool, .array, .object: throw .bad("Unsupported type: '\(value.kind)'")
    }
  }

  private init(seconds: Double) {
    self = 0..<1e9 ~= seconds ? .lasting(.seconds(seconds)) : .forever
  }
}

/// The seconds of a duration as Go writes it: `90s`, `1h30m`, `-1m`, `500ms`, `0`.
private func goSeconds(_ text: String) throws(RequestError) -> Double {
  let scales: [String: Double] = [
    "ns": 1e-9, "us": 1e-6, "µs": 1e-6, "μs": 1e-6, "ms": 1e-3, "s": 1, "m": 60, "h": 3_600,
  ]
  var rest = text[...]
  let sign: Double = rest.first == "-" ? -1 : 1
  if let first = rest.first, "+-".contains(first) { rest.removeFirst() }
  guard rest != "0" else { return 0 }
  guard !rest.isEmpty else { throw .bad("time: invalid duration \"\(text)\"") }
  var sum = 0.0
  while !rest.isEmpty {
    let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    guard let number = Double(digits) else { throw .bad("time: invalid duration \"\(text)\"") }
    rest = rest.dropFirst(digits.count)
    let unit = rest.prefix { !($0.isASCII && ($0.isNumber || $0 == ".")) }
    guard !unit.isEmpty else { throw .bad("time: missing unit in duration \"\(text)\"") }
    guard let scale = scales[String(unit)] else {
      throw .bad("time: unknown unit \"\(unit)\" in duration \"\(text)\"")
    }
    rest = rest.dropFirst(unit.count)
    sum += number * scale
  }
  return sign * sum
}
